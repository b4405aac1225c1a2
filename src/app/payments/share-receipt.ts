import { civilDateAt } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { postShared } from '../../core/ledger/posting.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { standing } from '../../core/membership/standing.ts'
import { wholeUnit, ZERO } from '../../core/money.ts'
import {
  type Part,
  shareOldestFirst,
  sharerOf,
  sharesByRule,
  sumOfParts,
} from '../../core/payments/sharing.ts'
import type { Association } from '../../core/statutes/statutes.ts'
import { membersOfAssociation, partsOfIntent } from '../../store/associations/associations.ts'
import { lockHouseholds, lockMutualChain } from '../../store/engine/dialect.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import type { Household } from '../../store/membership/households.ts'
import { moveIntent } from '../../store/payments/intents.ts'
import { balancesOfMembers } from '../../store/books/balances.ts'
import { post } from '../../store/books/ledger.ts'
import { findReceipt, insertPayments, insertReceipt } from '../../store/payments/receipts.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import { buyRhythm } from './rhythms.ts'
import { tellOfSharing } from './sharing-notices.ts'
import { daysOf, PARTS_WANTED } from './notices.ts'
import type { BooksDesk, MutualDesk } from '../desk.ts'
import { postBegunChargesOfAll } from '../books/post-charges.ts'
import {
  type Arrival,
  keepInSuspense,
  newReceipt,
  posterOf,
  type Recorded,
  sourceOf,
  toldAgain,
} from './record-receipt.ts'

/** Why money for an association is in suspense that has nobody to share it. */
const NO_MEMBERS = 'no members'

/** How a receipt is shared: the parts, and what they follow from. */
type Sharing = {
  readonly how: NonNullable<ReceiptTable['sharing']>
  readonly households: readonly Household[]
  readonly parts: readonly Part[]
}

/**
 * Records money that arrived for an association, exactly once (R13), and shares it among members in
 * the same transaction (R05): as planned when it answers an intent, else by the association's rule
 * among those who were members on the day it was paid. With nobody to share it, or a rule that wants
 * a list, it is kept in suspense and the payer asked (R14). Without an association it is for several
 * households that one person pays for at once, as planned.
 */
export async function recordForAssociation(
  desk: BooksDesk,
  arrival: Arrival,
  association: Association | null,
): Promise<Recorded> {
  const { tx, mutual } = desk
  const plan = arrival.intentId ? await partsOfIntent(tx, mutual.code, arrival.intentId) : []
  const numbers =
    plan.length > 0
      ? plan.map(({ number }) => number)
      : association
        ? await membersOnDayOf(desk, association, arrival)
        : []
  await lockHouseholds(tx, mutual.code, numbers)
  await lockMutualChain(tx, mutual.code)
  const before = await findReceipt(tx, arrival.wallet, arrival.operatorReceipt)
  if (before) return toldAgain(desk, before, arrival)
  const households = await loadHouseholds(tx, mutual.code, numbers)
  const sharing: Sharing | null =
    plan.length > 0
      ? { how: 'plan', households, parts: plan }
      : association && sharingByRule(desk, association, households, arrival)
  const reason = association?.payment === 'list' ? PARTS_WANTED : NO_MEMBERS
  const receipt: ReceiptTable = {
    ...(await newReceipt(desk, arrival, sharing ? null : reason)),
    association_code: association?.code ?? null,
    sharing: sharing?.how ?? null,
  }
  if (!(await insertReceipt(tx, receipt))) throw new Error('another process was quicker')
  if (sharing) await postParts(desk, association, sharing, receipt, 'receipt')
  else await keepInSuspense(desk, receipt)
  if (arrival.intentId) await moveIntent(tx, arrival.intentId, { state: 'paid', reason: null })
  return sharing ? 'posted' : 'suspense'
}

async function membersOnDayOf(
  { tx, now, mutual }: MutualDesk,
  association: Association,
  { paidAt }: Arrival,
): Promise<MemberNumber[]> {
  if (association.payment === 'list') return []
  const day = civilDateAt(paidAt > now ? now : paidAt, mutual.timeZone)
  return membersOfAssociation(tx, mutual.code, association.code, day)
}

function sharingByRule(
  { mutual, today }: BooksDesk,
  association: Association,
  households: readonly Household[],
  { amount }: Arrival,
): Sharing | null {
  if (association.payment === 'list') return null
  const sharers = households.flatMap(({ number, facts }) => {
    const now = standing(facts, today)
    return sharesByRule(now) ? [sharerOf(number, now)] : []
  })
  if (sharers.length === 0) return null
  const parts = shareOldestFirst(amount, sharers, wholeUnit(mutual.currency))
  return { how: 'oldest-first', households, parts }
}

/**
 * Books a receipt that is shared: the charges that have begun of each who has a part, one journal
 * with all the parts, and each part as that member's payment. Tells everybody. The caller holds the
 * households' locks, and the parts are of these households.
 */
export async function postParts(
  desk: BooksDesk,
  association: Association | null,
  { households, parts }: Pick<Sharing, 'households' | 'parts'>,
  receipt: ReceiptTable,
  how: 'receipt' | 'match',
): Promise<void> {
  const { ports, tx, mutual, today, closedThrough } = desk
  invariant(sumOfParts(parts) === receipt.amount, `parts do not sum: ${receipt.receipt_number}`)
  const poster = posterOf(desk, how === 'receipt' ? sourceOf(receipt) : 'match')
  const taking = new Set(parts.map(({ number }) => number))
  const takers = households.filter(({ number }) => taking.has(number))
  invariant(takers.length === parts.length, `a part of nobody: ${receipt.receipt_number}`)
  await postBegunChargesOfAll(tx, mutual.code, takers, today, closedThrough, poster)
  const balances = await balancesOfMembers(tx, mutual.code, [...taking])
  const none = { due: ZERO, advance: ZERO }
  const posting = postShared(
    how,
    receipt.receipt_id,
    receipt.wallet,
    parts.map((part) => ({ ...part, before: balances.get(part.number) ?? none })),
    { eventOn: receipt.value_on, closedThrough },
  )
  const { journalId } = await post(tx, mutual.code, posting, poster)
  const days = daysOf(mutual, receipt)
  const payments = parts.map(({ number, amount }, at) => ({
    mutual_id: mutual.code,
    payment_id: ports.ids.id(),
    number,
    receipt_id: receipt.receipt_id,
    amount,
    value_on: receipt.value_on,
    journal_id: journalId,
    part: at + 1,
    recorded_on: days?.recordedOn ?? null,
  }))
  await insertPayments(tx, payments)
  for (const household of takers) {
    const part = parts.find(({ number }) => number === household.number)
    if (part) await buyRhythm(desk, household, receipt.receipt_id, part.amount)
  }
  await tellOfSharing(desk, association, receipt, takers, parts, how)
}
