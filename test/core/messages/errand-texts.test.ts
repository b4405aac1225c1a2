import { describe, expect, it } from 'vitest'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { errandTexts } from '../../../src/core/messages/longest-errands.ts'
import { longest, phone } from '../../../src/core/messages/longest.ts'
import { CATALOGUES } from '../../../src/core/messages/catalogue.ts'
import { listText } from '../../../src/core/messages/list-sms.ts'
import { voiceOf } from '../../../src/core/messages/voice.ts'
import { minor } from '../../../src/core/money.ts'
import type { Language } from '../../../src/core/statutes.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

const LANGUAGES = Object.keys(CATALOGUES) as Language[]

describe.each(LANGUAGES)('errands by SMS, in %s', (language) => {
  const voice = voiceOf(longest, language)
  it.each(Object.entries(errandTexts(voice)))('%s fits one SMS', (_, text) => {
    expect(text).not.toMatch(/[{}]|undefined|null/)
    expect(text.length).toBeGreaterThan(2)
    expect(septets(text)).toBeLessThanOrEqual(SMS_SEPTETS)
  })
})

describe('a list', () => {
  const voice = voiceOf(longest, 'en')
  const members = Array.from({ length: 6 }, (_, index) => ({
    ...{ number: memberNumberFrom(String(1_000_000 + index)), phone, amount: minor(50_000) },
    name: 'Hassan Omar Ali',
  }))

  it('names as many as fit, and says how it goes on', () => {
    const { text, shown } = listText(voice, 3, members, true)
    expect(shown).toBeGreaterThan(1)
    expect(text).toContain('behind 3+: 1000000-')
    expect(text).toContain(` Hassan A. ${phone} 500`)
    expect(text.endsWith('More: NEXT')).toBe(true)
  })

  it('ends without it', () => {
    const { text, shown } = listText(voice, 1, members.slice(0, 1), false)
    expect(shown).toBe(1)
    expect(text.endsWith(' 500.')).toBe(true)
  })
})
