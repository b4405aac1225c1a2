import { describe, expect, it } from 'vitest'
import { longest } from '../../../src/core/messages/longest.ts'
import { ofLives } from '../../../src/core/messages/longest-lives.ts'
import { date } from '../../../src/core/dates.ts'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { endText } from '../../../src/core/messages/life-sms.ts'
import { voiceOf } from '../../../src/core/messages/voice.ts'
import { minor } from '../../../src/core/money.ts'
import type { Language } from '../../../src/core/wording/catalogue.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

const LANGUAGES: readonly Language[] = ['en', 'fr', 'sw']
const number = memberNumberFrom('041233741')
const on = date('2026-12-28')

describe.each(LANGUAGES)('messages about the life of a membership in %s', (language) => {
  it.each([...new Set(ofLives(voiceOf(longest, language)))])('fit one SMS: %s', (text) => {
    expect(septets(text), 'not GSM-7').not.toBeNull()
    expect(septets(text)).toBeLessThanOrEqual(SMS_SEPTETS)
    expect(text).not.toMatch(/[{}]| {2}|^ | $|undefined|null|NaN/)
  })
})

describe('a message about the end of a membership', () => {
  const voice = voiceOf({ ...longest, name: 'Jappo', currency: 'XOF' }, 'fr')

  it('names the last day, and what is owed all the same', () => {
    expect(endText(voice, number, { on, state: 'resigned' }, minor(1500))).toBe(
      "Jappo: l'adhésion 041233741-8 prend fin. Dernier jour: 27/12/2026. " +
        'Reste à payer: 1 500 F. Appelez +254712345678.',
    )
  })
})
