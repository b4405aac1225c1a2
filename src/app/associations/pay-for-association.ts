import type { MemberNumber } from '../../core/member-number.ts'
import { standing } from '../../core/membership/standing.ts'
import type { Minor } from '../../core/money.ts'
import { checkParts, type PartFault, type PartRow } from '../../core/payments/parts-list.ts'
import { type Choice, type PaymentPlan, planPayment } from '../../core/payments/plan-payment.ts'
import { canPrompt, promptWallet } from '../../core/payments/prompt-wallet.ts'
import { beyond } from '../../core/payments/terms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Association, Mutual } from '../../core/statutes/statutes.ts'
import { membersOfAssociation, phoneOfAssociation } from '../../store/associations/associations.ts'
import { lockHouseholds, lockMutualChain } from '../../store/engine/dialect.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import type { Household } from '../../store/membership/households.ts'
import {
  findReceipt,
  receiptLeft,
  receiptOfNumber,
  takeFromSuspense,
} from '../../store/payments/receipts.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { ReadTx, Tx } from '../../store/store.ts'
import { type AssociationFound, associationOfCode } from './association-acts.ts'
import { collect } from '../payments/collect.ts'
import { openRequestTo } from '../payments/request-money.ts'
import { termsFor } from '../payments/terms.ts'
import { stepOf } from '../payments/wallet-step.ts'
import { type Desk, inBooks } from '../desk.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'
import { postParts } from '../payments/share-receipt.ts'
import {
  ANY_STEP,
  groupDayHindrance,
  recordSeen,
  seenMoney,
  type SeenMoney,
} from './group-money.ts'

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

type PaidForAssociation =
  | { readonly ok: true; readonly value: PlannedPayment }
  | { readonly ok: false; readonly refusal: Refusal; readonly faults?: undefined }
  | { readonly ok: false; readonly faults: readonly PartFault[] }

/**
 * Pays for members of an association (R05): asks its phone for the money, with each member's part as
 * planned, or shares money that is in suspense. With `dryRun` it only says what it would do.
 */
export async function payForAssociation(
  desk: Desk,
  asked: PaymentAsked,
): Promise<PaidForAssociation> {
  const paid = await pay(desk, asked)
  if (paid.ok && !asked.dryRun) {
    const { mutual, association, parts, receipt } = paid.value
    desk.ports.log.info(receipt ? 'association-receipt-shared' : 'association-asked', {
      mutual: mutual.code,
      association: association.code,
      members: parts.length,
    })
  }
  return paid
}

async function pay(desk: Desk, asked: PaymentAsked): Promise<PaidForAssociation> {
  const { ports, tx } = desk
  const isAsked = asked.received === null && !asked.seen
  const live = { live: isAsked }
  const found = await associationOfCode(desk, asked.mutual, asked.association, live)
  if (!found.ok) return found
  const own = inBooks(desk, found.value.books)
  const households = await householdsOf(tx, found.value, !isAsked)
  if (!isAsked) await lockMutualChain(tx, asked.mutual)
  const seen = asked.seen ? await seenMoney(own, asked.seen, asked.by) : null
  if (seen && !seen.ok) return seen
  const receipt = asked.received ? await receivedOf(tx, asked.mutual, asked.received) : null
  if (receipt && !receipt.ok) return receipt
  const step = isAsked ? stepOf(ports, found.value.books.mutual) : ANY_STEP
  const plan = planOf(asked, found.value, households, receipt?.value ?? null, step)
  if (!plan.ok) return plan
  if (asked.seen && seen) {
    const wrong = await groupDayHindrance(own, asked.seen, seen.value, plan.value.parts)
    if (wrong) return { ok: false, refusal: wrong }
  }
  const phone = isAsked ? await askedPhone(tx, found.value) : null
  if (phone && !phone.ok) return phone
  const open = phone && (await openRefusal(desk, asked, found.value, phone.value))
  if (open) return { ok: false, refusal: open }
  const not = phone && (await walletRefusal(desk, found.value, plan.value.amount, phone.value))
  if (not) return { ok: false, refusal: not }
  const planned: PlannedPayment = {
    ...plan.value,
    mutual: found.value.books.mutual,
    association: found.value.association,
    names: new Map(households.map(({ number, people }) => [number, people[0]?.name ?? ''])),
    phone: phone?.value ?? null,
    receipt: receipt?.value ?? null,
  }
  if (asked.dryRun) return { ok: true, value: planned }
  if (asked.seen && seen) {
    const { association } = found.value
    const shared = { ...plan.value, households }
    const kept = await recordSeen(own, association, asked.seen, seen.value, shared)
    return { ok: true, value: { ...planned, receipt: kept } }
  }
  if (await carryOut(desk, asked, found.value, planned, households)) {
    return { ok: true, value: planned }
  }
  const matched = planned.receipt?.receipt_number ?? ''
  return { ok: false, refusal: { code: 'not-in-suspense', receipt: matched } }
}

/** Everybody in it today; locked when their books are about to change. */
async function householdsOf(
  tx: Tx,
  { books, association, today }: AssociationFound,
  locked: boolean,
): Promise<Household[]> {
  const { code } = books.mutual
  const numbers = await membersOfAssociation(tx, code, association.code, today)
  if (locked) await lockHouseholds(tx, code, numbers)
  return loadHouseholds(tx, code, numbers)
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
  tx: Tx,
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
  desk: Desk,
  { again = false }: PaymentAsked,
  { books, association }: AssociationFound,
  phone: PhoneNumber,
): Promise<Refusal | null> {
  const wanted = { mutual: books.mutual, again, association: association.code }
  const open = await openRequestTo(desk, wanted, phone)
  if (!open) return null
  const { amount, currency, minutes } = open
  return { code: 'request-open', request: { amount, currency }, minutes }
}

/** Why the wallet cannot ask the association's phone for so much now. */
async function walletRefusal(
  desk: Desk,
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

/** False when somebody else was quicker with the receipt, and nothing was done. */
async function carryOut(
  desk: Desk,
  { by }: PaymentAsked,
  { books, association }: AssociationFound,
  { amount, parts, sharing, phone, receipt }: PlannedPayment,
  households: readonly Household[],
): Promise<boolean> {
  const mutual = books.mutual.code
  if (phone) {
    const meant = { association: association.code, parts, by }
    await collect(desk, { mutual, amount, for: meant }, phone)
    return true
  }
  if (!receipt) return false
  const shared = { association_code: association.code, sharing, shared_by: by }
  if (!(await takeFromSuspense(desk.tx, mutual, receipt.receipt_id, shared))) return false
  await postParts(inBooks(desk, books), association, { households, parts }, receipt, 'match')
  return true
}
