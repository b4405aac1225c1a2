import { date } from '../../../src/core/dates.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { fc } from '../../chance.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'
import { addDays, type Card } from './naive.ts'

const FIRST = '2025-01-01'
const LAST_OFFSET = 500

const anyDay = fc.integer({ min: 0, max: LAST_OFFSET }).map((offset) => addDays(FIRST, offset))

/** Days on which something begins or ends are more likely than others: there mistakes hide. */
const edge = fc
  .tuple(fc.integer({ min: 0, max: 16 }), fc.constantFrom(-1, 0))
  .map(([month, offset]) => addDays(firstOfMonth(month), offset))

const day = fc.oneof(anyDay, edge)

/** Two days of the generated time, in order. */
export const span = fc.tuple(day, day).map(([a, b]) => {
  const [from, to] = [a, b].sort() as [string, string]
  return { from, to }
})

export const aDay = day

/** A member's history; money is never taken back below nothing. */
export const card: fc.Arbitrary<Card> = fc.record({
  period: fc.constantFrom('week', 'month', 'quarter', 'half-year', 'year'),
  contribution: fc.integer({ min: 1, max: 5000 }),
  fee: fc.constantFrom(0, 0, 700),
  dueDay: fc.integer({ min: 1, max: 31 }),
  graceDays: fc.integer({ min: 0, max: 20 }),
  share: fc.constantFrom(100, 100, 75, 50),
  shareMonths: fc.constantFrom(null, 1, 6),
  subsidyPercent: fc.constantFrom(0, 0, 50, 33),
  joined: day,
  ended: fc.constant(null),
  writtenOff: fc.constant(0),
  payments: fc.array(fc.record({ on: day, amount: fc.integer({ min: 1, max: 9000 }) }), {
    maxLength: 8,
  }),
})

/** Some of them left, and of some a debt was given up. */
export const anyCard: fc.Arbitrary<Card> = fc
  .tuple(card, fc.option(fc.integer({ min: 0, max: 300 })), fc.constantFrom(0, 800))
  .map(([one, left, writtenOff]) =>
    left === null ? one : { ...one, ended: addDays(one.joined, left), writtenOff },
  )

function firstOfMonth(month: number): string {
  return new Date(Date.UTC(2025, month, 1)).toISOString().slice(0, 10)
}

/** The same history as the service knows it. */
export function factsOf(card: Card): StandingFacts {
  const share = card.share
  const plan = makePlan({
    period: card.period,
    contribution: minor(card.contribution),
    joiningFee: minor(card.fee),
    dueDay: card.dueDay,
    graceDays: card.graceDays,
    minimumPaidShare: share,
    minimumPaidMonths: share < 100 ? card.shareMonths : null,
    subsidy:
      card.subsidyPercent === 0
        ? null
        : {
            payer: 'state',
            percent: card.subsidyPercent,
            from: date('2020-01-01'),
            to: null,
            members: 'all',
          },
  })
  const payments = card.payments.map(({ on, amount }) => `${on} ${amount}`)
  const facts = makeHousehold(card.joined, plan, payments, {
    end: card.ended ? { on: date(card.ended), state: 'resigned' } : null,
  })
  const writeOffs = card.ended ? [{ on: date(card.ended), amount: minor(card.writtenOff) }] : []
  return { ...facts, writeOffs }
}
