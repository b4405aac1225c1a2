import { ceilingOf, type CeilingThen } from '../../core/coverage/ceilings.ts'
import { type CoverageFacts, personOn, servicesAsked } from '../../core/coverage/coverage.ts'
import { type CivilDate, earlierOf, laterOf } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { versionOn } from '../../core/plans/plan.ts'
import { loadProvider } from '../../store/coverage/checks.ts'
import { loadHousehold, type Person } from '../../store/membership/households.ts'
import type { ReadTx } from '../../store/store.ts'
import { openCodesOf } from '../../store/visits/visits.ts'
import { openLettersOf } from '../../store/visits/letters.ts'
import { referralsOf } from '../../store/visits/referrals.ts'
import { usedBetween } from '../../store/visits/bills.ts'

/** One coverage question within a mutual. */
export type Question = {
  readonly mutual: string
  readonly provider: string
  /** Null when what was typed finds nobody. */
  readonly subject: { readonly number: MemberNumber; readonly ordinal: number } | null
  readonly service: string | null
}

type LoadedFacts = { readonly facts: CoverageFacts; readonly person: Person | null }

/**
 * All that a coverage decision for a day rests on. What was used, letters and referrals are looked
 * up only when a service that is asked about depends on them: most questions never do.
 */
export async function loadCoverageFacts(
  tx: ReadTx,
  question: Question,
  on: CivilDate,
): Promise<LoadedFacts> {
  const { subject } = question
  const provider = await loadProvider(tx, question.mutual, question.provider)
  const found = subject ? await loadHousehold(tx, question.mutual, subject.number) : null
  const person = found?.people.find(({ ordinal }) => ordinal === subject?.ordinal) ?? null
  const facts: CoverageFacts = {
    provider,
    person: found && person ? { household: found.facts, ...person } : null,
    service: question.service,
    used: [],
    letters: [],
    referrals: [],
    openCodes: [],
  }
  return { person, facts: { ...facts, ...(await loadUseFor(tx, question, facts, on)) } }
}

/** What a decision rests on beside the household, as far as a service asked about depends on it. */
export async function loadUseFor(
  tx: ReadTx,
  { mutual, provider, subject }: Question,
  facts: CoverageFacts,
  on: CivilDate,
): Promise<Partial<CoverageFacts>> {
  const person = facts.person && personOn(facts.person, on)
  const plan = person && versionOn(person.household.versions, on)
  // Before joining there is no period that a ceiling could be counted over, and no cover either.
  if (!subject || !plan || on < person.household.joinedOn) return {}
  const services = servicesAsked(facts, plan)
  const ceilings = services.flatMap((service) => ceilingOf(plan, service, person, on) ?? [])
  const span = spanOf(ceilings)
  const needs = (field: 'guaranteeLetter' | 'referral') =>
    services.some((service) => service[field])
  return {
    ...(span && {
      used: await usedBetween(tx, mutual, subject.number, span.from, span.to),
      openCodes: await openCodesOf(tx, mutual, subject, provider, on),
    }),
    ...(needs('guaranteeLetter') && {
      letters: await openLettersOf(tx, mutual, subject, provider, on),
    }),
    ...(needs('referral') && { referrals: await referralsOf(tx, mutual, subject, provider, on) }),
  }
}

/** The days that any of these ceilings counts. */
function spanOf(ceilings: readonly CeilingThen[]): { from: CivilDate; to: CivilDate } | null {
  const [first] = ceilings
  if (!first) return null
  return {
    from: ceilings.map(({ startsOn }) => startsOn).reduce(earlierOf),
    to: ceilings.map(({ endsOn }) => endsOn).reduce(laterOf),
  }
}
