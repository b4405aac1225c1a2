import { describe, expect, it } from 'vitest'
import { coverage, type CoverageFacts } from '../../../src/core/coverage/coverage.ts'
import type { PersonFacts } from '../../../src/core/coverage/person-facts.ts'
import { date } from '../../../src/core/dates.ts'
import { CEILING_DEFAULTS, type Plan } from '../../../src/core/plans/plan.ts'
import { minor } from '../../../src/core/money.ts'
import { makeHousehold, makePlan, makeService } from '../membership/household.ts'

const plan = makePlan({
  waiting: { months: 3 },
  dependantWaiting: { days: 30 },
  newbornDays: 30,
  dependantMaxAge: 17,
  services: [
    makeService(),
    makeService({ code: 'surgery', waiting: { months: 6 }, guaranteeLetter: true }),
    makeService({ code: 'pharmacy', patientPercent: 30, ceiling: { ...CEILING_DEFAULTS, amount: minor(30000), per: 'family', every: 'year' } }),
  ],
}) // prettier-ignore

const clinic = {
  services: ['consultation', 'pharmacy'],
  agreement: { from: date('2025-01-01'), to: date('2026-12-31') },
}

function makePerson(changes: Partial<PersonFacts> = {}, statutes: Plan = plan): PersonFacts {
  return {
    household: makeHousehold('2025-01-10', statutes, ['2025-01-10 36000']),
    ordinal: 0,
    relation: 'member',
    birthDate: '1988',
    joinedOn: date('2025-01-10'),
    leftOn: null,
    ...changes,
  }
}

function ask(on: string, changes: Partial<CoverageFacts> = {}) {
  const facts: CoverageFacts = {
    provider: clinic,
    person: makePerson(),
    service: 'consultation',
    used: [],
    letters: [],
    referrals: [],
    openCodes: [],
    ...changes,
  }
  return coverage(facts, date(on))
}

const child = { ordinal: 1, relation: 'child', birthDate: '2015' } as const
const late = makePerson({
  household: makeHousehold('2026-01-10', plan, ['2026-01-10 9000']),
  joinedOn: date('2026-01-10'),
})
const unpaid = makePerson({ household: makeHousehold('2025-01-10', plan, ['2025-01-10 1500']) })
const applicant = makePerson({ household: makeHousehold('2025-01-10', plan) })
const ended = makePerson({
  household: makeHousehold('2025-01-10', plan, ['2025-01-10 36000'], {
    end: { on: date('2026-02-01'), state: 'resigned' },
  }),
})

type Row = [
  story: string,
  on: string,
  facts: Partial<CoverageFacts>,
  answer: string,
  reason: string,
  until: string | null,
]

describe('coverage names the first failing condition', () => {
  it.each<Row>([
    ['a yes holds as long as contributions do', '2026-03-02', {}, 'yes', 'OK', '2027-01-20'],
    ['P1 without a provider', '2026-03-02', { provider: null }, 'no', 'P1', null],
    ['P1 before the agreement', '2024-12-31', {}, 'no', 'P1', null],
    ['the first day of an agreement counts: that he is no member yet is said', '2025-01-01', {}, 'no', 'N2', null],
    ['R35 the last day of an agreement counts', '2026-12-31', {}, 'yes', 'OK', '2027-01-20'],
    ['P1 the day after the agreement', '2027-01-01', {}, 'no', 'P1', null],
    ['N2 for nobody', '2026-03-02', { person: null }, 'no', 'N2', null],
    ['N2 for a person who left', '2026-03-02', { person: makePerson({ ...child, leftOn: date('2026-03-01') }) }, 'no', 'N2', null],
    ['N2 before joining', '2025-01-09', {}, 'no', 'N2', null],
    ['the day of joining counts', '2025-01-10', {}, 'no', 'W1', '2025-04-09'],
    ['R35 the last day in the household counts', '2026-03-01', { person: makePerson({ ...child, leftOn: date('2026-03-01') }) }, 'yes', 'OK', '2027-01-20'],
    ['N2 for a dependant the day before joining', '2026-02-28', { person: makePerson({ ...child, joinedOn: date('2026-03-01') }) }, 'no', 'N2', null],
    ['a dependant counts from the day of joining', '2026-03-01', { person: makePerson({ ...child, joinedOn: date('2026-03-01') }) }, 'no', 'W1', '2026-03-30'],
    ['B1 after the end of the membership', '2026-02-01', { person: ended }, 'no', 'B1', null],
    ['R04 a child is covered to the day before the birthday after the last age', '2026-03-09', { person: makePerson({ ...child, birthDate: '2008-03-10' }) }, 'yes', 'OK', '2027-01-20'],
    ['R04 B1 from the birthday', '2026-03-10', { person: makePerson({ ...child, birthDate: '2008-03-10' }) }, 'no', 'B1', null],
    ['case 1: W1 on 9 April', '2026-04-09', { person: late }, 'no', 'W1', '2026-04-09'],
    ['case 1: OK on 10 April', '2026-04-10', { person: late }, 'yes', 'OK', '2026-07-20'],
    ['a service has its own waiting', '2026-04-10', { person: late, service: 'surgery' }, 'no', 'W1', '2026-07-09'],
    ['case 7: a dependant added later waits alone', '2026-03-30', { person: makePerson({ ...child, joinedOn: date('2026-03-01') }) }, 'no', 'W1', '2026-03-30'],
    ['case 7: until the 30 days are over', '2026-03-31', { person: makePerson({ ...child, joinedOn: date('2026-03-01') }) }, 'yes', 'OK', '2027-01-20'],
    ['R03 who came with the household does not wait again', '2026-03-02', { person: makePerson(child) }, 'yes', 'OK', '2027-01-20'],
    ['R03 a newborn does not wait', '2026-03-02', { person: makePerson({ ...child, birthDate: '2026-02-10', joinedOn: date('2026-03-01') }) }, 'yes', 'OK', '2027-01-20'],
    ['R03 a newborn registered too late waits', '2026-03-02', { person: makePerson({ ...child, birthDate: '2026-01-10', joinedOn: date('2026-03-01') }) }, 'no', 'W1', '2026-03-30'],
    ['R31 C1 for the whole family after grace', '2026-03-02', { person: { ...unpaid, ...child } }, 'no', 'C1', null],
    ['C1 for an applicant', '2026-03-02', { person: applicant }, 'no', 'C1', null],
    ['S1 for a service the plan does not know', '2026-03-02', { service: 'dental' }, 'no', 'S1', null],
    ['S2 for a service this provider does not offer', '2026-03-02', { service: 'surgery' }, 'no', 'S2', null],
    ['S2 when the provider offers nothing the plan covers', '2026-03-02', { service: null, provider: { ...clinic, services: ['dental'] } }, 'no', 'S2', null],
    ['L1 when the ceiling is used up', '2026-03-02', { service: 'pharmacy', used: [{ service: 'pharmacy', ordinal: 2, on: date('2026-01-03'), amount: minor(30000) }] }, 'no', 'L1', null],
    ['L1 by a bill of the same day, the last of the year', '2026-12-31', { service: 'pharmacy', used: [{ service: 'pharmacy', ordinal: 2, on: date('2026-12-31'), amount: minor(30000) }] }, 'no', 'L1', null],
    ['L1 by a bill of the first day of the year', '2026-03-02', { service: 'pharmacy', used: [{ service: 'pharmacy', ordinal: 2, on: date('2026-01-01'), amount: minor(30000) }] }, 'no', 'L1', null],
    ['the ceiling of last year does not count', '2026-03-02', { service: 'pharmacy', used: [{ service: 'pharmacy', ordinal: 2, on: date('2025-12-31'), amount: minor(30000) }] }, 'yes', 'OK', '2027-01-20'],
    ['G1 without a guarantee letter', '2026-03-02', { service: 'surgery', provider: { ...clinic, services: ['surgery'] } }, 'no', 'G1', null],
    ['OK with one', '2026-03-02', { service: 'surgery', provider: { ...clinic, services: ['surgery'] }, letters: [{ letter: 'XX26-L000001', service: 'surgery', amount: minor(90000) }] }, 'yes', 'OK', '2027-01-20'],
  ])('%s', (_story, on, facts, answer, reason, until) => {
    expect(ask(on, facts)).toMatchObject({ answer, reason, until })
  }) // prettier-ignore

  it.each<[born: string, on: string, reason: string]>([
    ['1988', '2026-05-14', 'W1'],
    ['1988', '2026-05-15', 'OK'],
    ['2021-05-01', '2026-04-30', 'OK'],
    ['2021-05-01', '2026-05-01', 'W1'],
    ['2021', '2026-05-14', 'OK'],
  ])('R32: after a late return somebody born %s is on %s %s, where under fives do not wait', (born, on, reason) => {
    const lateReturn = { afterMonths: 3, waiting: { months: 1 }, exceptBelowAge: 5 }
    const statutes = makePlan({ period: 'year', contribution: minor(12000), dueDay: 1, graceDays: 0, lateReturn })
    const paid = ['2025-01-01 12000', '2026-04-15 12000']
    const household = makeHousehold('2025-01-01', statutes, paid)
    const person = makePerson({ ...child, birthDate: born, joinedOn: household.joinedOn, household })
    expect(ask(on, { person }).reason).toBe(reason)
  }) // prettier-ignore

  it.each<[story: string, changes: Partial<PersonFacts>, newbornDays: number, reason: string]>([
    ['a newborn registered on the day of birth does not wait', { birthDate: '2026-03-01' }, 30, 'OK'],
    ['a newborn registered on the last day for it does not wait', { birthDate: '2026-01-30' }, 30, 'OK'],
    ['a newborn registered a day later waits', { birthDate: '2026-01-29' }, 30, 'W1'],
    ['a child registered before the day of birth waits', { birthDate: '2026-03-02' }, 30, 'W1'],
    ['a newborn waits where statutes name no days for it', { birthDate: '2026-03-01' }, 0, 'W1'],
    ['a child of whom only the year is known waits', { birthDate: '2026' }, 30, 'W1'],
    ['somebody who is no child of the member waits', { birthDate: '2026-02-20', relation: 'other' }, 30, 'W1'],
  ])('R03: %s', (_story, changes, newbornDays, reason) => {
    const household = makeHousehold('2025-01-10', { ...plan, newbornDays }, ['2025-01-10 36000'])
    const person = makePerson({ ...child, joinedOn: date('2026-03-01'), household, ...changes })
    expect(ask('2026-03-05', { person }).reason).toBe(reason)
  }) // prettier-ignore

  it.each([
    ['2026-01-10', '2026-02-09', 'OK'],
    ['2026-01-11', '2026-03-11', 'W1'],
    ['2026-01-11', '2026-03-12', 'OK'],
  ])('R03: who joined on %s is on %s %s, where only those who came after the member wait', (joinedOn, on, reason) => {
    const statutes = makePlan({ dependantWaiting: { days: 60 } })
    const household = makeHousehold('2026-01-10', statutes, ['2026-01-10 18000'])
    const person = makePerson({ ...child, joinedOn: date(joinedOn), household })
    expect(ask(on, { person }).reason).toBe(reason)
  }) // prettier-ignore

  it.each([
    ['to the day', '2026-04-02', '2026-04-03', 'OK', null],
    ['and a day', '2026-04-03', '2026-04-04', 'W1', '2026-05-02'],
  ])('R32: a return after three months %s, paid on %s, says on %s %s', (_story, paid, on, reason, until) => {
    // The year of 2026 is due on its first day, without grace: rights are closed from 2 January.
    const lateReturn = { afterMonths: 3, waiting: { months: 1 }, exceptBelowAge: 0 }
    const statutes = makePlan({ period: 'year', contribution: minor(12000), dueDay: 1, graceDays: 0, lateReturn })
    const household = makeHousehold('2025-01-01', statutes, ['2025-01-01 12000', `${paid} 12000`])
    const person = makePerson({ household, joinedOn: household.joinedOn })
    const answer = ask(on, { person })
    expect([answer.reason, answer.reason === 'OK' ? null : answer.until]).toEqual([reason, until])
  }) // prettier-ignore

  it('without a service says the share that all services have', () => {
    const statutes = makePlan({ services: [makeService(), makeService({ code: 'pharmacy' })] })
    const person = makePerson({}, statutes)
    expect(ask('2026-03-02', { service: null, person }).patientPercent).toBe(20)
  })

  it('names what is left of a ceiling', () => {
    const used = [{ service: 'pharmacy', ordinal: 0, on: date('2026-02-01'), amount: minor(24000) }]
    expect(ask('2026-03-02', { service: 'pharmacy', used }).left).toBe(6000)
  })

  it('without a service says yes when one is open, and its share only when all agree', () => {
    expect(ask('2026-03-02', { service: null })).toMatchObject({
      answer: 'yes',
      patientPercent: null,
    })
    const one = { ...clinic, services: ['consultation'] }
    expect(ask('2026-03-02', { service: null, provider: one })).toMatchObject({
      answer: 'yes',
      patientPercent: 20,
    })
  })

  it('does not answer from facts that contradict themselves', () => {
    const person = makePerson({}, makePlan({ validFrom: date('2027-01-01') }))
    expect(() => ask('2026-03-02', { person })).toThrow('no version of the plan')
  })
})
