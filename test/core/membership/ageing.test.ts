import { describe, expect, it } from 'vitest'
import { date, plusDays } from '../../../src/core/dates.ts'
import { ageingOut, isTooOld, lastDayByAge } from '../../../src/core/membership/ageing.ts'
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
