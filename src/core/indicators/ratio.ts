import type { CivilDate } from '../dates.ts'

/** The days that an indicator is about, both included. */
export type Span = { readonly from: CivilDate; readonly to: CivilDate }

/**
 * `part` of `whole` in per mille, whole and rounded half up, so that two people get the same
 * number; null when there is nothing to be a part of. Both are whole numbers, `whole` not negative.
 */
export function perMille(part: number, whole: number): number | null {
  if (whole <= 0) return null
  const doubled = BigInt(part) * 2000n + BigInt(whole)
  return Number(floorDivided(doubled, BigInt(whole) * 2n))
}

function floorDivided(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b !== 0n && a < 0n ? quotient - 1n : quotient
}
