import { proposeAboutMember } from '../../../app/membership/decide-about-member.ts'
import { giveNotice } from '../../../app/membership/strike-off.ts'
import { formatMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import type { MemberDecision } from '../../../core/membership/decisions.ts'
import { readStanding } from '../../../app/membership/read-standing.ts'
import { type Command, type CommandContext, type Input, type Io, refuse } from '../command.ts'
import { BY_MANAGER, JSON_OBJECT, printEither } from '../options.ts'
import { memberMeant, memberToChange, NAMED } from '../member-named.ts'
import { refusalText } from '../../refusal-texts.ts'
import { amountOption, textOption } from '../values.ts'
import { CAUSE, lifeAsked } from './members-end.ts'

export const membersNoticeCommand: Command = {
  name: 'members notice',
  kind: 'write',
  describe: 'tells a member by SMS that striking off is near, with the debt and the hearing',
  arguments: [NAMED],
  options: [
    { flags: '--hearing <text>', describe: 'when and where the member is heard', required: true },
    { flags: '--without-sms', describe: 'the member has no phone and was told by word or letter' },
    BY_MANAGER,
    JSON_OBJECT,
  ],
  examples: ['members notice 0412337-8 --hearing "28 March 10:00, office" --by "Khady Sarr"'],
  run: async ({ ports }, input, io) => {
    const number = await memberMeant(ports, input, io)
    const cause = textOption(input, 'hearing', io)
    const by = textOption(input, 'by', io)
    if (!number || !cause || !by) return 1
    const withoutSms = input.is('withoutSms')
    const given = await giveNotice(ports, { number, cause, by, withoutSms })
    if (!given.ok) return refuse(io, refusalText(given.refusal))
    const { change, count } = given.value
    const json = { number, notice: count, on: change.on, hearing: cause, by: change.decidedBy }
    const line = `${formatMemberNumber(number)} was given notice ${count} on ${change.on}`
    printEither(io, input, json, line)
    return 0
  },
}

export const membersStrikeOffCommand: Command = {
  name: 'members strike-off',
  kind: 'write',
  describe: 'proposes to strike a member off, after two notices; another manager approves it',
  arguments: [NAMED],
  options: [CAUSE, BY_MANAGER, JSON_OBJECT],
  examples: ['members strike-off 0412337-8 --cause "heard on 28 March" --by "Khady Sarr"'],
  run: (context, input, io) =>
    propose(context, input, io, (number) => ({ kind: 'strike-off', number })),
}

export const membersReadmitCommand: Command = {
  name: 'members readmit',
  kind: 'write',
  describe:
    'proposes to readmit a former member under the same number; another manager approves it',
  arguments: [NAMED],
  options: [CAUSE, BY_MANAGER, JSON_OBJECT],
  examples: ['members readmit 0412337-8 --cause "came back from Thies" --by "Khady Sarr"'],
  run: (context, input, io) =>
    propose(context, input, io, (number) => ({ kind: 'readmission', number })),
}

export const membersWriteOffCommand: Command = {
  name: 'members write-off',
  kind: 'write',
  describe: 'proposes to give up what a former member owes; another manager approves it',
  arguments: [{ name: 'NUMBER', describe: 'the member number' }],
  options: [
    { flags: '--amount <amount>', describe: 'how much (default: all that is owed)' },
    CAUSE,
    BY_MANAGER,
    JSON_OBJECT,
  ],
  examples: ['members write-off 0412337-8 --amount 3000 --cause "moved away" --by "Khady Sarr"'],
  run: async (context, input, io) => {
    const amount = await writtenOff(context, input, io)
    if (amount === undefined) return 1
    const named = memberToChange
    return propose(context, input, io, (number) => ({ kind: 'write-off', number, amount }), named)
  },
}

/** The amount, null for all of it, undefined when it is none. */
async function writtenOff({ ports }: CommandContext, input: Input, io: Io) {
  if (input.text('amount') === null) return null
  const number = await memberToChange(ports, input, io)
  if (!number) return undefined
  const read = await readStanding(ports, number, null)
  if (read.ok) return amountOption(input, read.value.mutual.currency, io) ?? undefined
  refuse(io, refusalText(read.refusal))
  return undefined
}

async function propose(
  { ports }: CommandContext,
  input: Input,
  io: Io,
  actOf: (number: MemberNumber) => MemberDecision,
  named = memberMeant,
): Promise<0 | 1> {
  const asked = await lifeAsked(ports, input, io, named)
  if (!asked) return 1
  const made = await proposeAboutMember(ports, actOf(asked.number), asked)
  if (!made.ok) return refuse(io, refusalText(made.refusal))
  const { mutual, proposal } = made.value
  const { proposal_id: id, act, proposed_by: by, reason: cause } = proposal
  const json = { proposal: id, ...act, cause, by }
  const line = `proposal ${id} waits for somebody else: decide approve ${id} --mutual ${mutual.code}`
  printEither(io, input, json, line)
  return 0
}
