import { type CivilDate, civilDateAt, instant } from '../../core/dates.ts'
import { addAgeing, type Ageing, NOBODY_LATE } from '../../core/indicators/ageing.ts'
import {
  addCollection,
  type Collection,
  NOTHING_COLLECTED,
} from '../../core/indicators/collection.ts'
import { addBillDays, type BillDays, NO_BILL_DAYS } from '../../core/indicators/bill-days.ts'
import { addConfirmed, type Confirmed, NOBODY_CONFIRMED } from '../../core/indicators/confirmed.ts'
import { runningCosts } from '../../core/indicators/costs.ts'
import { beneficiariesOn, countingDays, coveredOn } from '../../core/indicators/covered.ts'
import { earnedIn } from '../../core/indicators/earned.ts'
import { type MonthSpan, monthsOf } from '../../core/indicators/months.ts'
import type { Span } from '../../core/indicators/ratio.ts'
import {
  addRenewal,
  addRenewals,
  NOBODY_RENEWED,
  type Renewal,
} from '../../core/indicators/renewal.ts'
import { addUnmatched, NOTHING_UNMATCHED, type Unmatched } from '../../core/indicators/unmatched.ts'
import { add, type Minor, ZERO } from '../../core/money.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { accountTerms } from '../../core/ledger/chart.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { movedOn } from '../../store/books/movements.ts'
import { clinicAccounts, confirmedPeople, householdsThatPaid } from '../../store/books/use-rows.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { householdsOf } from '../../store/membership/household-pages.ts'
import type { Household } from '../../store/membership/households.ts'
import { countVisits, receiptRows, sumClaims } from '../../store/books/register-rows.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { reading } from '../desk.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'

/** What members and their money say; see each in `core/indicators`. */
type MemberIndicators = {
  readonly collection: Collection
  readonly renewal: Renewal
  /** By the months of the span. */
  readonly renewals: readonly Renewal[]
  readonly confirmed: Confirmed
  readonly ageing: Ageing
  readonly earned: Minor
  /** Registered on the last day. */
  readonly beneficiaries: number
  /** Covered people, summed over the counting days. */
  readonly covered: number
}

export type Indicators = MemberIndicators & {
  readonly mutual: Mutual
  readonly span: Span
  readonly months: readonly MonthSpan[]
  /** Households that paid, in each of the months. */
  readonly paying: readonly number[]
  readonly billDays: BillDays
  readonly claims: Minor
  readonly visits: number
  /** How many days covered people were counted on. */
  readonly countingDays: number
  readonly costs: Minor
  readonly unmatched: Unmatched
  /** Receipts in suspense that are not in the mutual's currency; in no other number. */
  readonly otherCurrency: number
}

/**
 * The indicators of domain 1.7 for a span of days, both included, on one snapshot and reading a
 * page at a time. `renewalDays`: how many days after the last one a next term may start.
 */
export async function readIndicators(
  ports: Ports,
  mutualId: string,
  span: Span,
  renewalDays: number,
): Promise<Result<Indicators>> {
  if (span.from > span.to) return refused({ code: 'span-reversed', ...span })
  return reading(ports, async ({ tx, now }) => {
    const books = await loadMutual(tx, mutualId)
    if (!books) return refused({ code: 'unknown-mutual', mutual: mutualId })
    const { mutual } = books
    const today = civilDateAt(now, mutual.timeZone)
    const days = countingDays(span)
    const months = monthsOf(span)
    const confirmed = await confirmedPeople(tx, mutualId, span)
    const ask = { span, months, days, renewalDays, today, confirmed }
    let members = NO_MEMBERS
    for await (const household of householdsOf(tx, mutualId))
      members = addMember(members, household, ask)
    return done({
      ...{ mutual, span, months, ...members },
      paying: await payingIn(tx, mutualId, span, months),
      billDays: await billDaysOf(tx, mutual, span),
      claims: await sumClaims(tx, mutualId, span),
      visits: await countVisits(tx, mutualId, span),
      countingDays: days.length,
      costs: await costsOf(tx, mutual, span),
      ...(await unmatchedOf(tx, mutualId, span)),
    })
  })
}

const NO_MEMBERS: MemberIndicators = {
  collection: NOTHING_COLLECTED,
  renewal: NOBODY_RENEWED,
  renewals: [],
  confirmed: NOBODY_CONFIRMED,
  ageing: NOBODY_LATE,
  earned: ZERO,
  beneficiaries: 0,
  covered: 0,
}

type Ask = {
  readonly span: Span
  readonly months: readonly MonthSpan[]
  readonly days: readonly CivilDate[]
  readonly renewalDays: number
  readonly today: CivilDate
  /** Whom clinics were told yes about, by member and ordinal. */
  readonly confirmed: ReadonlyMap<MemberNumber, ReadonlySet<number>>
}

const NO_ONE: ReadonlySet<number> = new Set()

function addMember(
  sum: MemberIndicators,
  household: Household,
  { span, months, days, renewalDays, today, confirmed }: Ask,
): MemberIndicators {
  const { facts } = household
  const covered = days.map((day) => coveredOn(household, day))
  return {
    collection: addCollection(sum.collection, facts, span),
    renewal: addRenewal(sum.renewal, facts, span, renewalDays, today),
    renewals: addRenewals(sum.renewals, facts, months, renewalDays, today),
    confirmed: addConfirmed(
      sum.confirmed,
      household,
      days,
      confirmed.get(household.number) ?? NO_ONE,
    ),
    ageing: addAgeing(sum.ageing, facts, span.to),
    earned: add(sum.earned, earnedIn(facts, span)),
    beneficiaries: sum.beneficiaries + beneficiariesOn(household, span.to),
    covered: covered.reduce((total, count) => total + count, sum.covered),
  }
}

async function costsOf(tx: ReadTx, { code, bookkeeping }: Mutual, span: Span): Promise<Minor> {
  return runningCosts(await movedOn(tx, code, span, 'without'), accountTerms(bookkeeping))
}

async function payingIn(
  tx: ReadTx,
  mutualId: string,
  span: Span,
  months: readonly MonthSpan[],
): Promise<number[]> {
  const paying = await householdsThatPaid(tx, mutualId, span)
  return months.map(({ month }) => paying.get(month) ?? 0)
}

async function billDaysOf(tx: ReadTx, { code, timeZone }: Mutual, span: Span): Promise<BillDays> {
  const dayOf = (at: number) => civilDateAt(instant(at), timeZone)
  let sum = NO_BILL_DAYS
  for (const { claims, payments } of (await clinicAccounts(tx, code, dayOf)).values())
    sum = addBillDays(sum, claims, payments, span)
  return sum
}

async function unmatchedOf(
  tx: ReadTx,
  mutualId: string,
  span: Span,
): Promise<Pick<Indicators, 'unmatched' | 'otherCurrency'>> {
  let unmatched = NOTHING_UNMATCHED
  let otherCurrency = 0
  for await (const row of receiptRows(tx, mutualId, { from: null, to: span.to })) {
    const inSuspense = row.state === 'suspense'
    if (inSuspense && row.reason === OTHER_CURRENCY) otherCurrency += 1
    else {
      const receipt = { amount: row.amount, paidOn: row.value_on, inSuspense }
      unmatched = addUnmatched(unmatched, receipt, span)
    }
  }
  return { unmatched, otherCurrency }
}
