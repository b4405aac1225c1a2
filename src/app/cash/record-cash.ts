import { cashWalletOf } from '../../core/ledger/box.ts'
import { cashDayRefused, mayBeAgreed } from '../../core/cash/own-day.ts'
import { type CashLimits, cashLimits, unusualCash } from '../../core/cash/plausible.ts'
import { type CivilDate, instantOf } from '../../core/dates.ts'
import { isAnyOf, WHO } from '../../core/staff/office-role.ts'
import type { StaffMember } from '../../core/staff/staff.ts'
import { invariant } from '../../core/invariant.ts'
import { cashAccountOf } from '../../core/ledger/accounts.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { insertCashReceipt, lastDepositOf, openBox } from '../../store/cash/cash.ts'
import { paymentsOfReceipt } from '../../store/decisions/corrections.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockHousehold, lockMutualChain } from '../../store/engine/dialect.ts'
import { loadHousehold, mutualOfNumber } from '../../store/membership/households.ts'
import { lastCareOf } from '../../store/visits/last-care.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import { findReceipt } from '../../store/payments/receipts.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { ReadTx, Tx } from '../../store/store.ts'
import { tellOfCashTaken } from './cash-notices.ts'
import { type BooksDesk, type Desk, inBooks, inMutual, type MutualDesk } from '../desk.ts'
import { recordReceipt } from '../payments/record-receipt.ts'
import { staffFor } from '../staff/staff.ts'

/** The time of day of cash that was paid on an earlier day: nobody has written it down. */
const NOON = '12:00'

export type CashTaken = {
  readonly number: MemberNumber
  /** More than zero, in the currency of the member's mutual. */
  readonly amount: Minor
  /** The manager or collector who took it, by name or phone. */
  readonly by: string
  /** The number of the paper slip or message: the same one of the same person is one receipt. */
  readonly slip: string
  /** A manager takes it of a member who has no phone for the receipt. */
  readonly withoutSms: boolean
  /** Somebody has said that the amount is right although it is not usual. */
  readonly isRight?: boolean
  /** The day on which it was paid; today when it is left out. */
  readonly on?: CivilDate | null
  /** Two people agree on the day (R65). */
  readonly isAgreed?: boolean
}

export type CashRecorded = {
  readonly mutual: Mutual
  readonly receipt: ReceiptTable
  /** What is in the same hand now. */
  readonly inHand: Minor
  /** It was recorded before, and nothing was done now. */
  readonly isRepeat: boolean
}

/**
 * Records cash that a manager or collector took of a member. It counts from the moment that it is
 * posted, and the member's own phone gets the receipt in the same transaction: no SMS, not paid
 * (R60). The cash is then in that person's hand until it is brought away.
 */
export async function recordCashIn(desk: Desk, taken: CashTaken): Promise<Result<CashRecorded>> {
  const { tx } = desk
  const { number } = taken
  const code = await mutualOfNumber(tx, number)
  const books = code ? await loadMutual(tx, code) : null
  if (!books) return refused({ code: 'unknown-number', number })
  await lockHousehold(tx, books.mutual.code, number)
  await lockMutualChain(tx, books.mutual.code)
  const staff = await staffFor(inMutual(desk, books.mutual), taken.by, 'cash record')
  if (!staff.ok) return staff
  return recordCashOf(inBooks(desk, books), taken, staff.value)
}

/** The same for somebody of the staff. The caller holds the locks of the household and the mutual. */
export async function recordCashOf(
  desk: BooksDesk,
  taken: CashTaken,
  staff: StaffMember,
): Promise<Result<CashRecorded>> {
  const { tx, now, mutual, today } = desk
  const { number, amount, slip } = taken
  const hasPhone = await hasOwnPhone(tx, mutual.code, number)
  const hindrance = hasPhone ? null : withoutPhone(taken, staff)
  if (hindrance) return refused(hindrance)
  const box = await openBox(tx, mutual.code, staff.phone, now)
  const wallet = cashWalletOf(mutual.code, box)
  const before = await findReceipt(tx, wallet, slip)
  if (before && !(await isSamePayment(tx, before, taken))) {
    return refused({ code: 'slip-taken', slip, receipt: before.receipt_number })
  }
  const limit = before || taken.isRight ? null : await limitBroken(desk, amount)
  if (limit) return refused(limit)
  const on = taken.on ?? today
  const wrongDay = before ? null : await cashDayHindrance(desk, taken, box)
  if (wrongDay) return refused(wrongDay)
  if (!before) {
    const paidAt = on === today ? now : instantOf(on, NOON, mutual.timeZone)
    const arrival = { wallet, operatorReceipt: slip, amount, paidAt }
    const unknown = { payerPhone: null, account: null, intentId: null }
    const outcome = await recordReceipt(desk, { ...arrival, ...unknown }, number)
    invariant(outcome === 'posted', `cash was not posted: ${outcome}`)
  }
  const receipt = before ?? (await findReceipt(tx, wallet, slip))
  invariant(receipt, 'a receipt of cash is not there')
  const inHand = await balanceOf(tx, mutual.code, cashAccountOf(box))
  if (!before) {
    const kept = { mutual_id: mutual.code, receipt_id: receipt.receipt_id, box }
    const without = hasPhone ? (0 as const) : (1 as const)
    await insertCashReceipt(tx, { ...kept, taken_by: staff.name, without_sms: without })
    await tellOfCashTaken(desk, staff.phone, { receipt, number, inHand })
  }
  return done({ mutual, receipt, inHand, isRepeat: before !== undefined })
}

/** Why cash is not taken of a member without a phone, which takes more than whoever collects it. */
function withoutPhone({ number, withoutSms }: CashTaken, staff: StaffMember): Refusal | null {
  if (!withoutSms) return { code: 'no-phone', number }
  return isAnyOf(WHO.money, staff.roles) ? null : { code: 'not-in-role', by: staff.name }
}

/** Why cash does not count before somebody has said that it is right; null when it does. */
async function limitBroken(desk: MutualDesk, amount: Minor): Promise<Refusal | null> {
  const limits = await loadCashLimits(desk)
  const why = unusualCash(amount, limits)
  if (!why) return null
  const { currency } = desk.mutual
  const limit = why === 'above' ? limits.most : limits.least
  return {
    ...{ code: 'unusual-cash', why },
    ...{ amount: { amount, currency }, limit: { amount: limit, currency } },
  }
}

/** Between which amounts cash of a member counts without a question. */
export async function loadCashLimits({
  tx,
  mutual,
  today,
}: MutualDesk<ReadTx>): Promise<CashLimits> {
  const plans = await loadPlans(tx, mutual.code)
  return cashLimits(mutual, plans, today)
}

async function hasOwnPhone(tx: Tx, mutual: string, number: MemberNumber): Promise<boolean> {
  const household = await loadHousehold(tx, mutual, number)
  return Boolean(household?.people[0]?.phone)
}

/** Whether a receipt is what is recorded again: the same money of the same member. */
async function isSamePayment(tx: Tx, receipt: ReceiptTable, taken: CashTaken): Promise<boolean> {
  const payments = await paymentsOfReceipt(tx, receipt.mutual_id, receipt.receipt_id)
  const isMembers = payments.some(({ number }) => number === taken.number)
  const isDay = !taken.on || taken.on === receipt.value_on
  return isMembers && isDay && receipt.amount === taken.amount
}

/** Why cash may not count on the day on which it was paid; null when it may. */
export async function cashDayHindrance(
  { tx, mutual, today, closedThrough }: BooksDesk<ReadTx>,
  { number, on, isAgreed = false }: CashTaken,
  box: string | null,
): Promise<Refusal | null> {
  if (!on || on === today) return null
  const wrong = cashDayRefused(on, {
    ...{ today, closedThrough, daysBack: mutual.cashDaysBack },
    depositedOn: box === null ? null : await lastDepositOf(tx, mutual.code, box),
    caredOn: await lastCareOf(tx, mutual.code, number),
  })
  if (!wrong || (isAgreed && mayBeAgreed(wrong.why))) return null
  return { code: 'cash-day', on, ...wrong }
}
