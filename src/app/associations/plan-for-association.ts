import type { MemberNumber } from '../../core/member-number.ts'
import { standing } from '../../core/membership/standing.ts'
import type { Minor } from '../../core/money.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'
import { checkParts, type PartFault, type PartRow } from '../../core/payments/parts-list.ts'
import { type Choice, type PaymentPlan, planPayment } from '../../core/payments/plan-payment.ts'
import { canPrompt, promptWallet } from '../../core/payments/prompt-wallet.ts'
import { beyond } from '../../core/payments/terms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Association, Mutual } from '../../core/statutes/statutes.ts'
import { membersOfAssociation, phoneOfAssociation } from '../../store/associations/associations.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import type { Household } from '../../store/membership/households.ts'
import { findReceipt, receiptLeft, receiptOfNumber } from '../../store/payments/receipts.ts'
import type { ReadTx } from '../../store/store.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import { inBooks, type ReadDesk } from '../desk.ts'
import { openRequestSeen } from '../payments/request-money.ts'
import { termsFor } from '../payments/terms.ts'
import { stepOf } from '../payments/wallet-step.ts'
import { type AssociationFound, associationOfCode } from './association-acts.ts'
import { ANY_STEP, groupDayHindrance, seenHindrance, type SeenMoney } from './group-money.ts'

export type PaymentAsked = {
  readonly mutual: string
  readonly association: string
  readonly choice:
    | Exclude<Choice, { kind: 'list' }>
    /** Lines of a list of parts, and what they were said to sum to. */
    | { readonly kind: 'list'; readonly rows: readonly PartRow[]; readonly amount: Minor | null }
  /** Money in suspense that is shared, instead of asking the association's phone for it. */
  readonly received: ReceivedMoney | null
  /** Money that our own people have seen, to be recorded and shared at once. */
  readonly seen?: SeenMoney | null
  readonly by: string
  readonly dryRun: boolean
  /** It is known that an earlier request is open, and more is asked for. */
  readonly again?: boolean
}

/** A receipt by the operator's number at a wallet account, or without one by our own number. */
type ReceivedMoney = { readonly reference: string; readonly wallet: string | null }

export type PlannedPayment = PaymentPlan & {
  readonly mutual: Mutual
  readonly association: Association
  readonly names: ReadonlyMap<MemberNumber, string>
  /** The phone that is asked for the money; null when it is there already. */
  readonly phone: PhoneNumber | null
  readonly receipt: ReceiptTable | null
}

/** Why it is not done: in one line, or by the lines of a list of parts. */
export type NotPaid =
  | { readonly ok: false; readonly refusal: Refusal; readonly faults?: undefined }
  | { readonly ok: false; readonly refusal?: undefined; readonly faults: readonly PartFault[] }

/** What would be done, and with whom. */
type Foreseen = {
  readonly ok: true
  readonly value: PlannedPayment
  readonly found: AssociationFound
  readonly households: readonly Household[]
}

/** Whether the money is there already: nobody is asked for it. */
export function isThere({ received, seen }: PaymentAsked): boolean {
  return received !== null || Boolean(seen)
}

/** What paying for an association would do (R05), or why it cannot be done. Nothing is written. */
export async function foreseeForAssociation(
  desk: ReadDesk,
  asked: PaymentAsked,
): Promise<Foreseen | NotPaid> {
  const { ports, tx } = desk
  const isAsked = !isThere(asked)
  const found = await associationOfCode(desk, asked.mutual, asked.association, { live: isAsked })
  if (!found.ok) return found
  const own = inBooks(desk, found.value.books)
  const households = await householdsOf(tx, found.value)
  const seen = asked.seen ? await seenHindrance(own, asked.seen, asked.by) : null
  if (seen && !seen.ok) return seen
  const receipt = asked.received ? await receivedOf(tx, asked.mutual, asked.received) : null
  if (receipt && !receipt.ok) return receipt
  const step = isAsked ? stepOf(ports, own.mutual) : ANY_STEP
  const plan = planOf(asked, found.value, households, receipt?.value ?? null, step)
  if (!plan.ok) return plan
  if (asked.seen && seen) {
    const wrong = await groupDayHindrance(own, asked.seen, seen.value, plan.value.parts)
    if (wrong) return { ok: false, refusal: wrong }
  }
  const phone = isAsked ? await askedPhone(tx, found.value) : null
  if (phone && !phone.ok) return phone
  const not = phone && (await promptHindrance(desk, asked, found.value, plan.value.amount, phone.value)) // prettier-ignore
  if (not) return { ok: false, refusal: not }
  const value: PlannedPayment = {
    ...plan.value,
    mutual: own.mutual,
    association: found.value.association,
    names: new Map(households.map(({ number, people }) => [number, people[0]?.name ?? ''])),
    phone: phone?.value ?? null,
    receipt: receipt?.value ?? null,
  }
  return { ok: true, value, found: found.value, households }
}

/** Everybody in it today. */
async function householdsOf(
  tx: ReadTx,
  { books, association, today }: AssociationFound,
): Promise<Household[]> {
  const { code } = books.mutual
  return loadHouseholds(tx, code, await membersOfAssociation(tx, code, association.code, today))
}

/** Why the association's phone is not asked for so much now. */
async function promptHindrance(
  desk: ReadDesk,
  asked: PaymentAsked,
  found: AssociationFound,
  amount: Minor,
  phone: PhoneNumber,
): Promise<Refusal | null> {
  const open = await openRefusal(desk, asked, found, phone)
  return open ?? walletRefusal(desk, found, amount, phone)
}

function planOf(
  { choice }: PaymentAsked,
  { books, association, today }: AssociationFound,
  households: readonly Household[],
  receipt: ReceiptTable | null,
  step: Minor,
): Result<PaymentPlan> | { readonly ok: false; readonly faults: readonly PartFault[] } {
  const received = receipt?.amount ?? null
  const { currency } = books.mutual
  const plan = (choice: Choice) => {
    const members = households.map(({ number, facts }) => {
      return { number, standing: standing(facts, today) }
    })
    return planPayment(association.code, choice, members, { received, currency, step })
  }
  if (choice.kind !== 'list') return plan(choice)
  const members = new Set(households.map(({ number }) => number))
  const { parts, faults } = checkParts(choice.rows, members)
  return faults.length > 0 ? { ok: false, faults } : plan({ ...choice, parts })
}

/** The receipt that is meant, when it is in suspense and its amount means something here. */
async function receivedOf(
  tx: ReadTx,
  mutual: string,
  { reference, wallet }: ReceivedMoney,
): Promise<Result<ReceiptTable>> {
  const receipt = wallet
    ? await findReceipt(tx, wallet, reference)
    : await receiptOfNumber(tx, mutual, reference)
  if (receipt?.mutual_id !== mutual) {
    return { ok: false, refusal: { code: 'unknown-receipt', receipt: reference } }
  }
  const isFree = receipt.state === 'suspense' && receipt.reason !== OTHER_CURRENCY
  if (isFree) return { ok: true, value: await receiptLeft(tx, receipt) }
  return { ok: false, refusal: { code: 'not-in-suspense', receipt: receipt.receipt_number } }
}

/** The phone that is asked for the money. */
async function askedPhone(
  tx: ReadTx,
  { books, association, today }: AssociationFound,
): Promise<Result<PhoneNumber>> {
  const { mutual } = books
  if (!canPrompt(mutual)) return refused({ code: 'cash-only', mutual: mutual.code })
  const phone = await phoneOfAssociation(tx, mutual.code, association.code, today)
  if (phone) return { ok: true, value: phone }
  return refused({ code: 'association-phoneless', association: association.code })
}

/** An earlier request to the association's phone that is open, unless it is known of. */
async function openRefusal(
  desk: ReadDesk,
  { again = false }: PaymentAsked,
  { books, association }: AssociationFound,
  phone: PhoneNumber,
): Promise<Refusal | null> {
  const wanted = { mutual: books.mutual, again, association: association.code }
  const open = await openRequestSeen(desk, wanted, phone)
  if (!open) return null
  const { amount, currency, minutes } = open
  return { code: 'request-open', request: { amount, currency }, minutes }
}

/** Why the wallet cannot ask the association's phone for so much now. */
async function walletRefusal(
  desk: ReadDesk,
  { books: { mutual } }: AssociationFound,
  amount: Minor,
  phone: PhoneNumber,
): Promise<Refusal | null> {
  const terms = await termsFor(desk, mutual, phone)
  if (!terms) return null
  const wallet = terms.title ?? promptWallet(mutual) ?? ''
  if (terms.cannot) return { code: 'wallet-cannot', wallet, why: terms.cannot }
  const limit = beyond(terms, amount)
  if (!limit) return null
  const { currency } = mutual
  return {
    code: 'wallet-limit',
    wallet,
    limit: limit.limit,
    amount: { amount: limit.amount, currency },
  }
}
