import { describe, expect, it } from 'vitest'
import { type Currency, minor } from '../../../src/core/money.ts'
import { amountIn, writeAmount } from '../../../src/edge/outgoing/wire-amount.ts'

/** What pawaPay takes, word for word from its description. */
const PAWAPAY = /^([0]|([1-9][0-9]{0,17}))([.][0-9]{0,3}[1-9])?$/

describe('amounts for operators', () => {
  it.each<[number, Currency, string]>([
    [1500, 'XOF', '1500'],
    [10, 'XOF', '10'],
    [150000, 'KES', '1500'],
    [1550, 'GHS', '15.5'],
    [1505, 'GHS', '15.05'],
    [1500, 'GHS', '15'],
    [50, 'GHS', '0.5'],
    [1001, 'TND', '1.001'],
    [1010, 'TND', '1.01'],
  ])('%i of %s are %s', (amount, currency, text) => {
    expect(writeAmount(minor(amount), currency)).toBe(text)
    expect(text).toMatch(PAWAPAY)
    expect(amountIn(text, currency)).toBe(amount)
  })

  it.each<[unknown, Currency, number | null]>([
    ['1000.0000', 'XOF', 1000],
    ['1000.0000', 'KES', 100000],
    ['15.5000', 'GHS', 1550],
    [1500, 'XOF', 1500],
    [15.5, 'GHS', 1550],
    [' 1500 ', 'XOF', 1500],
    // A fraction that the currency lacks, by the smallest there is.
    ['1000.0001', 'XOF', null],
    ['15.505', 'GHS', null],
    ['0', 'XOF', null],
    ['0.0000', 'GHS', null],
    ['0.01', 'GHS', 1],
    ['-5', 'XOF', null],
    ['1,500', 'XOF', null],
    ['1e3', 'XOF', null],
    [1e21, 'XOF', null],
    ['', 'XOF', null],
    [null, 'XOF', null],
    [undefined, 'XOF', null],
    [['5'], 'XOF', null],
  ])('reads %j as %s', (value, currency, amount) => {
    expect(amountIn(value, currency)).toBe(amount)
  })
})
