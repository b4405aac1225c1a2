import { describe, expect, it } from 'vitest'
import { date, plus, plusDays } from '../../../src/core/dates.ts'
import {
  ageingOut,
  birthsAgeingOut,
  isTooOld,
  lastDayByAge,
} from '../../../src/core/membership/ageing.ts'
import { versionOn } from '../../../src/core/plans/plan.ts'
import { fc, rounds } from '../../chance.ts'
import { makePlan } from './household.ts'

const to17 = makePlan({ dependantMaxAge: 17 })
const to20 = makePlan({ dependantMaxAge: 20, validFrom: date('2026-01-01') })
const to14 = makePlan({ dependantMaxAge: 14, validFrom: date('2026-06-01') })
const TODAY = date('2026-03-02')

const child = (birthDate: string) => ({ relation: 'child', birthDate }) as const

describe('R04: the last day on which an age is covered', () => {
  it.each([
    ['the day before the birthday after the last age', '2008-03-10', [to17], '2026-03-09'],
    ['of a bare year the day before its last', '2008', [to17], '2026-12-30'],
    ['of a leap day the day before the last of February', '2012-02-29', [to17], '2030-02-27'],
    ['none once it is over', '2008-03-02', [to17], null],
    ['today, when the birthday is tomorrow', '2008-03-03', [to17], '2026-03-02'],
    ['none where the statutes know no last age', '2008-03-10', [makePlan()], null],
    ['by the statutes that are in force then', '2008-03-10', [to17, to20], '2029-03-09'],
    ['the day before statutes that cover fewer years', '2010-01-15', [to17, to14], '2026-05-31'],
    ['by the birthday where it comes before those', '2008-05-01', [to17, to14], '2026-04-30'],
  ] as const)('is %s', (_what, birthDate, versions, lastDay) => {
    expect(lastDayByAge(child(birthDate), versions, TODAY)).toBe(lastDay)
  })

  it('is nobody’s who is not a child', () => {
    for (const relation of ['member', 'spouse', 'parent', 'other'] as const) {
      expect(lastDayByAge({ relation, birthDate: '2008-03-10' }, [to17], TODAY)).toBeNull()
    }
  })

  it('is the first day after which coverage finds the child too old, day by day', () => {
    const versions = [to17, to20, to14]
    const born = fc.integer({ min: 0, max: 4000 }).map((days) => plusDays(date('2003-01-01'), days))
    fc.assert(
      fc.property(born, (birthDate) => {
        const tooOldOn = (day: typeof TODAY) =>
          isTooOld(child(birthDate), versionOn(versions, day) ?? to17, day)
        let day = TODAY
        const isOld = tooOldOn(day)
        while (!isOld && !tooOldOn(plusDays(day, 1)) && day < '2034-01-01') day = plusDays(day, 1)
        expect(lastDayByAge(child(birthDate), versions, TODAY)).toBe(isOld ? null : day)
      }),
      { numRuns: rounds(100) },
    )
  })
})

describe('R04: who ages out', () => {
  const someone = (birthDate: string, changes: { leftOn?: string; relation?: 'spouse' } = {}) => ({
    relation: 'child' as const,
    ...changes,
    birthDate,
    leftOn: changes.leftOn ? date(changes.leftOn) : null,
  })
  const facts = { versions: [to17], end: null }

  it('are the children, soonest first, who are still of the household then', () => {
    const [last, first] = [someone('2009-01-05'), someone('2008-04-01')]
    const gone = someone('2008-05-01', { leftOn: '2026-03-31' })
    const people = [last, first, gone, someone('2008-04-01', { relation: 'spouse' })]
    expect(ageingOut(people, facts, TODAY)).toEqual([
      { person: first, lastDay: '2026-03-31' },
      { person: last, lastDay: '2027-01-04' },
    ])
  })

  it('are nobody of a membership that is over by then', () => {
    const end = { on: date('2026-03-31'), state: 'resigned' } as const
    expect(ageingOut([someone('2008-04-01')], { ...facts, end }, TODAY)).toEqual([])
    expect(ageingOut([someone('2008-03-31')], { ...facts, end }, TODAY)).toHaveLength(1)
  })
})

describe('R04: the births among which those who age out are found', () => {
  const unlimited = makePlan({ dependantMaxAge: null })
  const days = (from: string, to: string) => ({ from: date(from), to: date(to) })
  const born = (...asked: Parameters<typeof birthsAgeingOut>) =>
    birthsAgeingOut(...asked).map(({ from, to }) => `${from} ${to}`)

  it.each([
    ['one day for one day', [to17], '2026-03-10', ['2008-03-10 2008-03-10']],
    ['a leap day with the day before it', [to17], '2030-02-28', ['2012-02-28 2012-02-29']],
    ['the day before a leap day', [to17], '2032-02-28', ['2014-02-28 2014-02-28']],
    ['none where nobody is too old', [unlimited], '2026-03-10', []],
  ] as const)('are %s', (_what, versions, day, found) => {
    expect(born(versions, days(day, day))).toEqual(found)
  })

  it('are as wide as the years that statutes take away on the day on which they begin', () => {
    expect(born([to17, to14], days('2026-06-01', '2026-06-01'))).toEqual(['2008-06-01 2011-06-01'])
    expect(born([to17, to14], days('2026-06-02', '2026-06-02'))).toEqual(['2011-06-02 2011-06-02'])
    expect(born([to14, unlimited], days('2026-06-01', '2026-06-01'))).toEqual(['0000-01-01 2011-06-01']) // prettier-ignore
  })

  it('are of each version those of its own days, and of no other plan', () => {
    const other = { ...to14, code: 'other' }
    expect(birthsAgeingOut([to17, to14, other], days('2026-05-20', '2026-06-10'))).toEqual([
      { plan: to17.code, from: '2008-05-20', to: '2008-05-31' },
      { plan: to17.code, from: '2008-06-01', to: '2011-06-10' },
      { plan: 'other', from: '2011-06-01', to: '2011-06-10' },
    ])
  })

  it('are those of everybody whose last day it is, whatever the statutes were before', () => {
    const dayOf = fc.oneof(
      fc.integer({ min: 0, max: 400 }).map((days) => plusDays(TODAY, days)),
      fc.constantFrom(date('2026-05-31'), date('2028-02-28'), date('2030-02-27')),
    )
    const years = fc.constantFrom(14, 15, 18, 20, 21)
    const around = fc.integer({ min: -2, max: 3 })
    fc.assert(
      fc.property(dayOf, years, around, fc.boolean(), (on, age, days, startsUnlimited) => {
        const versions = [startsUnlimited ? unlimited : to17, to20, to14]
        const birthDate = plusDays(plus(on, { months: -12 * age }), days)
        const isLast = lastDayByAge(child(birthDate), versions, on) === on
        const next = plusDays(on, 1)
        const isAmong = birthsAgeingOut(versions, { from: next, to: next }).some(
          ({ from, to }) => from <= birthDate && birthDate <= to,
        )
        expect(isAmong || !isLast).toBe(true)
      }),
      { numRuns: rounds(300) },
    )
  })
})
