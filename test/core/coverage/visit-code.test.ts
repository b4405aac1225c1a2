import { expect, it } from 'vitest'
import {
  readVisitCode,
  VISIT_CODE_DIGITS,
  visitCodeFrom,
} from '../../../src/core/coverage/visit-code.ts'

it.each([
  ['000000000000000', '222222-2'],
  ['000000000000001', '322222-X'],
  ['000000000000028', 'Y22222-4'],
  ['000000000000029', '232222-W'],
])('R42: %s makes the visit code %s', (digits, code) => {
  expect(visitCodeFrom(digits)).toBe(code)
})

it.each([14, 16])('a visit code is not made from %i digits', (count) => {
  expect(VISIT_CODE_DIGITS).toBe(15)
  expect(() => visitCodeFrom('1'.repeat(count))).toThrow('digits of a visit code')
})

it('a visit code is made from digits alone', () => {
  expect(() => visitCodeFrom('12345678901234x')).toThrow('digits of a visit code')
})

it.each([
  ['322222-X', '322222-X'],
  ['322 222.x', '322222-X'],
  ['322222X', '322222-X'],
  ['322222', null],
  ['322222XX', null],
  ['322222-Y', null],
  ['232222-X', null],
  ['322220-X', null],
])('a visit code typed as %s is read as %s', (typed, code) => {
  expect(readVisitCode(typed)).toBe(code)
})
