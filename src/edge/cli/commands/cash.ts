import { depositCash } from '../../../app/cash/deposit-cash.ts'
import { type NamedCash, readCashEntries, readCashInHand } from '../../../app/cash/read-cash.ts'
import { recordCash } from '../../../app/cash/record-cash.ts'
import { civilDateAt } from '../../../core/dates.ts'
import { BANK_NAME } from '../../../core/ledger/treasury.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { add, type Currency, type Minor, toDecimal } from '../../../core/money.ts'
import type { CashEntry } from '../../../store/cash/cash.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { mutualOfNumber } from '../../../store/membership/households.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT_WITH_MONEY, MUTUAL, printEither } from '../options.ts'
import { memberToChange } from '../member-named.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { amountOption, textOption } from '../values.ts'

const BY = {
  flags: '--by <name>',
  describe: 'the manager or collector who does this: the name, or the phone',
  required: true,
} as const

export const cashRecordCommand: Command = {
  name: 'cash record',
  kind: 'write',
  describe: 'records cash that a member paid; the member’s own phone gets the receipt',
  arguments: [{ name: 'NUMBER', describe: 'the member number' }],
  options: [
    { flags: '--amount <amount>', describe: 'what was taken', required: true },
    BY,
    {
      flags: '--slip <text>',
      describe: 'the number of the paper slip; recording it again changes nothing',
      required: true,
    },
    { flags: '--no-phone', describe: 'the member has no phone for the receipt; managers only' },
    { flags: '--right', describe: 'the amount is right although it is not usual here' },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: ['cash record 0412337-8 --amount 1500 --by "Khady Sarr" --slip 118'],
  run: async ({ ports }, input, io) => {
    const number = await memberToChange(ports, input, io)
    const by = textOption(input, 'by', io)
    const slip = textOption(input, 'slip', io)
    if (!number || !by || !slip) return 1
    const code = await ports.store.read((tx) => mutualOfNumber(tx, number))
    const books = code ? await ports.store.read((tx) => loadMutual(tx, code)) : null
    if (!books) return refuse(io, refusalText({ code: 'unknown-number', number }))
    const amount = amountOption(input, books.mutual.currency, io)
    if (!amount) return 1
    // A switch that begins with no- takes away what is there without it.
    const withoutSms = !input.is('phone')
    const isRight = input.is('right')
    const recorded = await recordCash(ports, { number, amount, by, slip, withoutSms, isRight })
    if (!recorded.ok) return refuse(io, refusalText(recorded.refusal))
    const { mutual, receipt, inHand, isRepeat } = recorded.value
    const { currency } = mutual
    const ref = receipt.receipt_number
    const json = { receipt: ref, number, amount, currency, inHand, repeat: isRepeat }
    const what = isRepeat ? 'was recorded before' : `for ${formatMemberNumber(number)}`
    const line = `${ref}: ${money(amount, currency)} ${what}; in hand ${money(inHand, currency)}`
    printEither(io, input, json, line)
    return 0
  },
}

export const cashDepositCommand: Command = {
  name: 'cash deposit',
  kind: 'write',
  describe: 'records that somebody brought all their cash to the bank or to a wallet',
  options: [
    MUTUAL,
    { flags: '--amount <amount>', describe: 'what was brought', required: true },
    BY,
    {
      flags: '--ref <text>',
      describe: 'the number of the bank’s slip or transfer; the same one is not recorded twice',
      required: true,
    },
    { flags: '--of <name>', describe: 'whose cash it was (default: of the person who does this)' },
    { flags: '--to <account>', describe: `${BANK_NAME}, which is the default, or a wallet` },
    { flags: '--part', describe: 'only a part was brought; the rest stays in hand' },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: ['cash deposit --mutual jappo --amount 48000 --by "Khady Sarr" --ref BICIS-2231'],
  run: async ({ ports }, input, io) => {
    const code = input.text('mutual') ?? ''
    const by = textOption(input, 'by', io)
    const reference = textOption(input, 'ref', io)
    if (!by || !reference) return 1
    const books = await ports.store.read((tx) => loadMutual(tx, code))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual: code }))
    const amount = amountOption(input, books.mutual.currency, io)
    if (!amount) return 1
    const where = { of: input.text('of'), to: input.text('to') ?? BANK_NAME }
    const part = input.is('part')
    const asked = { mutual: code, amount, by, reference, part, ...where }
    const deposited = await depositCash(ports, asked)
    if (!deposited.ok) return refuse(io, refusalText(deposited.refusal))
    const { deposit, isRepeat } = deposited.value
    const { currency } = books.mutual
    const { rest, box } = deposit
    const json = { ref: reference, cash: box, amount, currency, inHand: rest, repeat: isRepeat }
    const what = isRepeat ? 'was recorded before' : `was brought to ${where.to}`
    const line = `${money(amount, currency)} ${what}; in hand ${money(rest, currency)}`
    printEither(io, input, json, line)
    return 0
  },
}

export const cashInHandCommand: Command = {
  name: 'cash in-hand',
  kind: 'read',
  describe: 'how much cash each person has in hand, by the books',
  options: [MUTUAL, JSON_LIST_WITH_MONEY],
  examples: ['cash in-hand --mutual jappo'],
  run: async ({ ports }, input, io) => {
    const found = await readCashInHand(ports, input.text('mutual') ?? '')
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const { mutual, hands } = found.value
    const { currency } = mutual
    const rows = hands.map(({ box, name, phone, amount, lastDepositAt }) => {
      const lastDeposit = lastDepositAt && civilDateAt(lastDepositAt, mutual.timeZone)
      return { cash: box, name, phone, amount, currency, lastDeposit }
    })
    printEither(io, input, rows, inHandLines(hands, rows, currency))
    return 0
  },
}

type HandRow = {
  readonly cash: string
  readonly name: string
  readonly amount: Minor
  readonly lastDeposit: string | null
}

function inHandLines(
  hands: readonly NamedCash[],
  rows: readonly HandRow[],
  currency: Currency,
): string[] {
  if (rows.length === 0) return ['no cash was ever recorded']
  const lines = table<HandRow>(
    [
      { title: 'cash', cell: (row) => row.cash },
      { title: 'in the hand of', cell: (row) => row.name },
      { title: 'amount', right: true, cell: (row) => money(row.amount, currency) },
      { title: 'last deposit', cell: (row) => row.lastDeposit ?? '-' },
    ],
    rows,
  )
  return [...lines, `in all ${money(add(...hands.map(({ amount }) => amount)), currency)}`]
}

export const cashListCommand: Command = {
  name: 'cash list',
  kind: 'read',
  describe: 'every movement of cash in hand, in the order of the books',
  options: [
    MUTUAL,
    {
      flags: '--cash <code>',
      describe: 'only the cash of one person, by the code that cash in-hand shows',
    },
    JSON_LIST_WITH_MONEY,
  ],
  examples: ['cash list --mutual jappo', 'cash list --mutual jappo --cash c1 --json'],
  run: async ({ ports }, input, io) => {
    const found = await readCashEntries(ports, input.text('mutual') ?? '')
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const { currency, timeZone } = found.value.mutual
    const box = input.text('cash')
    const entries = found.value.entries.filter((entry) => box === null || entry.box === box)
    const rows = entries.map((entry) => ({ ...entry, on: civilDateAt(entry.at, timeZone) }))
    const json = rows.map(({ kind, on, box: cash, about, slip, by, change }) => {
      return { kind, on, cash, about, slip, by, change, currency }
    })
    printEither(io, input, json, entryLines(rows, currency))
    return 0
  },
}

type EntryRow = CashEntry & { readonly on: string }

function entryLines(rows: readonly EntryRow[], currency: Currency): string[] {
  if (rows.length === 0) return ['no cash was ever recorded']
  return table<EntryRow>(
    [
      { title: 'on', cell: (row) => row.on },
      { title: 'cash', cell: (row) => row.box },
      { title: 'what', cell: (row) => row.kind },
      { title: 'change', right: true, cell: (row) => money(row.change, currency) },
      { title: 'about', cell: (row) => row.about },
      { title: 'slip', cell: (row) => row.slip ?? '-' },
      { title: 'by', cell: (row) => row.by },
    ],
    rows,
  )
}

function money(amount: Minor, currency: Currency): string {
  return `${toDecimal(amount, currency)} ${currency}`
}
