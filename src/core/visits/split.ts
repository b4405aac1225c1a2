import { type Minor, percentUp, smaller, subtract, ZERO } from '../money.ts'
import type { Service } from '../plans/plan.ts'

/** Who pays a bill. The two sum to it exactly. */
export type Shares = { readonly patient: Minor; readonly mutual: Minor }

/**
 * Splits a bill (R47). The patient pays the service's percent of it, rounded up to a minor unit,
 * and the deductible, and whatever the mutual does not pay because `limit` (what ceiling and letter
 * leave; null for no limit) is less than its share. What a bill is above the agreed `price` (null for
 * none) is no concern of the mutual.
 */
export function splitBill(
  amount: Minor,
  { patientPercent, deductible }: Pick<Service, 'patientPercent' | 'deductible'>,
  limit: Minor | null,
  price: Minor | null = null,
): Shares {
  const agreed = price === null ? amount : smaller(amount, price)
  const byPercent = subtract(agreed, percentUp(agreed, patientPercent))
  const share = byPercent > deductible ? subtract(byPercent, deductible) : ZERO
  const mutual = limit === null ? share : smaller(share, limit)
  return { patient: subtract(amount, mutual), mutual }
}
