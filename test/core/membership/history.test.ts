import { describe, expect, it } from 'vitest'
import { firstJoinedOn } from '../../../src/core/contributions/terms.ts'
import { date, plusDays } from '../../../src/core/dates.ts'
import { turnsOf } from '../../../src/core/membership/history.ts'
import { standing } from '../../../src/core/membership/standing.ts'
import { fc, rounds } from '../../chance.ts'
import { eventful } from './generated.ts'
import { makeHousehold, makePlan } from './household.ts'

describe('the history of a membership', () => {
  it('names each state with its day and cause (R30 to R32)', () => {
    const plan = makePlan({ waiting: { days: 20 } })
    const paid = ['2026-01-10 1500', '2026-03-25 3000']
    const facts = makeHousehold('2026-01-08', plan, paid, {
      end: { on: date('2026-05-01'), state: 'resigned' },
    })
    expect(turnsOf(facts, date('2026-06-01'))).toEqual([
      { on: '2026-01-08', state: 'applicant', cause: { kind: 'joined' } },
      { on: '2026-01-10', state: 'waiting', cause: { kind: 'paid' } },
      { on: '2026-01-30', state: 'active', cause: { kind: 'waiting-over' } },
      { on: '2026-02-06', state: 'grace', cause: unpaid('2026-02-01', '2026-02-28') },
      { on: '2026-02-21', state: 'suspended', cause: unpaid('2026-02-01', '2026-02-28') },
      { on: '2026-03-25', state: 'active', cause: { kind: 'paid' } },
      { on: '2026-04-06', state: 'grace', cause: unpaid('2026-04-01', '2026-04-30') },
      { on: '2026-04-21', state: 'suspended', cause: unpaid('2026-04-01', '2026-04-30') },
      { on: '2026-05-01', state: 'resigned', cause: { kind: 'decided' } },
    ])
  })

  it('says the same as looking at every day, over all settings of plans', () => {
    fc.assert(
      fc.property(eventful, fc.nat({ max: 250 }), (facts, length) => {
        const through = plusDays(firstJoinedOn(facts), length)
        const seen: [string, string][] = []
        for (let day = firstJoinedOn(facts); day <= through; day = plusDays(day, 1)) {
          const { state } = standing(facts, day)
          if (state !== seen.at(-1)?.[1]) seen.push([day, state])
        }
        expect(turnsOf(facts, through).map(({ on, state }) => [on, state])).toEqual(seen)
      }),
      { numRuns: rounds(60) },
    )
  })
})

function unpaid(startsOn: string, endsOn: string) {
  return { kind: 'unpaid', startsOn, endsOn }
}
