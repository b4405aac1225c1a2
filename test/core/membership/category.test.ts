import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import {
  type CategoryChange,
  changesThatHold,
  hindranceToRecategorise,
  subsidiesUnder,
  versionsUnder,
} from '../../../src/core/membership/category.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { standing } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { makeHousehold, makePlan } from './household.ts'

const STATE = { payer: 'state', percent: 100, from: date('2020-01-01'), to: null, members: 'named' } as const // prettier-ignore
const FAMILY = makePlan({ code: 'family' })
const POOR = makePlan({ code: 'poor', contribution: minor(600), subsidy: STATE })
const POOR_LATER = { ...POOR, validFrom: date('2026-06-01'), contribution: minor(700) }

const versionsOf = (code: string): readonly Plan[] =>
  code === 'family' ? [FAMILY] : [POOR, POOR_LATER]

function change(
  on: string,
  plan = 'poor',
  until: string | null | undefined = undefined,
): CategoryChange {
  // prettier-ignore
  const subsidised = until === undefined ? null : { until: until === null ? null : date(until) }
  return { on: date(on), plan, subsidised }
}

const told = (versions: readonly Plan[]) =>
  versions.map(({ code, validFrom, contribution }) => [code, validFrom, contribution])

describe('the statutes of a household that changed plans', () => {
  it('are those of its first plan, and from the day of the change those of the next', () => {
    expect(told(versionsUnder('family', [change('2026-03-01')], versionsOf))).toEqual([
      ['family', FAMILY.validFrom, FAMILY.contribution],
      ['poor', '2026-03-01', 600],
      ['poor', '2026-06-01', 700],
    ])
  })

  it('begin with the version in force on the day, and have none that begins at the next change', () => {
    const changes = [change('2026-06-01'), change('2026-09-01', 'family')]
    expect(told(versionsUnder('family', changes, versionsOf)).slice(1)).toEqual([
      ['poor', '2026-06-01', 700],
      ['family', '2026-09-01', FAMILY.contribution],
    ])
    expect(told(versionsUnder('poor', [change('2026-06-01', 'family')], versionsOf))).toEqual([
      ['poor', POOR.validFrom, 600],
      ['family', '2026-06-01', FAMILY.contribution],
    ])
  })

  it('are as they were where the plan stays', () => {
    const changes = [change('2026-03-01', 'family', null)]
    expect(versionsUnder('family', changes, versionsOf)).toEqual([FAMILY])
  })

  it('make the next charges what they are, and leave those that were posted', () => {
    const household = makeHousehold('2026-01-10', FAMILY)
    const before = standing(household, date('2026-02-10'))
    const posted = before.charges.filter(({ startsOn }) => startsOn < '2026-03-01')
    const versions = versionsUnder('family', [change('2026-03-01')], versionsOf)
    const after = standing({ ...household, versions, posted }, date('2026-06-10'))
    expect(after.charges.filter(({ kind }) => kind === 'contribution').map(({ startsOn, amount }) => [startsOn, amount])).toEqual([
      ['2026-01-01', FAMILY.contribution], ['2026-02-01', FAMILY.contribution],
      ['2026-03-01', 600], ['2026-04-01', 600], ['2026-05-01', 600], ['2026-06-01', 700],
    ]) // prettier-ignore
  })
})

describe('decisions about a category', () => {
  it('take the place of those that would begin on their first day or after it', () => {
    const on = (all: readonly CategoryChange[]) => changesThatHold(all).map((one) => one.on)
    expect(on([change('2026-03-01'), change('2026-05-01')])).toEqual(['2026-03-01', '2026-05-01'])
    expect(on([change('2026-05-01'), change('2026-03-01')])).toEqual(['2026-03-01'])
    expect(on([change('2026-05-01'), change('2026-05-01', 'family')])).toEqual(['2026-05-01'])
  })

  it('name for a subsidy until the next one, or their own last day', () => {
    const first = { from: date('2026-01-01'), until: null }
    const changes = [change('2026-03-01', 'poor', '2026-04-30'), change('2026-06-01', 'poor', null), change('2026-08-01')] // prettier-ignore
    expect(subsidiesUnder(first, changes)).toEqual([
      { from: '2026-01-01', until: '2026-02-28' },
      { from: '2026-03-01', until: '2026-04-30' },
      { from: '2026-06-01', until: '2026-07-31' },
    ])
    expect(subsidiesUnder(null, [change('2026-03-01')])).toEqual([])
  })
})

describe('a household comes into another category', () => {
  const facts = {
    ...{ number: '04123378' as MemberNumber, versions: [FAMILY], joinedOn: date('2026-01-10') },
    ...{ endedOn: null, posted: [], before: { plan: 'family', subsidised: null } },
  }
  const why = (one: CategoryChange, more: object = {}, versions: readonly Plan[] = versionsOf(one.plan)) =>
    hindranceToRecategorise({ ...facts, ...more }, one, versions) // prettier-ignore

  it('with a period that begins, and is told the next day on which one does', () => {
    expect(why(change('2026-03-01'))).toBeNull()
    expect(why(change('2026-02-28'))).toMatchObject({ code: 'category-day', next: '2026-03-01' })
    expect(why(change('2026-03-02'))).toMatchObject({ code: 'category-day', next: '2026-04-01' })
    expect(why(change('2026-01-01'))).toMatchObject({ code: 'category-day', next: '2026-02-01' })
    const yearly = { ...POOR, period: 'year' as const }
    expect(why(change('2026-03-01'), {}, [yearly])).toMatchObject({ next: '2027-01-01' })
  })

  it('that was not charged: what was posted stays', () => {
    const [charge] = standing(makeHousehold('2026-01-10', FAMILY), date('2026-03-10')).charges.slice(-1) // prettier-ignore
    expect(charge?.startsOn).toBe('2026-03-01')
    const posted = [charge]
    expect(why(change('2026-03-01'), { posted })).toMatchObject({ code: 'charged-beyond', charged: '2026-03-01' }) // prettier-ignore
    expect(why(change('2026-04-01'), { posted })).toBeNull()
  })

  it.each([
    ['a plan that has not begun', change('2019-12-01'), {}, 'unknown-plan'],
    ['no plan', change('2026-03-01', 'gold'), {}, 'unknown-plan'],
    ['a subsidy that names nobody', change('2026-03-01', 'family', null), {}, 'no-named-subsidy'],
    ['a list that ended before', change('2026-03-01', 'poor', '2026-02-28'), {}, 'span-reversed'],
    ['what it is in', change('2026-03-01', 'family'), {}, 'same-category'],
    ['anything after its end', change('2026-03-01'), { endedOn: date('2026-03-01') }, 'category-after-end'],
  ])('never into %s', (_, one, more, code) => {
    const versions = one.plan === 'gold' ? [] : one.on < '2020' ? [{ ...POOR, validFrom: date('2020-01-01') }] : versionsOf(one.plan) // prettier-ignore
    expect(why(one, more, versions)).toMatchObject({ code })
  }) // prettier-ignore

  it('up to the eve of its end, and on a list for a day', () => {
    expect(why(change('2026-03-01'), { endedOn: date('2026-03-02') })).toBeNull()
    expect(why(change('2026-03-01', 'poor', '2026-03-01'))).toBeNull()
  })
})
