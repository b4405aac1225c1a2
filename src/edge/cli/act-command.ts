import { type Act, perform } from '../../app/acts/act.ts'
import type { Fields, InputOf } from '../../app/acts/field.ts'
import { type Given, readInput, type Remark } from '../../app/acts/read-input.ts'
import { refusalText } from '../refusal-texts.ts'
import {
  type Argument,
  type Command,
  type CommandContext,
  type ExitCode,
  type Input,
  type Io,
  type Option,
  refuse,
} from './command.ts'
import { printEither } from './options.ts'
import { keyOf } from './program.ts'

/** How an act is typed and what is printed of it. */
type Typed<F extends Fields, V> = {
  /** Fields that are arguments, in their order, each with its name in the usage line. */
  readonly arguments?: { readonly [Field in keyof F]?: string }
  /** Flags of other options than `--its-name <what it holds>`. */
  readonly flags?: { readonly [Field in keyof F]?: string }
  readonly json: Option
  readonly details?: readonly string[]
  /** See `Command`. */
  readonly slow?: true
  readonly examples: readonly string[]
  print(value: V, input: InputOf<F>): Printed
  /** What a running service would do by itself once the act is done. */
  then?(context: CommandContext): Promise<unknown>
}

export type Printed = {
  readonly json: unknown
  readonly lines: string | readonly string[]
  /** Why the command fails although the act was done. */
  readonly failed?: string
}

/** The command of an act: what was typed is read as the act says, and what came of it is printed. */
export function actCommand<F extends Fields, V>(act: Act<F, V>, typed: Typed<F, V>): Command {
  const { json, examples, details } = typed
  const places = placesOf(act.input, typed)
  return {
    ...{ name: act.name, kind: act.kind, describe: act.describe, act },
    ...(details ? { details } : {}),
    ...(typed.slow ? { slow: true as const } : {}),
    arguments: places.flatMap(({ argument }) => argument ?? []),
    options: [...places.flatMap(({ option }) => option ?? []), json],
    examples,
    run: (context: CommandContext, input: Input, io: Io) =>
      run(act, typed, places, context, input, io),
  }
}

/** Where the value of a field is typed. */
type Place = {
  readonly field: string
  /** As a complaint about it begins: `NUMBER`, `--by`. */
  readonly label: string
  readonly argument?: Argument
  readonly option?: Option
  given(input: Input): string | null
}

function placesOf<F extends Fields>(
  fields: F,
  { arguments: names = {}, flags = {} }: Pick<Typed<F, unknown>, 'arguments' | 'flags'>,
): Place[] {
  const named = names as Readonly<Record<string, string>>
  const flagged = flags as Readonly<Record<string, string>>
  const asArguments = Object.keys(named).map((field) => argumentOf(field, fields, named))
  const others = Object.keys(fields).filter((field) => named[field] === undefined)
  return [...asArguments, ...others.map((field) => optionOf(field, fields, flagged[field]))]
}

function argumentOf(field: string, fields: Fields, names: Readonly<Record<string, string>>): Place {
  const label = names[field] ?? ''
  const { describe = '', isRequired = true } = fields[field] ?? {}
  const argument = { name: label, describe, ...(isRequired ? {} : { optional: true as const }) }
  return { field, label, argument, given: (input) => input.text(label.toLowerCase()) }
}

function optionOf(field: string, fields: Fields, flag: string | undefined): Place {
  const { describe = '', isRequired = true, holds = 'text', choices } = fields[field] ?? {}
  const dashed = `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  const flags = flag ?? (holds === 'switch' ? dashed : `${dashed} <${holds}>`)
  const label = flags.split(' ')[0] ?? flags
  const option = {
    ...{ flags, describe },
    ...(isRequired ? { required: true as const } : {}),
    ...(choices ? { choices } : {}),
  }
  const key = keyOf(flags)
  if (holds !== 'switch') return { field, label, option, given: (input) => input.text(key) }
  // A switch that begins with no- takes away what is there without it.
  const means = !label.startsWith('--no-')
  return { field, label, option, given: (input) => (input.is(key) === means ? 'yes' : null) }
}

async function run<F extends Fields, V>(
  act: Act<F, V>,
  typed: Typed<F, V>,
  places: readonly Place[],
  context: CommandContext,
  input: Input,
  io: Io,
): Promise<ExitCode> {
  const { ports, actor } = context
  const given: Given = (name) => places.find(({ field }) => field === name)?.given(input) ?? null
  const read = await readInput(ports, act, given)
  for (const note of read.notes) complain(places, note, io)
  if (read.kind === 'refused') return refuse(io, refusalText(read.refusal))
  if (read.kind === 'wrong') {
    for (const fault of read.faults) complain(places, fault, io)
    return 1
  }
  const done = await perform(act, { ports, actor, tell: io.progress }, read.input)
  if (!done.ok) return refuse(io, refusalText(done.refusal))
  await typed.then?.(context)
  const { json, lines, failed } = typed.print(done.value, read.input)
  printEither(io, input, json, lines)
  return failed === undefined ? 0 : refuse(io, failed)
}

function complain(places: readonly Place[], { field, given, why }: Remark, io: Io): void {
  const labelOf = (name: string) => places.find((place) => place.field === name)?.label ?? name
  if (field === null) io.err(why.replace(/\{(\w+)\}/g, (_, name: string) => labelOf(name)))
  else io.err(`${labelOf(field)}${given === null ? '' : ` ${given}`}: ${why}`)
}
