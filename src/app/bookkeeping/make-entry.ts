import { postBook, postBookBack } from '../../core/ledger/book-posting.ts'
import type { Minor } from '../../core/money.ts'
import type { OtherMoney, OtherMoneyBack } from '../../core/proposals/proposal.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { insertBookEntry, type BookEntry, findBookEntry } from '../../store/books/book-entries.ts'
import { post } from '../../store/books/ledger.ts'
import {
  putIntoSuspense,
  receiptLeft,
  receiptOfNumber,
  takeFromSuspense,
} from '../../store/payments/receipts.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import type { BookEntryTable } from '../../store/tables/books.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import { type Actor, posterFor } from '../actor.ts'
import type { BooksDesk } from '../desk.ts'
import { shortageOf } from './accounts.ts'

/** By whom it is booked, and under which proposal where two people agreed. */
type Booker = Actor & { readonly proposal: string | null }

/** Books what two people agreed on. */
export async function makeEntry(
  desk: BooksDesk,
  { act, proposal_id: proposal, proposed_by: by }: ProposalOf<OtherMoney>,
): Promise<Result<null>> {
  const booked = await bookEntry(desk, act, { by, actor: 'decision', proposal })
  return booked.ok ? done(null) : booked
}

/** Takes back what two people agree was wrong. */
export async function takeEntryBack(
  desk: BooksDesk,
  { act, proposal_id: proposal, proposed_by: by, reason }: ProposalOf<OtherMoneyBack>,
): Promise<Result<null>> {
  const back = await bookBack(desk, act.reference, reason, { by, actor: 'decision', proposal })
  return back.ok ? done(null) : back
}

/** Books other money. Nothing leaves an account that does not hold it. */
export async function bookEntry(
  desk: BooksDesk,
  { reference, debit, credit, amount, what, on, received }: Omit<OtherMoney, 'kind'>,
  booker: Booker,
): Promise<Result<BookEntryTable>> {
  const { ports, tx, mutual, closedThrough } = desk
  const receipt = received === undefined ? null : await takeReceipt(desk, received, amount)
  if (receipt && !receipt.ok) return receipt
  const shortage = await shortageOf(tx, mutual, credit, amount)
  if (shortage) return refused(shortage)
  const entryId = ports.ids.id()
  const when = { eventOn: on, closedThrough }
  const posting = postBook(entryId, { debit, credit, amount }, when)
  const journal = await post(tx, mutual.code, posting, posterFor(desk, booker))
  return done(
    await keep(desk, booker, {
      ...{ entry_id: entryId, reference, debit_account: debit, credit_account: credit, amount },
      ...{ about: what, on_date: on, reverses_id: null, journal_id: journal.journalId },
      receipt_id: receipt?.value.receipt_id ?? null,
    }),
  )
}

/** Books the opposite of an entry, today: the past is not edited (R16). */
export async function bookBack(
  desk: BooksDesk,
  reference: string,
  reason: string,
  booker: Booker,
): Promise<Result<BookEntryTable>> {
  const { ports, tx, mutual, closedThrough, today } = desk
  const found = await standingEntry(desk, reference)
  if (!found.ok) return found
  const { entry_id, journal_id, debit_account, credit_account, amount, receipt_id } = found.value
  const shortage = await shortageOf(tx, mutual, debit_account, amount)
  if (shortage) return refused(shortage)
  const entryId = ports.ids.id()
  const transfer = { debit: debit_account, credit: credit_account, amount }
  const when = { eventOn: today, closedThrough }
  const posting = postBookBack(entryId, journal_id, transfer, when)
  const journal = await post(tx, mutual.code, posting, posterFor(desk, booker))
  if (receipt_id !== null) await putIntoSuspense(tx, mutual.code, receipt_id)
  return done(
    await keep(desk, booker, {
      ...{ entry_id: entryId, reference: null, debit_account: credit_account },
      ...{ credit_account: debit_account, amount, about: reason, on_date: today },
      ...{ reverses_id: entry_id, receipt_id, journal_id: journal.journalId },
    }),
  )
}

/** Takes a receipt out of suspense of which so much is left; else it is somebody's meanwhile. */
async function takeReceipt(
  { tx, mutual }: BooksDesk,
  number: string,
  amount: Minor,
): Promise<Result<ReceiptTable>> {
  const receipt = await receiptOfNumber(tx, mutual.code, number)
  const left = receipt && (await receiptLeft(tx, receipt)).amount
  const isTaken =
    left === amount && (await takeFromSuspense(tx, mutual.code, receipt?.receipt_id ?? ''))
  return receipt && isTaken ? done(receipt) : refused({ code: 'not-in-suspense', receipt: number })
}

/** An entry that nobody has taken back. */
export async function standingEntry(
  { tx, mutual }: Pick<BooksDesk, 'tx' | 'mutual'>,
  reference: string,
): Promise<Result<BookEntry>> {
  const entry = await findBookEntry(tx, mutual.code, reference)
  if (!entry) return refused({ code: 'unknown-entry', reference })
  return entry.reversal ? refused({ code: 'entry-taken-back', reference }) : done(entry)
}

async function keep(
  { tx, now, mutual }: BooksDesk,
  { by, proposal }: Booker,
  row: Omit<BookEntryTable, 'mutual_id' | 'recorded_by' | 'recorded_at' | 'proposal_id'>,
): Promise<BookEntryTable> {
  const who = { recorded_by: by, recorded_at: now, proposal_id: proposal }
  const entry = { mutual_id: mutual.code, ...row, ...who }
  await insertBookEntry(tx, entry)
  return entry
}
