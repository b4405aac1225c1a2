import { expect } from 'vitest'
import { loadCoverageFacts } from '../../src/app/coverage/coverage-facts.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { coverage, type CoverageFacts } from '../../src/core/coverage/coverage.ts'
import { type CivilDate, plusDays } from '../../src/core/dates.ts'
import { standing, type StandingFacts } from '../../src/core/membership/standing.ts'
import { loadHousehold } from '../../src/store/membership/households.ts'
import { dayByDay } from '../core/membership/day-by-day.ts'
import { logged } from '../world.ts'
import { CLINIC } from './statutes.ts'
import { type Lived, remembered, type Said, todayIn, type Town } from './town.ts'

/** How many of a hundred households the slow treasurer goes through. */
const TREASURER_PERCENT = 12

/** What stands in the database says of everybody what their history does, in whatever order. */
export async function checkTown(town: Town): Promise<void> {
  const { world, households } = town
  for (const lived of households) await checkHousehold(town, lived)
  for (const said of town.said) await checkSaid(town, said)
  expectEventful(town)
  expect((await verify(world.ports)).findings).toEqual([])
  expect(logged(world, 'error')).toEqual([])
}

/** A town in which some things never happened proves nothing about them. */
function expectEventful({ households, said }: Town): void {
  const people = households.flatMap((lived) => lived.people)
  expect(people.some(({ leftOn }) => leftOn !== null)).toBe(true)
  expect(households.some(({ end }) => end !== null)).toBe(true)
  expect(households.some(({ used }) => used.length > 0)).toBe(true)
  expect(households.some(({ payments }) => payments.some(({ amount }) => amount < 0))).toBe(true)
  expect(households.some(({ rhythms }) => rhythms.length > 0)).toBe(true)
  expect(said.length).toBeGreaterThan(0)
}

async function checkHousehold(town: Town, lived: Lived): Promise<void> {
  const { world, random } = town
  const facts = remembered(town, lived)
  const other = reordered(facts)
  const kept = await world.store.read((tx) => loadHousehold(tx, 'umoja', lived.number))
  if (!kept) throw new Error(`nobody has ${lived.number}`)
  const today = todayIn(town)
  const days = [today, plusDays(today, -random.below(400)), plusDays(today, random.below(200))]
  for (const day of days) {
    const told = `${lived.number} on ${day}`
    expect(standing(kept.facts, day), told).toEqual(standing(other, day))
  }
  const [, past] = days as [CivilDate, CivilDate]
  if (random.percent(TREASURER_PERCENT)) checkTreasurer(facts, past, lived.number)
  await checkCoverage(town, lived, other, today)
}

/** The answer of an earlier day is given again, unless money that is dated before it came since. */
async function checkSaid({ world }: Town, { lived, on, payments, told }: Said): Promise<void> {
  if (lived.payments.slice(payments).some((payment) => payment.on <= on)) return
  const found = await readStanding(world.ports, lived.number, on)
  if (!found.ok) throw new Error(JSON.stringify(found))
  const { state, owed, credit, charges } = found.value.standing
  const { state: was, owed: wasOwed, credit: hadCredit, charges: wereThere } = told
  const before = { state: was, owed: wasOwed, credit: hadCredit, charges: wereThere }
  expect({ state, owed, credit, charges }, `${lived.number} on ${on}`).toEqual(before)
}

/** The same facts, recorded in another order. */
function reordered(facts: StandingFacts): StandingFacts {
  return {
    ...facts,
    payments: [...facts.payments].reverse(),
    rhythms: [...(facts.rhythms ?? [])].reverse(),
    people: [...facts.people].reverse(),
    versions: [...facts.versions].reverse(),
  }
}

/** Charges, money and rights as a treasurer reckons them who looks at every day. */
function checkTreasurer(facts: StandingFacts, on: CivilDate, who: string): void {
  const now = standing(facts, on)
  const { lines, credit, open, openedOn } = dayByDay(facts, on)
  const unpaid = lines.reduce((sum, { charge, off, paid }) => sum + charge.amount - off - paid, 0)
  expect(now.owed - now.credit, who).toBe(unpaid - credit)
  expect(
    now.charges.map(({ paid }) => paid),
    who,
  ).toEqual(lines.map(({ paid }) => paid))
  if (facts.end && facts.end.on <= on) return
  expect(now.state === 'applicant', who).toBe(on < facts.joinedOn || openedOn === null)
  if (now.state !== 'applicant') expect(now.state === 'suspended', who).toBe(!open.get(on))
}

async function checkCoverage(
  town: Town,
  lived: Lived,
  household: StandingFacts,
  today: CivilDate,
): Promise<void> {
  const { world, random } = town
  const { number } = lived
  const { ordinal, joinedOn, born, leftOn } = random.pick(lived.people)
  const service = random.pick([null, 'consultation', 'pharmacy', 'dental'])
  const question = { mutual: 'umoja', provider: 'uhuru', subject: { number, ordinal }, service }
  const kept = await world.store.read((tx) => loadCoverageFacts(tx, question, today))
  const relation = ordinal === 0 ? 'member' : 'child'
  const facts: CoverageFacts = {
    ...{ service, letters: [], referrals: [], openCodes: kept.facts.openCodes },
    provider: { services: CLINIC.services, agreement: { from: CLINIC.agreement.from as CivilDate, to: null } },
    person: { household, ordinal, relation, birthDate: born, joinedOn, leftOn },
    used: [...lived.used].reverse(),
  } // prettier-ignore
  expect(coverage(kept.facts, today), `${number}/${ordinal}`).toEqual(coverage(facts, today))
}
