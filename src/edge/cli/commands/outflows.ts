import { recordOutflow } from '../../../app/payments/wallet-outflow.ts'
import { toDecimal } from '../../../core/money.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { type Command, type CommandContext, type Input, type Io, refuse } from '../command.ts'
import { JSON_OBJECT_WITH_MONEY, MUTUAL, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { amountOption, dayOption, personOption } from '../values.ts'

const OPTIONS = [
  MUTUAL,
  { flags: '--wallet <name>', describe: 'the wallet account it left', required: true },
  { flags: '--amount <amount>', describe: 'how much', required: true },
  {
    flags: '--ref <text>',
    describe: 'its number on the statement; the same one is not recorded twice',
    required: true,
  },
  { flags: '--on <date>', describe: 'the day it happened (default: today)' },
  { flags: '--by <name>', describe: 'the person who records it', required: true },
  JSON_OBJECT_WITH_MONEY,
] as const

export const bankSweepCommand: Command = {
  name: 'bank sweep',
  kind: 'write',
  describe: 'records money that went from a wallet account to the bank',
  options: OPTIONS,
  examples: [
    'bank sweep --mutual jappo --wallet sandbox --amount 250000 --ref VIR-18 --by "Khady Sarr"',
  ],
  run: (context, input, io) => run(context, 'bank-sweep', input, io),
}

export const feeRecordCommand: Command = {
  name: 'fee record',
  kind: 'write',
  describe: 'records a fee that an operator kept from a wallet account and the mutual bears',
  options: OPTIONS,
  examples: [
    'fee record --mutual jappo --wallet sandbox --amount 350 --ref FEE-2026-02 --by "Khady Sarr"',
  ],
  run: (context, input, io) => run(context, 'operator-fee', input, io),
}

async function run(
  { ports, actor }: CommandContext,
  kind: 'operator-fee' | 'bank-sweep',
  input: Input,
  io: Io,
): Promise<0 | 1> {
  const code = input.text('mutual') ?? ''
  const on = dayOption(input, 'on', io)
  const by = personOption(input, io)
  if (on === null || !by) return 1
  const books = await ports.store.read((tx) => loadMutual(tx, code))
  if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual: code }))
  const { currency } = books.mutual
  const amount = amountOption(input, currency, io)
  if (!amount) return 1
  const reference = (input.text('ref') ?? '').trim()
  if (reference === '') return refuse(io, '--ref: is empty')
  const wallet = input.text('wallet') ?? ''
  const asked = { mutual: code, kind, wallet, amount, reference, on: on ?? null }
  const recorded = await recordOutflow(ports, asked, { by, actor })
  if (!recorded.ok) return refuse(io, refusalText(recorded.refusal))
  const { outflow, isNew } = recorded.value
  const { on_date: day, recorded_by: recordedBy } = outflow
  const json = { kind, wallet, amount, currency, reference, on: day, by: recordedBy, isNew }
  const what = kind === 'bank-sweep' ? 'swept to the bank' : 'kept as a fee'
  const text = `${wallet}: ${toDecimal(amount, currency)} ${currency} ${what} on ${day}, ${reference}`
  const before = isNew ? '' : `; recorded before, by ${recordedBy}`
  printEither(io, input, json, text + before)
  return 0
}
