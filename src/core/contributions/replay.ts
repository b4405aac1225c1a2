import { type CivilDate, dayBefore } from '../dates.ts'
import type { DayRun } from '../day-runs.ts'
import type { Plan } from '../plans/plan.ts'
import { add, type Minor, ZERO } from '../money.ts'
import {
  type Account,
  beginTerm,
  emptyAccount,
  type Entry,
  move,
  payableNext,
  undo,
} from './account.ts'
import { type Charge, type ChargeFacts, chargesOf, type RuledCharge } from './charges.ts'
import { type PastTerm, termsBegun } from './terms.ts'
import { beginsOn, beginUntil, type Steps, stepsOf, type Term } from './steps.ts'
import type { BoughtRhythm } from './discount.ts'
import { rhythmsBy, type RunningRhythm } from './rhythms.ts'
import { lookAhead, ownFrom } from './look-ahead.ts'

/** What a member's account follows from. */
export type MoneyFacts = Omit<ChargeFacts, 'endedOn' | 'chargedThrough'> & {
  /** `on` is the first day on which the membership is over. */
  readonly end: PastTerm['end'] | null
  /** Terms of the membership before the present one, oldest first (R34). */
  readonly earlier?: readonly PastTerm[]
  /** Money attributed to the member, by the day it was paid; negative when it was reversed. */
  readonly payments: readonly Paid[]
  /** What a member whose membership is over will not pay any more: it opens no rights. */
  readonly writeOffs?: readonly Dated[]
  /** What receipts bought ahead. */
  readonly rhythms?: readonly BoughtRhythm[]
}

/** An amount by the day it counts from. */
type Dated = { readonly on: CivilDate; readonly amount: Minor }

/** `recordedOn`: when it was recorded, where that is later than it was paid and only our word says so. */
type Paid = Dated & { readonly recordedOn?: CivilDate }

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
  /** What was bought ahead, with how many periods of it have begun. */
  readonly rhythms: readonly RunningRhythm[]
}

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
  const rhythms = account.rhythms.map((rhythm) => ({ ...rhythm }))
  const { entries } = account
  const from = ownFrom(account, term.joinedOn)
  const isCut = lookAhead(term, account, steps, on)
  const own = entries.slice(from, begun)
  return {
    begun: entries.slice(0, begun),
    own,
    clear,
    ahead: entries.slice(begun),
    isCut,
    payNext,
    rhythms,
  }
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
  const { versions, earlier = [], end, opening } = facts
  const posted = new Set([...facts.posted, ...(opening?.charges ?? [])].map(keyOf))
  const isPlain = !dependsOnMoney(versions) && earlier.length === 0
  const begun = isPlain
    ? plainBegunBy({ ...facts, endedOn: end?.on ?? null }, day)
    : chargesBegunBy(facts, day)
  return begun.filter((charge) => !posted.has(keyOf(charge)))
}

/** Whether one of a plan's versions charges those who pay late. */
export function hasPenalties(versions: readonly Plan[]): boolean {
  return versions.some(({ latePenalty }) => latePenalty !== null)
}

/** Whether what a plan charges depends on what was paid. */
export function dependsOnMoney(versions: readonly Plan[]): boolean {
  return hasPenalties(versions) || hasRhythms(versions)
}

/** Whether one of a plan's versions has prices of several periods at once. */
export function hasRhythms(versions: readonly Plan[]): boolean {
  return versions.some(({ rhythms }) => rhythms.length > 0)
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

type Going = { readonly account: Account; readonly term: Term; readonly steps: Steps }

/** Term after term, each to the day before the next one begins. */
function replayTo(facts: MoneyFacts, on: CivilDate): Going {
  const account = emptyAccount(rhythmsBy(facts.rhythms, on))
  const money = moneyByDay(facts, on)
  const terms = termsBegun(facts, on)
  const going = terms.map((each, at): Going => {
    if (at > 0) beginTerm(account, each.joinedOn, givenUpBetween(facts, terms[at - 1], each))
    const chargedThrough = at > 0 ? chargedThroughOf(account) : null
    const term = termOf(each, chargedThrough)
    const next = terms[at + 1]
    const steps = stepsOf(term, on)
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
    opening: facts.opening ?? null,
    chargedThrough,
    endedOn: facts.end?.on ?? null,
    people: facts.people,
    subsidised: facts.subsidised ?? null,
    posted: facts.posted,
    discounts: facts.discounts ?? [],
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
    for (const receipt of next.undone) undo(account, receipt, next.day)
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

type MoneyOfDay = {
  readonly day: CivilDate
  readonly amount: Minor
  /** Receipts whose rhythms are undone on it. */
  readonly undone: readonly string[]
}

/** The money of each day up to `on`, in order; what was paid ahead at an opening is of its day. */
function moneyByDay(facts: MoneyFacts, on: CivilDate): MoneyOfDay[] {
  const { payments, rhythms = [], opening } = facts
  const days = new Map<CivilDate, Minor>()
  if (opening && opening.credit > 0 && opening.on <= on) days.set(opening.on, opening.credit)
  for (const { on: day, amount } of payments) {
    if (day <= on) days.set(day, add(days.get(day) ?? ZERO, amount))
  }
  const undone = rhythms.filter(({ undoneOn }) => undoneOn !== null && undoneOn <= on)
  for (const { undoneOn } of undone) {
    if (undoneOn && !days.has(undoneOn)) days.set(undoneOn, ZERO)
  }
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1))
  return inOrder.map(([day, amount]) => {
    const then = undone.filter(({ undoneOn }) => undoneOn === day)
    return { day, amount, undone: then.map(({ receipt }) => receipt) }
  })
}
