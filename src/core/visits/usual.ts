import { type Minor, minor } from '../money.ts'

/** A bill as far as it can be compared with others for the same service. */
type BillFacts = { readonly service: string; readonly amount: Minor }

/** Fewer bills say nothing of what is usual. */
const SEEN_MIN = 5

/** So many times the usual amount is looked at. */
const TIMES = 3

/**
 * The bills, of these, that are more than three times as high as is usual for their service: than the
 * median of the bills before them, in minor units. Services with fewer than five bills before have
 * no usual amount yet.
 */
export function aboveUsual<Bill extends BillFacts>(
  bills: readonly Bill[],
  before: readonly BillFacts[],
): Bill[] {
  const usual = new Map<string, Minor | null>()
  return bills.filter(({ service, amount }) => {
    if (!usual.has(service)) usual.set(service, usualOf(service, before))
    const most = usual.get(service) ?? null
    return most !== null && amount > TIMES * most
  })
}

function usualOf(service: string, bills: readonly BillFacts[]): Minor | null {
  const own = bills.filter((bill) => bill.service === service).map(({ amount }) => amount)
  if (own.length < SEEN_MIN) return null
  own.sort((a, b) => a - b)
  return minor(own[Math.floor((own.length - 1) / 2)] ?? 0)
}
