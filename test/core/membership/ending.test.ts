import { describe, expect, it } from 'vitest'
import { type CivilDate, date } from '../../../src/core/dates.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { decideEnd, decideStay, type EndingFacts } from '../../../src/core/membership/ending.ts'
import { standing } from '../../../src/core/membership/standing.ts'
import { makeHousehold, makePlan } from './household.ts'
import { postedBy } from './generated.ts'

const TODAY = date('2026-03-10')
const household = makeHousehold('2026-01-10', makePlan(), ['2026-01-10 9000'])

function facts(changes: Partial<EndingFacts> = {}): EndingFacts {
  const posted = postedBy(household, TODAY).posted
  const { joinedOn, end } = household
  const number = '04123374' as MemberNumber
  return { number, joinedOn, end, posted, today: TODAY, closedThrough: null, ...changes }
}

const ahead = { on: date('2026-04-01'), state: 'resigned' } as const
const over = { on: TODAY, state: 'deceased' } as const

describe('the end of a membership', () => {
  it.each<[string, Partial<EndingFacts>, on: string, refusal: Record<string, unknown> | null]>([
    ['may be today', {}, '2026-03-10', null],
    ['may lie ahead', {}, '2026-06-10', null],
    ['may not lie further ahead than three months', {}, '2026-06-11', { code: 'end-too-far' }],
    ['may lie back to the day after the last period that is charged began', {}, '2026-03-02', null],
    ['may not undo a period that is charged', {}, '2026-03-01', { code: 'charged-beyond', charged: '2026-03-01' }],
    ['may lie back where nothing was charged', { posted: [] }, '2026-01-11', null],
    ['may lie back three months', { posted: [], joinedOn: date('2025-01-10') }, '2025-12-10', null],
    ['may not lie further back than three months, whenever it began', { posted: [], joinedOn: date('2025-01-10') }, '2025-12-09', { code: 'end-too-far' }],
    ['may not lie further back than three months', { posted: [] }, '2025-12-09', { code: 'end-too-far' }],
    ['comes after the joining', { posted: [] }, '2026-01-10', { code: 'end-before-joining', joinedOn: '2026-01-10' }],
    ['is not in closed books', { closedThrough: date('2026-03-04') }, '2026-03-04', { code: 'day-closed' }],
    ['is after closed books', { closedThrough: date('2026-03-04') }, '2026-03-05', null],
    ['may replace one that lies ahead', { end: ahead }, '2026-03-10', null],
    ['is the only one once it has come', { end: over }, '2026-03-20', { code: 'membership-over', state: 'deceased' }],
  ])('%s', (_what, changes, on, refusal) => {
    const decided = decideEnd(facts(changes), date(on))
    expect(decided).toMatchObject(refusal ? { ok: false, refusal } : { ok: true })
  }) // prettier-ignore

  it('is taken back only while it lies ahead', () => {
    expect(decideStay(facts({ end: ahead }))).toEqual({ ok: true, value: null })
    expect(decideStay(facts({ end: over }))).toMatchObject({ refusal: { code: 'membership-over' } })
    expect(decideStay(facts())).toMatchObject({ refusal: { code: 'no-end-ahead' } })
  })

  it('works by date: what begins before it is owed and open, nothing from it on', () => {
    const ended = { ...household, end: ahead }
    const on = (day: string) => standing(ended, date(day))
    expect(on('2026-03-31')).toMatchObject({ state: 'active', coveredUntil: '2026-03-31' })
    expect(on('2026-04-01')).toMatchObject({ state: 'resigned', coveredUntil: null, next: null })
    const begins = (day: CivilDate) => on(day).charges.map(({ startsOn }) => startsOn)
    expect(begins(date('2026-12-31'))).toEqual(['2026-01-01', '2026-02-01', '2026-03-01'])
  })
})
