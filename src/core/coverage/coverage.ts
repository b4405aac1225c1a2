import type { Reason } from '../states.ts'
import { termOn } from '../contributions/terms.ts'
import { type CivilDate, daysBetween } from '../dates.ts'
import { invariant } from '../invariant.ts'
import { isTooOld, isYounger } from '../membership/ageing.ts'
import {
  generalWaiting,
  lastDayOfSpan,
  latest,
  type Opening,
  type Standing,
  standing,
} from '../membership/standing.ts'
import { type Plan, type Service, versionOn } from '../plans/plan.ts'
import { type TariffLine, tariffOn } from '../plans/tariff.ts'
import { type Minor, smaller } from '../money.ts'
import type { PersonFacts } from './person-facts.ts'
import { ceilingOf, isUsedUp, leftOf, sharesCeiling, type Used } from './ceilings.ts'

/** Three answers, not two: a fault on our side is never a yes and never a no (R41). */
export type Coverage = {
  readonly answer: 'yes' | 'no' | 'cannot-tell'
  readonly reason: Reason | null
  /** `W1`: the last day of waiting; a yes: the last day contributions keep it; else null. */
  readonly until: CivilDate | null
  /** The patient's share of the tariff in percent; null when it differs between services. */
  readonly patientPercent: number | null
  /** What a bill can be paid up to, by the ceiling and the guarantee letter; null without. */
  readonly left: Minor | null
  /** Visits left by a ceiling that counts them, this one included. */
  readonly visitsLeft: number | null
  /** Another visit code is open on the same ceiling and may use what is left first. */
  readonly otherCodeOpen: boolean
  /** A yes although rights are suspended: the mutual decides later who pays (R45). */
  readonly emergency: boolean
}

export type CoverageFacts = {
  /** The clinic that asks, or null when the phone or code belongs to none. */
  readonly provider: {
    readonly services: readonly string[]
    /** What its services cost, where that was agreed. */
    readonly tariff?: readonly TariffLine[]
    readonly agreement: { readonly from: CivilDate; readonly to: CivilDate | null }
  } | null
  /** The person asked about, or null when the number, suffix, phone or card finds nobody. */
  readonly person: PersonFacts | null
  /** The service asked about; null for "may this person be treated here at all". */
  readonly service: string | null
  /** What the mutual has paid for the household, for ceilings. */
  readonly used: readonly Used[]
  /** Guarantee letters for this person and provider that may be used on the day, in that order. */
  readonly letters: readonly GuaranteeLetter[]
  /** Services for which another provider has sent this person on. */
  readonly referrals: readonly string[]
  /** Whose other visit codes of the household are open: a code for each. */
  readonly openCodes: readonly number[]
}

/** A promise to pay one bill for a service up to an amount (R46). */
export type GuaranteeLetter = {
  readonly letter: string
  readonly service: string
  readonly amount: Minor
}

/**
 * The decision for a person, a provider, a service and a day (R35, R40, conditions 1 to 10).
 * The same facts and day give the same answer. Throws on facts that contradict themselves: the
 * caller turns that into "cannot tell".
 */
export function coverage(facts: CoverageFacts, on: CivilDate): Coverage {
  const { provider } = facts
  const person = facts.person && personOn(facts.person, on)
  if (!provider || !within(provider.agreement, on)) return no('P1')
  if (!person || !belongs(person, on)) return no('N2')
  const now = standing(person.household, on)
  const plan = versionOn(person.household.versions, on)
  invariant(plan, `no version of the plan in force on ${on}`)
  if (isOver(now) || isTooOld(person, plan, on)) return no('B1')
  const candidates = servicesAsked(facts, plan)
  const decisions = candidates.map((service) => decide(facts, person, now, plan, service, on))
  return joined(decisions) ?? decide(facts, person, now, plan, null, on)
}

/** A person in the term of the membership that the day belongs to (R34). */
export function personOn(person: PersonFacts, on: CivilDate): PersonFacts {
  return { ...person, household: termOn(person.household, on) }
}

/** What an answer says when a fault of ours keeps us from one. */
export const CANNOT_TELL: Coverage = {
  answer: 'cannot-tell',
  reason: null,
  until: null,
  patientPercent: null,
  left: null,
  visitsLeft: null,
  otherCodeOpen: false,
  emergency: false,
}

/** A refusal that names its reason and gives nothing else away. */
export function no(reason: Reason, until: CivilDate | null = null): Coverage {
  return { ...CANNOT_TELL, answer: 'no', reason, until }
}

function within(span: { from: CivilDate; to: CivilDate | null }, on: CivilDate): boolean {
  return span.from <= on && (!span.to || on <= span.to)
}

/** A live beneficiary on that day: the last day in the household counts in full (R35). */
function belongs(person: PersonFacts, on: CivilDate): boolean {
  const joinedOn = person.ordinal === 0 ? person.household.joinedOn : person.joinedOn
  return joinedOn <= on && (!person.leftOn || on <= person.leftOn)
}

function isOver(now: Standing): boolean {
  return ['struck-off', 'resigned', 'deceased', 'transferred'].includes(now.state)
}

/** The service named, or all that the provider offers under the plan. */
export function servicesAsked(
  { provider, service: asked }: Pick<CoverageFacts, 'provider' | 'service'>,
  plan: Plan,
): Service[] {
  return plan.services.filter(({ code }) =>
    asked === null ? provider?.services.includes(code) : code === asked,
  )
}

/** What was agreed with the provider about a service on a day. */
export function agreedFor(
  { provider }: Pick<CoverageFacts, 'provider'>,
  { code }: Pick<Service, 'code'>,
  on: CivilDate,
): TariffLine | null {
  return tariffOn(provider?.tariff, code, on)
}

/** The letter under which a service that needs one is paid; undefined when there is none. */
export function letterFor(facts: CoverageFacts, service: Service): GuaranteeLetter | undefined {
  if (!service.guaranteeLetter) return undefined
  return facts.letters.find((letter) => letter.service === service.code)
}

/** Conditions 5 to 10 for one service; without one, as far as they can fail for everything. */
function decide(
  facts: CoverageFacts,
  person: PersonFacts,
  now: Standing,
  plan: Plan,
  service: Service | null,
  on: CivilDate,
): Coverage {
  const waiting = now.opened ? waitingOf(person, now.opened, plan, service, on) : null
  if (waiting && on <= waiting) return no('W1', waiting)
  const emergency = now.state === 'suspended' && service?.emergency === true
  if (now.state === 'applicant' || (now.state === 'suspended' && !emergency)) return no('C1')
  if (!service) return no(facts.service === null ? 'S2' : 'S1')
  if (!facts.provider?.services.includes(service.code)) return no('S2')
  if (service.referral && !facts.referrals.includes(service.code)) return no('S3')
  const limits = limitsOf(facts, person, plan, service, on)
  if (!limits) return no('L1')
  if (service.guaranteeLetter && !letterFor(facts, service)) return no('G1')
  const patientPercent = agreedFor(facts, service, on)?.patientPercent ?? service.patientPercent
  return {
    answer: 'yes',
    reason: 'OK',
    until: now.coveredUntil,
    patientPercent,
    emergency,
    ...limits,
  }
}

/** How far a bill can be paid, by the ceiling and the letter; null when the ceiling is used up. */
function limitsOf(
  facts: CoverageFacts,
  person: PersonFacts,
  plan: Plan,
  service: Service,
  on: CivilDate,
): Pick<Coverage, 'left' | 'visitsLeft' | 'otherCodeOpen'> | null {
  const ceiling = ceilingOf(plan, service, person, on)
  const left = ceiling && leftOf(ceiling, service, person, facts.used)
  if (left && isUsedUp(left)) return null
  const letter = letterFor(facts, service)
  const agreed = agreedFor(facts, service, on)
  const amounts = [left?.amount, letter?.amount, agreed?.ceiling].filter(
    (amount) => typeof amount === 'number',
  )
  const shares = (other: number) => sharesCeiling(service, person.ordinal, other)
  return {
    left: amounts.length > 0 ? amounts.reduce(smaller) : null,
    visitsLeft: left?.visits ?? null,
    otherCodeOpen: facts.openCodes.some(shares),
  }
}

/** The answer over several services: yes when one of them is, else the first refusal. */
function joined(decisions: readonly Coverage[]): Coverage | null {
  const yes = decisions.filter((decision) => decision.answer === 'yes')
  const [first] = yes
  if (!first) return decisions[0] ?? null
  const alone = decisions.length === 1
  const same = yes.every((decision) => decision.patientPercent === first.patientPercent)
  if (alone) return first
  const { left, visitsLeft, otherCodeOpen } = CANNOT_TELL
  const patientPercent = same ? first.patientPercent : null
  return { ...first, patientPercent, left, visitsLeft, otherCodeOpen }
}

/**
 * The last day of a person's waiting for a service, or for the plan's rights in general. The
 * household's waiting binds everybody in it; who was added later also has an own one, from the
 * day of being added (R03); a newborn registered in time has none. Of the waiting after a late
 * return those are free who are younger than its statutes say on the day of care.
 */
export function waitingOf(
  person: PersonFacts,
  opened: Opening,
  plan: Plan,
  service: Service | null,
  on: CivilDate,
): CivilDate | null {
  const general = generalWaiting(person.household, plan)
  const span = service?.waiting ?? general
  const isExempt = isYounger(person, plan.lateReturn?.exceptBelowAge ?? 0, on)
  const lateReturn = isExempt ? null : opened.lateReturnUntil
  const household = latest(lastDayOfSpan(opened.waitsFrom, span), lateReturn)
  const addedLater = person.ordinal > 0 && person.joinedOn > person.household.joinedOn
  if (!addedLater || isNewborn(person, plan)) return household
  const own = service?.waiting ?? plan.dependantWaiting ?? general
  const from = person.joinedOn > opened.waitsFrom ? person.joinedOn : opened.waitsFrom
  return latest(household, lastDayOfSpan(from, own))
}

function isNewborn(person: PersonFacts, plan: Plan): boolean {
  if (person.relation !== 'child' || person.birthDate.length !== 10) return false
  const age = daysBetween(person.birthDate as CivilDate, person.joinedOn)
  return plan.newbornDays > 0 && age >= 0 && age <= plan.newbornDays
}
