import type { CivilDate } from '../../core/dates.ts'
import { add, type Minor } from '../../core/money.ts'
import type { ReadTx } from '../../store/store.ts'
import type { BooksDesk } from '../desk.ts'

/** Something that is open, since a day and perhaps of an amount. */
export type Open = { readonly on: CivilDate | null; readonly amount?: Minor }

/** What is open; where there is more, so much of it was counted. */
export type Found = { readonly open: readonly Open[]; readonly isMore: boolean }

/** Days that are looked through, both inclusive. */
export type Span = { readonly from: CivilDate; readonly to: CivilDate }

export type MonthDesk = BooksDesk<ReadTx>

/** What a month may have left open, in the order in which it is looked through. */
type Subject =
  | 'money of nobody'
  | 'cash not brought to the bank'
  | 'bank below nought'
  | 'statements missing'
  | 'accounts that do not agree with statements'
  | 'payouts not paid yet'
  | 'subsidies not paid'
  | 'bills undecided'
  | 'bills above the usual'
  | 'letters open'
  | 'dependants over age'
  | 'applications undecided'
  | 'proposals undecided'
  | 'complaints unanswered'
  | 'days beyond the budget of SMS'
  | 'books not closed'
  | 'year not in the funds'

export type MonthLine = {
  readonly subject: Subject
  /** None of it is open when this is 0. */
  readonly count: number
  /** Whether there may be more than were counted, of something that comes in thousands. */
  readonly isMore: boolean
  /** In minor units of the mutual's money; null where it is not about money. */
  readonly amount: Minor | null
  /** The day of the oldest; null where there is none, or none that is known. */
  readonly oldest: CivilDate | null
  /**
   * The command that shows it or mends it, without the program's name. `NAME` is whoever does it, and
   * `FILE.csv` what an operator or the bank gave.
   */
  readonly command: string
}

/** A line of the list, from all that is open of it. */
export function line(
  subject: Subject,
  open: readonly Open[],
  command: string,
  isMore = false,
): MonthLine {
  const days = open.flatMap(({ on }) => on ?? []).sort()
  const amounts = open.flatMap(({ amount }) => amount ?? [])
  return {
    ...{ subject, count: open.length, isMore, oldest: days[0] ?? null, command },
    amount: amounts.length === 0 ? null : add(...amounts),
  }
}
