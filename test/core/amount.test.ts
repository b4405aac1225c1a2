import { describe, expect, it } from 'vitest'
import { AMOUNT_MAX, plainAmount, readAmount } from '../../src/core/amount.ts'
import { type Currency, formatMoney, isCurrency, minor, toDecimal } from '../../src/core/money.ts'
import { ENGLISH, type Notation, PLAIN, readNotation } from '../../src/core/notation.ts'
import { fc } from '../chance.ts'

/** Spaces that spreadsheets and phones put between thousands. */
const SPACES = ['\u00a0', '\u202f', '\u2009', '\t', '  ']

function outcome(text: string, currency: Currency): string {
  const read = readAmount(text, currency)
  if (read.kind === 'none') {
    if (!('instead' in read)) return read.why
    const instead = read.instead.map((amount) => plainAmount(amount, currency))
    return `${read.why}: ${instead.join(' or ')}`
  }
  const amounts = read.kind === 'amount' ? [read.amount] : read.amounts
  return amounts.map((amount) => toDecimal(amount, currency)).join(' or ')
}

/** Currency, what was written, what it means; several texts with one meaning stand in one row. */
const MEANINGS: readonly (readonly [Currency, readonly string[], string])[] = [
  ['KES', ['500', ' 500 ', '0500', '500.', '500,', '500#', '*500', '#500#'], '500.00'],
  ['KES', ['500/=', '500/-', '500 /=', '500/', '500,-', '500.-', '500.00/=', '500.00'], '500.00'],
  ['KES', ['KSh500', 'KSH 500', 'Ksh.500', 'ksh. 500', 'K.Sh 500', '500ksh', '500Kshs.'], '500.00'],
  ['KES', ['KES500', '500 KES', '500 bob', '500 shillings', 'sh 500', 'Shs.500/='], '500.00'],
  ['KES', ['KSh 500/=', 'KES 500 shillings', 'KSh500 /- '], '500.00'],
  ['KES', ['500.5', '500,5', '500.50', '500,50', '0500.50'], '500.50'],
  ['KES', ['.50', ',50', '0.5', '0,50', 'KSh .50'], '0.50'],
  ['KES', ['Ksh.50', 'Ksh50'], '50.00'],
  ['KES', ['1', '01', '1.', '1#', '1/='], '1.00'],
  ['KES', ['0', '00', '0.00', '0/='], '0.00'],
  ['KES', ['1,500', '1 500', "1'500", '1\u2019500', '1\u02bc500', '1\u066c500'], '1500.00'],
  ['KES', SPACES.map((space) => `1${space}500`), '1500.00'],
  ['KES', ['1,500.50', '1.500,50', '1 500,50', '1 500.5', "1'500.50"], '1500.50'],
  ['KES', ['1,500,000', '1.500.000', '1 500 000', '1,500,000.00', '1.500.000,00'], '1500000.00'],
  ['KES', ['1.500', 'KSh 1.500', '1.500/=', '1.500#'], '1500.00 or 1.50'],
  ['KES', ['12.500'], '12500.00 or 12.50'],
  ['KES', ['500.000'], '500000.00 or 500.00'],
  ['KES', ['1.000'], '1000.00 or 1.00'],
  ['KES', ['1,505', '1 505', '1505'], '1505.00'],
  ['KES', ['1.500.505'], '1500505.00'],
  ['KES', ['5k', '5K', '5 k', '5.k', '5 mille', '5 elfu', '5 thousand', 'KSh 5k', '5k/='], 'shortened: 5000'],
  ['KES', ['5k KSh', '5 thousand shillings', '5,0k'], 'shortened: 5000'],
  ['KES', ['1.5k', '1,5 k'], 'shortened: 1500'],
  ['KES', ['0k', '5kk', '5 kilos', '5k USD', 'k', '1.500k', '5k5'], 'not-an-amount'],
  ['KES', ['10000001k'], 'too-large'],
  ['KES', ['5m', 'five', '', 'KSh', '-', '/='], 'not-an-amount'],
  ['KES', ['-500', '+500', '(500)', '1e3', '0x10', '5/6', '10%', '1:30', '3x500'], 'not-an-amount'],
  ['KES', ['5\u00b2', '5\u00bd', '\u00b2', '1\u20444', '\u2460', '5\u2080'], 'not-an-amount'],
  ['KES', ['1 5 0 0', '10 00', '15 00', '1 50', '1 5000', '500 500 5'], 'not-an-amount'],
  ['KES', ['1,00,000', '1.500 000', '1,500 000', '1..500', '1,,5', '1, 500'], 'not-an-amount'],
  ['KES', ['0712345678', '07123456', '0112345'], 'not-an-amount'],
  ['KES', ['0,500', '0.500'], 'fraction: 0.50'],
  ['KES', ['01.500'], 'fraction: 1.50'],
  ['KES', ['1500.000', '1,500.000', '1 500.000'], 'fraction: 1500'],
  ['KES', ['500.505'], 'fraction: 500.50 or 500.51'],
  ['KES', ['1.505'], 'fraction: 1.50 or 1.51'],
  ['KES', ['0.001'], 'fraction: 0.01'],
  ['KES', ['0.000'], 'fraction: '],
  ['KES', ['500.5000'], 'fraction: 500.50'],
  ['KES', ['1 500,505'], 'fraction: 1500.50 or 1500.51'],
  ['KES', ['F 500', 'k5', '500 FCFA', 'TSh 500', '500 USD', '$500', '500\u20ac', 'K500'], 'other-currency'],
  ['KES', ['KSh 500 F', 'UGX500', 'USh 500/=', '\u20a6500', '\u00a3500'], 'other-currency'],
  ['KES', ['10000000000', '10,000,000,000'], '10000000000.00'],
  ['KES', ['10000000000.01', '10000000001', '9'.repeat(40)], 'too-large'],
  ['KES', ['5'.repeat(61)], 'not-an-amount'],
  ['KES', ['\uff15\uff10\uff10', '\u0665\u0660\u0660', '\u06f5\u06f0\u06f0'], '500.00'],
  ['KES', ['5\u200b00', '\u202a500\u202c'], '500.00'],
  ['XOF', ['1.500', '1,500', '1 500', "1'500", '1500', '1500,00', '1.500,00', '1 500,00'], '1500'],
  ['XOF', SPACES.map((space) => `1${space}500 F`), '1500'],
  ['XOF', ['2.000', '2,000', '2 000', '2000F CFA', 'FCFA 2 000', '2000 F.CFA', '2.000F'], '2000'],
  ['XOF', ['F 2000', '2000 francs', 'XOF 2000', 'CFA2000', '2000frs', '2000 Francs CFA'], '2000'],
  ['XOF', ['2', '2,00', '2.00', '2.0', '2 F', '2,-'], '2'],
  ['XOF', ['1.500.000', '1,500,000', '1.500.000,00'], '1500000'],
  ['XOF', ['1,50', '1.5'], 'fraction: 1 or 2'],
  ['XOF', ['1 500,50', '1.500,5', '1500.99', '1500,01'], 'fraction: 1500 or 1501'],
  ['XOF', ['.50', '0.500'], 'fraction: 1'],
  ['XOF', ['1500.000', '1,500.000'], 'fraction: 1500'],
  ['XOF', ['5k', '5 mille', '5mille F', '5 mille francs'], 'shortened: 5000'],
  ['XOF', ['KSh 500', '500 bob', '500 Frw', 'XAF 500'], 'other-currency'],
  ['XAF', ['FCFA 2 000', '2.000 F'], '2000'],
  ['UGX', ['USh 2,000', '2.000/=', 'UGX2000', '2000 shs', '2 000'], '2000'],
  ['UGX', ['KSh 2000'], 'other-currency'],
  ['RWF', ['2.000 Frw', 'FRW 2000', '2000 RWF', 'RF2,000', '2000F'], '2000'],
  ['BIF', ['2.000 FBu', '2000 F'], '2000'],
  ['TZS', ['TSh 1,500', '1500/=', '1500 TZS', 'Tshs. 1500', 'sh 1500'], '1500.00'],
  ['TZS', ['1.500'], '1500.00 or 1.50'],
  ['GHS', ['GH\u20b5 1,500', 'GHS1500', '1500 cedis', 'GHC 1500'], '1500.00'],
  ['GHS', ['1.500'], '1500.00 or 1.50'],
  ['CDF', ['1.500', '1,500', '1.500 FC'], '1500.00 or 1.50'],
  ['CDF', ['1 500', '1500,00', '1 500 FC', '1.500,00', '1,500.00'], '1500.00'],
  ['CDF', ['1,505', '1.505'], 'fraction: 1.50 or 1.51'],
  ['TND', ['1.500', '1,500', '1,500 DT'], '1500.000 or 1.500'],
  ['TND', ['1.505', '1,505'], '1505.000 or 1.505'],
  ['TND', ['1 500', '1500', '1.500,000', '1,500.000', '1500.000'], '1500.000'],
  ['TND', ['0.500', '.5', '0,5', '0.50'], '0.500'],
  ['TND', ['1.5000'], 'fraction: 1.5'],
  ['TND', ['0.5001'], 'fraction: 0.5 or 00.501'],
  ['ZMW', ['K500', 'K 500', 'ZMW 500', '500 kwacha'], '500.00'],
  ['ZMW', ['5k', 'K5k'], '5000.00 or 5.00'],
  ['ZMW', ['500K'], '500000.00 or 500.00'],
  ['ZMW', ['5 thousand'], 'shortened: 5000'],
  ['NGN', ['N500', '\u20a6500', '500 naira'], '500.00'],
  ['NGN', ['500n'], 'not-an-amount'],
] // prettier-ignore

describe('what people write', () => {
  it.each(
    MEANINGS.flatMap(([currency, texts, means]) =>
      texts.map((text) => ({ currency, text, means })),
    ),
  )('$currency «$text» is $means', ({ currency, text, means }) => {
    expect(outcome(text, currency)).toBe(means)
  })

  it.each(['KES', 'XOF', 'UGX', 'GHS', 'CDF'] as const)(
    'reads what we write in %s ourselves',
    (currency) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: AMOUNT_MAX }), (value) => {
          const amount = minor(value)
          for (const thousands of [',', ' '] as const) {
            if (thousands === ',' && currency === 'CDF') continue
            const text = formatMoney(amount, currency, thousands)
            expect(readAmount(text, currency)).toEqual({ kind: 'amount', amount })
          }
        }),
      )
    },
  )

  it('answers any text, and never with a part of a minor unit', () => {
    const characters = fc.constantFrom(...'0159., \u00a0\u2019/=-#kKSFh\u00b2')
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 14 }), (text) => {
        for (const currency of ['KES', 'XOF', 'TND'].filter(isCurrency)) {
          const read = readAmount(text, currency)
          if (read.kind === 'none') continue
          const amounts = read.kind === 'amount' ? [read.amount] : read.amounts
          for (const one of amounts) {
            expect(Number.isSafeInteger(one) && one >= 0 && one <= AMOUNT_MAX).toBe(true)
          }
          expect(new Set(amounts).size).toBe(amounts.length)
        }
      }),
    )
  })
})

const GERMAN: Notation = { point: ',', grouping: '.' }
const FRENCH: Notation = { point: ',', grouping: ' ' }

describe('what machines write', () => {
  it.each<readonly [Notation, Currency, string, number | null]>([
    [PLAIN, 'KES', '1500', 150_000],
    [PLAIN, 'KES', '1500.00', 150_000],
    [PLAIN, 'KES', '1.500', 150],
    [PLAIN, 'KES', '1000.0000', 100_000],
    [PLAIN, 'KES', '1.505', null],
    [PLAIN, 'KES', '1,500', null],
    [PLAIN, 'KES', '1 500', null],
    [PLAIN, 'KES', ' 500', null],
    [PLAIN, 'KES', '.50', null],
    [PLAIN, 'KES', '500.', null],
    [PLAIN, 'KES', '-500', null],
    [PLAIN, 'KES', '1e3', null],
    [PLAIN, 'KES', '\u0665', null],
    [PLAIN, 'KES', 'KES 500', null],
    [PLAIN, 'KES', '', null],
    [PLAIN, 'XOF', '2.000', 2],
    [PLAIN, 'XOF', '2.5', null],
    [PLAIN, 'TND', '1.500', 1500],
    [PLAIN, 'KES', '90071992547409.91', 9_007_199_254_740_991],
    [PLAIN, 'KES', '90071992547409.92', null],
    [ENGLISH, 'KES', '1,500.50', 150_050],
    [ENGLISH, 'KES', '1500.50', 150_050],
    [ENGLISH, 'XOF', '1,500', 1500],
    [ENGLISH, 'KES', '1,50', null],
    [ENGLISH, 'KES', '15,00,000', null],
    [ENGLISH, 'KES', '1500,000', null],
    [GERMAN, 'KES', '1.500,50', 150_050],
    [GERMAN, 'KES', '1.500', 150_000],
    [GERMAN, 'KES', '1.50', null],
    [FRENCH, 'XOF', '1\u202f500', 1500],
    [FRENCH, 'XOF', '1\u00a0500\u2009000,00', 1_500_000],
    [FRENCH, 'XOF', '1 500', 1500],
    [FRENCH, 'XOF', '1.500', null],
  ])('%o %s «%s» is %s', (notation, currency, text, means) => {
    expect(readNotation(text, currency, notation)).toBe(means)
  })
})
