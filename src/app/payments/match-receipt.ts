import type { StaffMember } from '../../core/staff/staff.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockHousehold, lockMutualChain } from '../../store/engine/dialect.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { insertMatch } from '../../store/payments/matches.ts'
import { receiptLeft, receiptOfNumber } from '../../store/payments/receipts.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import { makeProposal } from '../proposals/make-proposal.ts'
import { type BooksDesk, type Desk, inBooks, inMutual, type MutualDesk } from '../desk.ts'
import { matchReceipt } from './record-receipt.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'
import { staffFor } from '../staff/staff.ts'

type MatchAsked = {
  readonly mutual: string
  /** The receipt's number as on the SMS: `JP26-0038114`. */
  readonly receipt: string
  readonly number: MemberNumber
  /** The manager who says whose it is, by name or phone. */
  readonly by: string
}

type Matched = {
  readonly mutual: Mutual
  readonly receipt: ReceiptTable
  readonly number: MemberNumber
  /** Above the mutual's limit it waits under this number for a second manager; else it is done. */
  readonly proposal: string | null
}

/**
 * A manager says whose a receipt in suspense is (R14). Up to the mutual's limit it is the member's
 * at once; above it another manager has to approve (R65). Who did it stays recorded.
 */
export async function matchByStaffIn(desk: Desk, asked: MatchAsked): Promise<Result<Matched>> {
  const { tx } = desk
  const { number } = asked
  const books = await loadMutual(tx, asked.mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual: asked.mutual })
  const { mutual } = books
  // A number of another mutual is nobody here.
  const isOurs = (await mutualOfNumber(tx, number)) === mutual.code
  if (!isOurs) return refused({ code: 'unknown-number', number })
  await lockHousehold(tx, mutual.code, number)
  await lockMutualChain(tx, mutual.code)
  const staff = await staffFor(inMutual(desk, mutual), asked.by, 'suspense match')
  if (!staff.ok) return staff
  const found = await receiptOfNumber(tx, mutual.code, asked.receipt)
  if (!found) return refused({ code: 'unknown-receipt', receipt: asked.receipt })
  if (found.state !== 'suspense' || found.reason === OTHER_CURRENCY) {
    return refused({ code: 'not-in-suspense', receipt: asked.receipt })
  }
  const receipt = await receiptLeft(tx, found)
  const { matchApprovalAbove: limit } = mutual
  return limit !== null && receipt.amount > limit
    ? propose(inMutual(desk, mutual), receipt, number, staff.value)
    : matchAlone(inBooks(desk, books), receipt, number, staff.value)
}

async function propose(
  desk: MutualDesk,
  receipt: ReceiptTable,
  number: MemberNumber,
  staff: StaffMember,
): Promise<Result<Matched>> {
  const { receipt_number: about } = receipt
  const act = { kind: 'match', receipt: about, number } as const
  const reason = 'no member number'
  const proposed = await makeProposal(desk, desk.mutual.code, { act, about, reason }, staff)
  if (!proposed.ok) return proposed
  return done({ mutual: desk.mutual, receipt, number, proposal: proposed.value.proposal_id })
}

async function matchAlone(
  desk: BooksDesk,
  receipt: ReceiptTable,
  number: MemberNumber,
  staff: StaffMember,
): Promise<Result<Matched>> {
  const { tx, now, mutual } = desk
  if (!(await matchReceipt(desk, receipt, number))) {
    return refused({ code: 'not-in-suspense', receipt: receipt.receipt_number })
  }
  await insertMatch(tx, {
    mutual_id: mutual.code,
    receipt_id: receipt.receipt_id,
    number,
    matched_by: staff.name,
    matched_phone: staff.phone,
    approved_by: null,
    proposal_id: null,
    matched_at: now,
  })
  return done({ mutual, receipt, number, proposal: null })
}
