import type { Ports } from '../../app/ports.ts'
import type { Decision } from '../../core/proposals/proposal.ts'
import type { Result } from '../../core/refusals.ts'
import { type Argument, type Command, type Input, type Io, type Option, refuse } from './command.ts'
import { JSON_OBJECT, MUTUAL, printEither } from './options.ts'
import { refusalText } from '../refusal-texts.ts'
import { textOption } from './values.ts'

/** Something with a number that waits for a person to decide about it: how its commands are made. */
export type Decidable = {
  /** The word the commands begin with: `application`. */
  readonly group: string
  /** The argument that is its number, in capitals, which names it in what is printed too. */
  readonly argument: Argument
  readonly by: Option
  readonly approve: { readonly describe: string; readonly options?: readonly Option[] }
  readonly refuse: { readonly describe: string; readonly reason: string }
  decide(ports: Ports, asked: DecisionTyped, input: Input): Promise<Result<DecidedRow>>
}

export type DecisionTyped = {
  readonly mutual: string
  readonly id: string
  readonly decision: Decision
  readonly by: string
  /** Of a refusal. */
  readonly reason: string | null
}

/** What is printed with `--json`; `registered` names who was registered. */
export type DecidedRow = {
  readonly decidedBy: string | null
  readonly registered?: string | null
}

export function approveCommand(of: Decidable): Command {
  return {
    name: `${of.group} approve`,
    kind: 'write',
    describe: of.approve.describe,
    arguments: [of.argument],
    options: [MUTUAL, of.by, ...(of.approve.options ?? []), JSON_OBJECT],
    examples: [`${of.group} approve 12 --mutual jappo --by "Moussa Fall"`],
    run: ({ ports }, input, io) => decide(of, ports, input, io, null),
  }
}

export function refuseCommand(of: Decidable): Command {
  const { describe, reason } = of.refuse
  return {
    name: `${of.group} refuse`,
    kind: 'write',
    describe,
    arguments: [of.argument],
    options: [
      MUTUAL,
      of.by,
      { flags: '--reason <text>', describe: 'why not', required: true },
      JSON_OBJECT,
    ],
    examples: [`${of.group} refuse 12 --mutual jappo --reason "${reason}" --by "Moussa Fall"`],
    run: async ({ ports }, input, io) => {
      const why = textOption(input, 'reason', io)
      return why ? decide(of, ports, input, io, why) : 1
    },
  }
}

async function decide(
  of: Decidable,
  ports: Ports,
  input: Input,
  io: Io,
  reason: string | null,
): Promise<0 | 1> {
  const by = textOption(input, 'by', io)
  if (!by) return 1
  const thing = of.argument.name.toLowerCase()
  const id = input.text(thing) ?? ''
  const decision = reason === null ? 'approved' : 'refused'
  const asked = { mutual: input.text('mutual') ?? '', id, decision, by, reason } as const
  const decided = await of.decide(ports, asked, input)
  if (!decided.ok) return refuse(io, refusalText(decided.refusal))
  const { decidedBy, registered } = decided.value
  const who = registered ? `: ${registered}` : ''
  printEither(io, input, decided.value, `${thing} ${id} was ${decision} by ${decidedBy}${who}`)
  return 0
}
