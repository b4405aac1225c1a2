import { postBook, postBookBack } from '../../core/ledger/book-posting.ts'
import type { OtherMoney, OtherMoneyBack } from '../../core/proposals/proposal.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { insertBookEntry, type BookEntry, findBookEntry } from '../../store/books/book-entries.ts'
import { post } from '../../store/books/ledger.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import type { BookEntryTable } from '../../store/tables/books.ts'
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
  { reference, debit, credit, amount, what, on }: Omit<OtherMoney, 'kind'>,
  booker: Booker,
): Promise<Result<BookEntryTable>> {
  const { ports, tx, mutual, closedThrough } = desk
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
  const { entry_id, journal_id, debit_account, credit_account, amount } = found.value
  const shortage = await shortageOf(tx, mutual, debit_account, amount)
  if (shortage) return refused(shortage)
  const entryId = ports.ids.id()
  const transfer = { debit: debit_account, credit: credit_account, amount }
  const when = { eventOn: today, closedThrough }
  const posting = postBookBack(entryId, journal_id, transfer, when)
  const journal = await post(tx, mutual.code, posting, posterFor(desk, booker))
  return done(
    await keep(desk, booker, {
      ...{ entry_id: entryId, reference: null, debit_account: credit_account },
      ...{ credit_account: debit_account, amount, about: reason, on_date: today },
      ...{ reverses_id: entry_id, journal_id: journal.journalId },
    }),
  )
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
