import { describe, expect, it } from 'vitest'
import { CATALOGUES } from '../../../src/core/wording/catalogue.ts'
import { septets } from '../../../src/core/text/gsm7.ts'

const TEXTS = Object.entries(CATALOGUES).flatMap(([language, texts]) =>
  Object.entries(texts).map(([key, text]) => ({ language, key, text })),
)

/** Said above a screen that is shown again: the screen must still fit below. */
const HINTS = [
  'screen.wrong',
  'pay.amount-unreadable',
  'pay.amount-currency',
  'pay.amount-one',
  'pay.amount-several',
  'pay.amount-small',
  'pay.amount-step',
  'pay.amount-large',
  'pay.ahead-count',
  'pay-for.unknown',
  'pin.digits',
  'phone.unreadable',
  'join.letters',
  'join.year-unreadable',
  'join.count-unreadable',
  'pin.wrong',
  'pin.easy',
  'pin.different',
] as const

describe('every text in every language', () => {
  it.each(TEXTS)('is written in GSM-7: $language $key', ({ text }) => {
    expect(septets(text.replace(/\{\w+\}/g, ''))).not.toBeNull()
  })

  it.each(TEXTS.filter(({ key }) => (HINTS as readonly string[]).includes(key)))(
    'is short as a hint: $language $key',
    ({ text }) => {
      const told = text.replace('{amount}', 'KSh 12,345,678.90')
      const both = told.replace('{first}', '123456').replace('{second}', '123.45')
      expect(septets(both)).toBeLessThanOrEqual(40)
    },
  )
})
