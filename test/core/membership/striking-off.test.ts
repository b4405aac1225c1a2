import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import {
  decideNotice,
  decideStrikeOff,
  struckOffFrom,
  type StrikeOffFacts,
} from '../../../src/core/membership/striking-off.ts'
import { decideWriteOff } from '../../../src/core/membership/write-off.ts'
import { minor } from '../../../src/core/money.ts'
import { postedBy } from './generated.ts'
import { makeHousehold, makePlan } from './household.ts'

const NUMBER = '04123378' as MemberNumber
const plan = makePlan({ strikeOffAfterPeriods: 3, strikeOffNoticeDays: 14 })

/** January is paid, February to April are not; rights have been closed since 21 February. */
function facts(today: string, notices: readonly string[] = []): StrikeOffFacts {
  const household = makeHousehold('2026-01-10', plan, ['2026-01-10 1500'])
  return { number: NUMBER, household, notices: notices.map(date), today: date(today) }
}

const code = (result: { ok: boolean; refusal?: { code: string } }) => result.refusal?.code ?? 'done'

describe('R33: a notice before striking off', () => {
  it.each([
    ['not while one period fewer than the statutes say is unpaid', '2026-04-05', [], 'too-few-unpaid'],
    ['from the day on which as many are unpaid', '2026-04-06', [], 'done'],
    ['not a day before the last one is 14 days old', '2026-04-20', ['2026-04-07'], 'notice-too-soon'],
    ['on the day when it is', '2026-04-21', ['2026-04-07'], 'done'],
  ] as const)('%s', (_story, today, notices, said) => {
    expect(code(decideNotice(facts(today, notices)))).toBe(said)
  }) // prettier-ignore

  it.each([
    [[], 1],
    [['2026-04-07'], 2],
    [['2026-02-20', '2026-04-07'], 2],
    [['2026-02-21', '2026-04-07'], 3],
  ] as const)('after those of %j is number %i', (notices, number) => {
    expect(decideNotice(facts('2026-05-30', notices))).toEqual({ ok: true, value: number })
  })
})

describe('R33: a membership is struck off', () => {
  it.each([
    ['not after one notice', '2026-05-30', ['2026-04-07'], 'notices-missing'],
    ['not a day before the hearing is over', '2026-05-04', ['2026-04-21', '2026-04-07'], 'hearing-pending'],
    ['on the day when it is', '2026-05-05', ['2026-04-21', '2026-04-07'], 'done'],
    ['by the second notice, also when there is a third', '2026-05-05', ['2026-04-07', '2026-04-21', '2026-05-05'], 'done'],
    ['not by a notice of before rights closed', '2026-05-30', ['2026-02-20', '2026-04-07'], 'notices-missing'],
  ] as const)('%s', (_story, today, notices, said) => {
    expect(code(decideStrikeOff(facts(today, notices)))).toBe(said)
  }) // prettier-ignore

  it('never where the statutes do not say so, and never twice', () => {
    const { number, notices, today } = facts('2026-05-30')
    const without = makeHousehold('2026-01-10', makePlan(), ['2026-01-10 1500'])
    expect(code(decideNotice({ number, notices, today, household: without }))).toBe('no-strike-off')
    const end = { on: today, state: 'struck-off' } as const
    const over = makeHousehold('2026-01-10', plan, [], { end })
    expect(code(decideStrikeOff({ number, notices, today, household: over }))).toBe(
      'membership-over',
    )
  })

  it('from today, or from the day after a period that begins today', () => {
    const at = (today: string) => {
      const asked = facts(today)
      return struckOffFrom({ ...asked, household: postedBy(asked.household, asked.today) })
    }
    expect(at('2026-05-01')).toBe('2026-05-02')
    expect(at('2026-05-02')).toBe('2026-05-02')
    expect(at('2026-05-03')).toBe('2026-05-03')
  })
})

describe('the debt of a membership that is over', () => {
  const end = { on: date('2026-05-01'), state: 'struck-off' } as const
  it.each([
    ['is not given up the day before', '2026-04-30', 900, null, 'membership-not-over'],
    ['is given up from its first day without', '2026-05-01', 900, null, 900],
    ['is given up in part', '2026-05-01', 900, 300, 300],
    ['is given up to the last shilling', '2026-05-01', 900, 900, 900],
    ['is not given up beyond what is due', '2026-05-01', 900, 901, 'more-than-due'],
    ['is not given up where there is none', '2026-05-01', 0, null, 'nothing-due'],
  ])('%s', (_story, today, due, asked, said) => {
    const owed = { amount: minor(due), currency: 'KES' } as const
    const held = { number: NUMBER, end, today: date(today), due: owed }
    const decided = decideWriteOff(held, asked === null ? null : minor(asked))
    expect(decided.ok ? decided.value : decided.refusal.code).toBe(said)
  })
})
