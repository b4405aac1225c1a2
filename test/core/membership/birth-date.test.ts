import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { birthDateFault, isBornBy, isOfAge } from '../../../src/core/membership/birth-date.ts'

const TODAY = date('2026-03-02')

describe('a day of birth that was typed', () => {
  it.each([
    ['2026-03-02', null],
    ['2026-03-03', 'is in the future'],
    ['2026', null],
    ['2027', 'is in the future'],
    ['1900', null],
    ['1900-01-01', null],
    ['1899', 'is before 1900'],
    ['1899-12-31', 'is before 1900'],
    ['26', 'is not a date YYYY-MM-DD or a year YYYY'],
    ['2025-02-29', 'is not a date YYYY-MM-DD or a year YYYY'],
  ])('%s: %s', (typed, fault) => {
    expect(birthDateFault(typed, TODAY)).toBe(fault)
  })

  it.each([
    ['2026-03-02', '2026-03-02', true],
    ['2026-03-02', '2026-03-01', false],
    ['2026', '2026-01-01', true],
    ['2026', '2025-12-31', false],
  ])('somebody of %s is born by %s: %s', (birthDate, on, is) => {
    expect(isBornBy(birthDate, date(on))).toBe(is)
  })

  it.each([
    ['2008-03-02', '2026-03-02', true],
    ['2008-03-02', '2026-03-01', false],
    ['2008', '2026-01-01', true],
    ['2008', '2025-12-31', false],
  ])('R02: somebody of %s is 18 on %s: %s', (birthDate, on, is) => {
    expect(isOfAge(birthDate, 18, date(on))).toBe(is)
  })
})
