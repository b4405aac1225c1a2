import { describe, expect, it } from 'vitest'
import {
  checkMemberNumber,
  memberNumberFrom,
  readMemberNumber,
} from '../../src/core/member-number.ts'
import { fc } from '../chance.ts'

const DIGITS = [...'0123456789']

const numbers = fc
  .constantFrom(7, 9)
  .chain((count) => fc.array(fc.constantFrom(...DIGITS), { minLength: count, maxLength: count }))
  .map((digits) => memberNumberFrom(digits.join('')))

describe('R07: a member number', () => {
  it('with any one digit wrong is none, the check digit among them', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const wrong = [...number].flatMap((right, at) =>
          DIGITS.filter((digit) => digit !== right).map(
            (digit) => number.slice(0, at) + digit + number.slice(at + 1),
          ),
        )
        expect(wrong).toHaveLength(9 * number.length)
        expect(wrong.filter((one) => checkMemberNumber(one) !== null)).toEqual([])
      }),
    )
  })

  it('with any two neighbours swapped is none, 09 and 90 as well', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const swapped = [...number].slice(1).map((digit, at) => {
          return number.slice(0, at) + digit + number.charAt(at) + number.slice(at + 2)
        })
        const taken = swapped.filter((one) => one !== number && checkMemberNumber(one) !== null)
        expect(taken).toEqual([])
      }),
    )
    const nine = memberNumberFrom('1230945')
    expect(readMemberNumber(nine.replace('09', '90'))).toBeNull()
  })

  it('has seven digits and a check digit, or nine and one, and no other length', () => {
    for (const digits of ['041233', '04123', '04123377', '0412337712']) {
      expect(checkMemberNumber(memberNumberFrom(digits)), digits).toBeNull()
    }
    expect(readMemberNumber('0412337-8')).toBe(memberNumberFrom('0412337'))
    expect(readMemberNumber('041 233 771-2')).toBe(memberNumberFrom('041233771'))
  })
})
