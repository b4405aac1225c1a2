import type { Dice } from '../dice.ts'
import type { YearEvent } from '../events.ts'
import type { OldHousehold } from '../register.ts'

const ASSOCIATION = 'femmes-marche'

/** The association pays once a quarter: asked on its phone, by cheque, by transfer with a list, in cash. */
export function groupsOf(chance: Dice, register: readonly OldHousehold[]): YearEvent[] {
  const parts = register.flatMap(({ association }, household) =>
    association === ASSOCIATION ? [{ household, amount: 1200 * (1 + chance.throw(4)) }] : [],
  )
  const association = ASSOCIATION
  const list = { on: '2026-09-15', kind: 'group-list', association, paidOn: '2026-09-13' } as const
  return [
    { on: '2026-03-15', kind: 'group', association, way: 'prompt' },
    { on: '2026-06-15', kind: 'group', association, way: 'cheque' },
    ...(parts.length > 0 ? [{ ...list, parts }] : []),
    { on: '2026-12-15', kind: 'group', association, way: 'cash' },
  ]
}
