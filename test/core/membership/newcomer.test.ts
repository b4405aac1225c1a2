import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { hindranceToLeave, type Leaver } from '../../../src/core/membership/leaver.ts'
import {
  hindranceToJoin,
  joiningDay,
  nextOrdinal,
  type Receiving,
} from '../../../src/core/membership/newcomer.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { makeHousehold, makePlan } from './household.ts'

const NUMBER = '04123378' as MemberNumber
const TODAY = date('2026-03-20')
const plan = { newbornDays: 30, dependantMaxAge: 17 }

function receiving(statutes: Partial<Plan> = {}, changes: Partial<Receiving> = {}): Receiving {
  return {
    number: NUMBER,
    facts: makeHousehold('2025-01-10', makePlan({ ...plan, ...statutes })),
    people: [{ ordinal: 0, birthDate: '1988-04-02' }],
    closedThrough: null,
    today: TODAY,
    ...changes,
  }
}

const child = (birthDate: string) => ({ relation: 'child', birthDate }) as const
const spouse = { relation: 'spouse', birthDate: '1990' } as const
const person: Partial<Plan> = { unit: 'person' }
const closed = { closedThrough: date('2026-02-28') }

describe('R03: somebody belongs to a household', () => {
  it.each([
    ['from the day of being registered', spouse, receiving(), '2026-03-20'],
    ['a newborn registered in time from its birth', child('2026-02-20'), receiving(), '2026-02-20'],
    ['a newborn registered too late as anybody', child('2026-02-17'), receiving(), '2026-03-20'],
    ['a newborn not before closed days end', child('2026-02-20'), receiving({}, closed), '2026-03-01'],
    ['a newborn registered on the last day for it from its birth', child('2026-02-18'), receiving(), '2026-02-18'],
    ['a newborn registered on the day of birth from it', child('2026-03-20'), receiving(), '2026-03-20'],
    ['a newborn as anybody where statutes name no days for it', child('2026-03-20'), receiving({ newbornDays: 0 }), '2026-03-20'],
    ['a newborn whose year alone is known as anybody', child('2026'), receiving(), '2026-03-20'],
    ['a newborn of before the household joined from then on', child('2025-01-01'), receiving({}, { facts: makeHousehold('2025-01-10', makePlan(plan)), today: date('2025-01-12') }), '2025-01-10'],
  ] as const)('%s', (_what, newcomer, household, day) => {
    expect(joiningDay(newcomer, household, household.today)).toBe(day)
  }) // prettier-ignore

  it('from the day of asking, when it is approved later', () => {
    expect(joiningDay(spouse, receiving(), date('2026-03-15'))).toBe('2026-03-15')
  })

  it('from the running period on, with charges for each person, since those stay (R10)', () => {
    expect(joiningDay(spouse, receiving(person), date('2026-02-25'))).toBe('2026-03-01')
    expect(joiningDay(spouse, receiving(), date('2026-02-25'))).toBe('2026-02-25')
  })
})

describe('who is to come into a household', () => {
  const many = Array.from({ length: 100 }, (_, ordinal) => ({ ordinal, birthDate: '1980' }))
  const ended = { end: { on: date('2026-03-20'), state: 'resigned' } as const }
  const over = receiving({}, { facts: makeHousehold('2025-01-10', makePlan(), [], ended) })

  it.each([
    ['may come today', spouse, receiving(), '2026-03-20', null],
    ['may come a year ahead', spouse, receiving(), '2027-03-20', null],
    ['may not come later than that', spouse, receiving(), '2027-03-21', 'joins-too-late'],
    ['may have come a month ago', spouse, receiving(), '2026-02-17', null],
    ['may not have come earlier', spouse, receiving(), '2026-02-16', 'joins-too-early'],
    ['may not come before the member', spouse, receiving({}, { today: date('2025-01-20') }), '2025-01-09', 'joins-too-early'],
    ['may not come on a closed day', spouse, receiving({}, closed), '2026-02-28', 'joins-too-early'],
    ['R10 may not have come before the running period, when each pays', spouse, receiving(person), '2026-02-28', 'joins-too-early'],
    ['R10 may have come with the running period', spouse, receiving(person), '2026-03-01', null],
    ['R03 may not be a newborn by an earlier day', child('2026-02-01'), receiving(), '2026-03-02', 'joins-too-early'],
    ['R03 may not be an older child on the last day of newborns', child('2026-02-01'), receiving(), '2026-03-03', 'joins-too-early'],
    ['R03 may be an older child on the day after', child('2026-02-01'), receiving(), '2026-03-04', null],
    ['must be born', child('2026-03-21'), receiving(), '2026-03-20', 'not-born'],
    ['R04 must not be too old', child('2008-03-20'), receiving(), '2026-03-20', 'too-old-child'],
    ['R04 may be as old as children may', child('2008-03-21'), receiving(), '2026-03-20', null],
    ['must be younger as a child', child('1988'), receiving({ dependantMaxAge: null }), '2026-03-20', 'wrong-generation'],
    ['must be older as a parent', { relation: 'parent', birthDate: '1988' } as const, receiving(), '2026-03-20', 'wrong-generation'],
    ['may have the last suffix', spouse, receiving({}, { people: many.slice(0, 99) }), '2026-03-20', null],
    ['needs a suffix', spouse, receiving({}, { people: many }), '2026-03-20', 'household-full'],
    ['needs a membership that goes on', spouse, over, '2026-03-20', 'membership-over'],
  ] as const)('%s', (_what, newcomer, household, joinedOn, code) => {
    const hindrance = hindranceToJoin(newcomer, household, date(joinedOn), household.today)
    expect(hindrance?.code ?? null).toBe(code)
  }) // prettier-ignore

  it('gets a suffix that nobody ever had', () => {
    expect(nextOrdinal([{ ordinal: 0, birthDate: '' }])).toBe(1)
    expect(nextOrdinal([0, 3, 1].map((ordinal) => ({ ordinal, birthDate: '' })))).toBe(4)
  })
})

describe('who is to leave a household', () => {
  const leaver: Leaver = {
    number: NUMBER,
    ordinal: 1,
    joinedOn: date('2025-01-10'),
    leftOn: null,
    lastVisitOn: date('2026-01-15'),
    closedThrough: null,
    today: TODAY,
  }
  it.each([
    ['may leave today', {}, '2026-03-20', null],
    ['may have left on the day of the last visit', {}, '2026-01-15', null],
    ['may not have left before it', {}, '2026-01-14', 'leaves-too-early'],
    ['may not leave so that a closed day changes', closed, '2026-02-27', 'leaves-too-early'],
    ['may leave with the last closed day', closed, '2026-02-28', null],
    ['may not leave before joining', { lastVisitOn: null }, '2025-01-09', 'leaves-too-early'],
    ['may leave a year ahead', {}, '2027-03-20', null],
    ['may leave a year ahead at most', {}, '2027-03-21', 'leaves-too-late'],
    ['leaves once', { leftOn: date('2026-03-01') }, '2026-03-20', 'left-before'],
    ['is not the member', { ordinal: 0 }, '2026-03-20', 'is-the-member'],
  ] as const)('%s', (_what, changes, lastDay, code) => {
    const hindrance = hindranceToLeave({ ...leaver, ...changes }, date(lastDay))
    expect(hindrance?.code ?? null).toBe(code)
  })
})
