import { describe, expect, it } from 'vitest'
import {
  chargesOf,
  type ChargeFacts,
  type Opening,
} from '../../../src/core/contributions/charges.ts'
import {
  type Brought,
  type BroughtFault,
  openAccount,
} from '../../../src/core/contributions/open-account.ts'
import { unpostedBy } from '../../../src/core/contributions/replay.ts'
import { date } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { earnedIn } from '../../../src/core/indicators/earned.ts'
import { addCollection, NOTHING_COLLECTED } from '../../../src/core/indicators/collection.ts'
import { addRenewal, NOBODY_RENEWED } from '../../../src/core/indicators/renewal.ts'
import { standing, type StandingFacts } from '../../../src/core/membership/standing.ts'
import { makePlan } from '../membership/household.ts'

const ON = date('2026-01-01')

const MONTHLY = makePlan({
  contribution: minor(1500),
  joiningFee: minor(1000),
  dueDay: 5,
  graceDays: 15,
})

function household(over: Partial<StandingFacts> = {}): StandingFacts {
  return {
    versions: [MONTHLY],
    joinedOn: date('2025-03-10'),
    feePaidBefore: true,
    paidThroughBefore: date('2025-09-30'),
    end: null,
    people: [],
    posted: [],
    payments: [],
    ...over,
  }
}

function opened(brought: Brought, over: Partial<StandingFacts> = {}): StandingFacts {
  const facts = household(over)
  const read = openAccount({ ...facts, endedOn: null }, ON, brought)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return { ...facts, opening: read.opening }
}

function faults(brought: Brought, over: Partial<ChargeFacts> = {}): readonly BroughtFault[] {
  const read = openAccount({ ...household(), endedOn: null, ...over }, ON, brought)
  return read.ok ? [] : read.faults
}

/** Each charge of an opening as `from owed/amount`. */
function said({ opening }: StandingFacts): string[] {
  const { charges } = opening as Opening
  return charges.map(
    ({ kind, startsOn, amount, paidBefore }) =>
      `${kind === 'joining-fee' ? 'fee' : startsOn.slice(0, 7)} ${amount - paidBefore}/${amount}`,
  )
}

const REGISTER = { kind: 'register' } as const
const sum = (amount: number, since: string | null = null): Brought => {
  return { kind: 'sum', amount: minor(amount), since: since === null ? null : date(since) }
}
const credit = (amount: number): Brought => ({ kind: 'credit', amount: minor(amount) })
const periods = (...parts: readonly (readonly [string, number])[]): Brought => ({
  kind: 'periods',
  parts: parts.map(([of, amount]) => ({
    of: of === 'fee' ? 'joining-fee' : date(of),
    amount: minor(amount),
  })),
})

describe('what a household brings', () => {
  it.each<[string, Brought, Partial<StandingFacts>, string[], number]>([
    ['without a line what begins after paid_through', REGISTER, {}, ['2025-10 1500/1500', '2025-11 1500/1500', '2025-12 1500/1500'], 0],
    ['nothing owed, paid to the day before', REGISTER, { paidThroughBefore: date('2025-12-31') }, ['2025-12 0/1500'], 0],
    ['the fee too, where it is not paid', REGISTER, { feePaidBefore: false, paidThroughBefore: date('2025-12-31') }, ['fee 1000/1000', '2025-12 0/1500'], 0],
    ['all since joining, where nothing was paid', REGISTER, { joinedOn: date('2025-11-10'), paidThroughBefore: null }, ['2025-11 1500/1500', '2025-12 1500/1500'], 0],
    ['periods paid ahead, as money', REGISTER, { paidThroughBefore: date('2026-03-31') }, ['2025-12 0/1500'], 4500],
    ['a half-paid period to come is none', REGISTER, { paidThroughBefore: date('2026-01-30') }, ['2025-12 0/1500'], 0],
    ['and one whose last day is paid is', REGISTER, { paidThroughBefore: date('2026-01-31') }, ['2025-12 0/1500'], 1500],
    ['a sum without an age is of the last periods', sum(1500), {}, ['2025-12 1500/1500'], 0],
    ['the oldest of them in part', sum(2000), {}, ['2025-11 500/1500', '2025-12 1500/1500'], 0],
    ['a sum of all', sum(4500), {}, ['2025-10 1500/1500', '2025-11 1500/1500', '2025-12 1500/1500'], 0],
    ['a sum with its age is of the periods from then on', sum(3000, '2025-10-15'), {}, ['2025-10 1500/1500', '2025-11 1500/1500', '2025-12 0/1500'], 0],
    ['the oldest of them in part, with an age', sum(2000, '2025-10-01'), {}, ['2025-10 500/1500', '2025-11 1500/1500', '2025-12 0/1500'], 0],
    ['one unit of the oldest', sum(1501, '2025-11-30'), {}, ['2025-11 1/1500', '2025-12 1500/1500'], 0],
    ['nothing, said by a line', sum(0), {}, ['2025-12 0/1500'], 0],
    ['periods as they are named', periods(['2025-10-01', 1500], ['2025-12-31', 700]), {}, ['2025-10 1500/1500', '2025-12 700/1500'], 0],
    ['the fee in part', periods(['fee', 400]), { feePaidBefore: false }, ['fee 400/1000', '2025-12 0/1500'], 0],
    ['credit, and nothing before it', credit(700), {}, ['2025-12 0/1500'], 700],
  ])('is %s', (_, brought, over, charges, ahead) => {
    const facts = opened(brought, over)
    expect(said(facts)).toEqual(charges)
    expect(facts.opening?.credit).toBe(ahead)
  }) // prettier-ignore

  it.each<[string, Brought, Partial<ChargeFacts>, Partial<BroughtFault>]>([
    ['a period inside paid_through', periods(['2025-09-30', 1]), {}, { why: 'paid-through', part: 0 }],
    ['an age inside paid_through', sum(1500, '2025-09-30'), {}, { why: 'paid-through' }],
    ['arrears of who is paid to the opening', sum(1), { paidThroughBefore: date('2025-12-31') }, { why: 'paid-through' }],
    ['credit of who is paid through the first day', credit(1), { paidThroughBefore: date('2026-01-01') }, { why: 'credit-paid-through' }],
    ['a period that begins with the opening', periods(['2026-01-01', 1]), {}, { why: 'not-before-opening' }],
    ['an age on the opening', sum(1, '2026-01-01'), {}, { why: 'not-before-opening' }],
    ['a period before joining', periods(['2025-02-28', 1]), { paidThroughBefore: null }, { why: 'before-joining' }],
    ['a fee that is paid', periods(['fee', 1]), {}, { why: 'no-fee-owed' }],
    ['a period twice', periods(['2025-10-01', 1], ['2025-10-31', 1]), {}, { why: 'twice', part: 1 }],
    ['more than a period costs', periods(['2025-10-01', 1501]), {}, { why: 'more-than-charged', most: minor(1500) }],
    ['more than all periods cost', sum(4501), {}, { why: 'more-than-charged', most: minor(4500) }],
    ['more than all since then cost', sum(3001, '2025-11-01'), {}, { why: 'more-than-charged', most: minor(3000) }],
  ])('is a fault for %s', (_, brought, over, fault) => {
    expect(faults(brought, over)).toMatchObject([fault])
  }) // prettier-ignore

  it('may be credit on the day after paid_through ends', () => {
    expect(faults(credit(1), { paidThroughBefore: date('2025-12-31') })).toEqual([])
  })
})

describe('a household that was opened', () => {
  it('owes what it brought, and what begins afterwards', () => {
    const facts = opened(periods(['2025-10-01', 500], ['2025-11-01', 1500]))
    expect(standing(facts, date('2025-12-31')).owed).toBe(2000)
    const now = standing(facts, ON)
    expect(now).toMatchObject({ owed: 3500, state: 'suspended', paidThrough: '2025-09-30' })
    expect(now.charges.map(({ startsOn, paid }) => [startsOn, paid])).toEqual([
      ['2025-10-01', 1000],
      ['2025-11-01', 0],
      ['2025-12-01', 1500],
      ['2026-01-01', 0],
    ])
  })

  it('pays its arrears like any other charge, the oldest first', () => {
    const facts = opened(periods(['2025-10-01', 500], ['2025-11-01', 1500]))
    const paying = (amount: number) => {
      const payments = [{ on: date('2026-01-03'), amount: minor(amount) }]
      return standing({ ...facts, payments }, date('2026-01-04'))
    }
    expect(paying(499)).toMatchObject({ paidThrough: '2025-09-30', state: 'suspended' })
    expect(paying(500)).toMatchObject({ paidThrough: '2025-10-31', state: 'suspended' })
    // The last period of the older books was paid: it counts as soon as those before it are.
    expect(paying(2000)).toMatchObject({ paidThrough: '2025-12-31', state: 'active', owed: 1500 })
    expect(paying(3600)).toMatchObject({ paidThrough: '2026-01-31', owed: 0, credit: 100 })
  })

  it('is charged for no day of before a second time', () => {
    const facts = opened(periods(['2025-10-01', 500]))
    expect(unpostedBy(facts, date('2026-02-28')).map(({ startsOn }) => startsOn)).toEqual([
      '2026-01-01',
      '2026-02-01',
    ])
  })

  it('has periods that were paid ahead at their price, whatever they cost later', () => {
    const dearer: Plan = { ...MONTHLY, validFrom: date('2026-02-01'), contribution: minor(2000) }
    const facts = opened(REGISTER, { paidThroughBefore: date('2026-03-31') })
    const later = { ...facts, versions: [MONTHLY, dearer] }
    const now = standing(later, date('2026-02-10'))
    expect(now).toMatchObject({ owed: 0, credit: 1500, paidThrough: '2026-03-31', state: 'active' })
    const next = standing(later, date('2026-04-02'))
    expect(next).toMatchObject({ owed: 2000, credit: 0, paidThrough: '2026-03-31' })
  })

  it('is not charged ahead of what its books know, when one of the paid periods is posted', () => {
    const facts = opened(REGISTER, { paidThroughBefore: date('2026-03-31') })
    const [january] = unpostedBy(facts, date('2026-01-31'))
    if (!january) throw new Error('nothing of January')
    const posted = { ...facts, posted: [january] }
    expect(unpostedBy(posted, date('2026-02-28')).map(({ startsOn }) => startsOn)).toEqual([
      '2026-02-01',
    ])
  })

  it('keeps money of paid periods that do not come any more', () => {
    const facts = opened(REGISTER, { paidThroughBefore: date('2026-03-31') })
    const left = { ...facts, end: { on: date('2026-02-01'), state: 'resigned' as const } }
    expect(standing(left, date('2026-03-01'))).toMatchObject({ state: 'resigned', credit: 3000 })
  })

  it('owes no penalty for having been late before, and one for being late now', () => {
    const late = { afterDays: 30, amount: minor(100) }
    const versions = [{ ...MONTHLY, latePenalty: late }]
    const facts = opened(sum(3000), { versions })
    expect(standing(facts, date('2026-01-04')).owed).toBe(4500)
    // The period of December was due on the 5th: 30 days later lie in these books.
    expect(standing(facts, date('2026-01-05')).owed).toBe(4600)
  })

  it('waits from the day of joining when what opened its rights was paid before', () => {
    const versions = [{ ...MONTHLY, waiting: { months: 12 } }]
    const facts = opened(REGISTER, { versions, paidThroughBefore: date('2025-12-31') })
    expect(standing(facts, ON)).toMatchObject({ state: 'waiting', waitingUntil: '2026-03-09' })
  })

  it('is an applicant while the period of joining is unpaid', () => {
    const over = { joinedOn: date('2025-12-10'), paidThroughBefore: null }
    expect(standing(opened(REGISTER, over), ON).state).toBe('applicant')
    expect(standing(opened(sum(0), over), ON).state).not.toBe('applicant')
  })

  it('begins with the period that goes on over the opening', () => {
    const yearly = makePlan({ contribution: minor(36500), period: 'year', yearStart: '07-01' })
    const facts = opened(REGISTER, { versions: [yearly], paidThroughBefore: date('2026-06-30') })
    expect(said(facts)).toEqual(['2025-07 0/36500'])
    const first = [...chargesUntil(facts, '2026-12-31')]
    expect(first.map(({ startsOn }) => startsOn)).toEqual(['2025-07-01', '2026-07-01'])
    // Half the year was paid before, and is earned now (domain 1.7).
    const half = { from: ON, to: date('2026-06-30') }
    expect(earnedIn(facts, half)).toBe(18100)
  }) // prettier-ignore

  it('counts in the indicators with what was paid before', () => {
    const facts = opened(REGISTER, { paidThroughBefore: date('2026-03-31') })
    const quarter = { from: ON, to: date('2026-03-31') }
    const collected = addCollection(NOTHING_COLLECTED, facts, quarter)
    expect(collected).toEqual({ due: 4500, paid: 4500 })
    expect(earnedIn(facts, quarter)).toBe(4500)
    const december = { from: date('2025-12-01'), to: date('2025-12-31') }
    const renewed = addRenewal(NOBODY_RENEWED, facts, december, 30, date('2026-03-01'))
    expect(renewed).toEqual({ ended: 1, renewed: 1, pending: 0 })
    const owing = opened(sum(0))
    const lapsed = addRenewal(NOBODY_RENEWED, owing, december, 30, date('2026-03-01'))
    expect(lapsed).toEqual({ ended: 1, renewed: 0, pending: 0 })
  })
})

function* chargesUntil(facts: StandingFacts, day: string) {
  for (const charge of chargesOf({ ...facts, endedOn: null })) {
    if (charge.startsOn > day) return
    yield charge
  }
}
