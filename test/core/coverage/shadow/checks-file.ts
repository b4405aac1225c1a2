import { readFileSync } from 'node:fs'
import {
  CANNOT_TELL,
  type Coverage,
  coverage,
  type CoverageFacts,
  type GuaranteeLetter,
} from '../../../../src/core/coverage/coverage.ts'
import type { PersonFacts } from '../../../../src/core/coverage/person-facts.ts'
import type { Used } from '../../../../src/core/coverage/ceilings.ts'
import type { Charge } from '../../../../src/core/contributions/charges.ts'
import { type CivilDate, date } from '../../../../src/core/dates.ts'
import { completePlan, type Plan } from '../../../../src/core/plans/plan.ts'
import type { StandingFacts } from '../../../../src/core/membership/standing.ts'
import { minor } from '../../../../src/core/money.ts'
import { readStatutes } from '../../../../src/edge/files/statutes-file.ts'

/**
 * Checks that were answered once and are asked again of today's code. The file has, line by line:
 *
 *     plans NAME              statutes, by what is special about them
 *     sent JSON               a version as a statutes file has it, whole
 *     added JSON              a version in the few words that change the ones above it
 *     stored JSON             a version as a database has it, perhaps from before a setting came
 *     household JSON          a `RecordedHousehold` under these statutes
 *     ask PERSON SERVICE PROVIDER DAY=ANSWER …
 *
 * PERSON is a place in the household (9: nobody of it), SERVICE `any` for none named, PROVIDER one
 * of `PROVIDERS` or `-`. An answer is its code and what it grants, as `answerText` writes it.
 */
export const CHECKS_FILE = new URL('checks.txt', import.meta.url)

/**
 * Facts of a household as they were known, in short. Money is in minor units: `2026-01-05 1500`,
 * and with the day on which it was recorded where that is later: `2026-01-05 1500 2026-01-08`.
 */
export type RecordedHousehold = {
  readonly joinedOn: CivilDate
  readonly feePaid?: true
  readonly paidThrough?: CivilDate
  readonly end?: StandingFacts['end']
  readonly earlier?: StandingFacts['earlier']
  readonly writeOffs?: StandingFacts['writeOffs']
  readonly subsidised?: StandingFacts['subsidised']
  readonly payments: readonly string[]
  readonly posted?: readonly Charge[]
  readonly people: readonly RecordedPerson[]
  /** `pharmacy 2 2026-01-05 1500`: service, place, day, amount. */
  readonly used?: readonly string[]
  /** `surgery 0 90000`: for whom it is. */
  readonly letters?: readonly string[]
  /** `specialist 0`: who was sent on. */
  readonly referrals?: readonly string[]
  readonly openCodes?: readonly number[]
}

export type RecordedPerson = Pick<PersonFacts, 'relation' | 'birthDate' | 'joinedOn' | 'leftOn'>

export type Asked = {
  readonly person: number
  readonly service: string
  readonly provider: string
}

/** One recorded check: its name is the line and the day, so that somebody can look it up. */
export type RecordedCheck = {
  readonly name: string
  readonly plans: string
  readonly answer: string
  /** The answer of today's code, perhaps under statutes that were changed. */
  readonly ask: (change?: (plan: Plan) => Plan) => string
}

export const PROVIDERS: Readonly<Record<string, CoverageFacts['provider']>> = {
  hospital: {
    services: ['consultation', 'surgery', 'pharmacy', 'specialist', 'emergency', 'maternity'],
    agreement: { from: date('2024-02-01'), to: null },
  },
  post: {
    services: ['consultation', 'pharmacy', 'dental'],
    agreement: { from: date('2024-06-01'), to: date('2025-11-30') },
  },
}

const MUTUAL = {
  code: 'recorded',
  name: 'Recorded',
  country: 'SN',
  currency: 'XOF',
  timeZone: 'Africa/Dakar',
}

export function readChecks(): RecordedCheck[] {
  const checks: RecordedCheck[] = []
  let name = ''
  let versions: Plan[] = []
  let household: RecordedHousehold | null = null
  readFileSync(CHECKS_FILE, 'utf8')
    .split('\n')
    .forEach((line, at) => {
      const [word = ''] = line.split(' ', 1)
      const rest = line.slice(word.length + 1)
      if (word === 'plans') [name, versions] = [rest, []]
      if (word === 'sent') versions.push(...planSent(JSON.parse(rest), []))
      if (word === 'added') versions.push(...planSent(JSON.parse(rest), versions))
      if (word === 'stored') versions.push(completePlan(JSON.parse(rest) as Plan))
      if (word === 'household') household = JSON.parse(rest) as RecordedHousehold
      if (word === 'ask' && household)
        checks.push(...checksOf(`${at + 1}`, name, rest, household, versions))
    })
  return checks
}

function checksOf(
  at: string,
  plans: string,
  line: string,
  household: RecordedHousehold,
  versions: readonly Plan[],
): RecordedCheck[] {
  const [person, service = '', provider = '', ...answers] = line.split(' ')
  const asked = { person: Number(person), service, provider }
  return answers.map((text) => {
    const [on = '', answer = ''] = text.split('=')
    const ask = (change?: (plan: Plan) => Plan) =>
      answerOf(change ? versions.map(change) : versions, household, asked, date(on))
    return { name: `line ${at}, ${on}`, plans, answer, ask }
  })
}

/** A version as today's code reads it, sent to a mutual that has these. */
export function planSent(plan: unknown, versions: readonly Plan[]): readonly Plan[] {
  const read = readStatutes({ mutual: MUTUAL, plans: [plan] }, null, versions)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.file.plans
}

/** A check as the service would answer it: facts that contradict themselves give no answer. */
export function answerOf(
  versions: readonly Plan[],
  household: RecordedHousehold,
  asked: Asked,
  on: CivilDate,
): string {
  const facts = factsOf(versions, household, asked)
  try {
    return answerText(coverage(facts, on))
  } catch {
    return answerText(CANNOT_TELL)
  }
}

function factsOf(
  versions: readonly Plan[],
  household: RecordedHousehold,
  { person: ordinal, service, provider }: Asked,
): CoverageFacts {
  const { people, letters = [], referrals = [], used = [], openCodes = [] } = household
  const person = people[ordinal]
  return {
    provider: PROVIDERS[provider] ?? null,
    person: person ? { household: moneyFacts(versions, household), ordinal, ...person } : null,
    service: service === 'any' ? null : service,
    used: used.map(usedOf),
    letters: letters.flatMap((text) => letterFor(text, ordinal)),
    referrals: referrals.flatMap((text) => {
      const [code = '', whose] = text.split(' ')
      return Number(whose) === ordinal ? [code] : []
    }),
    openCodes,
  }
}

export function moneyFacts(versions: readonly Plan[], household: RecordedHousehold): StandingFacts {
  const { joinedOn, end = null, earlier, writeOffs, subsidised, people, posted = [] } = household
  return {
    versions,
    joinedOn,
    feePaidBefore: household.feePaid ?? false,
    paidThroughBefore: household.paidThrough ?? null,
    end,
    ...(earlier && { earlier }),
    ...(writeOffs && { writeOffs }),
    ...(subsidised && { subsidised }),
    people: people.map(({ joinedOn, leftOn }) => ({ joinedOn, leftOn })),
    posted,
    payments: household.payments.map((text) => {
      const [on = '', amount, later] = text.split(' ')
      const payment = { on: date(on), amount: minor(Number(amount)) }
      return later ? { ...payment, recordedOn: date(later) } : payment
    }),
  }
}

function usedOf(text: string): Used {
  const [service = '', ordinal, on = '', amount] = text.split(' ')
  return { service, ordinal: Number(ordinal), on: date(on), amount: minor(Number(amount)) }
}

function letterFor(text: string, ordinal: number): GuaranteeLetter[] {
  const [service = '', whose, amount] = text.split(' ')
  if (Number(whose) !== ordinal) return []
  return [{ letter: 'XX26-L000001', service, amount: minor(Number(amount)) }]
}

/** `OK,to2026-05-20,20%,left30000,visits2,code,emergency` or `W1,to2026-04-09`. */
export function answerText(answer: Coverage): string {
  const { reason, until, patientPercent, left, visitsLeft, otherCodeOpen, emergency } = answer
  return [
    reason ?? 'cannot-tell',
    until && `to${until}`,
    patientPercent !== null && `${patientPercent}%`,
    left !== null && `left${left}`,
    visitsLeft !== null && `visits${visitsLeft}`,
    otherCodeOpen && 'code',
    emergency && 'emergency',
  ]
    .filter(Boolean)
    .join(',')
}
