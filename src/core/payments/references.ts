import { type CivilDate, parseDate, plusDays } from '../dates.ts'
import type { Minor } from '../money.ts'

/** How operators name movements, and what a name given again means. */

/**
 * Whether a payment is of the payer or the amount of another one that has its reference on a day
 * close by: then an operator that gives references again has hardly done so.
 */
export function isHardlyNew(
  payment: { readonly amount: Minor; readonly phone: string | null },
  near: { readonly amount: Minor; readonly phone: string | null },
): boolean {
  const isPayer = payment.phone !== null && payment.phone === near.phone
  return payment.amount === near.amount || isPayer
}

/** So many days around a reference the same one is not taken for new. */
const AGAIN_DAYS = 2

/**
 * The key of a movement whose operator gives references again: the reference with the day that the
 * operator printed.
 */
export function referenceOfDay(reference: string, printed: CivilDate): string {
  return `${reference}@${printed}`
}

/** The keys of the same reference on the days around; none where references are given once. */
export function neighbours(key: string): string[] {
  const at = key.lastIndexOf('@')
  const day = at < 0 ? null : parseDate(key.slice(at + 1))
  if (day === null) return []
  const around = Array.from({ length: 2 * AGAIN_DAYS + 1 }, (_, days) => days - AGAIN_DAYS)
  return around
    .filter((days) => days !== 0)
    .map((days) => referenceOfDay(key.slice(0, at), plusDays(day, days)))
}
