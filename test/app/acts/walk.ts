import { type Act, perform } from '../../../src/app/acts/act.ts'
import { readInput } from '../../../src/app/acts/read-input.ts'
import type { Refusal } from '../../../src/core/refusals.ts'
import type { World } from '../../world.ts'

/** What somebody gives an act, by its fields; a field that is not here is not given. */
export type Texts = Readonly<Record<string, string>>

export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'wrong'; readonly faults: readonly { field: string | null; why: string }[] }

/** Does an act as a door does: what was given is read, then the act is done. */
export async function doAct(
  { ports }: Pick<World, 'ports'>,
  act: Act,
  texts: Texts,
): Promise<Outcome> {
  const read = await readInput(ports, act, (field) => texts[field] ?? null)
  if (read.kind === 'wrong') return { kind: 'wrong', faults: read.faults }
  if (read.kind === 'refused') return { kind: 'refused', refusal: read.refusal }
  const done = await perform(act, { ports, actor: 'test' }, read.input)
  return done.ok ? { kind: 'done' } : { kind: 'refused', refusal: done.refusal }
}

/** A plausible text for each field of an act; switches are left out. */
export function textsFor(act: Act, member: string): Record<string, string> {
  const fields = Object.entries(act.input).filter(
    ([field, { holds }]) => holds !== 'switch' && !LEFT_OUT.has(`${act.name}/${field}`),
  )
  return Object.fromEntries(
    fields.map(([field, { holds, choices }]) => {
      const named = PLAUSIBLE[`${act.name}/${field}`] ?? PLAUSIBLE[field]
      return [field, named ?? choices?.[0] ?? HELD[holds]?.(member) ?? 'some-code']
    }),
  )
}

/** Fields that do not go with the others. */
const LEFT_OUT = new Set([
  'staff add/provider',
  'book record/into',
  'book record/centre',
  'payer receive/received',
])

/** By what a field holds. */
const HELD: Readonly<Record<string, (member: string) => string>> = {
  acts: () => 'cash record',
  amount: () => '500',
  count: () => '30',
  date: () => '2026-03-02',
  days: () => '30',
  month: () => '2026-03',
  number: (member) => member,
  year: () => '2025',
  'number/n': (member) => `${member}/1`,
  numbers: (member) => member,
  phone: () => '0711000009',
  text: () => 'A few words',
  where: () => 'bank',
  words: () => 'We have spoken to the clinic',
}

/** By the names of fields, which mean the same in every act, or of one act. */
const PLAUSIBLE: Texts = {
  mutual: 'umoja',
  alert: '7',
  birthDate: '1990-05-06',
  by: 'Mercy',
  call: '7',
  cash: 'c1',
  complaint: 'C7',
  name: 'Zawadi Atieno',
  of: 'Mercy',
  plan: 'family',
  receipt: 'UA26-0000007',
  'book record/account': '622',
  'staff add/role': 'manager',
}
