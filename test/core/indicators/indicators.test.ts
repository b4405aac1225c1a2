import { describe, expect, it } from 'vitest'
import { type CivilDate, date } from '../../../src/core/dates.ts'
import { addAgeing, NOBODY_LATE } from '../../../src/core/indicators/ageing.ts'
import { addCollection, NOTHING_COLLECTED } from '../../../src/core/indicators/collection.ts'
import { runningCosts } from '../../../src/core/indicators/costs.ts'
import { beneficiariesOn, countingDays, coveredOn } from '../../../src/core/indicators/covered.ts'
import { earnedIn } from '../../../src/core/indicators/earned.ts'
import { perMille } from '../../../src/core/indicators/ratio.ts'
import { monthsOf } from '../../../src/core/indicators/months.ts'
import {
  addRenewal,
  addRenewals,
  NOBODY_RENEWED,
  type Renewal,
} from '../../../src/core/indicators/renewal.ts'
import { addUnmatched, NOTHING_UNMATCHED } from '../../../src/core/indicators/unmatched.ts'
import type { ChartCode } from '../../../src/core/ledger/accounts.ts'
import { accountTerms } from '../../../src/core/ledger/chart.ts'
import { postBankSweep, postOperatorFee, type Transfer } from '../../../src/core/ledger/posting.ts'
import { movedBy } from '../../../src/core/ledger/statements.ts'
import { add, minor } from '../../../src/core/money.ts'
import { BOOKKEEPING_DEFAULTS } from '../../../src/core/statutes/bookkeeping.ts'
import { fc, rounds } from '../../chance.ts'
import { makeHousehold, makePlan } from '../membership/household.ts'
import { aDay, anyCard, card, factsOf, span } from './cards.ts'
import * as naive from './naive.ts'

const RUNS = { numRuns: rounds(250) }
const cards = fc.array(anyCard, { maxLength: 4 })

const MARCH = { from: date('2026-03-01'), to: date('2026-03-31') }
const PLAN = makePlan({ contribution: minor(1500), dueDay: 5 })

describe('collection rate', () => {
  it('is what a clerk finds: paid for what was due in the span ÷ what was due in it', () => {
    fc.assert(
      fc.property(cards, span, (some, { from, to }) => {
        const days = { from: date(from), to: date(to) }
        const found = some
          .map(factsOf)
          .reduce((sum, facts) => addCollection(sum, facts, days), NOTHING_COLLECTED)
        expect(found).toEqual(naive.collection(some, from, to))
      }),
      RUNS,
    )
  })

  it.each([
    ['paid in the month', '2026-03-01', '2026-03-20 1500', { due: 1500, paid: 1500 }],
    ['paid after it', '2026-03-01', '2026-04-01 1500', { due: 1500, paid: 0 }],
    ['paid ahead', '2026-02-01', '2026-02-01 3000', { due: 1500, paid: 1500 }],
    ['after February', '2026-02-01', '2026-03-20 1500', { due: 1500, paid: 0 }],
  ] as const)('of March, %s', (_what, joined, payment, found) => {
    const facts = makeHousehold(joined, PLAN, [payment])
    expect(addCollection(NOTHING_COLLECTED, facts, MARCH)).toEqual(found)
  })
})

describe('earned contributions', () => {
  it('are what a clerk finds who writes down every evening what was worth having', () => {
    fc.assert(
      fc.property(card, aDay, fc.integer({ min: 0, max: 40 }), (one, from, length) => {
        const to = naive.addDays(from, length)
        const found = earnedIn(factsOf(one), { from: date(from), to: date(to) })
        expect(found).toBe(naive.earned([one], from, to))
      }),
      { numRuns: rounds(60) },
    )
  })

  it('of the parts of a span add up to those of the span', () => {
    fc.assert(
      fc.property(anyCard, span, aDay, (one, { from, to }, cut) => {
        fc.pre(from <= cut && cut < to)
        const facts = factsOf(one)
        const part = (a: string, b: string) => earnedIn(facts, { from: date(a), to: date(b) })
        const next = naive.addDays(cut, 1)
        expect(add(part(from, cut), part(next, to))).toBe(part(from, to))
      }),
      RUNS,
    )
  })

  it('of a year paid in January are a twelfth or so each month', () => {
    const plan = makePlan({ period: 'year', contribution: minor(36500) })
    const facts = makeHousehold('2026-01-01', plan, ['2026-01-02 36500'])
    expect(earnedIn(facts, MARCH)).toBe(3100)
  })
})

describe('renewal rate', () => {
  it('is what a clerk finds who looks at the last term of each card', () => {
    const days = fc.constantFrom(0, 1, 10, 30, 90)
    fc.assert(
      fc.property(cards, span, days, aDay, (some, { from, to }, limit, today) => {
        const at = { from: date(from), to: date(to) }
        const found = some
          .map(factsOf)
          .reduce((sum, facts) => addRenewal(sum, facts, at, limit, date(today)), NOBODY_RENEWED)
        expect(found).toEqual(naive.renewal(some, from, to, limit, today))
      }),
      RUNS,
    )
  })

  it('by month is the rate of each month', () => {
    fc.assert(
      fc.property(cards, span, aDay, (some, { from, to }, today) => {
        const months = monthsOf({ from: date(from), to: date(to) })
        const found = some.map(factsOf).reduce<readonly Renewal[]>(
          (sums, facts) => addRenewals(sums, facts, months, 30, date(today)),
          months.map(() => NOBODY_RENEWED),
        )
        expect(found).toEqual(
          months.map((month) => naive.renewal(some, month.from, month.to, 30, today)),
        )
      }),
      RUNS,
    )
  })

  it.each([
    ['goes on', ['2026-03-01 3000'], {}, { ended: 1, renewed: 1, pending: 0 }],
    [
      'pays within the days',
      ['2026-03-01 1500', '2026-04-30 1500'],
      {},
      { ended: 1, renewed: 1, pending: 0 },
    ],
    [
      'pays a day too late',
      ['2026-03-01 1500', '2026-05-01 1500'],
      {},
      { ended: 1, renewed: 0, pending: 0 },
    ],
    ['has no paid term', [], {}, { ended: 0, renewed: 0, pending: 0 }],
    [
      'paid before this system',
      ['2026-04-02 1500'],
      { paidThroughBefore: date('2026-03-31') },
      { ended: 1, renewed: 1, pending: 0 },
    ],
    [
      'left',
      ['2026-03-01 3000'],
      { end: { on: date('2026-04-01'), state: 'resigned' } },
      { ended: 1, renewed: 0, pending: 0 },
    ],
  ] as const)('counts who %s', (_who, payments, changes, found) => {
    const facts = makeHousehold('2026-03-01', PLAN, payments, changes)
    expect(addRenewal(NOBODY_RENEWED, facts, MARCH, 30, date('2026-06-01'))).toEqual(found)
  })

  it('leaves out whose days are not over', () => {
    const facts = makeHousehold('2026-03-01', PLAN, ['2026-03-01 1500'])
    const on = (today: string) => addRenewal(NOBODY_RENEWED, facts, MARCH, 30, date(today))
    expect(on('2026-04-30')).toEqual({ ended: 0, renewed: 0, pending: 1 })
    expect(on('2026-05-01')).toEqual({ ended: 1, renewed: 0, pending: 0 })
  })
})

describe('ageing', () => {
  it('is what a clerk finds who counts unpaid periods', () => {
    fc.assert(
      fc.property(cards, aDay, (some, on) => {
        const found = some
          .map(factsOf)
          .reduce((sum, facts) => addAgeing(sum, facts, date(on)), NOBODY_LATE)
        expect(found).toEqual(naive.ageing(some, on))
      }),
      RUNS,
    )
  })

  it.each([
    ['2026-03-05', 0, 0, 0],
    ['2026-03-06', 1500, 0, 0],
    ['2026-04-06', 0, 3000, 0],
    ['2026-05-06', 0, 0, 4500],
    ['2026-06-06', 0, 0, 6000],
  ] as const)('of one who never paid is on %s: %i, %i, %i', (on, one, two, three) => {
    const found = addAgeing(NOBODY_LATE, makeHousehold('2026-03-01', PLAN), date(on))
    expect([found.one.amount, found.two.amount, found.three.amount]).toEqual([one, two, three])
  })
})

describe('a part payment that opens six months', () => {
  it('is late again from the day on which they are over', () => {
    const part = { minimumPaidShare: 75, minimumPaidMonths: 6 }
    const plan = makePlan({ period: 'year', contribution: minor(15000), ...part })
    const facts = makeHousehold('2026-01-01', plan, ['2026-01-02 11250'])
    const lateOn = (day: string) => addAgeing(NOBODY_LATE, facts, date(day)).one.amount
    expect(['2026-06-30', '2026-07-01'].map(lateOn)).toEqual([0, 3750])
  })
})

describe('use rate', () => {
  it('counts the people that a clerk finds covered', () => {
    fc.assert(
      fc.property(anyCard, aDay, aDay, (one, on, later) => {
        const facts = factsOf(one)
        const joined = date(one.joined > later ? one.joined : later)
        const people = [person(0, facts.joinedOn), person(1, facts.joinedOn), person(2, joined)]
        const there = people.filter(({ joinedOn }) => joinedOn <= on).length
        const covered = naive.hasRights(one, on) ? there : 0
        expect(coveredOn({ facts, people }, date(on))).toBe(covered)
        const isMember = one.joined <= on && !(one.ended && one.ended <= on)
        expect(beneficiariesOn({ facts, people }, date(on))).toBe(isMember ? there : 0)
      }),
      RUNS,
    )
  })

  it('counts nobody who waits, left, or is too old', () => {
    const plan = makePlan({
      waiting: { days: 10 },
      dependantWaiting: { days: 30 },
      dependantMaxAge: 17,
    })
    const facts = makeHousehold('2026-01-01', plan, ['2026-01-01 9000'])
    const people = [
      person(0, facts.joinedOn),
      { ...person(1, facts.joinedOn), birthDate: '2008-02-01' },
      person(2, date('2026-02-01')),
      { ...person(3, facts.joinedOn), leftOn: date('2026-01-20') },
    ]
    const on = (day: string) => coveredOn({ facts, people }, date(day))
    expect(['2026-01-10', '2026-01-11', '2026-01-21', '2026-02-01'].map(on)).toEqual([0, 3, 2, 1])
    expect(['2026-03-02', '2026-03-03'].map(on)).toEqual([1, 2])
  })

  it('averages over the last day of each month and of the span', () => {
    fc.assert(
      fc.property(span, ({ from, to }) => {
        const isLast = (day: string) => naive.addDays(day, 1).slice(0, 7) !== day.slice(0, 7)
        const days = naive.daysIn(from, to).filter((day) => day === to || isLast(day))
        expect(countingDays({ from: date(from), to: date(to) })).toEqual(days)
      }),
      RUNS,
    )
  })

  function person(ordinal: number, joinedOn: CivilDate) {
    const relation = ordinal === 0 ? ('member' as const) : ('child' as const)
    return { ordinal, relation, birthDate: '2015', joinedOn, leftOn: null as CivilDate | null }
  }
})

describe('unmatched', () => {
  it('is what a clerk finds who turns over every receipt', () => {
    const receipt = fc.record({
      amount: fc.integer({ min: 1, max: 9999 }),
      paidOn: aDay,
      inSuspense: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(receipt), span, (receipts, { from, to }) => {
        const days = { from: date(from), to: date(to) }
        const found = receipts
          .map((one) => ({ ...one, amount: minor(one.amount), paidOn: date(one.paidOn) }))
          .reduce((sum, one) => addUnmatched(sum, one, days), NOTHING_UNMATCHED)
        const total = (keep: (one: (typeof receipts)[number]) => boolean) =>
          receipts.filter(keep).reduce((sum, { amount }) => sum + amount, 0)
        const age = ({ paidOn }: { paidOn: string }) => naive.daysIn(paidOn, to).length - 1
        const isOpen = (one: (typeof receipts)[number]) => one.inSuspense && one.paidOn <= to
        const isIn = ({ paidOn }: { paidOn: string }) => paidOn >= from && paidOn <= to
        const ages = receipts.filter(isOpen).map(age)
        expect(found).toEqual({
          receipts: total(isIn),
          unmatched: total((one) => isIn(one) && one.inSuspense),
          week: total((one) => isOpen(one) && age(one) <= 7),
          month: total((one) => isOpen(one) && age(one) > 7 && age(one) <= 30),
          older: total((one) => isOpen(one) && age(one) > 30),
          oldestDays: ages.length > 0 ? Math.max(...ages) : null,
        })
      }),
      RUNS,
    )
  })
})

describe('running costs', () => {
  it('are operator fees, and neither sweeps nor what was taken back', () => {
    const when = { eventOn: MARCH.from, closedThrough: null }
    const fee = postOperatorFee('a', 'orange', minor(350), when).transfers
    const sweep = postBankSweep('b', 'orange', minor(9000), when).transfers
    const back = fee.map(({ debit, credit, amount }) => ({ debit: credit, credit: debit, amount }))
    const care = [{ debit: '601/care', credit: '401/centre', amount: minor(700) }] as const
    const lost = [{ debit: '651', credit: '411/04123378', amount: minor(60) }] as const
    const rent = [{ debit: '622' as ChartCode, credit: '521', amount: minor(40) }] as const
    const of = (transfers: readonly Transfer[]) =>
      runningCosts(movedBy(transfers), accountTerms(BOOKKEEPING_DEFAULTS))
    expect(of([...fee, ...sweep, ...care, ...lost, ...rent])).toBe(390)
    expect(of([...fee, ...back])).toBe(0)
  })
})

describe('a ratio in per mille', () => {
  it('is the number that a clerk finds by trying, rounded half up', () => {
    const amount = fc.integer({ min: -20_000, max: 20_000 })
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 20_000 }), (part, whole) => {
        expect(perMille(part, whole)).toBe(naive.perMille(part, Math.max(whole, 0)))
      }),
      RUNS,
    )
  })

  it.each([
    [1, 2000, 1],
    [1, 2001, 0],
    [2, 3, 667],
    [-1, 2000, 0],
    [-3, 2000, -1],
    [9_007_199_254_740_991, 9_007_199_254_740_990, 1000],
    [5, 0, null],
  ])('%i of %i is %s', (part, whole, found) => {
    expect(perMille(part, whole)).toBe(found)
  })
})
