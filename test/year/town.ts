import { type Act, perform } from '../../src/app/acts/act.ts'
import type { Fields } from '../../src/app/acts/field.ts'
import { readInput } from '../../src/app/acts/read-input.ts'
import { decideApprove } from '../../src/app/acts/decisions.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { COMMANDS } from '../../src/edge/cli/commands.ts'
import { contextOf } from '../../src/edge/cli/context.ts'
import { parseCommandLine } from '../../src/edge/cli/program.ts'
import { refusalText } from '../../src/edge/refusal-texts.ts'
import type { World } from '../world.ts'
import type { Model } from './model/model.ts'
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

/** Who does the office's work, and who decides with her. */
export const BY = 'Khady Sarr'
const DECIDER = 'Moussa Fall'

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

type Typed = { readonly code: number; readonly out: string; readonly err: readonly string[] }

/** Types a command line; its files are at hand under the names in it. */
export async function typed(
  { world: { ports } }: Pick<Town, 'world'>,
  argv: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<Typed> {
  const out: string[] = []
  const err: string[] = []
  const print = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    progress: () => undefined,
  }
  const parsed = parseCommandLine(COMMANDS, argv, print)
  if (parsed.kind === 'answered' || parsed.command.kind === 'local')
    throw new Error(`${argv.join(' ')}: ${err.join('\n')}`)
  const openFile = (path: string) => Buffer.from(files[path] ?? '')
  const readFile = (path: string) => Promise.resolve(openFile(path))
  const io = { ...print, keep: () => undefined, readFile, openFile }
  const code = await parsed.command.run(contextOf(ports, 'sandbox'), parsed.input, io)
  return { code, out: out.join('\n'), err }
}

/** The same for what must be done. */
export async function typedDone(...of: Parameters<typeof typed>): Promise<string> {
  const { code, out, err } = await typed(...of)
  if (code !== 0) throw new Error(`${of[1].join(' ')}: ${err.join('\n')}`)
  return out
}

/** The second person agrees. */
export async function approve(town: Town, proposal: string): Promise<void> {
  await command(town, decideApprove, { proposal, mutual: MUTUAL, by: DECIDER })
}

export function numberOf({ numbers }: Town, household: number): MemberNumber {
  const number = numbers[household]
  if (!number) throw new Error(`no household ${household}`)
  return number
}

export function phoneOf({ register }: Town, household: number): string {
  return register[household]?.phone ?? ''
}
