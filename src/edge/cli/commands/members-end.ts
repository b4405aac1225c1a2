import {
  type EndAsked,
  endMembership,
  keepMembership,
} from '../../../app/membership/end-membership.ts'
import type { Ports } from '../../../app/ports.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import type { Ending } from '../../../core/membership/ending.ts'
import type { Result } from '../../../core/refusals.ts'
import type { RecordedChange } from '../../../store/membership/membership-changes.ts'
import { type Command, type CommandContext, type Input, type Io, refuse } from '../command.ts'
import { BY_MANAGER, JSON_OBJECT, printEither } from '../options.ts'
import { memberMeant, NAMED } from '../member-named.ts'
import { refusalText } from '../../refusal-texts.ts'
import { dayOption, textOption } from '../values.ts'

export const CAUSE = {
  flags: '--cause <text>',
  describe: 'why, in a few words',
  required: true,
} as const
const OPTIONS = [CAUSE, BY_MANAGER, JSON_OBJECT] as const
const ON = {
  flags: '--on <date>',
  describe: 'the first day without the membership (default: today)',
} as const

export const membersResignCommand: Command = endCommand(
  'resign',
  'resigned',
  'a member leaves the mutual',
  'members resign 0412337-8 --on 2026-04-01 --cause "moves to Thies" --by "Khady Sarr"',
)

export const membersDeceaseCommand: Command = endCommand(
  'decease',
  'deceased',
  'a member has died: the membership of the household is over, and nobody is told by SMS',
  'members decease 0412337-8 --on 2026-03-03 --cause "told by her son" --by "Khady Sarr"',
)

export const membersTransferCommand: Command = endCommand(
  'transfer',
  'transferred',
  'a member goes over to another mutual',
  'members transfer 0412337-8 --cause "to the mutual of Kaolack" --by "Khady Sarr"',
)

export const membersStayCommand: Command = {
  name: 'members stay',
  kind: 'write',
  describe: 'takes back an end that lies ahead',
  arguments: [NAMED],
  options: OPTIONS,
  examples: ['members stay 0412337-8 --cause "does not move" --by "Khady Sarr"'],
  run: async ({ ports }, input, io) => {
    const asked = await lifeAsked(ports, input, io)
    if (!asked) return 1
    return say(input, io, await keepMembership(ports, asked), () => 'goes on')
  },
}

function endCommand(name: string, ending: Ending, describe: string, example: string): Command {
  return {
    name: `members ${name}`,
    kind: 'write',
    describe,
    arguments: [NAMED],
    options: [ON, ...OPTIONS],
    examples: [example],
    run: (context, input, io) => end(context, input, io, ending),
  }
}

async function end(
  { ports }: CommandContext,
  input: Input,
  io: Io,
  ending: EndAsked['ending'],
): Promise<0 | 1> {
  const on = dayOption(input, 'on', io)
  const asked = await lifeAsked(ports, input, io)
  if (on === null || !asked) return 1
  const ended = await endMembership(ports, { ...asked, ending, on: on ?? null })
  return say(input, io, ended, (change) => `is over from ${change.on} on (${ending})`)
}

/**
 * The member, why, and who decides; null when one of them is not there, which `io` was told. `named`
 * says by what a member may be named.
 */
export async function lifeAsked(ports: Ports, input: Input, io: Io, named = memberMeant) {
  const number = await named(ports, input, io)
  const cause = textOption(input, 'cause', io)
  const by = textOption(input, 'by', io)
  return number && cause && by ? { number, cause, by } : null
}

/** Prints what was recorded of a membership. */
function say(
  input: Input,
  io: Io,
  done: Result<RecordedChange>,
  what: (change: RecordedChange) => string,
): 0 | 1 {
  if (!done.ok) return refuse(io, refusalText(done.refusal))
  const { number, kind, on, cause, decidedBy: by } = done.value
  const line = `${formatMemberNumber(number)} ${what(done.value)}; decided by ${by}`
  printEither(io, input, { number, kind, on, cause, by }, line)
  return 0
}
