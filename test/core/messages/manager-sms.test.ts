import { describe, expect, it } from 'vitest'
import { alertLine } from '../../../src/core/messages/alert-line.ts'
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

describe('what an alert is about', () => {
  it('stands whole on a page, where an SMS cuts it', () => {
    const { say } = voiceOf(longest, 'fr')
    const voice = { say, money: String }
    const cause = 'C1 02/03 Poste de santé de Thiaroye'
    const alert = { kind: 'complaint', cause, count: 1, amount: null, recorded: null } as const
    expect(alertLine(voice, alert)).toBe('Plaintes: 1, C1 02/03 Poste de santé.')
    const page = alertLine({ ...voice, isPage: true }, alert)
    expect(page).toBe('Plaintes: 1, C1 02/03 Poste de santé de Thiaroye')
  })
})
