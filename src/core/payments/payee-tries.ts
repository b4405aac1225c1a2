/** Member numbers that a phone tried on one day, to pay for them. */
export type PayeeTries = { readonly found: number; readonly unknown: number }

/** Somebody who pays for a mother mistypes a few times; whoever looks for members types many. */
const UNKNOWN_A_DAY = 10

/** A shop that pays for its street has done so many by the evening, and no more. */
const FOUND_A_DAY = 60

/** Whether a phone is told nothing more today: the line is no register of names (D2). */
export function isTooMany({ found, unknown }: PayeeTries): boolean {
  return found > FOUND_A_DAY || unknown > UNKNOWN_A_DAY
}
