import { expect, it } from 'vitest'
import { spokenIn } from '../../../src/core/sms/spoken-in.ts'

it.each([
  ['habari, naomba msaada', 'sw'],
  ['MSAADA', 'sw'],
  ['bonjour, aide svp', 'fr'],
  ['Solde', 'fr'],
  ['please help me', 'en'],
  ['HELP', 'en'],
  ['0412337-8', null],
  ['STOP', 'en'],
  ['?', null],
  ['', null],
])('a message seems to be in one language, or in none that is sure: %s', (text, language) => {
  expect(spokenIn(text)).toBe(language)
})
