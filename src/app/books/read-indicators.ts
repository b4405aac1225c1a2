import { type CivilDate, civilDateAt } from '../../core/dates.ts'
import { addAgeing, type Ageing, NOBODY_LATE } from '../../core/indicators/ageing.ts'
import {
  addCollection,
  type Collection,
  NOTHING_COLLECTED,
} from '../../core/indicators/collection.ts'
import { addRunningCosts } from '../../core/indicators/costs.ts'
import { beneficiariesOn, countingDays, coveredOn } from '../../core/indicators/covered.ts'
import { earnedIn } from '../../core/indicators/earned.ts'
import type { Span } from '../../core/indicators/ratio.ts'
import { addRenewal, NOBODY_RENEWED, type Renewal } from '../../core/indicators/renewal.ts'
import { addUnmatched, NOTHING_UNMATCHED, type Unmatched } from '../../core/indicators/unmatched.ts'
import { add, type Minor, ZERO } from '../../core/money.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { journalsByDay } from '../../store/verify/journals.ts'
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
    const ask = { span, days, renewalDays, today }
    let members = NO_MEMBERS
    for await (const household of householdsOf(tx, mutualId))
      members = addMember(members, household, ask)
    return done({
      ...{ mutual, span, ...members },
      claims: await sumClaims(tx, mutualId, span),
      visits: await countVisits(tx, mutualId, span),
      countingDays: days.length,
      costs: await costsOf(tx, mutualId, span),
      ...(await unmatchedOf(tx, mutualId, span)),
    })
  })
}

const NO_MEMBERS: MemberIndicators = {
  collection: NOTHING_COLLECTED,
  renewal: NOBODY_RENEWED,
  ageing: NOBODY_LATE,
  earned: ZERO,
  beneficiaries: 0,
  covered: 0,
}

type Ask = {
  readonly span: Span
  readonly days: readonly CivilDate[]
  readonly renewalDays: number
  readonly today: CivilDate
}

function addMember(
  sum: MemberIndicators,
  household: Household,
  { span, days, renewalDays, today }: Ask,
): MemberIndicators {
  const { facts } = household
  const covered = days.map((day) => coveredOn(household, day))
  return {
    collection: addCollection(sum.collection, facts, span),
    renewal: addRenewal(sum.renewal, facts, span, renewalDays, today),
    ageing: addAgeing(sum.ageing, facts, span.to),
    earned: add(sum.earned, earnedIn(facts, span)),
    beneficiaries: sum.beneficiaries + beneficiariesOn(household, span.to),
    covered: covered.reduce((total, count) => total + count, sum.covered),
  }
}

async function costsOf(tx: ReadTx, mutualId: string, { from, to }: Span): Promise<Minor> {
  let costs = ZERO
  for await (const { transfers } of journalsByDay(tx, mutualId, from, to))
    costs = addRunningCosts(costs, transfers)
  return costs
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
