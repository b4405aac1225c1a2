import type { Entry } from '../contributions/account.ts'
import { type Charge, paidBeforeOf, planFor } from '../contributions/charges.ts'
import { leastInstalment } from '../contributions/instalments.ts'
import { type MoneyFacts, type Replayed, replay } from '../contributions/replay.ts'
import { termOn } from '../contributions/terms.ts'
import type { EndState } from '../states.ts'
import { type CivilDate, dayBefore, laterOf, plus, plusDays, type Span } from '../dates.ts'
import { type DayRun, earlierEnd, lasting, runAt } from '../day-runs.ts'
import { add, type Minor, minor, subtract } from '../money.ts'
import { type Plan, versionOn } from '../plans/plan.ts'
import { type NextDue, nextDueOf } from './asked.ts'
import { asRecorded } from './recorded.ts'
import { type Several, severalOf } from './several.ts'
import { isContribution, openContributions, openDays } from './rights.ts'

export type State = 'applicant' | 'waiting' | 'active' | 'grace' | 'suspended' | EndState

/** What a standing rests on: all that is known now, whatever the date asked about. */
export type StandingFacts = MoneyFacts

/** What a member's record means on a date. */
export type Standing = {
  readonly state: State
  /** What has begun and is not paid, the joining fee included. */
  readonly owed: Minor
  /** In arrears what of that is asked for next; null where all of it is. */
  readonly nextDue: NextDue | null
  /** Money beyond that. */
  readonly credit: Minor
  readonly paidThrough: CivilDate | null
  readonly coveredUntil: CivilDate | null
  /** The last day of waiting while there is one. */
  readonly waitingUntil: CivilDate | null
  /** Charges that have begun, oldest first, the joining fee before them, penalties among them. */
  readonly charges: readonly (Charge & { readonly paid: Minor })[]
  /** The least that the member is asked to pay at once of what is owed; zero without a rule. */
  readonly leastInstalment: Minor
  /** The period that begins next, for paying ahead; null after the end of the membership. */
  readonly next: Charge | null
  /** What several periods at once cost; null where the statutes have no such prices. */
  readonly several: Several | null
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

/**
 * What a member's record means on a day, from the facts known now: payments dated later do not
 * count, periods that have begun do, posted or not. Meanings: the words of a standing in the
 * service's interface; R08, R11, R12, R17, R30 to R37. Nobody is struck off by it: that is a
 * decision (R33). The work grows with the member's own charges and payments, and with nothing
 * else. Throws when no version of the plan is in force on the day of joining.
 */
export function standing(facts: StandingFacts, on: CivilDate): Standing {
  return readStanding(facts, on).standing
}

/** A standing with what it was read from. */
export type StandingRead = {
  readonly standing: Standing
  readonly account: Replayed
  /** The days on which contributions keep rights open if nothing more is paid. */
  readonly open: readonly DayRun[]
}

/** The same with what it was read from, for those who ask when it turns. */
export function readStanding(all: StandingFacts, on: CivilDate): StandingRead {
  const replayed = replay(all, on)
  const { begun, own, ahead } = replayed
  const facts = termOn(all, on)
  const open = openDays(facts, replayed)
  const byDay = openingOf(facts, replayed, open, on)
  const opened = byDay && (openingByRecord(all, replayed, on) ?? byDay)
  const state = stateOf(facts, own, opened, open, on)
  const balance = balanceOn(all, begun, on)
  const owed = minor(Math.max(0, balance))
  const standing = {
    state,
    owed,
    nextDue: nextDueOf(begun, owed, on),
    credit: minor(Math.max(0, 0 - balance)),
    paidThrough: paidThroughOf(facts, replayed),
    coveredUntil: hasRights(state) ? coveredUntilOf(facts, open, on) : null,
    waitingUntil: opened ? stillAhead(householdWaiting(facts, opened), on) : null,
    charges: begun.filter(isAsked).map(paidChargeOf),
    leastInstalment: leastInstalment(replayed.payNext),
    next: ahead[0] ? chargeOf(ahead[0]) : null,
    several: ahead[0] ? severalOf(facts, replayed, on) : null,
    opened,
  }
  return { standing, account: replayed, open }
}

/**
 * Since when rights have been closed without a break; null while they are open and after the end
 * of a membership. For an applicant since the day of joining.
 */
export function closedSince(all: StandingFacts, on: CivilDate): CivilDate | null {
  const { state } = standing(all, on)
  const facts = termOn(all, on)
  if (state === 'applicant') return facts.joinedOn
  if (state !== 'suspended') return null
  const before = openDays(facts, replay(all, on)).findLast(({ from }) => from <= on)?.through
  return before ? plusDays(before, 1) : facts.joinedOn
}

/** A charge without the statutes it stands under, and less what was given up of it. */
function chargeOf({ charge, givenUp }: Entry): Charge {
  const { kind, startsOn, endsOn, dueOn, amount, subsidy } = charge
  return { kind, startsOn, endsOn, dueOn, amount: subtract(amount, givenUp), subsidy }
}

// Here and in `charges.ts` fields stand by their names: a standing that spreads them takes half as
// long again.
function paidChargeOf({ charge, givenUp, paid }: Entry): Charge & { readonly paid: Minor } {
  const { kind, startsOn, endsOn, dueOn, amount, subsidy } = charge
  return { kind, startsOn, endsOn, dueOn, amount: subtract(amount, givenUp), subsidy, paid }
}

/** Whether anything of it was ever paid or is asked for still. */
function isAsked({ charge, givenUp }: Entry): boolean {
  return givenUp === 0 || givenUp < charge.amount
}

/** The last day of the member's own waiting for a plan's rights; null when there is none. */
function householdWaiting(facts: StandingFacts, opened: Opening): CivilDate | null {
  const plan =
    versionOn(facts.versions, opened.waitsFrom) ?? versionOn(facts.versions, facts.joinedOn)
  const span = plan && generalWaiting(facts, plan)
  return latest(lastDayOfSpan(opened.waitsFrom, span), opened.lateReturnUntil)
}

/** The waiting for a plan's rights in general: after a readmission its own, where there is one. */
export function generalWaiting({ earlier = [] }: StandingFacts, plan: Plan): Span | null {
  return (earlier.length > 0 ? plan.readmission.waiting : null) ?? plan.waiting
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

/** Charges less money and what was written off: what is owed, or below zero what was paid ahead. */
function balanceOn(all: StandingFacts, begun: readonly Entry[], on: CivilDate): Minor {
  const { payments, writeOffs = [], opening } = all
  const brought = opening ? [{ on: opening.on, amount: opening.credit }] : []
  const taken = [...payments, ...writeOffs, ...brought].filter((given) => given.on <= on)
  const charged = begun.map(({ charge: { amount, paidBefore = 0 } }) => minor(amount - paidBefore))
  return subtract(add(...charged), add(...taken.map(({ amount }) => amount)))
}

function stateOf(
  facts: StandingFacts,
  own: readonly Entry[],
  opened: Opening | null,
  open: readonly DayRun[],
  on: CivilDate,
): State {
  if (facts.end && facts.end.on <= on) return facts.end.state
  if (!opened) return 'applicant'
  if (!runAt(open, on)) return 'suspended'
  const waiting = householdWaiting(facts, opened)
  if (waiting && on <= waiting) return 'waiting'
  const unsettled = openContributions(facts, own, on)
  return unsettled.some(({ charge }) => on > charge.dueOn) ? 'grace' : 'active'
}

function hasRights(state: State): boolean {
  return state === 'active' || state === 'grace' || state === 'waiting'
}

/** The last day of the unbroken row of fully paid periods. */
function paidThroughOf(facts: StandingFacts, { own, ahead }: Replayed): CivilDate | null {
  let paidThrough = paidBeforeOf(facts)
  for (const entry of [...own, ...ahead].filter(isContribution)) {
    if (!lasting(entry.full)) break
    paidThrough = entry.charge.endsOn
  }
  return paidThrough
}

/** The last day on which contributions do not stand in the way if nothing more is paid. */
function coveredUntilOf(
  facts: StandingFacts,
  open: readonly DayRun[],
  on: CivilDate,
): CivilDate | null {
  const end = facts.end && dayBefore(facts.end.on)
  return earlierEnd(runAt(open, on)?.through ?? null, end)
}

/** The opening by the days on which money was recorded, where one is later than it was paid. */
function openingByRecord(all: StandingFacts, replayed: Replayed, on: CivilDate): Opening | null {
  const recorded = asRecorded(all, replayed, on)
  if (!recorded) return null
  const { facts, through } = recorded
  const term = termOn(facts, through)
  const told = replay(facts, through)
  return openingOf(term, told, openDays(term, told), through)
}

/** Null while the joining fee or the contribution that opens the membership is not settled. */
function openingOf(
  facts: StandingFacts,
  replayed: Replayed,
  open: readonly DayRun[],
  on: CivilDate,
): Opening | null {
  const openedOn = on < facts.joinedOn ? null : openedSince(facts, replayed)
  if (!openedOn) return null
  const waitsFrom = facts.feePaidBefore && facts.paidThroughBefore ? facts.joinedOn : openedOn
  return { waitsFrom, lateReturnUntil: lateReturnOf(facts, open, openedOn, on) }
}

/**
 * The day since when the joining fee and the first contribution have been settled; where the
 * current period is paid before older ones, the fee and any contribution.
 */
function openedSince(facts: StandingFacts, { own, clear }: Replayed): CivilDate | null {
  const fee = own.find(({ charge }) => charge.kind === 'joining-fee')
  const feeSince = fee ? (lasting(fee.full)?.from ?? null) : facts.joinedOn
  const since = [feeSince, settledSince(facts, own)]
  if (facts.earlier?.length && planFor(facts, facts.joinedOn).arrearsFirst) {
    since.push(lasting(clear)?.from ?? null)
  }
  return since.reduce((a, b) => (a && b ? laterOf(a, b) : null), facts.joinedOn)
}

/** Since when the contribution that opens a term is settled. */
function settledSince(facts: StandingFacts, own: readonly Entry[]): CivilDate | null {
  const contributions = own.filter(isContribution)
  const [first] = contributions
  // Nothing is asked for the period of joining: it was paid before, or given up.
  if (!first || first.charge.startsOn > facts.joinedOn || paidBeforeOf(facts) !== null)
    return facts.joinedOn
  // In arrears the fee opens the membership: no contribution is due yet.
  if (first.plan.paidInArrears) return facts.joinedOn
  const opening = first.plan.arrearsFirst ? [first] : contributions
  const since = opening.flatMap(({ settled }) => lasting(settled)?.from ?? [])
  return since.reduce<CivilDate | null>((a, b) => earlierEnd(a, b), null)
}

/**
 * The last day of waiting after the latest return from a long suspension: from its first day to
 * the day on which rights reopened, more than `lateReturn.afterMonths` (R32).
 */
function lateReturnOf(
  facts: StandingFacts,
  open: readonly DayRun[],
  openedOn: CivilDate,
  on: CivilDate,
): CivilDate | null {
  let until: CivilDate | null = null
  open.forEach(({ from }, at) => {
    const before = open[at - 1]?.through
    if (!before || from > on) return
    const since = laterOf(plusDays(before, 1), openedOn)
    until = latest(until, lateReturnAfter(facts, since, from))
  })
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
