import { type Act, perform } from '../../../src/app/acts/act.ts'
import { readInput } from '../../../src/app/acts/read-input.ts'
import type { Refusal } from '../../../src/core/refusals.ts'
import type { World } from '../../world.ts'

/** What somebody gives an act, by its fields; a field that is not here is not given. */
export type Texts = Readonly<Record<string, string>>

export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'wrong'; readonly faults: readonly { field: string; why: string }[] }

/** Does an act as a door does: what was given is read, then the act is done. */
export async function doAct({ ports }: World, act: Act, texts: Texts): Promise<Outcome> {
  const read = await readInput(ports, act.input, (field) => texts[field] ?? null)
  if (read.kind === 'wrong') return { kind: 'wrong', faults: read.faults }
  if (read.kind === 'refused') return { kind: 'refused', refusal: read.refusal }
  const done = await perform(act, { ports, actor: 'test' }, read.input)
  return done.ok ? { kind: 'done' } : { kind: 'refused', refusal: done.refusal }
}

/** A plausible text for each field of an act; switches are left out. */
export function textsFor(act: Act, member: string): Record<string, string> {
  const fields = Object.entries(act.input).filter(([, { holds }]) => holds !== 'switch')
  return Object.fromEntries(
    fields.map(([field, { choices }]) => [field, choices?.[0] ?? PLAUSIBLE[field] ?? member]),
  )
}

/** By the names of fields, which mean the same in every act. Others name the member. */
const PLAUSIBLE: Texts = {
  mutual: 'umoja',
  alert: '7',
  amount: '500',
  by: 'Mercy',
  call: '7',
  cash: 'c1',
  complaint: 'C7',
  from: '2026-02-01',
  of: 'Mercy',
  receipt: 'UA26-0000007',
  reference: 'SLIP-7',
  slip: '118',
  text: 'We have spoken to the clinic',
  to: '2026-02-28',
}
