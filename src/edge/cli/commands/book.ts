import { bookAccounts, bookList, bookRecord, bookReverse } from '../../../app/acts/bookkeeping.ts'
import type { Booked } from '../../../app/bookkeeping/record-entry.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import type { BookEntry } from '../../../store/books/book-entries.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT, JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'
import { proposed } from './payouts.ts'

export const bookRecordCommand = actCommand(bookRecord, {
  flags: { reference: '--ref <text>' },
  json: JSON_OBJECT_WITH_MONEY,
  details: [
    'What was paid is booked with --from, what came in with --into. Accounts: book accounts --mutual CODE.',
  ],
  examples: [
    'book record --mutual jappo --account 622 --amount 40000 --from bank --ref LOYER-03 --what "Rent of March" --by "Khady Sarr"',
    'book record --mutual jappo --account 711 --amount 500000 --into bank --ref DON-7 --what "Grant of the town" --by "Khady Sarr"',
  ],
  print: (booked, { mutual }) => printedEntry(booked, mutual),
})

export const bookReverseCommand = actCommand(bookReverse, {
  arguments: { reference: 'REFERENCE' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['book reverse LOYER-03 --mutual jappo --reason "booked twice" --by "Khady Sarr"'],
  print: (booked, { mutual }) => printedEntry(booked, mutual),
})

export const bookListCommand = actCommand(bookList, {
  json: JSON_LIST_WITH_MONEY,
  examples: ['book list --mutual jappo', 'book list --mutual jappo --from 2026-01-01 --json'],
  print: ({ mutual: { currency }, entries }) => {
    const rows = entries.map((entry) => rowOf(entry, currency))
    return { json: rows, lines: listed(rows) }
  },
})

export const bookAccountsCommand = actCommand(bookAccounts, {
  json: JSON_OBJECT,
  examples: ['book accounts --mutual jappo', 'book accounts --mutual jappo --json'],
  print: ({ mutual: { code, bookkeeping }, accounts }) => ({
    json: { mutual: code, accounts, costCentres: bookkeeping.costCentres },
    lines: [
      ...table(
        [
          { title: 'account', cell: (entry) => entry.code },
          { title: 'name', cell: (entry) => entry.name },
          { title: 'type', cell: (entry) => entry.type },
          { title: 'until', cell: (entry) => entry.until ?? '-' },
        ],
        accounts,
      ),
      ...bookkeeping.costCentres.map(
        (centre) =>
          `cost centre ${centre.code}: ${centre.name}${centre.until ? `, until ${centre.until}` : ''}`,
      ),
    ],
  }),
})

/** What became of other money: that it is booked, or waits for a second person. */
export function printedEntry(booked: Booked, mutual: string): Printed {
  if (booked.proposal) return proposed(booked.proposal, mutual)
  const { entry, isNew } = booked
  const { currency } = booked.mutual
  const { amount, debit_account: debit, credit_account: credit, on_date: on } = entry
  const text = `${toDecimal(amount, currency)} ${currency} from ${credit} to ${debit} on ${on}, ${entry.about}`
  return {
    json: {
      ...{ reference: entry.reference, debit, credit, amount, currency, what: entry.about },
      ...{ on, by: entry.recorded_by, isNew, proposal: null },
    },
    lines: isNew ? text : `${text}; booked before, by ${entry.recorded_by}`,
  }
}

function rowOf(entry: BookEntry, currency: Currency) {
  const { reference, debit_account: debit, credit_account: credit, amount, about: what } = entry
  const { reversal } = entry
  return {
    ...{ reference, on: entry.on_date, debit, credit, amount, currency, what },
    ...{ by: entry.recorded_by, proposal: entry.proposal_id },
    takenBackOn: reversal?.on_date ?? null,
    takenBackBy: reversal?.recorded_by ?? null,
    why: reversal?.about ?? null,
  }
}

type Row = ReturnType<typeof rowOf>

function listed(rows: readonly Row[]): string[] {
  if (rows.length === 0) return ['no other money was booked']
  return table<Row>(
    [
      { title: 'reference', cell: (row) => row.reference ?? '-' },
      { title: 'on', cell: (row) => row.on },
      { title: 'to', cell: (row) => row.debit },
      { title: 'from', cell: (row) => row.credit },
      { title: 'amount', right: true, cell: (row) => toDecimal(row.amount, row.currency) },
      { title: 'what', cell: (row) => row.what },
      { title: 'by', cell: (row) => row.by },
      { title: 'taken back', cell: (row) => row.takenBackOn ?? '-' },
    ],
    rows,
  )
}
