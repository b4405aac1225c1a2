import type { CivilDate } from '../../core/dates.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'
import type { Minor } from '../../core/money.ts'
import type { OtherMoney, OtherMoneyBack } from '../../core/proposals/proposal.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { RuledAct } from '../../core/staff/rules.ts'
import type { StaffMember } from '../../core/staff/staff.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { bookEntries, type BookEntry, findBookEntry } from '../../store/books/book-entries.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { BookEntryTable } from '../../store/tables/books.ts'
import { type BooksDesk, type Desk, inBooks, type ReadDesk } from '../desk.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import { staffFor } from '../staff/staff.ts'
import { leavesBankBelow } from '../bank-below.ts'
import { bookable, otherSide, shortageOf } from './accounts.ts'
import { bookBack, bookEntry, standingEntry } from './make-entry.ts'

export type EntryAsked = {
  readonly mutual: string
  /** The number of an account of the chart. */
  readonly account: string
  readonly centre: string | null
  /** Where the money came from or went: one of the two. */
  readonly from: string | null
  readonly into: string | null
  readonly amount: Minor
  /** The number of the bill, cheque or line of a statement: the same one is booked once. */
  readonly reference: string
  readonly what: string
  /** The day it happened; null for today. */
  readonly on: CivilDate | null
  /** The manager or collector who books it, by name or phone. */
  readonly by: string
}

/** What became of it: it stands in the books, or waits for a second person. */
export type Booked =
  | {
      readonly mutual: Mutual
      readonly entry: BookEntryTable
      readonly isNew: boolean
      readonly proposal: null
    }
  | { readonly mutual: Mutual; readonly entry: null; readonly proposal: NewProposal }

/**
 * Books money that is neither a contribution nor care. Above the mutual's limit, and out of a bank that
 * it would put below nought, it waits for a second person (R65). The same number once more is answered with what was booked; with something else it is
 * refused.
 */
export async function recordEntry(
  desk: Desk,
  asked: EntryAsked,
  actor: string,
): Promise<Result<Booked>> {
  const there = await bookerAt(desk, asked, 'book record')
  if (!there.ok) return there
  const { here, staff } = there.value
  const act = await actOf(here, asked)
  if (!act.ok) return act
  const before = await findBookEntry(here.tx, asked.mutual, asked.reference)
  if (before) return again(before, act.value, here.mutual)
  const shortage = await shortageOf(here.tx, here.mutual, act.value.credit, asked.amount)
  if (shortage) return refused(shortage)
  const { what: reason, reference } = asked
  const isForTwo = await needsTwo(here, act.value.credit, asked.amount)
  if (isForTwo) return propose(here, staff, act.value, reference, reason)
  const by = { by: staff.name, actor, proposal: null }
  return booked(here.mutual, await bookEntry(here, act.value, by))
}

/** Takes back what was booked under a number; two people do it in the same cases (R65). */
export async function reverseEntry(
  desk: Desk,
  asked: Pick<EntryAsked, 'mutual' | 'reference' | 'by'> & { readonly reason: string },
  actor: string,
): Promise<Result<Booked>> {
  const there = await bookerAt(desk, asked, 'book record')
  if (!there.ok) return there
  const { here, staff } = there.value
  const { reference, reason } = asked
  const found = await standingEntry(here, reference)
  if (!found.ok) return found
  const { amount, debit_account: debit } = found.value
  const act: OtherMoneyBack = { kind: 'book-back', reference, amount }
  // What two people took out of suspense goes back by two.
  const isForTwo = found.value.receipt_id !== null || (await needsTwo(here, debit, amount))
  if (isForTwo) return propose(here, staff, act, reference, reason)
  const by = { by: staff.name, actor, proposal: null }
  return booked(here.mutual, await bookBack(here, reference, reason, by))
}

/** What was booked between two days, both included. */
export async function listEntries(
  { tx }: ReadDesk,
  mutual: string,
  days: { readonly from: CivilDate | null; readonly to: CivilDate | null },
): Promise<Result<{ readonly mutual: Mutual; readonly entries: readonly BookEntry[] }>> {
  const books = await loadMutual(tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  return done({ mutual: books.mutual, entries: await bookEntries(tx, mutual, days) })
}

/** Who books, with the books and the lock of their chain. */
export async function bookerAt(
  desk: Desk,
  { mutual, by }: Pick<EntryAsked, 'mutual' | 'by'>,
  act: RuledAct,
): Promise<Result<{ readonly here: BooksDesk; readonly staff: StaffMember }>> {
  if (!(await loadMutual(desk.tx, mutual))) return refused({ code: 'unknown-mutual', mutual })
  await lockMutualChain(desk.tx, mutual)
  // As they are now that nobody else can close them.
  const books = await loadMutual(desk.tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  const here = inBooks(desk, books)
  const staff = await staffFor(here, by, act)
  return staff.ok ? done({ here, staff: staff.value }) : staff
}

async function actOf(
  { tx, mutual, today }: BooksDesk,
  { account, centre, from, into, amount, reference, what, on: day }: EntryAsked,
): Promise<Result<OtherMoney>> {
  const on = day ?? today
  if (on > today) return refused({ code: 'later-than-today', on })
  const own = bookable(mutual, { account, centre, on })
  if (!own.ok) return own
  const other = await otherSide(tx, mutual, from ?? into ?? '', on)
  if (!other.ok) return other
  if (own.value === other.value) return refused({ code: 'unknown-account', account: other.value })
  const [debit, credit] = from === null ? [other.value, own.value] : [own.value, other.value]
  return done({ kind: 'book', reference, debit, credit, amount, what, on })
}

function again(before: BookEntry, act: OtherMoney, mutual: Mutual): Result<Booked> {
  const isSame =
    before.amount === act.amount &&
    before.debit_account === act.debit &&
    before.credit_account === act.credit
  if (isSame && !before.reversal)
    return done({ mutual, entry: before, isNew: false, proposal: null })
  const { reference } = act
  if (isSame) return refused({ code: 'entry-taken-back', reference })
  const recorded = { amount: before.amount, currency: mutual.currency }
  return refused({ code: 'entry-differs', reference, recorded })
}

/** Above the mutual's limit, or out of a bank that would be below nought. */
async function needsTwo(
  { tx, mutual }: BooksDesk,
  from: AccountId,
  amount: Minor,
): Promise<boolean> {
  const { bookApprovalAbove: limit } = mutual
  if (limit !== null && amount > limit) return true
  return leavesBankBelow(tx, mutual.code, from, amount)
}

/** Keeps what one proposes until another decides it. */
export async function propose(
  here: BooksDesk,
  staff: StaffMember,
  act: OtherMoney | OtherMoneyBack,
  about: string,
  reason: string,
): Promise<Result<Booked>> {
  const made = await makeProposal(here, here.mutual.code, { act, about, reason }, staff)
  return made.ok ? done({ mutual: here.mutual, entry: null, proposal: made.value }) : made
}

function booked(mutual: Mutual, made: Result<BookEntryTable>): Result<Booked> {
  return made.ok ? done({ mutual, entry: made.value, isNew: true, proposal: null }) : made
}
