import type { CivilDate } from '../../core/dates.ts'
import { bankWalletOf, cashWalletOf } from '../../core/ledger/box.ts'
import { minor } from '../../core/money.ts'
import type { PaymentPlan } from '../../core/payments/plan-payment.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { StaffMember } from '../../core/staff/staff.ts'
import type { Association } from '../../core/statutes/statutes.ts'
import { boxOfPhone, insertCashReceipt, openBox } from '../../store/cash/cash.ts'
import type { Household } from '../../store/membership/households.ts'
import { findReceipt, insertReceipt } from '../../store/payments/receipts.ts'
import type { ReadTx } from '../../store/store.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import { cashDayHindrance } from '../cash/record-cash.ts'
import { tellOfGroupCash } from '../cash/cash-notices.ts'
import type { BooksDesk } from '../desk.ts'
import { laterThanToday, momentOf } from '../payments/bank-money.ts'
import { newReceipt } from '../payments/record-receipt.ts'
import { postParts } from '../payments/share-receipt.ts'
import { staffFor } from '../staff/staff.ts'

/** Money of an association that our own people have seen: in their hand, or on the bank's paper. */
export type SeenMoney = {
  readonly kind: 'cash' | 'bank'
  /** The number of the paper slip, or of the transfer or cheque: the same one is one receipt. */
  readonly reference: string
  /** The day on which it was paid; null for today. */
  readonly on: CivilDate | null
}

/** Who saw it; `box`: the cash in that hand, if there ever was any. */
type SeenBy = { readonly box: string | null; readonly staff: StaffMember }

/** Where money that was seen is, and who saw it. */
type Seen = SeenBy & { readonly wallet: string }

/**
 * Who has seen the money: cash whoever takes it, a transfer or cheque whoever reads the bank's papers. Refused
 * when its number is another receipt's, or when it cannot count on that day.
 */
export async function seenHindrance(
  desk: BooksDesk<ReadTx>,
  { kind, reference, on }: SeenMoney,
  by: string,
): Promise<Result<SeenBy>> {
  const { tx, mutual } = desk
  const staff = await staffFor(desk, by, kind === 'bank' ? 'bank receive' : 'cash record')
  if (!staff.ok) return staff
  const ahead = laterThanToday(desk, on)
  if (ahead) return refused(ahead)
  const box = kind === 'cash' ? await boxOfPhone(tx, mutual.code, staff.value.phone) : null
  const isNew = kind === 'cash' && box === null
  const before = isNew ? null : await findReceipt(tx, walletOf(desk, box), reference)
  if (before) {
    const receipt = before.receipt_number
    return refused({ code: 'slip-taken', slip: reference, receipt })
  }
  return done({ box, staff: staff.value })
}

/** The same, and where the money is: cash in the hand of whoever is named, or the bank account. */
export async function seenMoney(
  desk: BooksDesk,
  seen: SeenMoney,
  by: string,
): Promise<Result<Seen>> {
  const who = await seenHindrance(desk, seen, by)
  if (!who.ok) return who
  const { staff } = who.value
  const isCash = seen.kind === 'cash'
  const box = isCash ? await openBox(desk.tx, desk.mutual.code, staff.phone, desk.now) : null
  return done({ box, staff, wallet: walletOf(desk, box) })
}

function walletOf({ mutual }: Pick<BooksDesk, 'mutual'>, box: string | null): string {
  return box === null ? bankWalletOf(mutual.code) : cashWalletOf(mutual.code, box)
}

/** Why cash may not count on the day on which it was paid, for one of those whom it is for. */
export async function groupDayHindrance(
  desk: BooksDesk<ReadTx>,
  { kind, reference: slip, on }: SeenMoney,
  { box, staff }: SeenBy,
  parts: PaymentPlan['parts'],
): Promise<Refusal | null> {
  if (kind !== 'cash') return null
  for (const { number, amount } of parts) {
    const taken = { number, amount, by: staff.name, slip, withoutSms: false, on }
    const wrong = await cashDayHindrance(desk, taken, box)
    if (wrong) return wrong
  }
  return null
}

/**
 * Records money of an association that was seen as one receipt, and shares it as planned: each part
 * is that member's payment, and each hears of the own (R05). The caller holds the households' locks.
 */
export async function recordSeen(
  desk: BooksDesk,
  association: Association,
  { reference, on }: SeenMoney,
  { wallet, box, staff }: Seen,
  plan: PaymentPlan & { readonly households: readonly Household[] },
): Promise<ReceiptTable> {
  const { tx, mutual } = desk
  const { amount, parts, sharing, households } = plan
  const arrival = { wallet, operatorReceipt: reference, amount, paidAt: momentOf(desk, on) }
  const unknown = { payerPhone: null, account: association.code, intentId: null }
  const receipt: ReceiptTable = {
    ...(await newReceipt(desk, { ...arrival, ...unknown }, null)),
    ...{ association_code: association.code, sharing, shared_by: staff.name },
  }
  if (!(await insertReceipt(tx, receipt))) throw new Error('another process was quicker')
  await postParts(desk, association, { households, parts }, receipt, 'receipt')
  if (box !== null) {
    const kept = { mutual_id: mutual.code, receipt_id: receipt.receipt_id, box }
    await insertCashReceipt(tx, { ...kept, taken_by: staff.name, without_sms: 0 })
    await tellOfGroupCash(desk, staff.phone, { receipt, box, association, count: parts.length })
  }
  return receipt
}

/** Money that people count: no wallet has to move it. */
export const ANY_STEP = minor(1)
