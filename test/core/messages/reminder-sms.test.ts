import { describe, expect, it } from 'vitest'
import { bare, longest } from '../../../src/core/messages/longest.ts'
import { ofReminders } from '../../../src/core/messages/longest-lives.ts'
import { date } from '../../../src/core/dates.ts'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { reminderText } from '../../../src/core/messages/reminder-sms.ts'
import { type Voice, voiceOf } from '../../../src/core/messages/voice.ts'
import { type Minor, minor } from '../../../src/core/money.ts'
import { REMINDER_KINDS, type ReminderKind } from '../../../src/core/reminders/settings.ts'
import type { Stage } from '../../../src/core/reminders/stages.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

const short: Voice['mutual'] = { ...longest, name: 'Jappo', currency: 'XOF' }
const somebody = { number: memberNumberFrom('041233741'), person: 'Oluwaseunfunmilayo Çelik' }

function stage(kind: ReminderKind, amount: Minor = minor(4500)): Stage {
  const day = date('2026-07-20')
  return { kind, step: 0, about: date('2026-07-01'), ordinal: 0, day, amount }
}

describe('R50: a reminder', () => {
  it.each(['en', 'fr', 'sw'] as const)(
    'is one SMS of GSM-7 with the longest values, in %s',
    (l) => {
      for (const mutual of [longest, bare]) {
        const voice = voiceOf(mutual, l)
        const texts = ofReminders(voice)
        expect(texts.length).toBeGreaterThan(8)
        for (const text of texts) {
          expect(septets(text), text).not.toBeNull()
          expect(septets(text), text).toBeLessThanOrEqual(SMS_SEPTETS)
          expect(text).not.toMatch(/\{|\}/)
        }
      }
    },
  )

  it('names the sum, the day and how to pay', () => {
    const texts = REMINDER_KINDS.map((kind) =>
      reminderText(voiceOf(short, 'en'), stage(kind), { ...somebody, person: 'Fatou Diop' }),
    )
    expect(texts).toMatchInlineSnapshot(`
      [
        "Jappo: no cover since 20/07/2026. Pay 4,500 F to be covered again. Member 041233741-8. Dial *384*12345#.",
        "Jappo: you are covered again since 20/07/2026. Member 041233741-8.",
        "Jappo: Fatou is covered as a child until 20/07/2026. After that: join as a member. Member 041233741-8. Call +254712345678.",
        "Jappo: pay 4,500 F by 20/07/2026, or your cover stops the day after. Member 041233741-8. Dial *384*12345#. No reminders: STOP",
        "Jappo: 4,500 F is late. Pay by 20/07/2026 to stay covered. Member 041233741-8. Dial *384*12345#. No reminders: STOP",
        "Jappo: contribution of 4,500 F due by 20/07/2026. Member 041233741-8. Dial *384*12345#. No reminders: STOP",
        "Jappo: pay 4,500 F to begin your cover. Member 041233741-8. Dial *384*12345#. No reminders: STOP",
      ]
    `)
  })

  it('asks for no money where none changes anything', () => {
    for (const kind of ['suspended', 'before-suspension'] as const) {
      const text = reminderText(voiceOf(short, 'fr'), stage(kind, minor(0)), somebody)
      expect(text).not.toMatch(/\bF\b/)
      expect(text).toContain('Appelez +254712345678')
    }
  })

  it('says in each language how to hear no more of them, but for notices of rights (R54)', () => {
    for (const language of ['en', 'fr', 'sw'] as const) {
      const say = (kind: ReminderKind) =>
        reminderText(voiceOf(short, language), stage(kind), somebody)
      expect(say('grace')).toMatch(/STOP/)
      expect(say('suspended')).not.toMatch(/STOP/)
    }
  })
})
