import { describe, expect, it } from 'vitest'
import {
  bareCell,
  lostDigits,
  spoiltReference,
  spoiltText,
  withoutDecimals,
} from '../../../src/edge/files/spoilt.ts'

describe('what a spreadsheet has done to a reference', () => {
  it.each([
    ['1.23457E+10', 'digits are lost'],
    ['1,23457E+10', 'digits are lost'],
    [' 1.23E+08 ', 'digits are lost'],
    ['1E+15', 'digits are lost'],
    ['1.5e-5', 'digits are lost'],
    ['12.3E9', 'digits are lost'],
    ['#REF!', 'formula'],
    ['#N/A', 'formula'],
    ['#NOM?', 'formula'],
    ['#DIV/0!', 'formula'],
    ['Err:502', 'formula'],
    ['####', 'too narrow'],
    ['12-mars', 'a day'],
    ['12-Mar', 'a day'],
    ['3-févr.', 'a day'],
    ['Nov-26', 'a day'],
    ['mars-03', 'a day'],
    ['12 Machi', 'a day'],
    ['12/03/2026', 'a day'],
    ['3/12/26', 'a day'],
    ['2026-03-12', 'a day'],
    ['2026-03-12 00:00:00', 'a day'],
    ['1-Mar-26', 'a day'],
    ['1234567890.0', 'written anew'],
    ['1234567890,00', 'written anew'],
    ['123.45', 'written anew'],
    ['1,234,567,890', 'written anew'],
    ['1 234 567', 'written anew'],
    ['1\u202f234\u202f567', 'written anew'],
  ])('shows in %j', (text, why) => {
    expect(spoiltReference(text)).toContain(why)
  })

  it.each([
    'UCE4XK91TQ',
    '12E34',
    '1E10',
    '7E4XK91TQ',
    '5120034477',
    '46083',
    '20260314101602',
    'MP260314.1016.L06941',
    'f4401bd2-1b1e-4e1f-9d1c-0c4ab5a1d2e7',
    'PP260314.1016',
    'FT26073-1',
    '3/12',
    'March2026',
    '12-marsh',
    'MAR-2026-0017',
    '# 12',
  ])('does not show in %j', (text) => {
    expect(spoiltReference(text)).toBeNull()
  })

  it('leaves a text alone that may be a day or a number', () => {
    for (const text of ['12-mars', '2026-03-12', '1234.0', '1,234'])
      expect(spoiltText(text)).toBeNull()
  })

  it.each([
    [['1234567890123450'], false],
    [['123456789012345000'], true],
    [['1234567890123450', '2234567890123450', '3234567890123450'], true],
    [['1234567890123450', '2234567890123450'], false],
    [['123456789012345000', '1234567890123456'], false],
    [['100000000000000'], false],
    [['UCE4XK91TQ000000000'], false],
  ])('lets %j lose digits: %s', (texts, lost) => {
    const column = lostDigits()
    texts.forEach(column.take)
    expect(column.areLost()).toBe(lost)
  })

  it('is no mark that keeps a cell a text, and no decimals of a whole number', () => {
    expect([`'0712`, `="0712"`, ' 0712\u00a0', `''a`].map(bareCell)).toEqual(['0712', '0712', '0712', `''a`]) // prettier-ignore
    const numbers = ['254722000111.0', '+254722000111,00', '123456.0', '2547220001.5']
    expect(numbers.map(withoutDecimals)).toEqual(['254722000111', '+254722000111', '123456.0', '2547220001.5']) // prettier-ignore
  })
})
