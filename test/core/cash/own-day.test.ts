import { describe, expect, it } from 'vitest'
import { type CashDayFacts, cashDayRefused, mayBeAgreed } from '../../../src/core/cash/own-day.ts'
import { date } from '../../../src/core/dates.ts'
import type { WrongCashDay } from '../../../src/core/states.ts'

const NOTHING_KNOWN: CashDayFacts = {
  today: date('2026-03-20'),
  daysBack: 7,
  closedThrough: null,
  depositedOn: null,
  caredOn: null,
}

const closed = { closedThrough: date('2026-03-15') }
const deposited = { depositedOn: date('2026-03-16') }
const cared = { caredOn: date('2026-03-17') }

type Row = [what: string, on: string, facts: Partial<CashDayFacts>, refused: string | null]

describe('the day of cash', () => {
  it.each<Row>([
    ['today, whatever else is known', '2026-03-20', { ...deposited, ...cared, caredOn: date('2026-03-25') }, null],
    ['tomorrow', '2026-03-21', {}, 'ahead 2026-03-20'],
    ['seven days back', '2026-03-13', {}, null],
    ['eight days back', '2026-03-12', {}, 'too-early 2026-03-13'],
    ['as far as the statutes let it', '2026-02-17', { daysBack: 31 }, null],
    ['a day further', '2026-02-16', { daysBack: 31 }, 'too-early 2026-02-17'],
    ['yesterday, where only today is let', '2026-03-19', { daysBack: 0 }, 'too-early 2026-03-20'],
    ['the last closed day', '2026-03-15', closed, 'closed 2026-03-16'],
    ['the first open day', '2026-03-16', closed, null],
    ['a closed day that is too long ago as well', '2026-03-01', closed, 'closed 2026-03-16'],
    ['the day before the deposit', '2026-03-15', deposited, 'deposited 2026-03-16'],
    ['the day of the deposit', '2026-03-16', deposited, null],
    ['the day before a check', '2026-03-16', cared, 'cared 2026-03-17'],
    ['the day of a check', '2026-03-17', cared, null],
    ['the day after a check', '2026-03-18', cared, null],
  ])('is judged: %s', (_what, on, facts, expected) => {
    const refused = cashDayRefused(date(on), { ...NOTHING_KNOWN, ...facts })
    expect(refused && `${refused.why} ${refused.nearest}`).toBe(expected)
  }) // prettier-ignore

  it.each<[WrongCashDay, boolean]>([
    ['ahead', false],
    ['closed', false],
    ['too-early', true],
    ['deposited', true],
    ['cared', true],
  ])('that is %s: two people may agree on it, %s', (why, expected) => {
    expect(mayBeAgreed(why)).toBe(expected)
  })
})
