import { type CivilDate, dayBefore, laterOf, plusDays } from '../dates.ts'
import type { DayRun } from '../day-runs.ts'
import type { Charge } from '../contributions/charges.ts'
import { type Aged, ageingOut } from '../membership/ageing.ts'
import { amountAsked, dueBy } from '../membership/asked.ts'
import { closingContribution } from '../membership/rights.ts'
import { readStanding, type StandingFacts, type StandingRead } from '../membership/standing.ts'
import { add, type Minor, subtract, ZERO } from '../money.ts'
import type { ReminderKind, ReminderSettings } from '../statutes/reminder-settings.ts'
import { stillSuspended } from './still-suspended.ts'

/** Somebody of the household, for what depends on age. */
export type ReminderPerson = Aged & {
  readonly ordinal: number
  readonly name: string
  readonly leftOn: CivilDate | null
}

/** What a household is reminded by. */
type ReminderFacts = {
  readonly facts: StandingFacts
  readonly people: readonly ReminderPerson[]
}

/**
 * Something a member can be told on a day. What it is about is its key, whenever it is told: the
 * kind, which of several of a kind (in days, 0 for the only one), the first day of the period or
 * the day in question, and the person.
 */
export type Stage = {
  readonly kind: ReminderKind
  readonly step: number
  readonly about: CivilDate
  /** The beneficiary it is about: 0 for the household. */
  readonly ordinal: number
  /** The day that the message names. */
  readonly day: CivilDate
  /** What is to be paid: nothing when no payment changes it. */
  readonly amount: Minor
  /** Until when the household is covered whether it pays or not, where that is good to know. */
  readonly safeUntil?: CivilDate
  /** From when it is covered again if it pays on the day of the stage, where not at once. */
  readonly backOn?: CivilDate
}

/** A notice that rights closed or opened is news for a week; then people know. */
const NEWS_DAYS = 7

/** Whoever has joined and not paid is asked for so many days after the first time, then let be. */
const APPLICANT_DAYS = 21

/**
 * All that a member can be told of on a day, most urgent first: a pure function of what is known
 * now. Each stage holds for a span of days, so that one missed for a day is told on the next and
 * one that is over is not told any more (R50, R04). Nothing is said of a membership that is over.
 */
export function stagesOn(
  { facts, people }: ReminderFacts,
  settings: ReminderSettings,
  on: CivilDate,
): Stage[] {
  if (on < facts.joinedOn || (facts.end && facts.end.on <= on)) return []
  const read = readStanding(facts, on)
  const all = [
    ...suspendedStage(facts, read, on),
    ...stillSuspendedStage(facts, read, settings, on),
    ...reopenedStage(facts, read, on),
    ...ageingStages(facts, people, read, settings, on),
    ...unpaidStages(facts, read, settings, on),
    ...applicantStage(facts, read, settings, on),
  ]
  return all.filter(({ kind }) => settings.kinds.includes(kind))
}

/** Rights closed some days ago (R31). */
function suspendedStage(facts: StandingFacts, read: StandingRead, on: CivilDate): Stage[] {
  const since = closedOn(facts, read, on)
  if (!since || on >= plusDays(since, NEWS_DAYS)) return []
  const about = closingPeriod(facts, read, dayBefore(since), on)
  return [stage('suspended', about, since, amountAsked(read.standing))]
}

/** Rights closed some time ago and nothing has changed since. */
function stillSuspendedStage(
  facts: StandingFacts,
  read: StandingRead,
  settings: ReminderSettings,
  on: CivilDate,
): Stage[] {
  const since = closedOn(facts, read, on)
  const owed = amountAsked(read.standing)
  const still = since && stillSuspended(facts, { since, owed }, settings, on)
  if (!still) return []
  const { about, backOn } = still
  const told = stage('still-suspended', about, since, owed)
  return [{ ...told, ...(backOn > on && { backOn }) }]
}

/** The first day of a suspension that goes on; null where there is none. */
function closedOn(facts: StandingFacts, read: StandingRead, on: CivilDate): CivilDate | null {
  if (read.standing.state !== 'suspended') return null
  const before = read.open.filter(({ through }) => through && through < on).at(-1)
  return before?.through ? plusDays(before.through, 1) : facts.joinedOn
}

/**
 * Rights are open again without money on that very day, whose receipt said so already: the waiting
 * after a late return is over, or a subsidy was decided.
 */
function reopenedStage(facts: StandingFacts, read: StandingRead, on: CivilDate): Stage[] {
  const { opened, state } = read.standing
  if (!opened || (state !== 'active' && state !== 'grace')) return []
  const run = read.open.find(({ from, through }) => from <= on && (!through || on <= through))
  const before = run && read.open.filter((other) => other.from < run.from).at(-1)
  if (!run || !before) return []
  const { lateReturnUntil } = opened
  const openOn = lateReturnUntil ? laterOf(run.from, plusDays(lateReturnUntil, 1)) : run.from
  const isTold = facts.payments.some((payment) => payment.on === openOn && payment.amount > 0)
  if (isTold || on < openOn || on >= plusDays(openOn, NEWS_DAYS)) return []
  if (wasOpenBefore(before, openOn)) return []
  return [stage('reopened', openOn, openOn, ZERO)]
}

function wasOpenBefore({ through }: DayRun, day: CivilDate): boolean {
  return through === null || through >= dayBefore(day)
}

/** A dependant will be too old: 60 and 15 days before the last covered day (R04). */
function ageingStages(
  facts: StandingFacts,
  people: readonly ReminderPerson[],
  { standing: { coveredUntil } }: StandingRead,
  { ageingOutDays }: ReminderSettings,
  on: CivilDate,
): Stage[] {
  if (!coveredUntil) return []
  return ageingOut(people, facts, on).flatMap(({ person, lastDay }) => {
    const step = stepOn(ageingOutDays, lastDay, on)
    if (step === null) return []
    return [{ ...stage('ageing-out', lastDay, lastDay, ZERO, step), ordinal: person.ordinal }]
  })
}

/** The next contribution that is not settled: soon due, late, or about to close rights. */
function unpaidStages(
  facts: StandingFacts,
  read: StandingRead,
  settings: ReminderSettings,
  on: CivilDate,
): Stage[] {
  const { coveredUntil } = read.standing
  if (!coveredUntil) return []
  const closing = closingContribution(facts, read.account, on)
  const amount = amountBy(read, closing?.charge ?? { startsOn: on, dueOn: on }, on)
  const stages: Stage[] = []
  const endsWithMembership = facts.end !== null && coveredUntil >= dayBefore(facts.end.on)
  const first = plusDays(coveredUntil, 1)
  if (!endsWithMembership && on >= plusDays(first, -settings.beforeSuspensionDays)) {
    const about = closingPeriod(facts, read, coveredUntil, on)
    // A part payment whose months are over lacks its rest, not the period that comes after it.
    const missing = about === closing?.charge.startsOn ? amount : amountAsked(read.standing)
    stages.push(stage('before-suspension', about, coveredUntil, missing))
  }
  if (!closing || amount <= 0) return stages
  const { dueOn, startsOn } = closing.charge
  if (on > dueOn) stages.push(stage('grace', startsOn, coveredUntil, amount))
  const step = stepOn(settings.beforeDueDays, dueOn, on)
  if (step !== null) {
    const before = stage('before-due', startsOn, dueOn, amount, step)
    stages.push({ ...before, safeUntil: coveredUntil })
  }
  return stages
}

/** Joined some days ago, and the fee or the first contribution is not paid: asked once. */
function applicantStage(
  facts: StandingFacts,
  { standing }: StandingRead,
  { applicantDays }: ReminderSettings,
  on: CivilDate,
): Stage[] {
  const from = plusDays(facts.joinedOn, applicantDays)
  const isNow = on >= from && on < plusDays(from, APPLICANT_DAYS)
  const [{ state }, owed] = [standing, amountAsked(standing)]
  if (state !== 'applicant' || !isNow || owed <= 0) return []
  return [stage('applicant', facts.joinedOn, facts.joinedOn, owed)]
}

function stage(
  kind: ReminderKind,
  about: CivilDate,
  day: CivilDate,
  amount: Minor,
  step = 0,
): Stage {
  return { kind, step, about, ordinal: 0, day, amount }
}

/** Of `steps` days before a day, largest first, the one that has come last; null before the first. */
function stepOn(steps: readonly number[], day: CivilDate, on: CivilDate): number | null {
  if (on > day) return null
  return steps.filter((step) => on >= plusDays(day, -step)).at(-1) ?? null
}

/** The period whose contribution closes rights after `lastDay`, by its first day, else that day. */
function closingPeriod(
  facts: StandingFacts,
  { account }: StandingRead,
  lastDay: CivilDate,
  on: CivilDate,
): CivilDate {
  const closing = closingContribution(facts, account, on)
  return closing?.lastDay === lastDay ? closing.charge.startsOn : lastDay
}

/**
 * What is owed and due by the due day of a contribution, with what the periods through its own will
 * cost.
 */
function amountBy(
  { standing, account }: StandingRead,
  { startsOn, dueOn }: Pick<Charge, 'startsOn' | 'dueOn'>,
  on: CivilDate,
): Minor {
  const ahead = account.ahead.filter(({ charge }) => charge.startsOn <= startsOn)
  const due = dueBy(account.begun, standing.owed, laterOf(dueOn, on))
  return add(due, ...ahead.map(({ charge, paid }) => subtract(charge.amount, paid)))
}
