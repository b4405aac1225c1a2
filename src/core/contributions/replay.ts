import { type CivilDate, dayBefore, laterOf, plus, plusDays } from '../dates.ts'
import { type DayRun, earlierEnd, lasting } from '../day-runs.ts'
import type { Plan } from '../membership/plan.ts'
import { add, type Minor, ZERO } from '../money.ts'
import {
  type Account,
  begin,
  beginTerm,
  emptyAccount,
  type Entry,
  goesOn,
  move,
  payableNext,
} from './account.ts'
import {
  type Charge,
  type ChargeFacts,
  chargesOf,
  planFor,
  ruledBy,
  type RuledCharge,
} from './charges.ts'
import { type PastTerm, termsBegun } from './terms.ts'

/** What a member's account follows from. */
export type MoneyFacts = Omit<ChargeFacts, 'endedOn' | 'chargedThrough'> & {
  /** `on` is the first day on which the membership is over. */
  readonly end: PastTerm['end'] | null
  /** Terms of the membership before the present one, oldest first (R34). */
  readonly earlier?: readonly PastTerm[]
  /** Money attributed to the member, by the day it was paid; negative when it was reversed. */
  readonly payments: readonly Dated[]
  /** What a member whose membership is over will not pay any more: it opens no rights. */
  readonly writeOffs?: readonly Dated[]
}

/** An amount by the day it counts from. */
export type Dated = { readonly on: CivilDate; readonly amount: Minor }

/** A member's account as it is on a day. */
export type Replayed = {
  /** Charges that have begun, in the order in which they began; the joining fee is the first. */
  readonly begun: readonly Entry[]
  /**
   * Those that the present term rests on: of an earlier term only the contribution of a period that
   * went on when the present one began.
   */
  readonly own: readonly Entry[]
  /** When nothing of earlier terms was owed; for the first term without meaning. */
  readonly clear: readonly DayRun[]
  /** Those that begin next, as far as is needed to know until when rights stay open. */
  readonly ahead: readonly Entry[]
  /** The looking ahead was ended, not because of what is unpaid or an end of the membership. */
  readonly isCut: boolean
  /** What the next money pays first; null when nothing is owed. */
  readonly payNext: Entry | null
}

/** Nothing is looked at that is paid further ahead: no contribution is worth a hundred years. */
const PERIODS_AHEAD_MAX = 1200

/** How far periods that cost a member nothing are looked at: nobody has promised them longer. */
const FREE_AHEAD = { months: 12 } as const

/**
 * Goes through a member's charges and money day by day to `on`, from the facts known now: charges
 * that begin on a day come before the money of that day, so the order of recording means nothing,
 * and neither does what of the charges has been posted (R10, R11, R17).
 */
export function replay(facts: MoneyFacts, on: CivilDate): Replayed {
  const { account, term, steps } = replayTo(facts, on)
  const begun = account.entries.length
  const payNext = payableNext(account)
  const clear = [...account.clear]
  const { entries } = account
  const from = ownFrom(account, term.joinedOn)
  const isCut = lookAhead(term, account, steps, on)
  const own = entries.slice(from, begun)
  return { begun: entries.slice(0, begun), own, clear, ahead: entries.slice(begun), isCut, payNext }
}

/** The first entry that the present term rests on. */
function ownFrom({ entries, begins }: Account, joinedOn: CivilDate): number {
  const past = entries.slice(0, begins)
  const last = past.findLastIndex(({ charge }) => charge.kind === 'contribution')
  return goesOn(past[last], joinedOn) ? last : begins
}

/** The charges of a membership that have begun on or before `day`, late penalties among them. */
export function chargesBegunBy(facts: MoneyFacts, day: CivilDate): RuledCharge[] {
  return replayTo(facts, day).account.entries.map(({ charge }) => charge)
}

/**
 * Those of them that have not been posted. Unless the plan has a late penalty, or the member was
 * readmitted, they depend on no money, and of what was posted on the joining fee and the last
 * contribution alone.
 */
export function unpostedBy(facts: MoneyFacts, day: CivilDate): RuledCharge[] {
  const posted = new Set(facts.posted.map(keyOf))
  const { versions, earlier = [], end } = facts
  const isPlain = !hasPenalties(versions) && earlier.length === 0
  const begun = isPlain
    ? plainBegunBy({ ...facts, endedOn: end?.on ?? null }, day)
    : chargesBegunBy(facts, day)
  return begun.filter((charge) => !posted.has(keyOf(charge)))
}

/** Whether one of a plan's versions charges those who pay late. */
export function hasPenalties(versions: readonly Plan[]): boolean {
  return versions.some(({ latePenalty }) => latePenalty !== null)
}

/** The same without looking at money, for plans without penalties and members without a past. */
function plainBegunBy(facts: Term, day: CivilDate): RuledCharge[] {
  const begun: RuledCharge[] = []
  for (const charge of chargesOf(facts)) {
    if (beginsOn(facts, charge) > day) break
    begun.push(charge)
  }
  return begun
}

function keyOf({ kind, startsOn }: Charge): string {
  return `${kind} ${startsOn}`
}

/** From this day on a part payment no longer settles a contribution; null when it always does. */
export function fullFrom({ charge, plan }: Pick<Entry, 'charge' | 'plan'>): CivilDate | null {
  const { minimumPaidShare: share, minimumPaidMonths: months } = plan
  if (charge.kind !== 'contribution' || share === 100 || !months) return null
  return plus(charge.startsOn, { months })
}

/** What is still to begin: the charges that do in any case, and the penalties that may. */
type Steps = {
  readonly charges: Generator<RuledCharge>
  upcoming: RuledCharge | undefined
  readonly penalties: Penalty[]
}

/** A day on which a penalty begins: one that was posted, or one for an entry that is unsettled. */
type Penalty = { readonly on: CivilDate; readonly for: Entry | null; readonly charge: RuledCharge }

function stepsOf(facts: Term): Steps {
  const charges = chargesOf(facts)
  const penalties = facts.posted
    .filter(({ kind }) => kind === 'late-penalty')
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .map((charge) => {
      const ruled = ruledBy(planFor(facts, charge.startsOn), charge)
      return { on: charge.startsOn, for: null, charge: ruled }
    })
  return { charges, upcoming: nextOf(charges), penalties }
}

function nextOf(charges: Generator<RuledCharge>): RuledCharge | undefined {
  const step = charges.next()
  return step.done ? undefined : step.value
}

/** One term of a membership, with what the earlier ones are charged through. */
type Term = ChargeFacts

type Going = { readonly account: Account; readonly term: Term; readonly steps: Steps }

/** Term after term, each to the day before the next one begins. */
function replayTo(facts: MoneyFacts, on: CivilDate): Going {
  const account = emptyAccount()
  const money = moneyByDay(facts, on)
  const terms = termsBegun(facts, on)
  const going = terms.map((each, at): Going => {
    if (at > 0) beginTerm(account, each.joinedOn, givenUpBetween(facts, terms[at - 1], each))
    const chargedThrough = at > 0 ? chargedThroughOf(account) : null
    const term = termOf(each, chargedThrough)
    const next = terms[at + 1]
    const steps = stepsOf(term)
    replayTerm(term, account, steps, money, next ? dayBefore(next.joinedOn) : on)
    return { account, term, steps }
  })
  return going.at(-1) as Going
}

/** Field by field: everybody has a term, and spreading one takes as long as three charges. */
function termOf(facts: MoneyFacts, chargedThrough: CivilDate | null): Term {
  return {
    versions: facts.versions,
    joinedOn: facts.joinedOn,
    feePaidBefore: facts.feePaidBefore,
    paidThroughBefore: facts.paidThroughBefore,
    chargedThrough,
    endedOn: facts.end?.on ?? null,
    people: facts.people,
    subsidised: facts.subsidised ?? null,
    posted: facts.posted,
  }
}

function replayTerm(
  term: Term,
  account: Account,
  steps: Steps,
  money: MoneyOfDay[],
  through: CivilDate,
): void {
  for (let next = money[0]; next && next.day <= through; next = money[0]) {
    money.shift()
    beginUntil(term, account, steps, next.day)
    move(account, next.day, next.amount)
  }
  beginUntil(term, account, steps, through)
}

/** What was written off between the beginnings of two terms, the day of the second included. */
function givenUpBetween(
  { writeOffs = [] }: MoneyFacts,
  before: MoneyFacts | undefined,
  { joinedOn }: MoneyFacts,
): Minor {
  const since = before?.joinedOn ?? joinedOn
  const between = writeOffs.filter(({ on }) => on > since && on <= joinedOn)
  return add(...between.map(({ amount }) => amount))
}

/** The last day for which a contribution was charged so far; null when none was. */
function chargedThroughOf({ entries }: Account): CivilDate | null {
  const contributions = entries.filter(({ charge }) => charge.kind === 'contribution')
  return contributions.at(-1)?.charge.endsOn ?? null
}

type MoneyOfDay = { readonly day: CivilDate; readonly amount: Minor }

/** The money of each day up to `on`, in order. */
function moneyByDay({ payments }: MoneyFacts, on: CivilDate): MoneyOfDay[] {
  const days = new Map<CivilDate, Minor>()
  for (const { on: day, amount } of payments) {
    if (day <= on) days.set(day, add(days.get(day) ?? ZERO, amount))
  }
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1))
  return inOrder.map(([day, amount]) => ({ day, amount }))
}

/** What begins on or before `day`, in order; a penalty before a contribution of the same day. */
function beginUntil(facts: Term, account: Account, steps: Steps, day: CivilDate): void {
  for (;;) {
    const { upcoming } = steps
    const from = upcoming && beginsOn(facts, upcoming)
    const penalty = steps.penalties[0]
    if (penalty && penalty.on <= day && (!from || penalty.on <= from)) {
      steps.penalties.shift()
      if (isOwed(penalty)) begin(account, penalty.charge, penalty.on)
    } else if (upcoming && from && from <= day) {
      beginNext(facts, account, steps, upcoming)
    } else return
  }
}

function beginNext(facts: Term, account: Account, steps: Steps, charge: RuledCharge): Entry {
  begin(account, charge, beginsOn(facts, charge))
  steps.upcoming = nextOf(steps.charges)
  const entry = account.entries.at(-1) as Entry
  expectPenalty(facts, steps, entry)
  return entry
}

function beginsOn(facts: Term, charge: Charge): CivilDate {
  return laterOf(charge.startsOn, facts.joinedOn)
}

/** The day on which an entry will cost a penalty unless it is settled before, kept in order. */
function expectPenalty(facts: Term, { penalties }: Steps, entry: Entry): void {
  const { charge, plan } = entry
  if (charge.kind !== 'contribution' || !plan.latePenalty) return
  const on = plusDays(charge.dueOn, plan.latePenalty.afterDays + 1)
  if (facts.endedOn && on >= facts.endedOn) return
  let at = penalties.length
  while (at > 0 && (penalties[at - 1] as Penalty).on > on) at -= 1
  // One penalty a day is enough, and the one that was posted stays.
  if (at > 0 && (penalties[at - 1] as Penalty).on === on) return
  const { amount } = plan.latePenalty
  const penalty = { kind: 'late-penalty', startsOn: on, endsOn: on, dueOn: on, amount } as const
  penalties.splice(at, 0, { on, for: entry, charge: { ...penalty, subsidy: null, plan } })
}

/** A penalty is owed when it was posted, or when its contribution is not settled by then. */
function isOwed({ on, for: entry }: Penalty): boolean {
  if (!entry) return true
  const full = fullFrom(entry)
  return entry.paid < (full && full < on ? entry.charge.amount : entry.least)
}

/**
 * Begins charges after `on` while what was paid ahead settles them, and then those that begin
 * before rights close. Returns whether it gave up earlier.
 */
function lookAhead(facts: Term, account: Account, steps: Steps, on: CivilDate): boolean {
  const horizon = plus(laterOf(on, facts.joinedOn), FREE_AHEAD)
  const closingAfter = watchClosing()
  account.entries.slice(ownFrom(account, facts.joinedOn)).forEach((entry) => closingAfter(entry))
  for (let count = 0; steps.upcoming; count += 1) {
    const isFree = account.entries.at(-1)?.charge.amount === 0 && account.credit <= 0
    if (isFree && count > 0 && steps.upcoming.startsOn > horizon) return true
    if (count === PERIODS_AHEAD_MAX) return true
    const entry = beginNext(facts, account, steps, steps.upcoming)
    const closes = closingAfter(entry)
    if (closes && entry.charge.startsOn > closes) return false
  }
  return false
}

/**
 * Told of entries in order, it says when rights close by the contributions after the last settled
 * one (`closingDay`); null while none of those has begun that would close them.
 */
function watchClosing(): (entry: Entry) => CivilDate | null {
  let closes: CivilDate | null = null
  let count = 0
  const closing = new Set<number>()
  return (entry) => {
    if (entry.charge.kind !== 'contribution') return closes
    if (lasting(entry.settled)) {
      closes = null
      closing.clear()
    } else {
      closing.add(count + entry.plan.suspendAfterPeriods - 1)
      if (closing.has(count)) closes = earlierEnd(closes, entry.lastDay)
    }
    count += 1
    return closes
  }
}
