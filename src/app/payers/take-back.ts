import { postPayerReceiptBack } from '../../core/ledger/payer-posting.ts'
import { subtract, ZERO } from '../../core/money.ts'
import type { PayerBack } from '../../core/proposals/proposal.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { post } from '../../store/books/ledger.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { findPayer, insertPayerReceipt, standingPayerReceipt } from '../../store/payers/payers.ts'
import { putIntoSuspense } from '../../store/payments/receipts.ts'
import { posterFor } from '../actor.ts'
import { type BooksDesk, type Desk, inMutual } from '../desk.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import { staffFor } from '../staff/staff.ts'

type BackAsked = {
  readonly mutual: string
  readonly payer: string
  /** Its number at the bank, or the operator's of a receipt that was in suspense. */
  readonly reference: string
  readonly reason: string
  /** The manager or collector who proposes it, by name or phone. */
  readonly by: string
}

/**
 * Proposes to take back money that was booked as a payer's in error. Nothing is done before a second
 * person agrees (R65).
 */
export async function proposePayerBack(
  desk: Desk,
  { mutual: code, payer, reference, reason, by }: BackAsked,
): Promise<Result<{ readonly mutual: Mutual; readonly proposal: NewProposal }>> {
  const { tx } = desk
  const books = await loadMutual(tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const { mutual } = books
  await lockMutualChain(tx, code)
  const staff = await staffFor(inMutual(desk, mutual), by, 'payer take-back')
  if (!staff.ok) return staff
  if (!(await findPayer(tx, code, payer))) return refused({ code: 'unknown-payer', payer })
  const receipt = await standingPayerReceipt(tx, code, payer, reference)
  if (!receipt) return refused({ code: 'unknown-entry', reference })
  const act: PayerBack = { kind: 'payer-back', payer, reference, amount: receipt.amount }
  const proposed = { act, about: `${payer} ${reference}`, reason }
  const made = await makeProposal(desk, code, proposed, staff.value)
  return made.ok ? done({ mutual, proposal: made.value }) : made
}

/**
 * Does what two people agreed on, today: what the payer owes is owed again, and a receipt that had been
 * in suspense is there again.
 */
export async function takePayerBack(
  desk: BooksDesk,
  { act, proposal_id, proposed_by: by }: ProposalOf<PayerBack>,
): Promise<Result<null>> {
  const { ports, tx, now, mutual, today: eventOn, closedThrough } = desk
  const { payer, reference } = act
  const receipt = await standingPayerReceipt(tx, mutual.code, payer, reference)
  if (!receipt || receipt.amount !== act.amount) {
    return refused({ code: 'unknown-entry', reference })
  }
  const { amount, account_id: into, journal_id: journalId } = receipt
  const paymentId = ports.ids.id()
  const booked = { journalId, payer, into, amount }
  const posting = postPayerReceiptBack(paymentId, booked, { eventOn, closedThrough })
  const journal = await post(tx, mutual.code, posting, posterFor(desk, { by, actor: 'decision' }))
  if (receipt.receipt_id !== null) await putIntoSuspense(tx, mutual.code, receipt.receipt_id)
  await insertPayerReceipt(tx, {
    ...receipt,
    ...{ payment_id: paymentId, amount: subtract(ZERO, amount), on_date: eventOn },
    ...{ recorded_by: by, recorded_at: now, journal_id: journal.journalId },
    ...{ takes_back: receipt.payment_id, proposal_id },
  })
  return done(null)
}
