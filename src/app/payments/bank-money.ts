import { type CivilDate, type Instant, instantOf } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { bankWalletOf } from '../../core/ledger/box.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { paymentsOfReceipt } from '../../store/decisions/corrections.ts'
import { lockHousehold, lockMutualChain } from '../../store/engine/dialect.ts'
import { membershipOfNumber } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { findReceipt } from '../../store/payments/receipts.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import { type BooksDesk, type Desk, inBooks, type MutualDesk } from '../desk.ts'
import { staffFor } from '../staff/staff.ts'
import { recordReceipt } from './record-receipt.ts'

export type BankMoney = {
  readonly mutual: string
  /** Null for money that nobody is known for: it waits in suspense (R14). */
  readonly number: MemberNumber | null
  readonly amount: Minor
  /** Its number on the bank's paper, or that of the cheque: the same one is one receipt. */
  readonly reference: string
  /** The day of the bank; null for today. */
  readonly on: CivilDate | null
  /** The manager who read the bank's paper, by name or phone. */
  readonly by: string
}

type BankRecorded = {
  readonly mutual: Mutual
  readonly receipt: ReceiptTable
  readonly isRepeat: boolean
}

/**
 * Records money on the bank account, where no statement of it is read here: a member's transfer or
 * cheque, or money that is nobody's yet. It is not guessed whose it is (R14).
 */
export async function recordBankMoney(desk: Desk, asked: BankMoney): Promise<Result<BankRecorded>> {
  const { tx } = desk
  const { number } = asked
  const books = await loadMutual(tx, asked.mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual: asked.mutual })
  const own = inBooks(desk, books)
  const { code } = own.mutual
  const member = number ? await membershipOfNumber(tx, number) : null
  if (number && !member) return refused({ code: 'unknown-number', number })
  if (number && member && member.mutual !== code) {
    return refused({ code: 'other-mutual', number, mutual: code })
  }
  if (number) await lockHousehold(tx, code, number)
  await lockMutualChain(tx, code)
  const manager = await staffFor(own, asked.by, 'bank receive')
  if (!manager.ok) return manager
  const ahead = laterThanToday(own, asked.on)
  if (ahead) return refused(ahead)
  const isOver = member?.endedOn != null && member.endedOn <= (asked.on ?? own.today)
  return record(own, asked, isOver)
}

async function record(
  desk: BooksDesk,
  { number, amount, reference, on }: BankMoney,
  isOver: boolean,
): Promise<Result<BankRecorded>> {
  const { tx, mutual } = desk
  const wallet = bankWalletOf(mutual.code)
  const before = await findReceipt(tx, wallet, reference)
  if (before) {
    const payments = await paymentsOfReceipt(tx, mutual.code, before.receipt_id)
    const isSame = number === null || payments.some((payment) => payment.number === number)
    if (before.amount === amount && isSame) {
      return done({ mutual, receipt: before, isRepeat: true })
    }
    return refused({ code: 'slip-taken', slip: reference, receipt: before.receipt_number })
  }
  const unknown = { payerPhone: null, account: number, intentId: null }
  const arrival = { wallet, operatorReceipt: reference, amount, paidAt: momentOf(desk, on) }
  // Who has left hardly meant to pay: somebody has to say so (R14).
  const doubt = isOver ? 'ended' : 'no member'
  await recordReceipt(desk, { ...arrival, ...unknown }, isOver ? null : number, doubt)
  const receipt = await findReceipt(tx, wallet, reference)
  invariant(receipt, 'a receipt of the bank is not there')
  return done({ mutual, receipt, isRepeat: false })
}

/** Why money cannot have come on a day: it is still to come. */
export function laterThanToday(
  { today }: Pick<MutualDesk, 'today'>,
  on: CivilDate | null,
): Refusal | null {
  return on && on > today ? { code: 'later-than-today', on } : null
}

/** The time of day of money that came on an earlier day: nobody has written it down. */
const NOON = '12:00'

/** The moment of money that came on a day; null is now. */
export function momentOf({ now, today, mutual }: MutualDesk, on: CivilDate | null): Instant {
  return on === null || on === today ? now : instantOf(on, NOON, mutual.timeZone)
}
