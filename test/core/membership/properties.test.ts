import { describe, expect, it } from 'vitest'
import { chargesBegunBy } from '../../../src/core/contributions/replay.ts'
import { termOn } from '../../../src/core/contributions/terms.ts'
import { plusDays } from '../../../src/core/dates.ts'
import { standing, type StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { fc, rounds } from '../../chance.ts'
import { dayByDay } from './day-by-day.ts'
import { days, eventful, households, knownBy, MANY, postedBy, postedOnTheWay } from './generated.ts'

const OPEN = ['active', 'grace']
const RANK = ['applicant', 'suspended', 'waiting', 'grace', 'active']

describe('standings of generated households, over all settings of plans', () => {
  it('agree with a treasurer who goes through the notebook day by day', () => {
    fc.assert(
      fc.property(eventful, days, (facts, on) => {
        const now = standing(facts, on)
        const { lines, credit, open, openedOn } = dayByDay(facts, on)
        const unpaid = lines.reduce(
          (sum, { charge, off, paid, givenUp }) => sum + charge.amount - off - paid - givenUp,
          0,
        )
        expect(now.charges.map(({ startsOn, kind, paid }) => [startsOn, kind, paid])).toEqual(
          lines
            .filter(({ charge, givenUp }) => givenUp === 0 || givenUp < charge.amount)
            .map(({ charge, paid }) => [charge.startsOn, charge.kind, paid]),
        )
        expect(now.owed - now.credit).toBe(unpaid - credit)
        const { end, joinedOn } = termOn(facts, on)
        if (end && end.on <= on) return
        expect(now.state === 'applicant').toBe(on < joinedOn || openedOn === null)
        if (now.state === 'applicant') return
        expect(now.state === 'suspended').toBe(!open.get(on))
      }),
      { numRuns: rounds(400) },
    )
  })

  it('say of a day before a readmission what they said before it (R34)', () => {
    fc.assert(
      fc.property(eventful, days, (facts, on) => {
        const { earlier = [] } = facts
        const last = earlier.at(-1)
        if (!last || on >= facts.joinedOn) return
        const then = { ...facts, ...last, earlier: earlier.slice(0, -1) }
        const posted = postedBy(facts, plusDays(facts.joinedOn, 90))
        expect(standing(posted, on)).toEqual(standing(then, on))
      }),
      MANY,
    )
  })

  it('say the same whatever of the charges has been posted (R10, R17)', () => {
    fc.assert(
      fc.property(eventful, days, fc.array(days, { maxLength: 3 }), (facts, on, postings) => {
        expect(standing(postedOnTheWay(facts, postings), on)).toEqual(standing(facts, on))
      }),
      MANY,
    )
  })

  it('say the same in whatever order things were recorded (R40)', () => {
    fc.assert(
      fc.property(eventful, days, days, fc.nat(), (facts, on, day, turn) => {
        const posted = postedBy(facts, day)
        const shuffled = {
          ...posted,
          payments: turned(posted.payments, turn),
          posted: turned(posted.posted, turn),
          people: turned(posted.people, turn),
          versions: turned(posted.versions, turn),
        }
        expect(standing(shuffled, on)).toEqual(standing(posted, on))
      }),
      MANY,
    )
  })

  it('keep owed less credit equal to charges less money (R11)', () => {
    fc.assert(
      fc.property(eventful, days, (facts, on) => {
        const now = standing(facts, on)
        const charged = chargesBegunBy(facts, on).reduce((sum, charge) => sum + charge.amount, 0)
        const givenUp = (facts.writeOffs ?? []).filter((written) => written.on <= on)
        const lost = givenUp.reduce((sum, written) => sum + written.amount, 0)
        const paid = now.charges.reduce((sum, charge) => sum + charge.paid, 0)
        const dated = facts.payments.filter((payment) => payment.on <= on)
        const money = dated.reduce((sum, payment) => sum + payment.amount, 0)
        expect(now.owed - now.credit).toBe(charged - money - lost)
        expect(now.owed === 0 || now.credit === 0).toBe(true)
        if (money >= 0 && lost === 0) expect(paid + now.credit).toBe(money)
      }),
      MANY,
    )
  })

  it('are never worse on any later day because of more money, on whatever day it came', () => {
    fc.assert(
      fc.property(households, days, days, payment(), (facts, on, extraOn, extra) => {
        const more = withPayment(facts, extraOn, extra)
        const [before, after] = [standing(facts, on), standing(more, on)]
        // Who was not a member yet does not come back late: then more money earlier opens earlier.
        if (before.opened?.waitsFrom !== after.opened?.waitsFrom && hasLateReturn(facts)) return
        expect(RANK.indexOf(after.state)).toBeGreaterThanOrEqual(
          before.state === 'waiting' ? 2 : OPEN.includes(before.state) ? 3 : 0,
        )
        expect((after.coveredUntil ?? '') >= (before.coveredUntil ?? '')).toBe(true)
        expect((after.paidThrough ?? '') >= (before.paidThrough ?? '')).toBe(true)
        expect(after.owed).toBeLessThanOrEqual(before.owed)
        expect(after.credit).toBeGreaterThanOrEqual(before.credit)
      }),
      MANY,
    )
  })

  it('give the earlier answer again on any later day, unless something dated earlier was learnt', () => {
    fc.assert(
      fc.property(households, days, fc.nat({ max: 400 }), (facts, on, later) => {
        const then = { ...facts, payments: facts.payments.filter((paid) => paid.on <= on) }
        const since = postedBy(facts, plusDays(on, later))
        expect(standing(since, on)).toEqual(standing(then, on))
      }),
      MANY,
    )
  })

  it('change with a payment learnt later only from its own day on (R14)', () => {
    fc.assert(
      fc.property(households, days, payment(), fc.nat({ max: 400 }), (facts, day, late, before) => {
        const on = plusDays(day, -1 - before)
        expect(standing(withPayment(facts, day, late), on)).toEqual(standing(facts, on))
      }),
      MANY,
    )
  })

  it('are open through `coveredUntil` and not on the day after, if nothing more is paid (R35)', () => {
    let closed = 0
    fc.assert(
      fc.property(eventful, days, (facts, on) => {
        const paid = termOn(knownBy(facts, on), on)
        const { coveredUntil, state } = standing(paid, on)
        expect(coveredUntil === null).toBe(![...OPEN, 'waiting'].includes(state))
        if (!coveredUntil) return
        expect(coveredUntil >= on).toBe(true)
        expect([...OPEN, 'waiting']).toContain(standing(paid, coveredUntil).state)
        // A subsidy of everything may go on for ever; nobody is told more than a year of it.
        const endless = paid.versions.some(({ subsidy }) => subsidy?.percent === 100)
        if (endless || coveredUntil > '2040') return
        expect(standing(paid, plusDays(coveredUntil, 1)).state).toSatisfy((after: string) =>
          ['suspended', 'resigned', 'struck-off', 'transferred'].includes(after),
        )
        closed += 1
      }),
      MANY,
    )
    // Some of any sample, however its seed falls.
    expect(closed).toBeGreaterThan(MANY.numRuns / 50)
  })

  it('never strike anybody off, and end only by a decision (R33)', () => {
    fc.assert(
      fc.property(households, days, (facts, on) => {
        expect(RANK).toContain(standing(facts, on).state)
      }),
      MANY,
    )
  })
})

function payment() {
  return fc.integer({ min: 1, max: 9000 })
}

function withPayment(facts: StandingFacts, on: StandingFacts['joinedOn'], amount: number) {
  return { ...facts, payments: [...facts.payments, { on, amount: minor(amount) }] }
}

function hasLateReturn({ versions }: StandingFacts): boolean {
  return versions.some(({ lateReturn }) => lateReturn !== null)
}

/** The same things, another one first and the last before the first but one. */
function turned<Item>(items: readonly Item[], turn: number): Item[] {
  if (items.length === 0) return []
  const at = turn % items.length
  return [...items.slice(at), ...items.slice(0, at)].reverse()
}
