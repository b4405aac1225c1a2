import { expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { ageGroup } from '../../../src/core/membership/age-group.ts'

it.each([
  ['2026-03-02', 'baby'],
  ['2026-02-09', 'baby'],
  ['2025-03-03', 'baby'],
  ['2025-03-02', 'child'],
  ['2025-03-01', 'child'],
  ['2008-03-03', 'child'],
  ['2008-03-02', 'adult'],
  ['2008-03-01', 'adult'],
  ['1930-01-01', 'adult'],
  // Of a bare year: the oldest that somebody born in it may be.
  ['2026', 'baby'],
  ['2025', 'child'],
  ['2009', 'child'],
  ['2008', 'adult'],
])('whoever was born in %s is a %s on 2 March 2026', (born, group) => {
  expect(ageGroup(born, date('2026-03-02'))).toBe(group)
})
