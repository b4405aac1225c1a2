import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatMemberNumber, memberNumberFrom } from '../../../src/core/member-number.ts'
import { COMMANDS } from '../../../src/core/sms/commands.ts'
import { LANGUAGES } from '../../../src/core/wording/catalogue.ts'
import { readSms } from '../../../src/core/sms/read.ts'
import { TEXT_MAX, tokenize } from '../../../src/core/sms/tokens.ts'
import { keywordsOf } from '../../../src/core/sms/words.ts'
import { fc } from '../../chance.ts'
import { meaningOf, sender } from './meaning.ts'

const lists = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'))

describe.each(lists)('%s', (list) => {
  let from = ''
  for (const line of readFileSync(`${import.meta.dirname}/${list}`, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('[')) {
      from = line.slice(1, -1)
      continue
    }
    const at = line.lastIndexOf(' => ')
    const [text, meaning, whose] = [line.slice(0, at), line.slice(at + 4), from]
    it(`reads "${text}" from ${whose} as ${meaning}`, () => {
      expect(meaningOf(readSms(text, sender(whose)))).toBe(meaning)
    })
  }
})

describe('the examples of the command table', () => {
  for (const command of COMMANDS) {
    const examples = Object.values(LANGUAGES).flatMap((one) => one.commands[command.name].examples)
    for (const example of examples) {
      it(`"${example}" is ${command.name}`, () => {
        const role = command.who === 'anyone' ? 'stranger' : command.who[0]
        const { kind } = readSms(example, sender(`${role} KE`))
        expect(kind === 'pay-several' ? 'pay' : kind).toBe(command.name)
      })
    }
  }

  it('gives no keyword to two commands', () => {
    const keywords = COMMANDS.flatMap(({ name }) => keywordsOf(name))
    expect(keywords.filter((word, at) => keywords.indexOf(word) !== at)).toEqual([])
  })
})

const anybody = fc.constantFrom('clinic KE', 'clinic ML', 'member payer KE', 'stranger KE')
const shortNumber = fc
  .integer({ min: 0, max: 9_999_999 })
  .map((digits) => memberNumberFrom(String(digits).padStart(7, '0')))

describe('reading any text', () => {
  it('never throws and always understands something', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '0412337-8',
        ' ',
        '/',
        '+',
        '2',
        'NO',
        'card',
        'tel',
        '\u202e',
        '\u0000',
        '-',
        '.',
      ),
      shortNumber,
    )
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, anybody, (any, from) => {
        expect(meaningOf(readSms(any, sender(from)))).not.toBe('')
      }),
    )
  })

  it.each(['0412337-8 ', '1', '1 ', '0o', '/', '+', 'a1', 'O', '-', '2 ', '04.12.26 ', 'STOP '])(
    'reads no more of a flood of "%s" than of a long message',
    (piece) => {
      const flood = piece.repeat(50_000)
      expect(tokenize(flood)).toEqual(tokenize(flood.slice(0, TEXT_MAX)))
    },
  )

  it('never names a person to a phone that we do not know, but one it pays for', () => {
    fc.assert(
      fc.property(fc.string(), shortNumber, fc.string(), (before, number, after) => {
        const understood = readSms(`${before} ${number} ${after}`, sender('stranger KE'))
        if (['pay', 'which-amount'].includes(understood.kind)) return
        expect(JSON.stringify(understood)).not.toContain(number)
      }),
    )
  })

  it('finds a number behind any separators, and nobody behind any other check digit', () => {
    const separators = fc.array(fc.constantFrom('', ' ', '-', '.', ' - '), {
      minLength: 8,
      maxLength: 8,
    })
    fc.assert(
      fc.property(shortNumber, separators, fc.integer({ min: 1, max: 9 }), (number, gaps, off) => {
        const spelt = [...number].map((digit, at) => digit + (gaps[at] as string)).join('')
        expect(meaningOf(readSms(spelt, sender('clinic KE')))).toMatch(
          new RegExp(`^check(-who)? ${number}$|^one-at-a-time$`),
        )
        const wrong = number.slice(0, 7) + String((Number(number[7]) + off) % 10)
        expect(meaningOf(readSms(wrong, sender('clinic KE')))).toBe(`wrong-number ${wrong}`)
      }),
    )
  })

  it.each(['9 - 9999877', '226.2596 6'])(
    'takes no part of the number "%s" for a visit code',
    (text) => {
      expect(meaningOf(readSms(text, sender('clinic KE')))).toMatch(/^check /)
    },
  )

  it('finds every number that we write ourselves', () => {
    fc.assert(
      fc.property(shortNumber, fc.integer({ min: 0, max: 19 }), (number, ordinal) => {
        const written = formatMemberNumber(number)
        expect(meaningOf(readSms(written, sender('clinic KE')))).toBe(`check ${number}`)
        expect(meaningOf(readSms(`${written}/${ordinal}`, sender('clinic KE')))).toBe(
          `check ${number}/${ordinal}`,
        )
      }),
    )
  })
})
