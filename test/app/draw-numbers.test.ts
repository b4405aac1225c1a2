import { describe, expect, it } from 'vitest'
import { drawNumber } from '../../src/app/membership/draw-numbers.ts'
import { checkMemberNumber, memberNumberFrom } from '../../src/core/member-number.ts'
import { readPhone } from '../../src/edge/phone.ts'
import { createIds } from '../../src/edge/ids.ts'

/** Where mutuals of this kind are, among them all countries with phones of eight digits. */
const COUNTRIES = [
  'SN', 'ML', 'BF', 'NE', 'TG', 'BJ', 'CI', 'GN', 'MR', 'GM', 'GW', 'SL', 'LR', 'GH', 'NG', 'CM',
  'TD', 'CF', 'GA', 'CG', 'CD', 'BI', 'RW', 'UG', 'KE', 'TZ', 'ET', 'DJ', 'MG', 'MW', 'ZM', 'MZ',
] as const // prettier-ignore

const DRAWS = 300

/** Draws these digits, one after the other. */
function drawing(...digits: string[]) {
  const left = [...digits]
  return { id: () => 'id', digits: () => left.shift() ?? 'none left' }
}

describe('a member number that is drawn', () => {
  it.each(COUNTRIES)('is no phone of %s, now or before its numbers grew', (country) => {
    const ids = createIds()
    for (const digits of [7, 9] as const) {
      for (let draws = 0; draws < DRAWS; draws += 1) {
        const number = drawNumber({ ids, readPhone }, digits, country)
        expect(checkMemberNumber(number)).toBe(number)
        expect(readPhone(number, country)).toBeNull()
      }
    }
  })

  it.each([
    ['ML', 7, '7012345', 'a mobile phone of Mali'],
    ['ML', 7, '2022345', 'a fixed line of Mali'],
    ['BF', 7, '7012345', 'a mobile phone of Burkina Faso'],
    ['CI', 7, '0712345', 'a phone of Ivory Coast from before 2021'],
    ['BJ', 7, '9712345', 'a phone of Benin from before 2024'],
    ['KE', 9, '071100000', 'a Kenyan phone as people dial it'],
    ['GM', 9, '220701234', 'a Gambian phone with its country'],
  ] as const)('of %s with %i digits is not made of %s: %s', (country, size, digits, _whose) => {
    const other = '1'.repeat(size)
    expect(readPhone(memberNumberFrom(digits), country)).not.toBeNull()
    const drawn = drawNumber({ ids: drawing(digits, other), readPhone }, size, country)
    expect(drawn).toBe(memberNumberFrom(other))
    const elsewhere = { ids: drawing(digits), readPhone: () => null }
    expect(drawNumber(elsewhere, size, country)).toBe(memberNumberFrom(digits))
  })

  it('is none that a file gives to somebody further down', () => {
    const isGiven = (number: string) => number === memberNumberFrom('1234567')
    const ids = drawing('1234567', '1234568')
    expect(drawNumber({ ids, readPhone }, 7, 'KE', isGiven)).toBe(memberNumberFrom('1234568'))
  })
})
