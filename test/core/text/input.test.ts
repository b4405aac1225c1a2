import { fc } from '../../chance.ts'
import { describe, expect, it } from 'vitest'
import { accountName } from '../../../src/core/account-name.ts'
import { readAmount } from '../../../src/core/amount.ts'
import { cardKeys, isSameCard } from '../../../src/core/card.ts'
import { readMemberNumber } from '../../../src/core/member-number.ts'
import { fold, septets } from '../../../src/core/text/gsm7.ts'
import {
  asciiDigits,
  cleanInput,
  keyIn,
  plainLines,
  storable,
} from '../../../src/core/text/input.ts'
import { readCellNumber, readCellPhone } from '../../../src/edge/files/cells.ts'
import { readPhone } from '../../../src/edge/phone.ts'

/** Every code point that Unicode calls a decimal digit. */
const DECIMALS = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /\p{Nd}/u.test(character))

/** Signs that look like digits, or are decomposed into digits by NFKC, and are no decimal digits. */
const NO_DECIMALS = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => !/\p{Nd}/u.test(character) && /\d/.test(character.normalize('NFKC')))

describe('digits of any script', () => {
  it('are all decimal digits there are, ten by ten, and become ASCII', () => {
    expect(DECIMALS.length).toBeGreaterThan(600)
    expect(asciiDigits(DECIMALS.join(''))).toBe('0123456789'.repeat(DECIMALS.length / 10))
  })

  it('are no raised, lowered, circled, bracketed or joined ones: none of these becomes a digit', () => {
    // Seen red: with the compatibility forms of before (NFKC), 5² was read as 52.
    expect(NO_DECIMALS).toEqual(expect.arrayContaining(['²', '₂', '②', '⑵', '⒉', '½', '㏡', '㍙', '㋁']))
    for (const sign of NO_DECIMALS) {
      expect(cleanInput(sign)).not.toMatch(/\d/)
      expect(fold(sign)).not.toMatch(/\d/)
      expect(keyIn(cleanInput(sign))).toBeNull()
    }
  }) // prettier-ignore

  it.each([
    ['٥٠٠', 500],
    ['۵۰۰', 500],
    ['५००', 500],
    ['５００', 500],
    ['𝟓𝟎𝟎', 500],
    ['5²', null],
    ['5½', null],
    ['⑤⓪⓪', null],
    ['５Ｏ０', null],
    ['5\u20dd', null],
  ])('as an amount: %s is %s', (typed, amount) => {
    const read = readAmount(typed, 'XOF')
    expect(read.kind === 'amount' ? read.amount : null).toBe(amount)
  })

  it.each([
    ['٠٤١٢٣٣٧-٨', '04123378'],
    ['०४१२३३७८', '04123378'],
    ['０４１２３３７８', '04123378'],
    ['0412337\u200b-\u202e8', '04123378'],
    ['0412337⁸', null],
    ['0412337⑧', null],
    ['0412337８', '04123378'],
  ])('as a member number, on a call, on a command line and in a file: %s', (typed, number) => {
    expect(readMemberNumber(cleanInput(typed))).toBe(number)
    expect(readMemberNumber(typed)).toBe(number)
    if (!/[\u200b]/.test(typed)) expect(readCellNumber(typed)).toBe(number)
  })

  it.each([
    ['٠٧١١٠٠٠٠٠١', '+254711000001'],
    ['+２５４711000001', '+254711000001'],
    ['0711 00000①', null],
    ['0711 00000¹', null],
  ])('as a phone: %s', (typed, phone) => {
    expect(readPhone(typed, 'KE')).toBe(phone)
    expect(readCellPhone(typed, 'KE')).toBe(phone)
  })

  it('as a card, which is another one with a raised digit', () => {
    expect(isSameCard('UTM-٧٧', 'UTM 77')).toBe(true)
    expect(isSameCard('UTM-7⁷', 'UTM 77')).toBe(false)
    expect(cardKeys('UTM²')).not.toEqual(cardKeys('UTM2'))
    expect(accountName('femmes²')).not.toBe(accountName('femmes2'))
    expect(accountName('Fêmmes ٢')).toBe('femmes2')
  })
})

describe('what nobody sees', () => {
  it.each([
    ['a zero-width space', 'PA\u200bY', 'PAY'],
    ['a byte order mark', 'PA\ufeffY', 'PAY'],
    ['a soft hyphen', 'PA\u00adY', 'PAY'],
    ['an order from right to left', '\u202ePAY\u202c', 'PAY'],
    ['isolates', '\u2066PAY\u2069', 'PAY'],
    ['a joiner of graphemes', 'PA\u034fY', 'PAY'],
    ['a filler', 'PA\u3164Y', 'PAY'],
    ['a private character', 'PA\ue000Y', 'PAY'],
    ['an escape', 'PA\u001bY', 'PAY'],
    ['U+0000', 'PA\0Y', 'PAY'],
    ['half a character', 'PA\ud800Y', 'PAY'],
    ['letters in two parts', 'Ade\u0300le', 'Ad\u00e8le'],
    ['spaces of every width', 'PAY\u00a0\u2009\u202f\u30005\t\n', 'PAY 5'],
  ])('%s goes, or is what it stands for', (_what, typed, plain) => {
    expect(cleanInput(typed)).toBe(plain)
  })

  it('leaves lines as they are where somebody’s words are passed on', () => {
    expect(plainLines('ANSWER C٧\none\u202e line\n  two')).toBe('ANSWER C7\none line\n  two')
  })

  it('is in no text, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = cleanInput(text)
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{DI}]/u)
        expect(plain).toBe(plain.normalize('NFC'))
        expect(cleanInput(plain)).toBe(plain)
        expect(storable(text)).not.toMatch(/\0/)
        expect(storable(text)).not.toMatch(/\p{Cs}/u)
        expect(septets(fold(text))).not.toBeNull()
      }),
    )
  })
})
