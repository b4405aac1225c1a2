import { expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { type MemberNumber, memberNumberFrom } from '../../../src/core/member-number.ts'
import {
  checkJoins,
  type Joining,
  type JoinRow,
  type Stay,
} from '../../../src/core/membership/association-stays.ts'

const TODAY = date('2026-03-10')
const [ADA, BEN] = ['0000001', '0000002'].map(memberNumberFrom) as [MemberNumber, MemberNumber]

/** A line on which Ada joins, on a day or today. */
function row(line: number, number: MemberNumber, on: string | null = null): JoinRow {
  return { line, number, joinedOn: on === null ? null : date(on) }
}

function stay(association: string, from: string, to: string | null): Stay {
  return { association, joinedOn: date(from), endedOn: to === null ? null : date(to) }
}

const NEVER: Joining = { endedOn: null, stays: [] }

function check(rows: readonly JoinRow[], known: Joining) {
  return checkJoins(rows, 'soko', TODAY, () => known)
}

it('R05: members join today or on their own day, each line once', () => {
  expect(check([row(2, BEN), row(3, ADA, '2026-01-01')], NEVER)).toEqual({
    joins: [
      { number: BEN, joinedOn: TODAY },
      { number: ADA, joinedOn: '2026-01-01' },
    ],
    already: 0,
    faults: [],
  })
})

it('the same list again changes nothing and is no fault', () => {
  const known = { endedOn: null, stays: [stay('soko', '2026-01-01', null)] }
  expect(check([row(2, ADA)], known)).toEqual({ joins: [], already: 1, faults: [] })
})

it.each<[why: string, row: JoinRow, known: Joining, field: string]>([
  ['is nobody in this mutual', row(2, ADA), null, 'number'],
  [
    'the membership ended on 2026-02-01',
    row(2, ADA),
    { endedOn: date('2026-02-01'), stays: [] },
    'number',
  ],
  ['is in the future', row(2, ADA, '2026-03-11'), NEVER, 'joined_on'],
  [
    'is in jua-kali since 2026-01-01',
    row(2, ADA),
    { endedOn: null, stays: [stay('jua-kali', '2026-01-01', null)] },
    'number',
  ],
  [
    'was in jua-kali until 2026-01-31',
    row(2, ADA, '2026-01-31'),
    { endedOn: null, stays: [stay('jua-kali', '2026-01-01', '2026-02-01')] },
    'joined_on',
  ],
])('%s: refused', (why, line, known, field) => {
  expect(check([line], known)).toEqual({ joins: [], already: 0, faults: [{ line: 2, field, why }] })
})

it('may join another from the day after the last one', () => {
  const known = { endedOn: null, stays: [stay('jua-kali', '2026-01-01', '2026-02-01')] }
  expect(check([row(2, ADA, '2026-02-01')], known).faults).toEqual([])
})

it('a number that stands there twice is a fault of its second line', () => {
  expect(check([row(2, ADA), row(4, ADA)], NEVER).faults).toEqual([
    { line: 4, field: 'number', why: 'stands in line 2 already' },
  ])
})
