import { cleanInput } from './text/input.ts'

/** Digits only, the last a Damm check digit: 8 digits, or 10 once the short ones run low. */
export type MemberNumber = string & { readonly __brand: 'MemberNumber' }

/** Sorts before every number: where a list of all begins. */
export const BEFORE_ALL_NUMBERS = '' as MemberNumber

/**
 * The quasigroup of order 10 from H. Michael Damm's thesis (2004, p. 111), the one in common
 * use. It catches every single wrong digit and every swap of neighbours (R07).
 */
const DAMM = [
  '0317598642', '7092154863', '4206871359', '1750983426', '6123045978',
  '3674209581', '5869720134', '8945362017', '9438617205', '2581436790',
] as const // prettier-ignore

const SHORT_LENGTH = 8
const LONG_LENGTH = 10

/** Short numbers are left when more than one in this many is taken, so that a guess stays a bad one. */
const GUESS_ODDS = 50

/** With more short numbers taken than this, new ones are long; how many more does not matter. */
export const SHORT_NUMBERS_MAX = 10 ** (SHORT_LENGTH - 1) / GUESS_ODDS

/** The check digit of a run of digits. */
export function dammDigit(digits: string): string {
  let row = 0
  for (const digit of digits) row = Number((DAMM[row] as string)[Number(digit)])
  return String(row)
}

/** How many digits before the check digit a new number has, given how many short ones are taken. */
export function newNumberDigits(shortNumbersTaken: number): 7 | 9 {
  return shortNumbersTaken > SHORT_NUMBERS_MAX ? 9 : 7
}

/** A member number from random digits (7 or 9 of them). */
export function memberNumberFrom(digits: string): MemberNumber {
  return (digits + dammDigit(digits)) as MemberNumber
}

/** A number with a valid check digit, or null. Takes digits only. */
export function checkMemberNumber(digits: string): MemberNumber | null {
  const known = digits.length === SHORT_LENGTH || digits.length === LONG_LENGTH
  return known && /^\d+$/.test(digits) && dammDigit(digits) === '0'
    ? (digits as MemberNumber)
    : null
}

/** A number as people write it, in digits of any script, separators anywhere: `0412337-8`, `0412.337 8`. Null when invalid. */
export function readMemberNumber(text: string): MemberNumber | null {
  return checkMemberNumber(cleanInput(text).replace(/[\s.\-/]/g, ''))
}

/** `0412337-8` */
export function formatMemberNumber(number: MemberNumber): string {
  return `${number.slice(0, -1)}-${number.slice(-1)}`
}
