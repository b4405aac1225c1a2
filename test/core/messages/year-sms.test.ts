import { expect, it } from 'vitest'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { longest } from '../../../src/core/messages/longest.ts'
import { type Voice, voiceOf } from '../../../src/core/messages/voice.ts'
import { yearText } from '../../../src/core/messages/year-sms.ts'
import { minor } from '../../../src/core/money.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

const LANGUAGES = ['en', 'fr', 'sw'] as const
const jappo: Voice['mutual'] = { ...longest, ...{ name: 'Jappo', currency: 'XOF', contact: null } }
const amina = { number: memberNumberFrom('041233741'), name: 'Amina Otieno', isGuarded: false }
const figures = {
  ...{ year: 2025, isRunning: false, paidIn: minor(18_000), visits: 3 },
  ...{ paidOut: minor(24_500), helped: 12 },
}

const say = (changes: object = {}, to: object = {}, isStoppable = true) =>
  LANGUAGES.map((language) =>
    yearText(
      voiceOf(jappo, language),
      { ...amina, ...to },
      { ...figures, ...changes },
      isStoppable,
    ),
  )

it('a household reads what it paid in, its visits, and what the mutual paid', () => {
  expect(say()).toMatchInlineSnapshot(`
    [
      "Jappo to Amina: in 2025 you paid in 18,000 F. Visits: 3, for which the mutual paid 24,500 F. Member 041233741-8. Thank you. No reminders: STOP",
      "Jappo à Amina: en 2025 vous avez versé 18 000 F. Visites: 3, la mutuelle a payé 24 500 F. Membre 041233741-8. Merci. Pour arreter: STOP",
      "Jappo kwa Amina: mwaka 2025 mmechangia 18,000 F. Matibabu mara 3, chama kimelipa 24,500 F. Mwanachama 041233741-8. Asante. Kuacha: STOP",
    ]
  `)
})

it('or, where nobody needed care, whom it helped, if they are many', () => {
  expect([say({ visits: 0 }), say({ visits: 0, helped: 4 })].flat()).toMatchInlineSnapshot(`
    [
      "Jappo to Amina: in 2025 you paid in 18,000 F. No visit was needed; your contributions helped 12 families. Member 041233741-8. Thank you. No reminders: STOP",
      "Jappo à Amina: en 2025 vous avez versé 18 000 F. Aucun soin: vos cotisations ont aidé 12 familles. Membre 041233741-8. Merci. Pour arreter: STOP",
      "Jappo kwa Amina: mwaka 2025 mmechangia 18,000 F. Hamkuhitaji matibabu; mmesaidia familia 12. Mwanachama 041233741-8. Asante. Kuacha: STOP",
      "Jappo to Amina: in 2025 you paid in 18,000 F. No visit was needed; you were there for others. Member 041233741-8. Thank you. No reminders: STOP",
      "Jappo à Amina: en 2025 vous avez versé 18 000 F. Aucun soin: vous étiez là pour les autres. Membre 041233741-8. Merci. Pour arreter: STOP",
      "Jappo kwa Amina: mwaka 2025 mmechangia 18,000 F. Hamkuhitaji matibabu; mlikuwepo kwa wengine. Mwanachama 041233741-8. Asante. Kuacha: STOP",
    ]
  `)
})

it('or, where a PIN guards what is told, nothing of care', () => {
  const texts = say({}, { isGuarded: true })
  expect(texts).toMatchInlineSnapshot(`
    [
      "Jappo to Amina: in 2025 you paid in 18,000 F. Ask us what was paid for care. Member 041233741-8. No reminders: STOP",
      "Jappo à Amina: en 2025 vous avez versé 18 000 F. Pour les soins payés, voyez avec nous. Membre 041233741-8. Pour arreter: STOP",
      "Jappo kwa Amina: mwaka 2025 mmechangia 18,000 F. Malipo ya matibabu: tuulize. Mwanachama 041233741-8. Kuacha: STOP",
    ]
  `)
  for (const text of texts) expect(text).not.toMatch(/\b3\b|24.?500/)
})

it('and of the year that runs, what is so far, with nothing to stop', () => {
  const texts = say({ year: 2026, isRunning: true }, {}, false)
  expect(texts).toMatchInlineSnapshot(`
    [
      "Jappo to Amina: in 2026 so far you paid in 18,000 F. Visits: 3, for which the mutual paid 24,500 F. Member 041233741-8. Thank you.",
      "Jappo à Amina: en 2026 à ce jour vous avez versé 18 000 F. Visites: 3, la mutuelle a payé 24 500 F. Membre 041233741-8. Merci.",
      "Jappo kwa Amina: mwaka 2026 hadi sasa mmechangia 18,000 F. Matibabu mara 3, chama kimelipa 24,500 F. Mwanachama 041233741-8. Asante.",
    ]
  `)
  for (const text of texts) expect(text).not.toContain('STOP')
})

it('in one SMS, with the sums and the number whatever the names', () => {
  for (const language of LANGUAGES) {
    const to = { ...amina, name: 'Oluwaseunfunmilayo A' }
    const most = { ...figures, paidIn: minor(999_999_999), paidOut: minor(888_888_888) }
    const text = yearText(voiceOf(longest, language), to, most, true)
    expect(septets(text)).toBeLessThanOrEqual(SMS_SEPTETS)
    expect(text).toMatch(/9.999.999.*8.888.888/)
    expect(text).toContain('041233741-8')
  }
})
