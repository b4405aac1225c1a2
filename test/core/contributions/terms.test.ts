import { describe, expect, it } from 'vitest'
import type { Charge } from '../../../src/core/contributions/charges.ts'
import { type MoneyFacts, replay } from '../../../src/core/contributions/replay.ts'
import { termOn, termsBegun } from '../../../src/core/contributions/terms.ts'
import { date, plus, plusDays } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'

const PLAN = makePlan({ contribution: minor(100) })

/** A member from January, whose membership ended on `endedOn`, and began again on `joinedOn`. */
function readmitted(endedOn: string, joinedOn: string, more: Partial<MoneyFacts> = {}): MoneyFacts {
  const end = { on: date(endedOn), state: 'struck-off' } as const
  const first = { joinedOn: date('2026-01-01'), feePaidBefore: false, paidThroughBefore: null, end }
  return { ...makeHousehold(joinedOn, PLAN), earlier: [first], ...more }
}

function month(startsOn: string): Charge {
  const from = date(startsOn)
  const endsOn = plusDays(plus(from, { months: 1 }), -1)
  return { kind: 'contribution', startsOn: from, endsOn, dueOn: from, amount: minor(100), subsidy: null } // prettier-ignore
}

describe('R34: the terms of a membership', () => {
  it.each([
    ['2025-12-31', 1],
    ['2026-01-01', 1],
    ['2026-05-31', 1],
    ['2026-06-01', 2],
  ])('are by %s so many: %i', (on, count) => {
    expect(termsBegun(readmitted('2026-03-01', '2026-06-01'), date(on))).toHaveLength(count)
  })

  it('are the membership itself where there was one only', () => {
    const facts = makeHousehold('2026-01-01', PLAN)
    expect(termOn(facts, date('2025-01-01'))).toBe(facts)
  })

  it('have each the charges whose period began before it was over', () => {
    const posted = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-06-01'].map(month)
    const facts = readmitted('2026-03-01', '2026-06-01', { posted })
    const each = termsBegun(facts, date('2026-06-01')).map((term) => term.posted)
    expect(each).toEqual([posted.slice(0, 2), posted.slice(2)])
  })

  it.each([
    ['2026-01-01', 0],
    ['2026-01-02', 70],
    ['2026-06-01', 70],
    ['2026-06-02', 0],
  ])('forget what was written off on %s as the second begins: %i', (on, givenUp) => {
    const writeOffs = [{ on: date(on), amount: minor(70) }]
    const { begun } = replay(
      readmitted('2026-03-01', '2026-06-01', { writeOffs }),
      date('2026-06-30'),
    )
    expect(begun.map((entry) => entry.givenUp)).toEqual([givenUp, 0, 0])
  })

  it('charge no period twice', () => {
    const { begun, own } = replay(readmitted('2026-03-15', '2026-03-20'), date('2026-04-30'))
    const days = (entries: typeof begun) => entries.map(({ charge }) => charge.startsOn)
    expect(days(begun)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'])
    // The second rests on the month that went on when it began.
    expect(days(own)).toEqual(['2026-03-01', '2026-04-01'])
  })

  it('rest on no month that had ended when they began', () => {
    const { own } = replay(readmitted('2026-03-01', '2026-03-01'), date('2026-03-31'))
    expect(own.map(({ charge }) => charge.startsOn)).toEqual(['2026-03-01'])
  })
})
