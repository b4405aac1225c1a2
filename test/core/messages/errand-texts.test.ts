import { describe, expect, it } from 'vitest'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { errandTexts } from '../../../src/core/messages/longest-errands.ts'
import { longest, phone } from '../../../src/core/messages/longest.ts'
import { CATALOGUES, type Language } from '../../../src/core/wording/catalogue.ts'
import { listText } from '../../../src/core/messages/list-sms.ts'
import { applicationText, toDecideText } from '../../../src/core/messages/staff-sms.ts'
import { voiceOf } from '../../../src/core/messages/voice.ts'
import { minor } from '../../../src/core/money.ts'
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

describe('applicants', () => {
  const voice = voiceOf({ ...longest, name: 'Umoja Afya' }, 'en')
  const zawadi = {
    ...({
      what: 'application',
      id: '1',
      kind: 'join',
      about: 'Zawadi Njeri',
      number: null,
    } as const),
    person: { name: 'Zawadi Njeri', sex: 'F', birthDate: '1990' } as const,
    ...{ familySize: 4, place: 'Kibera', phone: '0799000009' },
  }
  const bare = { ...zawadi, familySize: null, place: null }

  it('come with birth, family, village and phone, as far as they were said', () => {
    expect(toDecideText(voice, [zawadi])).toBe(
      'Umoja Afya, to decide (1): A1 Zawadi Njeri wants to join: Woman, 1990, family of 4, Kibera, 0799000009. Send APPROVE A1',
    )
    expect(toDecideText(voice, [bare])).toContain('wants to join: Woman, 1990, 0799000009. Send')
    expect(applicationText(voice, 2, zawadi)).toBe(
      'Umoja Afya: Applications that wait for a decision: 2. A1 Zawadi Njeri wants to join: Woman, 1990, family of 4, Kibera, 0799000009. Send APPLICANTS',
    )
  })

  it('are told of with less where a message is too short, birth and family first', () => {
    const long = {
      ...{
        ...zawadi,
        phone: '+254712345678',
        id: '99999',
        about: 'Oluwaseunfunmilayo Adebayo-Ogunleye',
      },
      ...{ place: 'Ndiaffate-Est, chez Awa', familySize: 40 },
      person: { ...zawadi.person, birthDate: '1990-12-31' },
    }
    const text = toDecideText(voiceOf(longest, 'en'), [long, long])
    expect(text).toContain('to decide (2): A99999')
    expect(text).toContain('Woman, 31/12/1990, family of 40')
    expect(text).not.toContain('+254712345678')
    expect(text).toMatch(/Send APPROVE A99999$/)
  })
})
