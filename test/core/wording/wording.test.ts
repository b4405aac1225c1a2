import { describe, expect, it } from 'vitest'
import { CATALOGUES, type Language, LANGUAGES, sayIn } from '../../../src/core/wording/catalogue.ts'
import { wordingFault } from '../../../src/core/wording/wording.ts'

describe('a text of a mutual’s own', () => {
  it.each<[Language, string, string, string | null]>([
    ['en', 'sms.nothing-owed', 'You owe us nothing.', null],
    ['en', 'sms.receipt', '{mutual}: {amount} {when}, thanks. Ref {ref}. No {number}.', null],
    ['sw', 'sms.keep', 'Hifadhi SMS.', null],
    ['en', 'sms.no-such', 'Hello', 'is not a text that there is'],
    ['en', 'constructor', 'Hello', 'is not a text that there is'],
    ['en', 'sms.dial', 'Dial us.', 'must hold {code}, each as often as ours'],
    ['en', 'sms.dial', 'Dial {code} {mutual}.', 'must hold {code}, each as often as ours'],
    ['en', 'sms.dial', '{code} {code}', 'must hold {code}, each as often as ours'],
    ['en', 'sms.keep', 'Keep {code}', 'must hold no value in braces, each as often as ours'],
    ['fr', 'sms.keep', 'Reçu à garder', 'has "ç", which is not in the alphabet of SMS (GSM-7)'],
    ['en', 'sms.keep', '', 'begins or ends with a space, or is empty'],
    ['en', 'sms.keep', 'Keep this SMS, please.', null],
  ])('in %s for %s: "%s"', (language, key, text, fault) => {
    expect(wordingFault(language, key, text)).toBe(fault)
  })

  it('may be ours, each of them', () => {
    const faults = Object.entries(CATALOGUES).flatMap(([language, texts]) =>
      Object.entries(texts).map(([key, text]) => wordingFault(language as Language, key, text)),
    )
    expect(faults.filter(Boolean)).toEqual([])
  })

  it('is said in place of ours, with the same values', () => {
    const say = sayIn('en', { 'sms.dial': 'Ring {code}!' })
    expect(say('sms.dial', { code: '*384#' })).toBe('Ring *384#!')
    expect(say('sms.keep')).toBe('Keep this SMS.')
  })
})

describe('languages', () => {
  it('each have every text, and a way to write thousands', () => {
    const keys = Object.keys(CATALOGUES.en).sort()
    for (const [language, texts] of Object.entries(CATALOGUES)) {
      expect(Object.keys(texts).sort()).toEqual(keys)
      expect(LANGUAGES[language as Language].thousands).toMatch(/^[, ]$/)
    }
  })
})

describe('Swahili', () => {
  it('calls a mutual chama, an association in it kikundi, and only its funds in the books mfuko', () => {
    const { office } = LANGUAGES.sw
    const pages = Object.entries(office).filter(([page]) => !['closing', 'files'].includes(page))
    const texts = [...Object.values(CATALOGUES.sw), ...pages.flatMap(([, words]) => textsIn(words))]
    expect(texts.filter((text) => /\bmi?fuko\b/i.test(text))).toEqual([])
    expect(office.frame.associations).toBe('Vikundi')
    expect(office.roles.association).toBe('Kikundi')
  })
})

/** Every text of a page, however deep. */
function textsIn(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : []
}
