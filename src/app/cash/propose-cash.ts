import type { StaffMember } from '../../core/staff/staff.ts'
import type { CivilDate } from '../../core/dates.ts'
import { mayBeAgreed } from '../../core/cash/own-day.ts'
import type { CashOfDay } from '../../core/proposals/proposal.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { boxOfPhone } from '../../store/cash/cash.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { lockHousehold, lockMutualChain } from '../../store/engine/dialect.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { type BooksDesk, type Desk, inBooks, inMutual } from '../desk.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import { staffFor, staffNamed } from '../staff/staff.ts'
import { cashDayHindrance, type CashTaken, recordCashOf } from './record-cash.ts'

type CashProposed = { readonly mutual: Mutual; readonly proposal: NewProposal }

type CashAsked = CashTaken & { readonly on: CivilDate; readonly reason: string }

/**
 * Proposes cash of a day on which it may not count on one person's word: nothing is recorded until
 * somebody else agrees (R65). A day to come, or one whose books are closed, nobody can agree on.
 */
export async function proposeCash(desk: Desk, asked: CashAsked): Promise<Result<CashProposed>> {
  const { tx } = desk
  const { number, amount, on, slip, withoutSms, reason } = asked
  const code = await mutualOfNumber(tx, number)
  const books = code ? await loadMutual(tx, code) : null
  if (!books) return refused({ code: 'unknown-number', number })
  const { mutual } = books
  await lockHousehold(tx, mutual.code, number)
  await lockMutualChain(tx, mutual.code)
  const staff = await staffFor(inMutual(desk, mutual), asked.by, 'cash propose')
  if (!staff.ok) return staff
  const box = await boxOfPhone(tx, mutual.code, staff.value.phone)
  const wrong = await cashDayHindrance(inBooks(desk, books), asked, box)
  if (wrong?.code === 'cash-day' && !mayBeAgreed(wrong.why)) return refused(wrong)
  const act = { kind: 'cash-day', number, amount, on, slip, withoutSms } as const
  const proposed = { act, about: `cash ${staff.value.phone} ${slip}`, reason }
  const made = await makeProposal(desk, mutual.code, proposed, staff.value)
  return made.ok ? done({ mutual, proposal: made.value }) : made
}

/** Records the cash once a second person has agreed, in the hand of whoever proposed it. */
export async function makeCashOfDay(
  desk: BooksDesk,
  { act, proposed_phone: by }: ProposalOf<CashOfDay>,
  _approver: StaffMember,
): Promise<Result<null>> {
  const staff = await staffNamed(desk, by)
  if (!staff.ok) return staff
  const { number, amount, on, slip, withoutSms } = act
  const cash = { number, amount, on, slip, withoutSms }
  const taken = { ...cash, by, isRight: true, isAgreed: true }
  const recorded = await recordCashOf(desk, taken, staff.value)
  if (!recorded.ok) return recorded
  const { isRepeat, receipt } = recorded.value
  // The slip was recorded meanwhile on another day's rules: nothing is left to agree on.
  return isRepeat
    ? refused({ code: 'slip-taken', slip: act.slip, receipt: receipt.receipt_number })
    : done(null)
}
