import { membersOfAssociation } from '../../store/associations/associations.ts'
import { lockAssociation, lockHouseholds, lockMutualChain } from '../../store/engine/dialect.ts'
import type { Household } from '../../store/membership/households.ts'
import { takeFromSuspense } from '../../store/payments/receipts.ts'
import { type Desk, inBooks } from '../desk.ts'
import { collect } from '../payments/collect.ts'
import { postParts } from '../payments/share-receipt.ts'
import { type AssociationFound, associationOfCode } from './association-acts.ts'
import { recordSeen, seenMoney } from './group-money.ts'
import {
  foreseeForAssociation,
  isThere,
  type NotPaid,
  type PaymentAsked,
  type PlannedPayment,
} from './plan-for-association.ts'

type PaidForAssociation = { readonly ok: true; readonly value: PlannedPayment } | NotPaid

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
  if (isThere(asked)) await lockBooks(desk, asked)
  else await lockAssociation(desk.tx, asked.mutual, asked.association)
  const foreseen = await foreseeForAssociation(desk, asked)
  if (!foreseen.ok) return foreseen
  const { value: planned, found, households } = foreseen
  if (asked.dryRun) return { ok: true, value: planned }
  if (asked.seen) {
    const own = inBooks(desk, found.books)
    const seen = await seenMoney(own, asked.seen, asked.by)
    if (!seen.ok) return seen
    const shared = { ...planned, households }
    const kept = await recordSeen(own, found.association, asked.seen, seen.value, shared)
    return { ok: true, value: { ...planned, receipt: kept } }
  }
  if (await carryOut(desk, asked, found, planned, households)) return { ok: true, value: planned }
  const matched = planned.receipt?.receipt_number ?? ''
  return { ok: false, refusal: { code: 'not-in-suspense', receipt: matched } }
}

/** Holds the books of everybody in it, which are about to change. */
async function lockBooks(desk: Desk, { mutual, association }: PaymentAsked): Promise<void> {
  const found = await associationOfCode(desk, mutual, association)
  if (!found.ok) return
  const numbers = await membersOfAssociation(desk.tx, mutual, association, found.value.today)
  await lockHouseholds(desk.tx, mutual, numbers)
  await lockMutualChain(desk.tx, mutual)
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
