import type { StaffMember } from '../../core/staff/staff.ts'
import type { Match } from '../../core/proposals/proposal.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { insertMatch } from '../../store/payments/matches.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { receiptOfNumber } from '../../store/payments/receipts.ts'
import type { BooksDesk } from '../desk.ts'
import { matchReceipt } from './record-receipt.ts'

/**
 * Gives a receipt to the member whom one manager named and another approved. Refused when it is not
 * in suspense any more: its payer may have said meanwhile whose it is.
 */
export async function makeMatch(
  desk: BooksDesk,
  proposal: ProposalOf<Match>,
  approver: StaffMember,
): Promise<Result<null>> {
  const { tx, now } = desk
  const { receipt: receiptNumber, number } = proposal.act
  const mutual = desk.mutual.code
  const receipt = await receiptOfNumber(tx, mutual, receiptNumber)
  if (!receipt || !(await matchReceipt(desk, receipt, number))) {
    return refused({ code: 'not-in-suspense', receipt: receiptNumber })
  }
  await insertMatch(tx, {
    mutual_id: mutual,
    receipt_id: receipt.receipt_id,
    number,
    matched_by: proposal.proposed_by,
    matched_phone: proposal.proposed_phone,
    approved_by: approver.name,
    proposal_id: proposal.proposal_id,
    matched_at: now,
  })
  return done(null)
}
