import { expect, it } from 'vitest'
import { numberInAccount } from '../../src/core/account-text.ts'

it.each([
  ['41220537', '41220537'],
  ['4122053-7', '41220537'],
  ['4122 0537', '41220537'],
  ['412 205 37', '41220537'],
  ['41220537 HALIMA', '41220537'],
  ['HALIMA 41220537', '41220537'],
  ['acc 41220537', '41220537'],
  ['ACC41220537', '41220537'],
  ['#41220537', '41220537'],
  ['41220537/1', '41220537'],
  ['41220537 41220537', '41220537'],
  ['4122O537', '41220537'],
  ['41220537 500', '41220537'],
  // None, or more than one.
  ['41220538', null],
  ['41220537 41073511', null],
  ['41220537,41073511', null],
  ['4122 0537 500', null],
  ['2547 4122 0537', null],
  ['412205370', null],
  ['HALIMA', null],
  ['', null],
])('the account text "%s" names %s', (text, number) => {
  expect(numberInAccount(text)).toBe(number)
})
