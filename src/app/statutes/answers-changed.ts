import { setImmediate } from 'node:timers/promises'
import { type Turn, turnOf } from '../../core/coverage/answer-change.ts'
import {
  CANNOT_TELL,
  type Coverage,
  coverage,
  type CoverageFacts,
} from '../../core/coverage/coverage.ts'
import type { PersonFacts } from '../../core/coverage/person-facts.ts'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Plan, versionOn } from '../../core/plans/plan.ts'
import { isSame } from '../../core/same.ts'
import type { Provider } from '../../core/statutes/statutes.ts'
import type { AnswersChanged, StatutesChange } from '../../core/statutes/changes.ts'
import type { KnownStatutes } from '../../core/statutes/known.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import type { Household } from '../../store/membership/households.ts'
import { numbersAfter } from '../../store/mutuals/directory.ts'
import type { ReadTx } from '../../store/store.ts'
import { loadUseFor, type Question } from '../coverage/coverage-facts.ts'
import type { Ports } from '../ports.ts'

/** A page is looked at in one go: a few milliseconds for which others wait. */
const MEMBERS_PER_PAGE = 50

type Statutes = { readonly plans: readonly Plan[]; readonly providers: readonly Provider[] }

/** What of a mutual is another thing, before and after. */
type Change = {
  readonly mutual: string
  readonly before: Statutes
  readonly after: Statutes
  readonly plans: ReadonlySet<string>
  readonly clinics: ReadonlySet<string>
}

/**
 * How many members' answers a change of statutes changes, by what is known now: today, and on the
 * first day of each version that begins later. Every person of a household is asked about at every
 * clinic for every service that it offers.
 */
export async function countAnswers(
  ports: Ports,
  mutual: string,
  known: KnownStatutes,
  changes: readonly StatutesChange[],
  today: CivilDate,
): Promise<AnswersChanged[]> {
  const change = changeOf(mutual, known, changes)
  const begins = changes.flatMap((change) => (change.kind === 'plan' ? change.plan.validFrom : []))
  const days = [today, ...new Set(begins.filter((day) => day > today))].sort()
  const counts = days.map((on) => ({ on, members: 0, changed: 0, lost: 0, gained: 0 }))
  let after: MemberNumber | null = null
  do {
    after = await countPage(ports, change, after, counts)
    await setImmediate()
  } while (after)
  return counts
}

type Counted = { -readonly [Field in keyof AnswersChanged]: AnswersChanged[Field] }

/** Returns the last of the page, or null when there is none. */
async function countPage(
  ports: Ports,
  change: Change,
  after: MemberNumber | null,
  counts: readonly Counted[],
): Promise<MemberNumber | null> {
  return ports.store.read(async (tx) => {
    const numbers = await numbersAfter(tx, change.mutual, after, MEMBERS_PER_PAGE)
    for (const household of await loadHouseholds(tx, change.mutual, numbers)) {
      for (const count of counts) {
        const turns = await turnsOf(tx, change, household, count.on)
        count.members += 1
        if (turns.size > 0) count.changed += 1
        if (turns.has('lost')) count.lost += 1
        if (turns.has('gained')) count.gained += 1
      }
    }
    return numbers.at(-1) ?? null
  })
}

function changeOf(
  mutual: string,
  { plans, providers }: KnownStatutes,
  changes: readonly StatutesChange[],
): Change {
  const newPlans = changes.flatMap((change) => (change.kind === 'plan' ? change.plan : []))
  const newClinics = changes.flatMap((one) => (one.kind === 'provider' ? one.provider : []))
  const after = {
    plans: replaced(plans, newPlans, ({ code, validFrom }) => `${code} ${validFrom}`),
    providers: replaced(providers, newClinics, ({ code }) => code),
  }
  const codes = (all: readonly { readonly code: string }[]) => new Set(all.map(({ code }) => code))
  const changed = { plans: codes(newPlans), clinics: codes(newClinics) }
  return { mutual, before: { plans, providers }, after, ...changed }
}

function replaced<One>(
  before: readonly One[],
  by: readonly One[],
  key: (one: One) => string,
): One[] {
  const keys = new Set(by.map(key))
  return [...before.filter((one) => !keys.has(key(one))), ...by]
}

async function turnsOf(
  tx: ReadTx,
  change: Change,
  household: Household,
  on: CivilDate,
): Promise<Set<Turn>> {
  const turns = new Set<Turn>()
  const code = household.facts.versions[0]?.code ?? ''
  const all = [...change.before.providers, ...change.after.providers]
  const clinics = new Set(all.map((provider) => provider.code))
  for (const clinic of change.plans.has(code) ? clinics : change.clinics) {
    for (const asked of questionsAt(change, household, clinic)) {
      const turn = await turnAbout(tx, asked, on)
      if (turn) turns.add(turn)
    }
  }
  return turns
}

/** One question to a clinic, by the facts as they are and as they would be. */
type Asked = {
  readonly question: Question
  readonly before: CoverageFacts
  readonly after: CoverageFacts
}

function questionsAt(change: Change, household: Household, clinic: string): Asked[] {
  const { number, people, facts } = household
  const old = change.before.providers.find(({ code }) => code === clinic) ?? null
  const now = change.after.providers.find(({ code }) => code === clinic) ?? null
  const code = facts.versions[0]?.code
  const versions = change.after.plans.filter((plan) => plan.code === code)
  const services = new Set([...(old?.services ?? []), ...(now?.services ?? [])])
  return people.flatMap((person) =>
    [...services].map((service) => ({
      question: {
        mutual: change.mutual,
        provider: clinic,
        subject: { number, ordinal: person.ordinal },
        service,
      },
      before: factsOf({ household: facts, ...person }, old, service),
      after: factsOf({ household: { ...facts, versions }, ...person }, now, service),
    })),
  )
}

/** What was used is looked up only where it can make a difference. */
async function turnAbout(
  tx: ReadTx,
  { question, before, after }: Asked,
  on: CivilDate,
): Promise<Turn | null> {
  const roughly = turnOf(answer(before, on), answer(after, on))
  if (!roughly && isSame(limitsOn(before, on), limitsOn(after, on))) return null
  const use = { before: await loadUseFor(tx, question, before, on), after: await loadUseFor(tx, question, after, on) } // prettier-ignore
  return turnOf(answer({ ...before, ...use.before }, on), answer({ ...after, ...use.after }, on))
}

/** The service asked about, and the rhythm of its ceilings. */
function limitsOn({ person, service }: CoverageFacts, on: CivilDate): unknown {
  const plan = person && versionOn(person.household.versions, on)
  if (!plan) return null
  const { period, anchor, yearStart, season, services } = plan
  return [period, anchor, yearStart, season, services.find(({ code }) => code === service) ?? null]
}

function factsOf(person: PersonFacts, provider: Provider | null, service: string): CoverageFacts {
  return { provider, person, service, used: [], letters: [], referrals: [], openCodes: [] }
}

/** A check that fails on our side says nothing, and that may turn, too. */
function answer(facts: CoverageFacts, on: CivilDate): Coverage {
  try {
    return coverage(facts, on)
  } catch {
    return CANNOT_TELL
  }
}
