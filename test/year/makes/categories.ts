import type { Dice } from '../dice.ts'
import type { YearEvent } from '../events.ts'
import type { OldHousehold } from '../register.ts'

/** The first day on which the State pays a part for those whom its list names, and the last. */
export const POOR_FROM = '2026-04-01'
const POOR_UNTIL = '2026-12-31'

/** The first day of those who come under the plan that covers more. */
export const EXTENDED_FROM = '2026-05-01'

const AID_OF_A_MONTH = 750

/** One household in twenty. */
export function isPoor({ association }: OldHousehold, at: number): boolean {
  return association === '' && at % 20 === 7
}

/** One in fifty. */
export function isExtended({ association }: OldHousehold, at: number): boolean {
  return association === '' && at % 50 === 11
}

/** The State's list and money, and households that change plans. */
export function categoriesOf(chance: Dice, register: readonly OldHousehold[]): YearEvent[] {
  const poor = register.flatMap((old, at) => (isPoor(old, at) ? [at] : []))
  const extended = register.flatMap((old, at) => (isExtended(old, at) ? [at] : []))
  const aid = poor.length * AID_OF_A_MONTH
  const to = extended.map((household): YearEvent => {
    return { on: '2026-04-20', kind: 'plan', household, plan: 'elargie', first: EXTENDED_FROM }
  })
  const back = extended
    .filter(() => chance.percent(20))
    .map((household): YearEvent => {
      return { on: '2026-09-21', kind: 'plan', household, plan: 'famille', first: '2026-10-01' }
    })
  return [
    { on: '2026-03-20', kind: 'poor-list', households: poor, first: POOR_FROM, until: POOR_UNTIL },
    ...to,
    ...back,
    // It pays a part of the first quarter late, and nothing more of its first month.
    { on: '2026-07-14', kind: 'state-pays', amount: 100 * Math.floor(aid / 125) },
    { on: '2026-09-15', kind: 'let-off', month: '2026-04' },
    { on: '2026-10-09', kind: 'state-pays', amount: 2 * aid },
    { on: '2026-12-18', kind: 'state-pays', amount: 3 * aid + 250 },
  ]
}
