import { describe, expect, it } from 'vitest'
import { bare, longest } from '../../../src/core/messages/longest.ts'
import { ofReminders } from '../../../src/core/messages/longest-lives.ts'
import { date } from '../../../src/core/dates.ts'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { reminderText, reminderWording } from '../../../src/core/messages/reminder-sms.ts'
import { type Voice, voiceOf } from '../../../src/core/messages/voice.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import { type Minor, minor } from '../../../src/core/money.ts'
import { REMINDER_KINDS, type ReminderKind } from '../../../src/core/statutes/reminder-settings.ts'
import type { Stage } from '../../../src/core/reminders/stages.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

const contact = { name: 'Grace', phone: '+254712345678' as PhoneNumber }
const short: Voice['mutual'] = {
  ...longest,
  ...{ name: 'Jappo', currency: 'XOF', serviceCode: '*384*77#', contact },
}
const LANGUAGES = ['en', 'fr', 'sw'] as const

const number = memberNumberFrom('041233741')
const somebody = {
  ...{ number, name: 'Amina Otieno', person: 'Oluwaseunfunmilayo Çelik', isFamily: true },
}

function stage(kind: ReminderKind, amount: Minor = minor(4500)): Stage {
  const day = date('2026-07-20')
  return { kind, step: 0, about: date('2026-07-01'), ordinal: 0, day, amount }
}

/** With the day until which the family is covered, where a message names that. */
function safe(kind: ReminderKind): Stage {
  const until = kind === 'before-due' ? { safeUntil: date('2026-08-04') } : {}
  return { ...stage(kind), ...until }
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

  it('names the member, the sum, the day, what stays safe, how to pay and whom to call', () => {
    const texts = REMINDER_KINDS.map((kind) =>
      reminderText(voiceOf(short, 'en'), safe(kind), { ...somebody, person: 'Fatou Diop' }),
    )
    expect(texts).toMatchInlineSnapshot(`
      [
        "Jappo to Amina: no cover since 20/07. Pay 4,500 F to be covered again. Member 041233741-8. Call Grace: +254712345678. Dial *384*77#.",
        "Jappo to Amina: you are covered again since 20/07. Member 041233741-8. Call Grace: +254712345678.",
        "Jappo to Amina: Fatou is covered as a child until 20/07/2026. After that: join as a member. Member 041233741-8. Call Grace: +254712345678.",
        "Jappo to Amina: pay 4,500 F by 20/07, or your cover stops the day after. Member 041233741-8. Call Grace: +254712345678. Dial *384*77#. No reminders: STOP",
        "Jappo to Amina: 4,500 F is late. Pay by 20/07 to stay covered. Member 041233741-8. Call Grace: +254712345678. Dial *384*77#. No reminders: STOP",
        "Jappo to Amina: please pay 4,500 F by 20/07. Member 041233741-8. Covered until 04/08. Call Grace: +254712345678. Dial *384*77#. No reminders: STOP",
        "Jappo to Amina: pay 4,500 F and your family is covered again. Member 041233741-8. Call Grace: +254712345678. Dial *384*77#. No reminders: STOP",
        "Jappo to Amina: pay 4,500 F to begin your cover. Member 041233741-8. Call Grace: +254712345678. Dial *384*77#. No reminders: STOP",
      ]
    `)
  })

  it('asks for no money where none changes anything', () => {
    for (const kind of ['suspended', 'before-suspension'] as const) {
      const text = reminderText(voiceOf(short, 'fr'), stage(kind, minor(0)), somebody)
      expect(text).not.toMatch(/\bF\b/)
      expect(text).toContain('Grace: +254712345678.')
      const alone = voiceOf({ ...short, contact: null }, 'fr')
      const unnamed = reminderText(alone, stage(kind, minor(0)), somebody)
      expect(unnamed).toContain('Appelez +254712345678')
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

  it('leaves out first what is good to know, then letters of the name, STOP, the contact, the name', () => {
    const due = safe('before-due')
    const to = { ...somebody, name: 'Oluwaseunfunmilayo A' }
    const said = (changes: Partial<Voice['mutual']>) => {
      const text = reminderText(voiceOf({ ...short, ...changes }, 'en'), due, to)
      expect(septets(text)).toBeLessThanOrEqual(SMS_SEPTETS)
      expect(text).toContain('4,500 F by 20/07')
      expect(text).toContain('041233741-8')
      expect(text).toContain('Dial')
      const parts = ['Covered until', 'Oluwaseunfunmil.', 'Oluwase.', 'STOP', 'Call']
      return parts.filter((part) => text.includes(part)).join(' ')
    }
    const own = (length: number) => {
      const text = '{mutual}: please pay {amount} by {date}. Member {number}.'
      return { wording: { en: { 'sms.remind.before-due': text.padEnd(57 + length, 'x') } } }
    }
    const lengths = Array.from({ length: 83 }, (_, length) => `${length}: ${said(own(length))}`)
    const parts = (line: string) => line.replace(/^\d+: /, '')
    const turns = lengths.filter((line, at) => parts(line) !== parts(lengths[at - 1] ?? ''))
    expect(turns).toMatchInlineSnapshot(`
      [
        "0: Covered until Oluwaseunfunmil. STOP Call",
        "4: Oluwaseunfunmil. STOP Call",
        "25: Oluwase. STOP Call",
        "33: Oluwase. Call",
        "52: Oluwase. STOP",
        "60: Oluwase.",
        "79: ",
      ]
    `)
  })

  it('names nobody on a phone that is to hear no name', () => {
    const text = reminderText(voiceOf(short, 'en'), safe('grace'), { ...somebody, name: null })
    expect(text).toMatch(/^Jappo: 4,500 F is late/)
  })

  it('says "you" to whoever is alone, and when cover is back after a waiting', () => {
    const say = (to: object, changes: Partial<Stage> = {}) => {
      const told = { ...stage('still-suspended'), ...changes }
      return LANGUAGES.map((language) =>
        reminderText(voiceOf({ ...short, contact: null }, language), told, { ...somebody, ...to }),
      )
    }
    const texts = [say({}), say({ isFamily: false }), say({}, { backOn: date('2026-08-10') })]
    expect(texts.flat()).toMatchInlineSnapshot(`
      [
        "Jappo to Amina: pay 4,500 F and your family is covered again. Member 041233741-8. It is not too late. Dial *384*77#. No reminders: STOP",
        "Jappo à Amina: payez 4 500 F et votre famille est de nouveau couverte. Membre 041233741-8. Il n'est pas trop tard. Composez *384*77#. Pour arreter: STOP",
        "Jappo kwa Amina: lipa 4,500 F na familia yako itakuwa na bima tena. Mwanachama 041233741-8. Bado hujachelewa. Piga *384*77#. Kuacha: STOP",
        "Jappo to Amina: pay 4,500 F and you are covered again. Member 041233741-8. It is not too late. Dial *384*77#. No reminders: STOP",
        "Jappo à Amina: payez 4 500 F et vous serez de nouveau couvert. Membre 041233741-8. Il n'est pas trop tard. Composez *384*77#. Pour arreter: STOP",
        "Jappo kwa Amina: lipa 4,500 F nawe utakuwa na bima tena. Mwanachama 041233741-8. Bado hujachelewa. Piga *384*77#. Kuacha: STOP",
        "Jappo to Amina: pay 4,500 F and your cover begins again on 10/08/2026. Member 041233741-8. It is not too late. Dial *384*77#. No reminders: STOP",
        "Jappo à Amina: payez 4 500 F et vos droits reviennent le 10/08/2026. Membre 041233741-8. Il n'est pas trop tard. Composez *384*77#. Pour arreter: STOP",
        "Jappo kwa Amina: lipa 4,500 F, bima itaanza tena 10/08/2026. Mwanachama 041233741-8. Bado hujachelewa. Piga *384*77#. Kuacha: STOP",
      ]
    `)
  })

  describe('is of words', () => {
    const wording = (changes: Partial<Voice['mutual']>, told = safe('grace'), to = somebody) =>
      reminderWording(voiceOf({ ...short, ...changes }, 'en'), told, to)

    it('that stand without values, all of them', () => {
      expect(wording({})).toEqual({
        ...{ id: expect.stringMatching(/^grace-en-[0-9a-f]{8}$/) as string, language: 'en' },
        isOwn: false,
        text: '{mutual} to {name}: {amount} is late. Pay by {date} to stay covered. Member {number}. Call {name}: {phone}. Dial {code}. No reminders: STOP',
      })
    })

    it('that are the same whoever is told what, and whoever is to be called', () => {
      const { id } = wording({})
      const other = { ...somebody, number: memberNumberFrom('123456789'), name: 'Ali' }
      expect(wording({}, stage('grace', minor(1)), other).id).toBe(id)
      const peter = { name: 'Peter', phone: '+254712345679' as PhoneNumber }
      expect(wording({ contact: peter, name: 'X', serviceCode: '*1#' }).id).toBe(id)
      expect(wording({ wording: { en: { 'sms.stop': 'Bye' }, fr: {} } })).toMatchObject({ id })
    })

    it.each<[string, Partial<Voice['mutual']>, boolean]>([
      ['a text of its own', { wording: { en: { 'sms.remind.grace': 'Pay {number}.' } } }, true],
      ['a part of its own', { wording: { en: { 'sms.remind.to': '{name}, {mutual}' } } }, true],
      ['nobody to call', { contact: null }, false],
      ['another way to pay', { wallets: [] }, false],
    ])('that are others with %s', (_, changes, isOwn) => {
      expect(wording(changes).id).not.toBe(wording({}).id)
      expect(wording(changes).isOwn).toBe(isOwn)
    })
  })
})
