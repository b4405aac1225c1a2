import { checkMemberNumber, type MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { asciiDigits } from '../../core/text/input.ts'
import { readPhone } from '../phone.ts'
import { bareCell, withoutDecimals } from './spoilt.ts'

/** Numbers of people as spreadsheets leave them in a cell. */

/** Zeros at the start that a spreadsheet has taken off a short or a long number, at most. */
const ZEROS_LOST_MAX = 3
const SHORT_LENGTH = 8
const LONG_LENGTH = 10

/**
 * A member number, also without the zeros that stood first: its check digit proves it, whatever
 * zeros stand before. Null when it is none.
 */
export function readCellNumber(text: string): MemberNumber | null {
  const digits = withoutDecimals(bareCell(asciiDigits(text))).replace(/[\s.\-/]/g, '')
  if (digits.length < SHORT_LENGTH - ZEROS_LOST_MAX) return null
  const isLong = digits.length > SHORT_LENGTH
  return checkMemberNumber(digits.padStart(isLong ? LONG_LENGTH : SHORT_LENGTH, '0'))
}

/** A phone number; null when it is none. */
export function readCellPhone(text: string, country: string): PhoneNumber | null {
  return readPhone(withoutDecimals(bareCell(asciiDigits(text))), country)
}
