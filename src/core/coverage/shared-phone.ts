import { formatMemberNumber, type MemberNumber } from '../member-number.ts'

/** Digits of a member number that a clinic is shown, more where two families end alike. */
const ENDING_DIGITS = 3

/** More families than these are not listed: a shop's phone is no way to find a patient. */
export const FAMILIES_MAX = 6

/** For so long a clinic's phone may answer which of the families it means. */
export const FAMILIES_MS = 10 * 60 * 1000

/** Which families use a phone that a clinic asked about, while its choice is awaited. */
export type FamiliesAsked = {
  /** In the order in which they were listed. */
  readonly numbers: readonly MemberNumber[]
  /** The person of the family and the service that the clinic had named. */
  readonly ordinal: number | null
  readonly service: string | null
  /** Whether `2` still means the second: a later question may have a person 2. */
  readonly byPosition: boolean
}

/** How each number ends, as it is printed on the card: just enough to tell them apart. */
export function endingsOf(numbers: readonly MemberNumber[]): string[] {
  const longest = Math.max(...numbers.map((number) => number.length))
  let digits = ENDING_DIGITS
  while (
    digits < longest &&
    new Set(numbers.map((one) => one.slice(-digits))).size < numbers.length
  )
    digits += 1
  return numbers.map((number) => formatMemberNumber(number.slice(-digits) as MemberNumber))
}

/** The one number that is meant by a place in the list, or by how it ends; null when none is. */
export function familyMeant(
  { numbers, byPosition }: FamiliesAsked,
  digits: string,
): MemberNumber | null {
  if (digits.length >= ENDING_DIGITS) {
    const [only, other] = numbers.filter((number) => number.endsWith(digits))
    return only && !other ? only : null
  }
  return byPosition && /^[1-9]$/.test(digits) ? (numbers[Number(digits) - 1] ?? null) : null
}
