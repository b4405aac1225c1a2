import { chartOf } from '../../core/ledger/chart.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { ChartEntry } from '../../core/statutes/bookkeeping.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { proposeYearBack, proposeYearEnd } from '../bookkeeping/close-year.ts'
import { readBalance, readIncome } from '../bookkeeping/read-statements.ts'
import { listEntries, recordEntry, reverseEntry } from '../bookkeeping/record-entry.ts'
import { type Act, reads, writes } from './act.ts'
import { optional } from './field.ts'
import { amountField } from './mutual-fields.ts'
import {
  byField,
  codeField,
  dayField,
  MUTUAL,
  referenceField,
  textField,
  wholeNumberField,
} from './plain-fields.ts'

/** Other money: what is neither a contribution nor care, and what a year came to. */

const REFERENCE = referenceField(
  'its number: of the bill, the cheque, the line of a statement; the same one is booked once',
)

const BY_STAFF = byField('the manager or collector who does it: the name, or the phone')

const YEAR = wholeNumberField('the year', 'year', 2000, 2999)

const DAYS = {
  from: optional(dayField('what happened from this day on')),
  to: optional(dayField('what happened up to this day')),
} as const

export const bookRecord = writes({
  name: 'book record',
  describe:
    'books money that is neither a contribution nor care: rent, pay, grants, interest, investments; above the mutual’s limit a second person decides',
  input: {
    mutual: MUTUAL,
    account: codeField('the account that it is about, as in book accounts', 'number'),
    amount: amountField('how much'),
    from: optional(
      codeField('paid from: bank, a wallet, cash in hand (c1), or another account', 'where'),
    ),
    into: optional(
      codeField('received into: bank, a wallet, cash in hand (c1), or another account', 'where'),
    ),
    reference: REFERENCE,
    what: textField('what it is, in a few words', 'words'),
    centre: optional(codeField('the cost centre that it belongs to')),
    on: optional(dayField('the day it happened (default: today)')),
    by: BY_STAFF,
  },
  fits: ({ from, into }) =>
    (from === null) === (into === null)
      ? [{ field: null, why: 'give either {from} or {into}: where the money came from, or went' }]
      : [],
  run: (desk, asked) => recordEntry(desk, asked, desk.actor),
})

export const bookReverse = writes({
  name: 'book reverse',
  describe:
    'takes back what was booked wrongly, from today on; above the limit a second person decides',
  input: {
    reference: REFERENCE,
    mutual: MUTUAL,
    reason: textField('why'),
    by: BY_STAFF,
  },
  run: (desk, asked) => reverseEntry(desk, asked, desk.actor),
})

export const bookList = reads({
  name: 'book list',
  describe: 'the other money that was booked, by the day it happened, with what was taken back',
  input: { mutual: MUTUAL, ...DAYS },
  run: (desk, { mutual, ...days }) => listEntries(desk, mutual, days),
})

export const bookAccounts = reads({
  name: 'book accounts',
  describe: 'the accounts and cost centres that other money is booked on',
  input: { mutual: MUTUAL },
  run: async ({ tx }, { mutual: code }): Promise<Result<Accounts>> => {
    const books = await loadMutual(tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    const { mutual } = books
    return done({ mutual, accounts: [...chartOf(mutual.bookkeeping).values()] })
  },
})

type Accounts = { readonly mutual: Mutual; readonly accounts: readonly Required<ChartEntry>[] }

export const bookCloseYear = writes({
  name: 'book close-year',
  describe:
    'proposes that the result of a year goes into the funds: its share into the legal reserve, the rest carried forward; a second person decides',
  input: { year: YEAR, mutual: MUTUAL, by: BY_STAFF },
  run: (desk, asked) => proposeYearEnd(desk, asked),
})

export const bookReopenYear = writes({
  name: 'book reopen-year',
  describe:
    'proposes to take back that the last year went into the funds; its days stay closed; a second person decides',
  input: { year: YEAR, mutual: MUTUAL, reason: textField('why'), by: BY_STAFF },
  run: (desk, asked) => proposeYearBack(desk, asked),
})

export const reportIncome = reads({
  name: 'report income',
  describe: 'the income statement: what some days of the books brought in and cost, by account',
  input: {
    mutual: MUTUAL,
    from: dayField('the first day of the books'),
    to: dayField('the last day of the books'),
  },
  run: (desk, { mutual, ...span }) => readIncome(desk, mutual, span),
})

export const reportBalance = reads({
  name: 'report balance',
  describe: 'the balance sheet: what the mutual has, owes and is worth on the evening of a day',
  input: { mutual: MUTUAL, on: optional(dayField('the day of the books (default: today)')) },
  run: (desk, { mutual, on }) => readBalance(desk, mutual, on),
})

export const BOOKKEEPING_ACTS: readonly Act[] = [
  bookRecord,
  bookReverse,
  bookList,
  bookAccounts,
  bookCloseYear,
  bookReopenYear,
  reportIncome,
  reportBalance,
]
