import { type Act, perform } from '../../src/app/acts/act.ts'
import type { Fields } from '../../src/app/acts/field.ts'
import { readInput } from '../../src/app/acts/read-input.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { refusalText } from '../../src/edge/refusal-texts.ts'
import type { World } from '../world.ts'
import type { Model } from './model.ts'
import type { OldHousehold } from './register.ts'

/** The service in its year, beside the model that knows what should come of it. */
export type Town = {
  readonly world: World
  readonly register: readonly OldHousehold[]
  /** Member numbers by the place in the register; newcomers after them. */
  readonly numbers: MemberNumber[]
  /** As it is before the event. */
  readonly model: Model
  /** Counts slips, references and the like. */
  next(): number
}

export const MUTUAL = 'jokko'

/** Does an act as a command does it: its fields are texts. Throws when it is refused. */
export async function command<F extends Fields, V>(
  { world: { ports } }: Pick<Town, 'world'>,
  act: Act<F, V>,
  given: Readonly<Record<string, string>>,
): Promise<V> {
  const read = await readInput(ports, act, (field) => given[field] ?? null)
  if (read.kind === 'refused') throw new Error(`${act.name}: ${refusalText(read.refusal)}`)
  if (read.kind === 'wrong') throw new Error(`${act.name}: ${JSON.stringify(read.faults)}`)
  const done = await perform(act, { ports, actor: 'command' }, read.input)
  if (!done.ok)
    throw new Error(`${act.name} ${JSON.stringify(given)}: ${refusalText(done.refusal)}`)
  return done.value
}

export function numberOf({ numbers }: Town, household: number): MemberNumber {
  const number = numbers[household]
  if (!number) throw new Error(`no household ${household}`)
  return number
}

export function phoneOf({ register }: Town, household: number): string {
  return register[household]?.phone ?? ''
}
