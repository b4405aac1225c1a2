import { lastDay, monthAfter, plusDays } from './days.ts'
import { accountOn, type ModelCategory, type ModelHousehold } from './household.ts'
import { AID_PERCENT, DEARER_FROM, PATIENT_PERCENT, PRICES, type Service } from './terms.ts'

/** What a month costs a household, and what the State pays of it. */
export function priceOf(
  household: Pick<ModelHousehold, 'categories' | 'aheadThrough'>,
  month: string,
): { readonly amount: number; readonly aid: number } {
  if (lastDay(month) <= household.aheadThrough) return { amount: PRICES.famille.old, aid: 0 }
  const day = `${month}-01`
  const { plan, aidedUntil } = categoryOn(household, day)
  const price = PRICES[plan][month < DEARER_FROM ? 'old' : 'new']
  const isAided = plan === 'famille' && aidedUntil !== null && day <= aidedUntil
  const amount = isAided ? Math.ceil((price * (100 - AID_PERCENT)) / 100) : price
  return { amount, aid: price - amount }
}

/** The category of a household on a day. */
export function categoryOn(
  { categories }: Pick<ModelHousehold, 'categories'>,
  day: string,
): ModelCategory {
  return categories.findLast(({ from }) => from <= day) as ModelCategory
}

/** What the mutual pays of a bill. */
export function shareOf(
  household: ModelHousehold,
  on: string,
  service: Service,
  amount: number,
): number {
  const percent = PATIENT_PERCENT[categoryOn(household, on).plan][service]
  return amount - Math.ceil((amount * percent) / 100)
}

/** The last day of the last month in an unbroken row of paid ones, those that credit pays included. */
export function paidThroughOn(household: ModelHousehold, on: string): string | null {
  const account = accountOn(household, on)
  const [first] = account.charges
  let through = first && first.kind !== 'fee' ? plusDays(first.from, -1) : null
  for (const { kind, paid, amount, to } of account.charges) {
    if (paid < amount) return through
    if (kind === 'month') through = to
  }
  if (through === null) return null
  const { endedOn } = household
  let { credit } = account
  for (;;) {
    const month = monthAfter(through)
    const { amount } = priceOf(household, month)
    const isOver = endedOn !== null && `${month}-01` >= endedOn
    if (credit < amount || isOver) return through
    credit -= amount
    through = lastDay(month)
  }
}
