import { type ChargeFacts, type Charge, chargesOf, paidBeforeOf } from '../contributions/charges.ts'
import { type CivilDate, dayBefore, earlierOf, laterOf, plus, plusDays } from '../dates.ts'
import { add, type Minor, minor, percentUp, smaller, subtract, ZERO } from '../money.ts'
import { type Plan, versionOn } from './plan.ts'

/** How a membership ended, when it did. */
export type EndState = 'struck-off' | 'resigned' | 'deceased' | 'transferred'

export type State = 'applicant' | 'waiting' | 'active' | 'grace' | 'suspended' | EndState

/** What a standing rests on: all that is known now, whatever the date asked about. */
export type StandingFacts = Omit<ChargeFacts, 'endedOn'> & {
  /** `on` is the first day on which the membership is over. */
  readonly end: { readonly on: CivilDate; readonly state: EndState } | null
  /** Money attributed to the member, by the day it was paid; negative when it was reversed. */
  readonly payments: readonly { readonly on: CivilDate; readonly amount: Minor }[]
  /** What a member whose membership is over will not pay any more: it opens no rights. */
  readonly writeOffs?: readonly { readonly on: CivilDate; readonly amount: Minor }[]
}

/** What a member's record means on a date. */
export type Standing = {
  readonly state: State
  /** What has begun and is not paid, the joining fee included. */
  readonly owed: Minor
  /** Money beyond that. */
  readonly credit: Minor
  readonly paidThrough: CivilDate | null
  readonly coveredUntil: CivilDate | null
  /** The last day of waiting while there is one. */
  readonly waitingUntil: CivilDate | null
  /** Charges that have begun, oldest first, the joining fee before them. */
  readonly charges: readonly (Charge & { readonly paid: Minor })[]
  /** The period that begins next, for paying ahead; null after the end of the membership. */
  readonly next: Charge | null
  /** From when waiting counts; null while the joining fee or the first charge is not settled. */
  readonly opened: Opening | null
}

/** When a household's rights first opened, and when they reopened after a long suspension. */
export type Opening = {
  /** The day from which waiting counts for the member. */
  readonly waitsFrom: CivilDate
  /** The last day of the waiting after a late return, if there was one. */
  readonly lateReturnUntil: CivilDate | null
}

/** A charge as the money sees it: what must have come in, in all, for it to count. */
type Hurdle = {
  readonly charge: Charge
  readonly plan: Plan
  /** Money in all that settles it, and that pays it fully. */
  readonly settledAt: Minor
  readonly paidAt: Minor
  /** The last day on which it does not suspend when it is not settled. */
  readonly lastDay: CivilDate
  /** From this day a part payment no longer settles it. */
  readonly fullFrom: CivilDate | null
}

/** A future so far paid ahead is cut here: no plan of ours is paid for a hundred years. */
const PERIODS_AHEAD_MAX = 1200

/**
 * What a member's record means on a day, from the facts known now: payments dated later do not
 * count, periods that have begun do, posted or not. Meanings: the words of a standing in the
 * service's interface; R08, R11, R12, R17, R30 to R36. Throws when no version of the plan is in
 * force on the day of joining.
 */
export function standing(facts: StandingFacts, on: CivilDate): Standing {
  const money = moneyBy(facts, on)
  const { begun, ahead } = hurdlesOf(facts, on, money)
  const opened = openingOf(facts, begun, on)
  const state = stateOf(facts, begun, opened, money, on)
  const charged = add(...begun.slice(-1).map((hurdle) => hurdle.paidAt))
  const due = subtract(charged, writtenOffBy(facts, on))
  const rights = state === 'active' || state === 'grace' || state === 'waiting'
  return {
    state,
    owed: minor(Math.max(0, due - money)),
    credit: minor(Math.max(0, money - due)),
    paidThrough: paidThroughOf(facts, [...begun, ...ahead], money),
    coveredUntil: rights ? coveredUntilOf(facts, [...begun, ...ahead], money) : null,
    waitingUntil: opened ? stillAhead(householdWaiting(facts, opened), on) : null,
    charges: begun.map((hurdle) => ({ ...hurdle.charge, paid: paidOf(hurdle, money) })),
    next: ahead[0]?.charge ?? null,
    opened,
  }
}

/** The last day of the member's own waiting for a plan's rights; null when there is none. */
function householdWaiting(facts: StandingFacts, opened: Opening): CivilDate | null {
  const plan =
    versionOn(facts.versions, opened.waitsFrom) ?? versionOn(facts.versions, facts.joinedOn)
  return latest(lastDayOfSpan(opened.waitsFrom, plan?.waiting ?? null), opened.lateReturnUntil)
}

/** A waiting that counts from `from` ends on the day before rights open (R36). */
export function lastDayOfSpan(
  from: CivilDate,
  span: { readonly months?: number; readonly days?: number } | null,
): CivilDate | null {
  if (!span || !(span.months || span.days)) return null
  return dayBefore(plus(from, span))
}

export function latest(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  return a && b ? laterOf(a, b) : (a ?? b)
}

function stillAhead(day: CivilDate | null, on: CivilDate): CivilDate | null {
  return day && day >= on ? day : null
}

function moneyBy(facts: StandingFacts, on: CivilDate): Minor {
  return add(...facts.payments.filter((payment) => payment.on <= on).map(({ amount }) => amount))
}

function writtenOffBy({ writeOffs = [] }: StandingFacts, on: CivilDate): Minor {
  return add(...writeOffs.filter((given) => given.on <= on).map(({ amount }) => amount))
}

/** Charges that have begun, and those ahead up to the first that the money does not settle. */
function hurdlesOf(
  facts: StandingFacts,
  on: CivilDate,
  money: Minor,
): { begun: Hurdle[]; ahead: Hurdle[] } {
  const begun: Hurdle[] = []
  const ahead: Hurdle[] = []
  let before = ZERO
  for (const { plan, ...charge } of chargesOf({ ...facts, endedOn: facts.end?.on ?? null })) {
    const hurdle = hurdleOf(charge, plan, before)
    before = hurdle.paidAt
    const hasBegun = charge.startsOn <= on && facts.joinedOn <= on
    if (hasBegun) begun.push(hurdle)
    else ahead.push(hurdle)
    if (!hasBegun && (hurdle.settledAt > money || ahead.length >= PERIODS_AHEAD_MAX)) break
  }
  return { begun, ahead }
}

function hurdleOf(charge: Charge, plan: Plan, before: Minor): Hurdle {
  const share = charge.kind === 'joining-fee' ? 100 : plan.minimumPaidShare
  const months = share < 100 ? plan.minimumPaidMonths : null
  return {
    charge,
    plan,
    settledAt: add(before, percentUp(charge.amount, share)),
    paidAt: add(before, charge.amount),
    lastDay: plusDays(charge.dueOn, plan.graceDays),
    fullFrom: months ? plus(charge.startsOn, { months }) : null,
  }
}

function paidOf(hurdle: Hurdle, money: Minor): Minor {
  const before = subtract(hurdle.paidAt, hurdle.charge.amount)
  return smaller(hurdle.charge.amount, minor(Math.max(0, money - before)))
}

/** What must have come in for a charge to be settled on a day. */
function neededOn(hurdle: Hurdle, day: CivilDate): Minor {
  return hurdle.fullFrom && day >= hurdle.fullFrom ? hurdle.paidAt : hurdle.settledAt
}

function stateOf(
  facts: StandingFacts,
  begun: readonly Hurdle[],
  opened: Opening | null,
  money: Minor,
  on: CivilDate,
): State {
  if (facts.end && facts.end.on <= on) return facts.end.state
  if (!opened) return 'applicant'
  const open = begun.filter((hurdle) => money < neededOn(hurdle, on))
  if (open.some((hurdle) => on > hurdle.lastDay)) return 'suspended'
  const waiting = householdWaiting(facts, opened)
  if (waiting && on <= waiting) return 'waiting'
  return open.some((hurdle) => on > hurdle.charge.dueOn) ? 'grace' : 'active'
}

/** The last day of the unbroken row of fully paid periods. */
function paidThroughOf(
  facts: StandingFacts,
  hurdles: readonly Hurdle[],
  money: Minor,
): CivilDate | null {
  let paidThrough = paidBeforeOf(facts)
  for (const hurdle of hurdles) {
    if (money < hurdle.paidAt) break
    if (hurdle.charge.kind === 'contribution') paidThrough = hurdle.charge.endsOn
  }
  return paidThrough
}

/** The last day on which contributions do not stand in the way if nothing more is paid. */
function coveredUntilOf(
  facts: StandingFacts,
  hurdles: readonly Hurdle[],
  money: Minor,
): CivilDate | null {
  let until = facts.end ? dayBefore(facts.end.on) : null
  for (const hurdle of hurdles) {
    if (money < hurdle.settledAt) return until ? earlierOf(until, hurdle.lastDay) : hurdle.lastDay
    if (money < hurdle.paidAt && hurdle.fullFrom) {
      // While there is grace, a part payment whose months are over is no worse than none.
      const lastDay = laterOf(dayBefore(hurdle.fullFrom), hurdle.lastDay)
      until = until ? earlierOf(until, lastDay) : lastDay
    }
  }
  return until
}

/** Null while the joining fee and the first charge are not settled. */
function openingOf(facts: StandingFacts, begun: readonly Hurdle[], on: CivilDate): Opening | null {
  if (on < facts.joinedOn) return null
  const opensAt = openingPrice(facts, begun)
  const openedOn = reachedOn(facts, opensAt, on)
  if (!openedOn) return null
  const waitsFrom = facts.feePaidBefore && facts.paidThroughBefore ? facts.joinedOn : openedOn
  return { waitsFrom, lateReturnUntil: lateReturnOf(facts, begun, openedOn, on) }
}

/** Money in all that settles the joining fee and the first charge, as far as they are owed. */
function openingPrice(facts: StandingFacts, begun: readonly Hurdle[]): Minor {
  const fee = begun.find((hurdle) => hurdle.charge.kind === 'joining-fee')
  const first = begun.find((hurdle) => hurdle.charge.kind === 'contribution')
  const firstWasPaidBefore = paidBeforeOf(facts) !== null
  if (!firstWasPaidBefore && first) return first.settledAt
  return fee?.paidAt ?? ZERO
}

/** The day since when the money has been at least `price` up to `on`; null when it is not. */
function reachedOn(facts: StandingFacts, price: Minor, on: CivilDate): CivilDate | null {
  let since: CivilDate | null = price <= 0 ? facts.joinedOn : null
  for (const { day, money } of moneyByDay(facts, on)) {
    if (money < price) since = null
    else since ??= laterOf(day, facts.joinedOn)
  }
  return since
}

/** The money in all after each day with a payment up to `on`, in order. */
function moneyByDay(facts: StandingFacts, on: CivilDate): { day: CivilDate; money: Minor }[] {
  const days = new Map<CivilDate, Minor>()
  const payments = facts.payments.filter((payment) => payment.on <= on)
  payments.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  let money = ZERO
  for (const payment of payments) {
    money = add(money, payment.amount)
    days.set(payment.on, money)
  }
  return [...days].map(([day, sum]) => ({ day, money: sum }))
}

/**
 * The last day of waiting after the latest return from a long suspension: from its first day to
 * the day of the payment that ended it more than `lateReturn.afterMonths` (R32).
 */
function lateReturnOf(
  facts: StandingFacts,
  begun: readonly Hurdle[],
  openedOn: CivilDate,
  on: CivilDate,
): CivilDate | null {
  let until: CivilDate | null = null
  let suspendedSince: CivilDate | null = null
  for (const { day, suspended } of suspensions(facts, begun, on)) {
    if (suspended) suspendedSince ??= day
    else if (suspendedSince) {
      const since = laterOf(suspendedSince, openedOn)
      until = latest(until, lateReturnAfter(facts, since, day))
      suspendedSince = null
    }
  }
  return until
}

function lateReturnAfter(
  facts: StandingFacts,
  since: CivilDate,
  paidOn: CivilDate,
): CivilDate | null {
  const rule = versionOn(facts.versions, paidOn)?.lateReturn
  if (!rule || paidOn <= plus(since, { months: rule.afterMonths })) return null
  return lastDayOfSpan(paidOn, rule.waiting)
}

/**
 * Whether contributions suspend, on each day up to `on` on which that may change, in order.
 * Charges are paid oldest first, so the dearest hurdle in force decides alone.
 */
function suspensions(
  facts: StandingFacts,
  begun: readonly Hurdle[],
  on: CivilDate,
): { day: CivilDate; suspended: boolean }[] {
  const changes = new Map<CivilDate, { money?: Minor; price?: Minor }>()
  const raise = (day: CivilDate, price: Minor) => {
    const known = changes.get(day) ?? {}
    changes.set(day, { ...known, price: minor(Math.max(known.price ?? 0, price)) })
  }
  for (const { day, money } of moneyByDay(facts, on)) changes.set(day, { money })
  for (const hurdle of begun) {
    const from = plusDays(hurdle.lastDay, 1)
    raise(from, hurdle.settledAt)
    if (hurdle.fullFrom) raise(laterOf(hurdle.fullFrom, from), hurdle.paidAt)
  }
  let money = ZERO
  let price = ZERO
  const inOrder = [...changes].filter(([day]) => day <= on).sort(([a], [b]) => (a < b ? -1 : 1))
  return inOrder.map(([day, change]) => {
    money = change.money ?? money
    price = minor(Math.max(price, change.price ?? 0))
    return { day, suspended: money < price }
  })
}
