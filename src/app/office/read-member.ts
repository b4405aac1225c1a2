import { type Instant, instant, instantOf } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Turn, turnsOf } from '../../core/membership/history.ts'
import { type Standing, standing } from '../../core/membership/standing.ts'
import type { LetterState } from '../../core/states.ts'
import { letterState } from '../../core/visits/letter.ts'
import type { Association, Mutual } from '../../core/statutes/statutes.ts'
import { findAssociation } from '../../store/associations/associations.ts'
import { lastChecksOf, loadProvider } from '../../store/coverage/checks.ts'
import { loadProviders } from '../../store/mutuals/mutuals.ts'
import { rolesOf } from '../../store/calls/callers.ts'
import {
  type Household,
  loadHousehold,
  ownPhone,
  planOf,
} from '../../store/membership/households.ts'
import { changesOfMember, type RecordedChange } from '../../store/membership/membership-changes.ts'
import { looksAt } from '../../store/office/looks.ts'
import { type Said, saidWith } from '../../store/office/said.ts'
import {
  lastPaymentsOf,
  paymentOfNumber,
  type PaymentOfReceipt,
} from '../../store/payments/payments.ts'
import { receiptOfNumber } from '../../store/payments/receipts.ts'
import { type PaidBy, payersOf } from '../../store/payments/payers.ts'
import { type Letter, letterFacts, lettersOfHousehold } from '../../store/visits/letters.ts'
import { billsOf } from '../../store/visits/bills.ts'
import type { ReadTx } from '../../store/store.ts'
import type { OfficeLookTable } from '../../store/tables/office.ts'
import type { MutualDesk } from '../desk.ts'
import { type PersonShown, peopleShown } from '../membership/read-household.ts'

/** A payment with whoever brought it. */
export type PaymentSeen = PaymentOfReceipt & { readonly by: string | null }

/** A household as those see it who look after it. */
export type MemberSeen = {
  readonly household: Household
  readonly plan: string
  /** The group that it belongs to; null where it belongs to none. */
  readonly association: Association | null
  readonly standing: Standing
  readonly people: readonly PersonShown[]
  /** Newest first. */
  readonly payments: readonly PaymentSeen[]
  readonly turns: readonly Turn[]
  readonly changes: readonly RecordedChange[]
}

/** One household today; null when the mutual has none of this number. */
export async function readMember(
  { tx, mutual, today }: MutualDesk<ReadTx>,
  number: MemberNumber,
  limit: number,
): Promise<MemberSeen | null> {
  const household = await loadHousehold(tx, mutual.code, number)
  if (!household) return null
  const { association } = household
  const payers = await payersOf(tx, mutual.code, number)
  const payments = await lastPaymentsOf(tx, mutual.code, number, limit)
  return {
    household,
    plan: planOf(household, today),
    association: association ? await findAssociation(tx, mutual.code, association) : null,
    standing: standing(household.facts, today),
    people: peopleShown(household, today),
    payments: payments.map((one) => ({ ...one, by: broughtBy(payers, one.receipt_number) })),
    turns: turnsOf(household.facts, today),
    changes: await changesOfMember(tx, mutual.code, number),
  }
}

/** Who brought a payment: a name, else a phone. */
function broughtBy(payers: readonly PaidBy[], receipt: string): string | null {
  const paid = payers.find((one) => one.receipt === receipt)
  return paid?.association ?? paid?.by ?? null
}

/** One payment of a member by its receipt, and whether others had a part of it. */
export async function readMemberReceipt(
  { tx, mutual }: MutualDesk<ReadTx>,
  number: MemberNumber,
  receiptNumber: string,
): Promise<{
  readonly payment: PaymentOfReceipt
  readonly by: string | null
  readonly isPart: boolean
} | null> {
  const payment = await paymentOfNumber(tx, mutual.code, number, receiptNumber)
  const receipt = payment && (await receiptOfNumber(tx, mutual.code, receiptNumber))
  if (!receipt) return null
  const payers = await payersOf(tx, mutual.code, number)
  const by = broughtBy(payers, receiptNumber)
  return { payment, by, isPart: receipt.amount !== payment.amount }
}

/** A letter of a household with the clinic's name, and what it is good for today. */
type LetterOfHousehold = Letter & { readonly clinic: string; readonly state: LetterState }

/** The letters of a household, the last issued first. */
export async function lettersSeen(
  { tx, mutual, today }: MutualDesk<ReadTx>,
  number: MemberNumber,
  limit: number,
): Promise<LetterOfHousehold[]> {
  const letters = await lettersOfHousehold(tx, mutual.code, number, limit)
  const seen: LetterOfHousehold[] = []
  for (const letter of letters) {
    const { provider_code: code } = letter
    const clinic = (await loadProvider(tx, mutual.code, code))?.name ?? code
    seen.push({ ...letter, clinic, state: letterState(letterFacts(letter), today) })
  }
  return seen
}

/** A check or a visit, with what was billed on it. */
export type CareSeen = {
  readonly at: Instant
  /** The clinic's name. */
  readonly provider: string
  readonly ordinal: number | null
  readonly answer: 'yes' | 'no' | 'cannot-tell'
  readonly code: string | null
  readonly bills: Awaited<ReturnType<typeof billsOf>>
}

/** What clinics asked about a household and billed, newest first; of `before`, what is older. */
export async function readCare(
  { tx, mutual }: MutualDesk<ReadTx>,
  number: MemberNumber,
  before: Instant | null,
  limit: number,
): Promise<CareSeen[]> {
  const checks = await lastChecksOf(tx, mutual.code, number, limit, before)
  const codes = checks.flatMap(({ visit_code: code }) => code ?? [])
  const bills = await billsOf(tx, mutual.code, [...new Set(codes)])
  const providers = await loadProviders(tx, mutual.code)
  const nameOf = (code: string) => providers.find((one) => one.code === code)?.name ?? code
  return checks.map((check) => ({
    at: check.asked_at,
    provider: nameOf(check.provider_code),
    ordinal: check.ordinal,
    answer: check.answer,
    code: check.visit_code,
    bills: bills.filter(({ visit_code: code }) => code === check.visit_code),
  }))
}

/** What was said with a member's phone; not where somebody else could have said it. */
export type SaidSeen =
  | { readonly kind: 'said'; readonly lines: readonly Said[] }
  | { readonly kind: 'no-phone' }
  | { readonly kind: 'shared' }

/** A code is of use to whoever reads it, so the page shows that there was one. */
const SECRET = /^sign-in-code\//

/**
 * What was said with the phone of a household, newest first. A phone that is something else besides, in any
 * mutual, has said and heard what is not of this household: then nothing is shown.
 */
export async function readSaid(
  { tx, now, mutual }: MutualDesk<ReadTx>,
  { household, changes }: Pick<MemberSeen, 'household' | 'changes'>,
  before: number | null,
  limit: number,
): Promise<SaidSeen> {
  const phone = ownPhone(household, now)
  if (!phone) return { kind: 'no-phone' }
  const roles = await rolesOf(tx, phone, now)
  const isAlone = roles.every(({ role, mutual: of, ref }) => {
    return role === 'member' && of === mutual.code && ref === household.number
  })
  if (!isAlone) return { kind: 'shared' }
  const since = ownSince(mutual, household, changes)
  const of = { phone, mutual: mutual.code, serviceCode: mutual.serviceCode, since }
  const lines = await saidWith(tx, of, before === null ? null : instant(before), limit)
  return { kind: 'said', lines }
}

/** Since when a phone is the household's: before that it may have been anybody's. */
function ownSince(
  { timeZone }: Mutual,
  { facts }: Household,
  changes: readonly RecordedChange[],
): Instant {
  const joined = instantOf(facts.joinedOn, '00:00', timeZone)
  const moved = changes.filter(({ kind, ordinal }) => kind === 'phone-changed' && !ordinal)
  return instant(Math.max(joined, ...moved.map(({ recordedAt }) => recordedAt)))
}

/** Whether a message holds a code that nobody else may read. */
export function isSecret({ about }: Said): boolean {
  return about !== null && SECRET.test(about)
}

/** Who looked at a household in the office, newest first. */
export function readLooks(
  { tx, mutual }: MutualDesk<ReadTx>,
  number: MemberNumber,
  limit: number,
): Promise<OfficeLookTable[]> {
  return looksAt(tx, mutual.code, number, limit)
}
