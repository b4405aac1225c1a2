import {
  proposeCorrection,
  type CorrectionAsked,
} from '../../../app/decisions/propose-correction.ts'
import { BANK_NAME } from '../../../core/ledger/treasury.ts'
import type { Ports } from '../../../app/ports.ts'
import type { MemberNumber } from '../../../core/member-number.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { type Command, type CommandContext, type Input, type Io, refuse } from '../command.ts'
import { JSON_OBJECT_WITH_MONEY, MUTUAL, printEither } from '../options.ts'
import { memberToChange } from '../member-named.ts'
import { refusalText } from '../../refusal-texts.ts'
import { amountOption, textOption } from '../values.ts'

const RECEIPT = { name: 'RECEIPT', describe: 'the receipt’s number, as on the SMS' } as const
const BY = {
  flags: '--by <name>',
  describe: 'the manager or collector who proposes it: the name, or the phone',
  required: true,
} as const
const REASON = { flags: '--reason <text>', describe: 'why it is wrong', required: true } as const

export const correctReverseCommand: Command = {
  name: 'correct reverse',
  kind: 'write',
  describe: 'proposes to take back a receipt: the money did not come, or went back at once',
  arguments: [RECEIPT],
  options: [MUTUAL, REASON, BY, JSON_OBJECT_WITH_MONEY],
  examples: [
    'correct reverse JP26-0038114 --mutual jappo --reason "typed twice" --by "Khady Sarr"',
  ],
  run: (context, input, io) => propose(context, input, io, null),
}

export const correctRefundCommand: Command = {
  name: 'correct refund',
  kind: 'write',
  describe: 'proposes to pay back money of a receipt, all of it or a part',
  arguments: [RECEIPT],
  options: [
    MUTUAL,
    { flags: '--amount <amount>', describe: 'what is paid back', required: true },
    {
      flags: '--from <account>',
      describe: `from where: ${BANK_NAME}, which is the default, a wallet, or cash in hand as c1`,
    },
    { flags: '--number <number>', describe: 'whose part, when the receipt is of several members' },
    REASON,
    BY,
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: [
    'correct refund JP26-0038114 --mutual jappo --amount 1500 --reason "paid twice" --by "Khady Sarr"',
  ],
  run: async (context, input, io) => {
    const code = input.text('mutual') ?? ''
    const books = await context.ports.store.read((tx) => loadMutual(tx, code))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual: code }))
    const number = await numberOption(context.ports, input, io)
    const amount = amountOption(input, books.mutual.currency, io)
    if (number === undefined || !amount) return 1
    const from = input.text('from') ?? BANK_NAME
    return propose(context, input, io, { amount, number, from })
  },
}

/** Null when there is none, undefined when it is none. */
async function numberOption(
  ports: Ports,
  input: Input,
  io: Io,
): Promise<MemberNumber | null | undefined> {
  if (input.text('number') === null) return null
  return (await memberToChange(ports, input, io, 'number')) ?? undefined
}

async function propose(
  { ports }: CommandContext,
  input: Input,
  io: Io,
  refund: CorrectionAsked['refund'],
): Promise<0 | 1> {
  const by = textOption(input, 'by', io)
  const reason = textOption(input, 'reason', io)
  if (!by || !reason) return 1
  const mutual = input.text('mutual') ?? ''
  const receipt = input.text('receipt') ?? ''
  const made = await proposeCorrection(ports, { mutual, receipt, refund, by, reason })
  if (!made.ok) return refuse(io, refusalText(made.refusal))
  const { proposal_id: id, act, proposed_by: proposedBy } = made.value.proposal
  const json = { proposal: id, kind: act.kind, receipt, by: proposedBy, reason }
  const line = `proposal ${id} waits for somebody else: decide approve ${id} --mutual ${mutual}`
  printEither(io, input, json, line)
  return 0
}
