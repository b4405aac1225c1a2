import { describe, expect, it } from 'vitest'
import { ALERT_KINDS } from '../../../src/core/alerts/alert.ts'
import { alertText, digestText } from '../../../src/core/messages/manager-sms.ts'
import { type Voice, voiceOf } from '../../../src/core/messages/voice.ts'
import { minor } from '../../../src/core/money.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

const longest: Voice['mutual'] = {
  name: 'Mutuelle des Pêcheurs réunis',
  currency: 'KES',
  timeZone: 'Africa/Nairobi',
  serviceCode: '*384*12345#',
  helpPhone: '+254712345678' as PhoneNumber,
}
const late = { members: 99_999, amount: minor(999_999_999) }

describe('R53: what managers are told', () => {
  it.each(['en', 'fr', 'sw'] as const)(
    'is one SMS of GSM-7 with the longest values, in %s',
    (l) => {
      const voice = voiceOf(longest, l)
      const cause = 'centre-de-santé-de-la-Médina-de-Çafé'
      const amount = minor(999_999_999)
      const texts = [
        ...ALERT_KINDS.map((kind) => alertText(voice, { kind, cause, count: 99_999, amount })),
        digestText(voice, {
          members: 999_999,
          ageing: { one: late, two: late, three: late, over: late },
          received: amount,
          alerts: 999,
        }),
      ]
      for (const text of texts) {
        expect(septets(text), text).not.toBeNull()
        expect(septets(text), text).toBeLessThanOrEqual(SMS_SEPTETS)
        expect(text).not.toMatch(/\{|\}/)
      }
    },
  )
})
