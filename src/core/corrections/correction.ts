import type { AccountId } from '../ledger/accounts.ts'
import type { MemberNumber } from '../member-number.ts'
import { type Currency, type Minor, ZERO } from '../money.ts'
import { done, refused, type Result } from '../refusals.ts'

/**
 * What may be done about a receipt that was wrong (R16). A reversal says that the money did not
 * come or had to be given back at once: all of it goes out of the account it came into. A refund
 * pays back money that did come, all or a part of one member's. A receipt goes by its number.
 */
export type Correction =
  | { readonly kind: 'reversal'; readonly receipt: string }
  | {
      readonly kind: 'refund'
      readonly receipt: string
      readonly number: MemberNumber
      readonly amount: Minor
      /** From where it is paid. */
      readonly account: AccountId
      /** The phone or bank account that gets it with the next payment file. */
      readonly payTo?: string
    }

/** A receipt with what each member still has of it, after the corrections there were. */
export type CorrectableReceipt = {
  readonly receiptNumber: string
  readonly isInSuspense: boolean
  readonly currency: Currency
  readonly parts: readonly PartLeft[]
  readonly isCorrected: boolean
}

export type PartLeft = { readonly number: MemberNumber; readonly amount: Minor }

/** Every part of a receipt, to be taken back as a whole. */
export function decideReversal(receipt: CorrectableReceipt): Result<readonly PartLeft[]> {
  const { receiptNumber, parts, isCorrected } = receipt
  if (receipt.isInSuspense) return refused({ code: 'receipt-in-suspense', receipt: receiptNumber })
  if (isCorrected) return refused({ code: 'receipt-corrected', receipt: receiptNumber })
  if (parts.length === 0) return refused({ code: 'receipt-of-payer', receipt: receiptNumber })
  return done(parts)
}

/**
 * The part of a receipt that a refund takes from. Without a `number` the receipt must be one
 * member's alone. Never more than the member still has of it.
 */
export function decideRefund(
  receipt: CorrectableReceipt,
  number: MemberNumber | null,
  amount: Minor,
): Result<PartLeft> {
  const { receiptNumber, parts, currency } = receipt
  if (receipt.isInSuspense) return refused({ code: 'receipt-in-suspense', receipt: receiptNumber })
  if (number === null && parts.length > 1) {
    return refused({ code: 'several-members', receipt: receiptNumber })
  }
  const part = number === null ? parts[0] : parts.find((one) => one.number === number)
  const left = part?.amount ?? ZERO
  if (!part || amount > left) {
    const money = { amount: left, currency }
    return refused({ code: 'more-than-paid', receipt: receiptNumber, left: money })
  }
  return done({ number: part.number, amount })
}
