import { expect, it } from 'vitest'
import { plainWord } from '../../../src/core/sms/plain-word.ts'
import { beginningOf, opens } from '../../../src/core/sms/arguments.ts'

it.each([
  ['PAY 500', true],
  ['pay500', true],
  ['  Please, Pay: 500', true],
  ['Hello please PAY', true],
  ['payment 500', false],
  ['I want to PAY', false],
  ['please', false],
  ['', false],
])('%j begins with a keyword: %s', (text, begins) => {
  expect(opens(beginningOf(text), plainWord('pay'))).toBe(begins)
})
