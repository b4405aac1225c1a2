import { beforeEach, describe, expect, it, vi } from 'vitest'
import { cannotNow } from '../../../src/core/errands/cannot-now.ts'
import type { TextKey } from '../../../src/core/wording/text-key.ts'
import {
  CATALOGUES,
  type Language,
  LANGUAGE_CODES,
  LANGUAGES,
} from '../../../src/core/wording/catalogue.ts'
import { commandTable, helpText, languageAskText } from '../../../src/core/messages/command-sms.ts'
import type * as languages from '../../../src/core/wording/languages.ts'
import type { CommandWords, SpokenLanguage } from '../../../src/core/wording/spoken-language.ts'
import { money, type Voice, voiceOf } from '../../../src/core/messages/voice.ts'
import { minor } from '../../../src/core/money.ts'
import { COMMANDS } from '../../../src/core/sms/commands.ts'
import { readSms } from '../../../src/core/sms/read.ts'
import type { CommandName } from '../../../src/core/wording/command-name.ts'
import { language } from '../../../src/edge/files/statutes-fields.ts'
import { meaningOf, sender } from '../sms/meaning.ts'

/** A language that nobody speaks: English with an X before every text and keyword. */
vi.mock('../../../src/core/wording/languages.ts', async (original) => {
  const listed = await original<typeof languages>()
  const { en } = listed
  const xed = (words: readonly string[]) => words.map((word) => `X${word}`)
  const texts = Object.fromEntries(
    Object.entries({ ...en.texts, 'screen.cannot-now-short': 'No.' }).map(([key, text]) => [
      key,
      `X${text}`,
    ]),
  ) as Record<TextKey, string>
  const commands = Object.fromEntries(
    Object.entries(en.commands).map(([name, { keywords, misspelt, examples }]) => [
      name,
      { keywords: xed(keywords), misspelt: xed(misspelt), examples: xed(examples) },
    ]),
  ) as unknown as Record<CommandName, CommandWords>
  const words = { ...en.words, polite: ['XPLEASE'], again: ['XAGAIN'], card: ['XCARD'] } as const
  const xx: SpokenLanguage = {
    ...{ name: 'Xish', thousands: ' ', texts, pages: en.pages, words, commands },
    office: en.office,
    ...{ numbers: en.numbers, register: en.register },
    names: { xx: ['XISH'], en: ['XENGLISH'] },
  }
  return { ...listed, xx }
})

const xx = 'xx' as Language
let voice: Voice

beforeEach(() => {
  const mutual = { name: 'Jappo', currency: 'KES', timeZone: 'Africa/Nairobi' } as const
  voice = voiceOf({ ...mutual, serviceCode: null, helpPhone: null, wallets: [] }, xx)
})

describe('a language that has its file and its line', () => {
  it('is listed, and taken in files', () => {
    expect(LANGUAGE_CODES).toContain('xx')
    expect(language.safeParse('xx').success).toBe(true)
    expect(language.safeParse('xy').success).toBe(false)
  })

  it('is spoken', () => {
    expect(voice.say('sms.keep')).toBe(`X${CATALOGUES.en['sms.keep']}`)
    expect(money(voice, minor(123_456_700))).toBe('KSh 1 234 567')
    expect(helpText(voice.say, xx, ['member'])).toContain('XBALANCE')
    expect(cannotNow(xx)).toContain('XWe cannot answer')
    expect(cannotNow(null)).toMatch(/\nXNo\.$/)
  })

  it.each(COMMANDS.map(({ name, who }) => [name, who] as const))(
    'is understood: %s',
    (name, who) => {
      const from = sender(`${who === 'anyone' ? 'stranger' : who[0]} KE`)
      const { examples, keywords } = LANGUAGES[xx].commands[name]
      const kinds = [examples[0], keywords[0]].map((text) => readSms(text, from).kind)
      expect([
        [name, name],
        [name, 'incomplete'],
        [name, 'paid'],
      ]).toContainEqual(kinds)
    },
  )

  it('is understood with its own words for money again, cards and languages', () => {
    const again = readSms('XCASH 0412337-8 500 XAGAIN', sender('manager KE'))
    expect(again).toMatchObject({ kind: 'cash', again: true })
    expect(readSms('xcard 77/12', sender('clinic KE'))).toMatchObject({ kind: 'check' })
    for (const word of ['xx', 'XISH']) {
      expect(meaningOf(readSms(`XLANG ${word}`, sender('stranger KE')))).toBe('language xx')
    }
    expect(meaningOf(readSms('LANG xenglish', sender('stranger KE')))).toBe('language en')
  })

  it('is offered to whoever asks for a language, and has its column in the table', () => {
    expect(languageAskText(voice.say, xx)).toMatch(/^XSend XLANG EN for English, LANG EN/)
    expect(commandTable()).toContain('| Swahili | Xish | who |')
    expect(commandTable()).toContain('| `ACHA` | `XSTOP` | anyone |')
    expect(commandTable()).toContain('EN, FR, SW or XX')
  })
})
