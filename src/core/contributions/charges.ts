import { type CivilDate, dayBefore, earlierOf, laterOf, plusDays } from '../dates.ts'
import { invariant } from '../invariant.ts'
import { type Plan, versionOn } from '../plans/plan.ts'
import { add, type Minor, times, ZERO } from '../money.ts'
import { additionsOf, contributionFor, type Counting, countedOn, sizeOn } from './people.ts'
import { dueDayOf, type Period, periodContaining } from './periods.ts'
import type { Discount, GivenDiscount } from './discount.ts'
import {
  shareContribution,
  subsidiesOf,
  type SubsidisedPart,
  type SubsidyDecision,
} from './subsidy.ts'

export type Charge = {
  /** `subsidy-back`: what a payer of subsidies did not pay, by a decision. */
  readonly kind: 'joining-fee' | 'contribution' | 'late-penalty' | 'subsidy-back'
  readonly startsOn: CivilDate
  readonly endsOn: CivilDate
  readonly dueOn: CivilDate
  /** What the member owes: nothing when a subsidy pays all of it. */
  readonly amount: Minor
  /** What somebody else owes of it, beside that. */
  readonly subsidy: SubsidisedPart | null
  /** What a rhythm that was bought took off it; absent or null for nothing. */
  readonly discount?: Discount | null
}

/** A charge as it stood when the books of a mutual were opened. */
type OpeningCharge = Charge & {
  /** What had been paid of it by then. */
  readonly paidBefore: Minor
}

/**
 * What a household brought from older books. It says everything about the days before `on`: no other
 * charge of those days is asked for.
 */
export type Opening = {
  /** The first day of these books. */
  readonly on: CivilDate
  /**
   * Charges that had begun before, in order: those of which something was owed, and, paid or not,
   * the period that contains the day before `on`.
   */
  readonly charges: readonly OpeningCharge[]
  /** Periods that had been paid ahead, at the price for which they were. */
  readonly prepaid: readonly Charge[]
  /** Money that was there for periods to come, that of `prepaid` included. */
  readonly credit: Minor
}

/** What charges follow from, beside the date. */
export type ChargeFacts = {
  /** Versions of the member's plan, in any order; one is in force on `joinedOn`. */
  readonly versions: readonly Plan[]
  readonly joinedOn: CivilDate
  /** The joining fee was paid before the member came to this system. */
  readonly feePaidBefore: boolean
  /** Periods that end on or before this day were paid before the member came to this system. */
  readonly paidThroughBefore: CivilDate | null
  /** What the household brought from older books, if these were opened with it. */
  readonly opening?: Opening | null
  /** The last day that an earlier term of the membership is charged for: none is charged twice. */
  readonly chargedThrough?: CivilDate | null
  /** The first day on which the membership is over. */
  readonly endedOn: CivilDate | null
  /** Beneficiaries by the days they belong to the household; charges per person count them. */
  readonly people: readonly Counting[]
  /** The decision that names the member for the plan's subsidy, if there is one. */
  readonly subsidised?: SubsidyDecision | null
  /** All of them, where there were several. */
  readonly subsidies?: readonly SubsidyDecision[]
  /** Charges that have been posted; later ones are derived. */
  readonly posted: readonly Charge[]
  /** Discounts that were posted with them. */
  readonly discounts?: readonly GivenDiscount[]
}

/** A charge together with the statutes it stands under. */
export type RuledCharge = Charge & {
  readonly plan: Plan
  /** What had been paid of it when the books were opened; only charges of an opening have it. */
  readonly paidBefore?: Minor
}

/**
 * The joining fee, then one contribution for each period in order, without end unless the
 * membership has one; take what you need. Charges that were posted are facts and come as they were
 * posted; those after the last posted one are derived, by the same rules by which they will be
 * posted (R08, R10). Late penalties depend on money and are not among them: `replay.ts`.
 */
export function* chargesOf(facts: ChargeFacts): Generator<RuledCharge> {
  const fee = joiningFeeOf(facts)
  if (fee) yield fee
  let last: Period | null = null
  for (const charge of knownContributions(facts)) {
    last = charge
    yield ruledBy(planFor(facts, charge.startsOn), charge)
  }
  yield* derivedContributions(facts, last)
}

/** The first day of a membership's first period: the period that contains the day of joining. */
function firstPeriodOf(facts: Pick<ChargeFacts, 'versions' | 'joinedOn'>): Period {
  return periodContaining(planFor(facts, facts.joinedOn), facts.joinedOn, facts.joinedOn)
}

/**
 * The last day of the last whole period that was paid before the member came to this system; null
 * when there is none. Each period is one of the version in force as it begins, so that a version
 * that comes later changes nothing of what was paid before it.
 */
export function paidBeforeOf(
  facts: Pick<ChargeFacts, 'versions' | 'joinedOn' | 'paidThroughBefore' | 'opening'>,
): CivilDate | null {
  const { opening, paidThroughBefore: paid, joinedOn } = facts
  const opened = opening?.charges.find(({ kind }) => kind === 'contribution')
  // What was paid later than this stands among the charges of the opening.
  if (opened) return opened.startsOn > joinedOn ? dayBefore(opened.startsOn) : null
  if (!paid || paid < joinedOn) return null
  const first = firstPeriodOf(facts)
  let begins = first.startsOn
  while (begins <= paid) {
    const change = nextVersionAfter(facts.versions, begins)
    const isChanged = change !== null && change <= paid
    const day = laterOf(isChanged ? plusDays(change, -1) : paid, joinedOn)
    const period = periodContaining(planFor(facts, begins), joinedOn, day)
    if (period.endsOn > paid) {
      begins = laterOf(begins, period.startsOn)
      break
    }
    begins = plusDays(period.endsOn, 1)
  }
  return begins > first.endsOn ? plusDays(begins, -1) : null
}

/** The first day of the next version after a day; null when there is none. */
function nextVersionAfter(versions: readonly Plan[], day: CivilDate): CivilDate | null {
  const later = versions.flatMap(({ validFrom }) => (validFrom > day ? [validFrom] : []))
  return later.length > 0 ? later.reduce(earlierOf) : null
}

function joiningFeeOf(facts: ChargeFacts): RuledCharge | null {
  const plan = planFor(facts, facts.joinedOn)
  const posted = facts.posted.find((charge) => charge.kind === 'joining-fee')
  if (posted) return ruledBy(plan, posted)
  if (facts.opening) {
    const opened = facts.opening.charges.find(({ kind }) => kind === 'joining-fee')
    return opened ? ruledBy(plan, opened) : null
  }
  if (facts.feePaidBefore || plan.joiningFee === 0) return null
  const { joinedOn } = facts
  return {
    kind: 'joining-fee',
    startsOn: joinedOn,
    endsOn: joinedOn,
    dueOn: joinedOn,
    amount: times(
      plan.joiningFee,
      plan.joiningFeePer === 'person' ? sizeOn(plan, facts.people, joinedOn) : 1,
    ),
    subsidy: null,
    plan,
  }
}

/** A charge under these statutes. */
export function ruledBy(plan: Plan, charge: Charge | OpeningCharge): RuledCharge {
  const { kind, startsOn, endsOn, dueOn, amount, subsidy } = charge
  const ruled = { kind, startsOn, endsOn, dueOn, amount, subsidy, plan }
  return 'paidBefore' in charge ? { ...ruled, paidBefore: charge.paidBefore } : ruled
}

/**
 * Contributions that are facts, in order: those of the opening, those that were posted since, and
 * periods paid ahead at the opening. Periods are posted in order, so of the last the earlier ones
 * have been.
 */
function knownContributions(facts: ChargeFacts): (Charge | OpeningCharge)[] {
  const posted = postedContributions(facts)
  const { opening, endedOn } = facts
  if (!opening) return posted
  const through = posted.at(-1)?.startsOn
  const isToCome = ({ startsOn }: Charge) =>
    (!through || startsOn > through) && (!endedOn || startsOn < endedOn)
  return [
    ...opening.charges.filter(({ kind }) => kind === 'contribution'),
    ...posted,
    ...opening.prepaid.filter(isToCome),
  ]
}

function postedContributions(facts: ChargeFacts): Charge[] {
  return facts.posted
    .filter((charge) => charge.kind === 'contribution')
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
}

function* derivedContributions(facts: ChargeFacts, last: Period | null): Generator<RuledCharge> {
  const paid = last?.endsOn ?? paidBeforeOf(facts)
  // What those owed who were added before the opening is in it.
  let before = last && facts.opening && last.startsOn < facts.opening.on ? null : last
  const { chargedThrough } = facts
  let begins = paid ? plusDays(paid, 1) : firstPeriodOf(facts).startsOn
  if (chargedThrough) begins = laterOf(begins, plusDays(chargedThrough, 1))
  while (!facts.endedOn || begins < facts.endedOn) {
    const plan = planFor(facts, begins)
    const day = begins > facts.joinedOn ? begins : facts.joinedOn
    const period = periodContaining(plan, facts.joinedOn, day)
    const owed = { startsOn: begins, endsOn: period.endsOn }
    yield chargeFor(facts, plan, owed, before)
    before = owed
    begins = plusDays(period.endsOn, 1)
  }
}

function chargeFor(
  facts: ChargeFacts,
  plan: Plan,
  period: Period,
  before: Period | null,
): RuledCharge {
  const dueOn = dueDayOf(plan, period, facts.joinedOn)
  const day = laterOf(period.startsOn, facts.joinedOn)
  const added = before ? addedIn(facts, before, day) : ZERO
  const contribution = add(contributionFor(plan, countedOn(plan, facts.people, day)), added)
  const { amount, subsidy } = shareContribution(plan, subsidiesOf(facts), day, contribution)
  const { startsOn, endsOn } = period
  return { kind: 'contribution', startsOn, endsOn, dueOn, amount, subsidy, plan }
}

/** What the period before still costs for those who were added in it (R10). */
function addedIn(facts: ChargeFacts, before: Period, day: CivilDate): Minor {
  const plan = planFor(facts, before.startsOn)
  if (plan.additions !== 'pro-rata') return ZERO
  return additionsOf(plan, facts.people, before, laterOf(before.startsOn, facts.joinedOn), day)
}

/**
 * The version in force when a period begins; for the period in which the first version began,
 * the one in force on the day of joining.
 */
export function planFor(
  facts: Pick<ChargeFacts, 'versions' | 'joinedOn'>,
  startsOn: CivilDate,
): Plan {
  const plan = versionOn(facts.versions, startsOn) ?? versionOn(facts.versions, facts.joinedOn)
  invariant(plan, `no version of the plan in force on ${facts.joinedOn}`)
  return plan
}
