import { payForAssociation } from '../../../app/associations/pay-for-association.ts'
import type {
  PaymentAsked,
  PlannedPayment,
} from '../../../app/associations/plan-for-association.ts'
import { acting } from '../../../app/desk.ts'
import type { SeenMoney } from '../../../app/associations/group-money.ts'
import type { CivilDate } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Currency, type Minor, toDecimal } from '../../../core/money.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { readParts } from '../../files/parts-file.ts'
import { type Command, type ExitCode, type Input, type Io, refuse } from '../command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { amountOption, BY, dayOption, memberNumbersOption, personOption } from '../values.ts'
import { complain } from '../file-faults.ts'
import { ASSOCIATION, MUTUAL } from './association.ts'

export const associationPayCommand: Command = {
  name: 'association pay',
  slow: true,
  kind: 'write',
  describe:
    'asks an association’s phone to pay for its members, records its cash, cheque or transfer, or shares money in suspense',
  arguments: [ASSOCIATION],
  options: [
    MUTUAL,
    { flags: '--all', describe: 'pays what everybody in it owes' },
    { flags: '--members <numbers>', describe: 'pays for these members only: numbers, with commas' },
    { flags: '--amount <amount>', describe: 'pays this much, the oldest debts first' },
    {
      flags: '--file <parts.csv>',
      describe: 'a file with number and amount of each part; --amount is what they must sum to',
      reads: true,
    },
    {
      flags: '--received <reference>',
      describe:
        'shares this money in suspense: the operator’s number with --wallet, else our receipt number',
    },
    { flags: '--wallet <account>', describe: 'the wallet account that received it' },
    {
      flags: '--cash',
      describe: 'it was paid in cash, which is in the hand of the one who does this; with --slip',
    },
    {
      flags: '--slip <number>',
      describe: 'the number of the paper slip; the same one counts once',
    },
    { flags: '--cheque <number>', describe: 'it was paid into the bank by this cheque' },
    {
      flags: '--transfer <reference>',
      describe: 'it came to the bank, by its number on the bank’s paper',
    },
    { flags: '--on <date>', describe: 'the day on which it was paid (default: today)' },
    { flags: '--again', describe: 'asks once more while an earlier request is open' },
    { flags: '--dry-run', describe: 'shows the parts and asks for nothing' },
    JSON_OBJECT_WITH_MONEY,
    BY,
  ],
  examples: [
    'association pay femmes-marche --mutual jappo --all --dry-run --by "Khady Sarr"',
    'association pay femmes-marche --mutual jappo --amount 20000 --by "Khady Sarr"',
    'association pay femmes-marche --mutual jappo --all --cash --slip 118 --by "Khady Sarr"',
    'association pay femmes-marche --mutual jappo --amount 20000 --transfer VIR-81 --on 2026-03-01 --by "Khady Sarr"',
    'association pay femmes-marche --mutual jappo --file parts.csv --received QX81 --wallet sandbox --by "Khady Sarr"',
  ],
  run: async ({ ports }, input, io) => {
    const wrong = wrongUsage(input)
    if (wrong) {
      io.err(wrong)
      return 2
    }
    const by = personOption(input, io)
    const mutual = input.text('mutual') ?? ''
    const books = await ports.store.read((tx) => loadMutual(tx, mutual))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual }))
    const { currency } = books.mutual
    const choice = by && (await choiceOf(input, currency, io))
    if (!by || !choice) return 1
    const reference = input.text('received')
    const received = reference ? { reference, wallet: input.text('wallet') } : null
    const association = input.text('code') ?? ''
    const on = dayOption(input, 'on', io)
    if (on === null) return 1
    const seen = seenOf(input, on ?? null)
    const asked = {
      ...{ mutual, association, choice, received, seen, by },
      ...{ dryRun: input.is('dryRun'), again: input.is('again') },
    }
    const paid = await acting(ports, (desk) => payForAssociation(desk, asked))
    if (paid.ok) return report(paid.value, input, io)
    if (paid.faults) return complain(io, input.text('file') ?? '', paid.faults)
    return refuse(io, refusalText(paid.refusal))
  },
}

/** Which of the options do not go together, in one line. */
function wrongUsage(input: Input): string | null {
  const has = (name: string) => input.text(name) !== null || input.is(name)
  const ways = ['all', 'members', 'amount', 'file', 'received'].filter(has)
  if (ways.length === 0) return 'one of --all, --members, --amount, --file, --received is missing'
  if (has('wallet') && !has('received')) return '--wallet is of no use without --received'
  if (has('all') && (has('members') || has('amount') || has('file'))) {
    return '--all does not go with --members, --amount or --file'
  }
  if (has('file') && has('members')) return '--file does not go with --members'
  const paid = ['received', 'cash', 'cheque', 'transfer'].filter(has)
  if (paid.length > 1) return `--${paid[0]} does not go with --${paid[1]}`
  if (has('cash') !== has('slip')) return '--cash and --slip go together'
  if (has('on') && (paid.length === 0 || has('received'))) {
    return '--on goes with --cash, --cheque or --transfer'
  }
  if (has('again') && paid.length > 0) return `--again does not go with --${paid[0]}`
  if (has('received') && has('amount')) return '--received has an amount: leave out --amount'
  return null
}

/** Money that was seen: in somebody's hand, or on the bank's paper. */
function seenOf(input: Input, on: CivilDate | null): SeenMoney | null {
  const [slip, cheque, transfer] = ['slip', 'cheque', 'transfer'].map((name) => input.text(name))
  if (slip) return { kind: 'cash', reference: slip, on }
  if (cheque) return { kind: 'bank', reference: `cheque ${cheque}`, on }
  return transfer ? { kind: 'bank', reference: transfer, on } : null
}

async function choiceOf(
  input: Input,
  currency: Currency,
  io: Io,
): Promise<PaymentAsked['choice'] | null> {
  const amount = input.text('amount') === null ? undefined : amountOption(input, currency, io)
  if (amount === null) return null
  const file = input.text('file')
  if (file !== null) {
    const { rows, faults } = await readParts(await io.readFile(file), currency)
    if (faults.length === 0) return { kind: 'list', rows, amount: amount ?? null }
    complain(io, file, faults)
    return null
  }
  const numbers = input.text('members') === null ? undefined : memberNumbersOption(input, io)
  if (numbers === null) return null
  return amount === undefined
    ? { kind: 'owed', numbers: numbers ?? null }
    : { kind: 'amount', amount, numbers: numbers ?? null }
}

function report(planned: PlannedPayment, input: Input, io: Io): ExitCode {
  const dryRun = input.is('dryRun')
  const lines = input.is('json')
    ? [JSON.stringify(paymentJson(planned, dryRun))]
    : describe(planned, dryRun)
  for (const line of lines) io.out(line)
  return 0
}

function paymentJson(planned: PlannedPayment, dryRun: boolean) {
  const { mutual, association, amount, parts, names, sharing, phone, receipt } = planned
  const money = (amount: Minor) => ({ amount, currency: mutual.currency })
  return {
    association: association.code,
    mutual: mutual.code,
    sharing,
    amount: money(amount),
    parts: parts.map((part) => {
      return { number: part.number, name: names.get(part.number), amount: money(part.amount) }
    }),
    asked: dryRun ? null : phone,
    receipt: receipt?.receipt_number ?? null,
    dryRun,
  }
}

function describe(
  { mutual, amount, parts, names, phone, receipt }: PlannedPayment,
  dryRun: boolean,
): string[] {
  const money = (amount: Minor) => toDecimal(amount, mutual.currency)
  const sum = `${money(amount)} ${mutual.currency}, members: ${parts.length}`
  const what = receipt ? `${receipt.receipt_number} was shared` : `${phone} is asked to pay`
  return [
    ...table(
      [
        { title: 'number', cell: ({ number }) => formatMemberNumber(number) },
        { title: 'name', cell: ({ number }) => names.get(number) ?? '' },
        { title: 'part', right: true, cell: (part) => money(part.amount) },
      ],
      parts,
    ),
    dryRun ? `nothing was done; without --dry-run: ${sum}` : `${what}: ${sum}`,
  ]
}
