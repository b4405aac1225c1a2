import { postPayoutReturned } from '../../core/ledger/posting.ts'
import type { Payout } from '../../core/payments/payout.ts'
import type { StatementLine } from '../../core/payments/reconciliation.ts'
import { post } from '../../store/books/ledger.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { findPayout, insertPayoutReturn } from '../../store/payments/payouts.ts'
import { type Actor, posterFor } from '../actor.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { type Desk, inBooks } from '../desk.ts'

/**
 * Books a payout that came back as on its way again, once, and tells the managers: it goes into no file
 * until two people cancel it or send it to another account. Returns whether it did.
 */
export async function settleReturn(
  desk: Desk,
  { mutual: code, reference }: Payout,
  line: StatementLine,
  actor: Actor,
): Promise<boolean> {
  const { tx, now } = desk
  const books = await loadMutual(tx, code)
  if (!books) return false
  await lockMutualChain(tx, code)
  // Once more: another statement may have shown it meanwhile.
  const payout = await findPayout(tx, code, reference)
  if (!payout?.paid || payout.returned || payout.amount !== line.amount) return false
  const { wallet, amount } = payout
  const open = inBooks(desk, books)
  const when = { eventOn: line.on, closedThrough: books.closedThrough }
  const posting = postPayoutReturned(reference, wallet, amount, when)
  const { journalId } = await post(tx, code, posting, posterFor(open, actor))
  await insertPayoutReturn(tx, {
    ...{ mutual_id: code, payout_id: reference, wallet, reference: line.reference, amount },
    ...{ on_date: line.on, recorded_by: actor.by, recorded_at: now, journal_id: journalId },
  })
  await raiseAlert(open, { kind: 'payout-returned', cause: reference, count: 1, amount })
  return true
}
