import { describe, expect, it } from 'vitest'
import { type CivilDate, laterOf, plusDays } from '../../../src/core/dates.ts'
import { standing } from '../../../src/core/membership/standing.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import { answerOf, moneyFacts, planSent, type RecordedHousehold } from './shadow/checks-file.ts'
import { type Draw, makeDraw } from './shadow/draw.ts'
import { drawHousehold } from './shadow/draw-household.ts'
import { drawVersions } from './shadow/draw-plans.ts'

/** Households whose cash was partly recorded some days after it was paid, and the same by one day. */
type Drawn = {
  readonly versions: readonly Plan[]
  /** With both days. */
  readonly both: RecordedHousehold
  /** As if all of it had been recorded when it was paid. */
  readonly paid: RecordedHousehold
  /** As if all of it had been paid when it was recorded. */
  readonly recorded: RecordedHousehold
  readonly days: readonly CivilDate[]
}

const HOUSEHOLDS = 60

function drawn(seed: number): Drawn {
  const draw = makeDraw(seed * 77)
  const versions = drawVersions(draw).flatMap((plan) => planSent(plan, []))
  const { contribution } = versions[0] as Plan
  const household = drawHousehold(draw, { amount: contribution, days: 30 })
  const payments = household.payments.map((text) => laterSometimes(draw, text))
  const by = (of: (on: string, amount: string, later: string) => string) => {
    const texts = payments.map(([on, amount, later]) => of(on, amount, later))
    return { ...household, payments: texts }
  }
  const first = household.earlier?.[0]?.joinedOn ?? household.joinedOn
  return {
    versions,
    both: by((on, amount, later) =>
      later === on ? `${on} ${amount}` : `${on} ${amount} ${later}`,
    ),
    paid: by((on, amount) => `${on} ${amount}`),
    recorded: by((_on, amount, later) => `${later} ${amount}`),
    days: Array.from({ length: 90 }, (_, at) => plusDays(first, at * 5 + draw.whole(0, 4))),
  }
}

function laterSometimes(draw: Draw, text: string): [on: string, amount: string, later: string] {
  const [on = '', amount = ''] = text.split(' ')
  const days = Number(amount) > 0 && draw.percent(40) ? draw.whole(1, 9) : 0
  return [on, amount, plusDays(on as CivilDate, days)]
}

const ALL = Array.from({ length: HOUSEHOLDS }, (_, at) => drawn(at + 1))
const ASKED = { person: 0, service: 'consultation', provider: 'hospital' }

describe('coverage by the day paid and the day recorded', () => {
  it('differs from that by the day paid in nothing but a longer waiting', () => {
    let waits = 0
    for (const { versions, both, paid, days } of ALL) {
      for (const on of days) {
        const answer = answerOf(versions, both, ASKED, on)
        const before = answerOf(versions, paid, ASKED, on)
        if (answer === before) continue
        waits += 1
        expect(answer, `${before} ${on} ${JSON.stringify(both)}`).toMatch(/^W1/)
        expect(before).toMatch(/^(OK|W1|C1|S|L|G)/)
      }
    }
    expect(waits).toBeGreaterThan(20)
  })

  it('waits as if it had been paid on the day recorded, once all is recorded', () => {
    let compared = 0
    for (const { versions, both, recorded, days } of ALL) {
      if (versions.some(({ latePenalty }) => latePenalty)) continue
      const facts = moneyFacts(versions, both)
      for (const on of days) {
        const known = facts.payments.filter((payment) => payment.on <= on)
        const last = known.reduce((day, { on: paid, recordedOn }) => laterOf(day, recordedOn ?? paid), facts.joinedOn)
        const read = standing(facts, on)
        if (last > on || !read.opened) continue
        compared += 1
        expect(read.opened).toEqual(standing(moneyFacts(versions, recorded), on).opened)
      }
    }
    expect(compared).toBeGreaterThan(500)
  })
}) // prettier-ignore
