import { postPayoutPaid } from '../../core/ledger/posting.ts'
import type { Payout } from '../../core/payments/payout.ts'
import type { StatementLine } from '../../core/payments/reconciliation.ts'
import { walletAccountOf } from '../../core/ledger/accounts.ts'
import { post } from '../../store/books/ledger.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { findPayout, insertPayoutMet } from '../../store/payments/payouts.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import { type Actor, posterFor } from '../actor.ts'
import { type Desk, inBooks } from '../desk.ts'

/**
 * Books a payout as paid, as a line of the statement shows: once, with the amount that was agreed, and
 * never more than is in the wallet by our books. Returns whether it did.
 */
export async function settlePayout(
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
  if (!payout || payout.paid || payout.ended || payout.amount !== line.amount) return false
  const { wallet, amount } = payout
  if ((await balanceOf(tx, code, walletAccountOf(wallet))) < amount) return false
  const when = { eventOn: line.on, closedThrough: books.closedThrough }
  const posting = postPayoutPaid(reference, wallet, amount, when)
  const journal = await post(tx, code, posting, posterFor(inBooks(desk, books), actor))
  await insertPayoutMet(tx, {
    ...{ mutual_id: code, payout_id: reference, wallet, reference: line.reference, amount },
    ...{ on_date: line.on, recorded_by: actor.by, recorded_at: now },
    journal_id: journal.journalId,
  })
  return true
}
