import { describe, expect, it } from 'vitest'
import { longest } from '../../../src/core/messages/longest.ts'
import { toManagers } from '../../../src/core/messages/longest-lives.ts'
import { voiceOf } from '../../../src/core/messages/voice.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

describe('R53: what managers are told', () => {
  it.each(['en', 'fr', 'sw'] as const)(
    'is one SMS of GSM-7 with the longest values, in %s',
    (l) => {
      const voice = voiceOf(longest, l)
      const texts = toManagers(voice)
      expect(texts.length).toBeGreaterThan(3)
      for (const text of texts) {
        expect(septets(text), text).not.toBeNull()
        expect(septets(text), text).toBeLessThanOrEqual(SMS_SEPTETS)
        expect(text).not.toMatch(/\{|\}/)
      }
    },
  )
})
