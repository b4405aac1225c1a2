import { describe, expect, it } from 'vitest'
import {
  checkMeant,
  type CheckSeen,
  moneyMeant,
  type MoneySeen,
} from '../../../src/core/complaints/about.ts'
import {
  isDayOfComplaint,
  isTooMany,
  lacks,
  readComplaintCode,
} from '../../../src/core/complaints/complaint.ts'
import { countComplaints } from '../../../src/core/complaints/count.ts'
import { readDayTyped } from '../../../src/core/complaints/day-typed.ts'
import { cutWords, foldWords, inLines, overOneSms } from '../../../src/core/complaints/words.ts'
import { date, instant, plusDays } from '../../../src/core/dates.ts'

const TODAY = date('2026-03-02')

describe('a complaint', () => {
  it.each([
    ['2026-03-03', false],
    ['2026-03-02', true],
    ['2025-12-02', true],
    ['2025-12-01', false],
  ])('may be about %s: %s', (on, may) => {
    expect(isDayOfComplaint(date(on), TODAY)).toBe(may)
  })

  it.each([
    [{ open: 2, today: 2 }, false],
    [{ open: 3, today: 0 }, true],
    [{ open: 0, today: 3 }, true],
  ])('of a phone with %o is too many: %s', (of, isMore) => {
    expect(isTooMany(of)).toBe(isMore)
  })

  it.each([
    ['charged', null, null, { clinic: true, day: true }],
    ['charged', 'uhuru', null, { clinic: false, day: true }],
    ['turned-away', null, TODAY, { clinic: true, day: false }],
    ['unseen', null, null, { clinic: false, day: true }],
    ['unseen', null, TODAY, { clinic: false, day: false }],
    ['other', null, null, { clinic: false, day: false }],
    ['category', null, null, { clinic: false, day: false }],
  ] as const)('that says %s, %s, %s lacks %o', (kind, provider, on, lacking) => {
    expect(lacks({ kind, provider, on })).toEqual(lacking)
  })

  it.each([
    ['C7', 7],
    ['c-12', 12],
    ['7', 7],
    ['C0', null],
    ['A7', null],
    ['C7x', null],
    ['', null],
  ])('is called %j: %s', (text, number) => {
    expect(readComplaintCode(text)).toBe(number)
  })
})

describe('the day of a complaint', () => {
  it.each([
    ['0203', '2026-03-02'],
    ['0303', null],
    ['2802', '2026-02-28'],
    ['2902', null],
    ['3112', '2025-12-31'],
    ['0212', '2025-12-02'],
    ['0112', null],
    ['28022026', '2026-02-28'],
    ['280226', '2026-02-28'],
    ['28022025', null],
    ['28/2', '2026-02-28'],
    ['1.3.26', '2026-03-01'],
    ['1303', null],
    ['5', null],
    ['yesterday', null],
  ])('typed as %s is %s', (text, day) => {
    expect(readDayTyped(text, TODAY)).toBe(day)
  })
})

describe('the check that a complaint is about', () => {
  const check = (id: string, provider: string, daysAgo: number, hour = 9): CheckSeen => ({
    ...{ id, provider, on: plusDays(TODAY, -daysAgo) },
    at: instant(Date.parse(`${plusDays(TODAY, -daysAgo)}T00:00:00Z`) + hour * 3_600_000),
  })
  const on = plusDays(TODAY, -5)
  const meant = (...checks: readonly CheckSeen[]) => checkMeant(checks, 'uhuru', on)?.id ?? null

  it.each([
    ['another clinic', [check('a', 'kibera', 5)], null],
    ['two days before', [check('a', 'uhuru', 7)], null],
    ['the day before', [check('a', 'uhuru', 6)], 'a'],
    ['the day after', [check('a', 'uhuru', 4)], 'a'],
    ['two days after', [check('a', 'uhuru', 3)], null],
    ['the day itself before its neighbours', [check('a', 'uhuru', 4), check('b', 'uhuru', 5)], 'b'],
    ['the latest of a day', [check('a', 'uhuru', 5, 8), check('b', 'uhuru', 5, 10)], 'b'],
  ])('is found: %s', (_, checks, id) => {
    expect(meant(...checks)).toBe(id)
  })
})

describe('the money that a complaint is about', () => {
  const money = (id: string, state: MoneySeen['state'], daysAgo: number): MoneySeen => ({
    ...{ kind: state === 'unpaid' ? 'request' : 'receipt', id, state },
    ...{ on: plusDays(TODAY, -daysAgo), at: instant(1000 - daysAgo) },
  })
  const on = plusDays(TODAY, -5)
  const meant = (...all: readonly MoneySeen[]) => moneyMeant(all, on)?.id ?? null

  it.each([
    ['three days off', [money('a', 'suspense', 8)], null],
    ['two days off', [money('a', 'suspense', 7)], 'a'],
    ['two days later', [money('a', 'unpaid', 3)], 'a'],
    ['three days later', [money('a', 'unpaid', 2)], null],
    ['suspense first', [money('a', 'unpaid', 5), money('b', 'suspense', 6)], 'b'],
    ['a request before what counted', [money('a', 'counted', 5), money('b', 'unpaid', 6)], 'b'],
    ['what counted, where there is nothing else', [money('a', 'counted', 5)], 'a'],
  ])('is found: %s', (_, all, id) => {
    expect(meant(...all)).toBe(id)
  })
})

describe('the words of a complaint', () => {
  it('are on one line, in letters of an SMS', () => {
    expect(foldWords('  the “nurse”\n said  no ')).toBe('the "nurse" said no')
    expect(foldWords(' 123 ')).toBeNull()
    expect(foldWords('\u{1f600}')).toBeNull()
  })

  it('fit one SMS, or it is told by how much they do not', () => {
    expect(overOneSms('a'.repeat(160))).toBe(0)
    expect(overOneSms('a'.repeat(161))).toBe(1)
    expect(overOneSms(`${'a'.repeat(159)}€`)).toBe(1)
  })

  it('are cut with a mark where there is less room', () => {
    expect(cutWords('a'.repeat(160))).toHaveLength(160)
    expect(cutWords('a'.repeat(161))).toBe(`${'a'.repeat(158)}..`)
    expect(cutWords('one two three', 9)).toBe('one two..')
  })

  it('stand on lines that a screen has room for, none of them lost', () => {
    const words =
      'The nurse said that the card does not work and that we pay 800 or go away with the child'
    const lines = inLines(words)
    expect(lines.join(' ')).toBe(words)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60)
    expect(inLines('é'.repeat(130)).map((line) => line.length)).toEqual([60, 60, 10])
    expect(inLines('short')).toEqual(['short'])
  })
})

describe('complaints for each clinic', () => {
  it('are counted by kind, the clinic with most first and no clinic last', () => {
    const open = { state: 'open', days: null } as const
    const counts = countComplaints([
      { provider: null, kind: 'unseen', ...open },
      { provider: null, kind: 'unseen', ...open },
      { provider: null, kind: 'other', ...open },
      { provider: 'kibera', kind: 'charged', state: 'answered', days: 2 },
      { provider: 'uhuru', kind: 'charged', state: 'closed', days: 9 },
      { provider: 'uhuru', kind: 'turned-away', ...open },
    ])
    expect(
      counts.map(({ provider, total, open, longestDays }) => [provider, total, open, longestDays]),
    ).toEqual([
      ['uhuru', 2, 1, 9],
      ['kibera', 1, 0, 2],
      [null, 3, 3, null],
    ])
    expect(counts[0]?.kinds).toEqual({
      charged: 1,
      unseen: 0,
      'turned-away': 1,
      other: 0,
      category: 0,
    })
  })
})
