import { describe, expect, it } from 'vitest'
import type { Charge } from '../../../src/core/contributions/charges.ts'
import { replay } from '../../../src/core/contributions/replay.ts'
import { date } from '../../../src/core/dates.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { minor } from '../../../src/core/money.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'

const MEMBER = '2026-01-01'
const STATE_PAYS = { payer: 'state', percent: 100, from: date('2020-01-01'), to: null, members: 'all' } as const // prettier-ignore

type AheadRow = [what: string, settings: Partial<Plan>, on: string, last: string, isCut: boolean]

describe('looking ahead', () => {
  it.each<AheadRow>([
    // Due on the 5th with 15 days: January closes rights on the 20th, before February begins.
    ['an unpaid month', {}, '2026-01-10', '2026-02-01', false],
    ['one whose last day of grace is that before', { graceDays: 26 }, '2026-01-10', '2026-02-01', false],
    ['one whose last day of grace begins a month', { graceDays: 27 }, '2026-01-10', '2026-03-01', false],
    ['months of which two may stay unpaid', { suspendAfterPeriods: 2 }, '2026-01-10', '2026-03-01', false],
    ['an unpaid year', { period: 'year' }, '2026-01-10', '2027-01-01', false],
    ['months that cost nothing', { subsidy: STATE_PAYS }, '2026-01-10', '2027-01-01', true],
    ['such months, from a day that begins one', { subsidy: STATE_PAYS }, '2026-01-01', '2027-01-01', true],
    ['such months, from the day before', { subsidy: STATE_PAYS }, '2026-01-31', '2027-01-01', true],
  ])('after %s %j on %s ends with the period of %s, cut: %s', (_what, settings, on, last, isCut) => {
    const { ahead, isCut: wasCut } = replay(makeHousehold(MEMBER, makePlan(settings)), date(on))
    expect([ahead.at(-1)?.charge.startsOn, wasCut]).toEqual([last, isCut])
  }) // prettier-ignore

  it('after a year that is paid ends for what will be unpaid', () => {
    const plan = makePlan({ period: 'year' })
    const { isCut } = replay(makeHousehold(MEMBER, plan, ['2026-01-02 1500']), date('2026-01-10'))
    expect(isCut).toBe(false)
  })
})

function penalty(on: string): Charge {
  const day = date(on)
  return { kind: 'late-penalty', startsOn: day, endsOn: day, dueOn: day, amount: minor(50), subsidy: null } // prettier-ignore
}

/** Due on the 5th: 26 days later is the last of January, and the penalty begins on the day after. */
const LATE = makePlan({ latePenalty: { afterDays: 26, amount: minor(50) } })

describe('a late penalty', () => {
  function drawn(on: string, changes: Parameters<typeof makeHousehold>[3] = {}, paid: string[] = []) {
    const { begun } = replay(makeHousehold(MEMBER, LATE, paid, changes), date(on))
    return begun.map(({ charge }) => `${charge.kind[0]} ${charge.startsOn}`)
  } // prettier-ignore

  it('begins before the contribution of its day', () => {
    expect(drawn('2026-01-31')).toEqual(['c 2026-01-01'])
    expect(drawn('2026-02-01')).toEqual(['c 2026-01-01', 'l 2026-02-01', 'c 2026-02-01'])
  })

  it.each([
    ['2026-01-31 1500', ['c 2026-01-01', 'c 2026-02-01']],
    ['2026-01-31 1499', ['c 2026-01-01', 'l 2026-02-01', 'c 2026-02-01']],
    ['2026-02-01 1500', ['c 2026-01-01', 'l 2026-02-01', 'c 2026-02-01']],
  ])('is owed, with %s, as %j', (paid, begun) => {
    expect(drawn('2026-02-01', {}, [paid])).toEqual(begun)
  })

  it('that was posted is not expected again on its day', () => {
    const posted = [penalty('2026-02-01')]
    expect(drawn('2026-02-01', { posted })).toEqual(['c 2026-01-01', 'l 2026-02-01', 'c 2026-02-01'])
  }) // prettier-ignore

  it.each([
    ['2026-02-01', ['c 2026-01-01']],
    ['2026-02-02', ['c 2026-01-01', 'l 2026-02-01', 'c 2026-02-01']],
  ])('is not owed from the end of the membership on: %s', (endedOn, begun) => {
    const end = { on: date(endedOn), state: 'resigned' } as const
    expect(drawn('2026-06-01', { end })).toEqual(begun)
  })
})
