import { type CivilDate, laterOf } from '../dates.ts'
import { add, type Minor, minor, smaller, subtract, times } from '../money.ts'
import type { Rhythm } from '../plans/plan.ts'
import { type ChargeFacts, planFor, type RuledCharge } from './charges.ts'
import type { BoughtRhythm, GivenDiscount } from './discount.ts'
import { contributionFor, countedOn } from './people.ts'
import { shareContribution, subsidiesOf } from './subsidy.ts'

/** What a household pays for so many periods at once, and how much less that is. */
export type Offer = Pick<BoughtRhythm, 'periods' | 'price' | 'discount'>

/**
 * What each rhythm of the statutes costs a household on a day, the longest first: by the people and
 * the subsidy of that day in proportion to the price of one period, in whole minor units in favour
 * of the mutual. Nothing where a period costs nothing.
 */
export function offersOn(facts: Omit<ChargeFacts, 'endedOn'>, day: CivilDate): Offer[] {
  const plan = planFor(facts, laterOf(day, facts.joinedOn))
  if (plan.rhythms.length === 0) return []
  const full = onePeriodOn(facts, day)
  if (full === 0) return []
  const offers = plan.rhythms.map((rhythm) => offerOf(rhythm, plan.contribution, full))
  return offers.sort((a, b) => b.periods - a.periods)
}

/** What a period costs the member by the statutes, people and subsidy of a day, one by one. */
export function onePeriodOn(facts: Omit<ChargeFacts, 'endedOn'>, on: CivilDate): Minor {
  const day = laterOf(on, facts.joinedOn)
  const plan = planFor(facts, day)
  const contribution = contributionFor(plan, countedOn(plan, facts.people, day))
  return shareContribution(plan, subsidiesOf(facts), day, contribution).amount
}

function offerOf({ periods, amount }: Rhythm, contribution: Minor, full: Minor): Offer {
  const less = BigInt(contribution) * BigInt(periods) - BigInt(amount)
  const discount = minor(Number((BigInt(full) * less) / BigInt(contribution)))
  return { periods, price: subtract(times(full, periods), discount), discount }
}

/** What a receipt buys that leaves so much once debts are paid: the longest that fits, or nothing. */
export function boughtWith(offers: readonly Offer[], left: Minor): Offer | null {
  return offers.find(({ price }) => price <= left) ?? null
}

/** A rhythm while an account is gone through, with how many of its periods have begun. */
export type RunningRhythm = BoughtRhythm & { used: number }

/** Those bought by a day, as they are on it: what undoes one later says nothing of that day. */
export function rhythmsBy(
  bought: readonly BoughtRhythm[] | undefined,
  on: CivilDate,
): RunningRhythm[] {
  const all = (bought ?? []).filter((rhythm) => rhythm.on <= on)
  const inOrder = [...all].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return inOrder.map((rhythm) => {
    const undoneOn = rhythm.undoneOn && rhythm.undoneOn <= on ? rhythm.undoneOn : null
    return { ...rhythm, undoneOn, used: 0 }
  })
}

function keyOf({ on, receipt }: BoughtRhythm): string {
  return `${on} ${receipt}`
}

/** What is posted of a term's contributions, and of their discounts. */
export type Given = {
  /** The day that is asked of: what was posted of later periods says nothing of it. */
  readonly by: CivilDate
  readonly posted: ReadonlySet<CivilDate>
  readonly discounts: ReadonlyMap<CivilDate, GivenDiscount>
}

/**
 * A contribution as it begins: less what a rhythm takes off it that pays it. One that has begun and was
 * posted has the discount that was posted with it, as long as its rhythm counts.
 */
export function discounted(
  rhythms: readonly RunningRhythm[],
  { by, posted, discounts }: Given,
  charge: RuledCharge,
  day: CivilDate,
): RuledCharge {
  if (charge.kind !== 'contribution') return charge
  const given = discounts.get(charge.startsOn)
  if (day <= by && given) return asGiven(rhythms, given, charge, day)
  if (day <= by && posted.has(charge.startsOn)) return charge
  const full = given ? add(charge.amount, given.amount) : charge.amount
  const rhythm = rhythms.find((one) => one.on < day && one.used < one.periods && pays(one, day))
  if (!rhythm) return { ...charge, amount: full }
  const amount = takenOff(rhythm, full)
  const discount = { receipt: rhythm.receipt, amount }
  return { ...charge, amount: subtract(full, amount), discount }
}

function asGiven(
  rhythms: readonly RunningRhythm[],
  { receipt, amount }: GivenDiscount,
  charge: RuledCharge,
  day: CivilDate,
): RuledCharge {
  const rhythm = rhythms.find((one) => one.receipt === receipt)
  if (rhythm) rhythm.used += 1
  const isLess = rhythm !== undefined && pays(rhythm, day)
  return isLess
    ? { ...charge, discount: { receipt, amount } }
    : { ...charge, amount: add(charge.amount, amount), discount: null }
}

/** Whether it pays what begins on a day; that of the day on which it is undone comes before it. */
function pays({ undoneOn }: BoughtRhythm, day: CivilDate): boolean {
  return undoneOn === null || day <= undoneOn
}

/**
 * What a rhythm takes off the next of its periods, which costs `full`: that period's part of the discount, and
 * where it has become cheaper since (people left, the statutes changed) no larger share of it than of those
 * that were bought. It never takes all: what costs nothing at all is no charge.
 */
function takenOff(rhythm: RunningRhythm, full: Minor): Minor {
  const { price, discount } = rhythm
  const whole = BigInt(add(price, discount))
  const share = minor(Number((BigInt(full) * BigInt(discount) + whole - 1n) / whole))
  return smaller(smaller(nextPart(rhythm), share), minor(Math.max(0, full - 1)))
}

/** The part of a discount that the next of its periods has; the last ones have what is over. */
function nextPart(rhythm: RunningRhythm): Minor {
  const { discount, periods } = rhythm
  const upTo = (count: number) => Math.floor((discount * count) / periods)
  rhythm.used += 1
  return minor(upTo(rhythm.used) - upTo(rhythm.used - 1))
}

/** What of the money paid ahead is spoken for by periods that were bought and have not begun. */
export function spokenFor(rhythms: readonly RunningRhythm[], full: Minor): Minor {
  const parts = rhythms
    .filter(({ undoneOn }) => undoneOn === null)
    .map((rhythm) => {
      let sum = 0
      const left = { ...rhythm }
      while (left.used < left.periods) sum += full - takenOff(left, full)
      return minor(sum)
    })
  return add(...parts)
}
