import type { Unusual } from '../states.ts'
import { AMOUNT_MAX } from '../amount.ts'
import type { CivilDate } from '../dates.ts'
import { type Plan, versionOn } from '../plans/plan.ts'
import { type Currency, type Minor, minor, times, wholeUnit, ZERO } from '../money.ts'

/** Cash above so many contributions of a period is asked about, where the statutes name no amount. */
const PERIODS = 3

/** The smallest coins, in minor units, where one unit of the currency is no coin any more. */
const COINS: Partial<Record<Currency, number>> = { XOF: 5, XAF: 5, UGX: 50, TZS: 5000, RWF: 5 }

/** Cash of one member that counts without a question: both amounts are usual themselves. */
export type CashLimits = { readonly least: Minor; readonly most: Minor }

/**
 * From one coin to what the statutes name (`cashApprovalAbove`), else to three times the largest
 * contribution in force. Where plans cost nothing for a period there is no such amount, and no limit.
 */
export function cashLimits(
  { currency, cashApprovalAbove: named }: { currency: Currency; cashApprovalAbove: Minor | null },
  plans: readonly Plan[],
  today: CivilDate,
): CashLimits {
  const largest = largestContribution(plans, today)
  const most = largest === ZERO ? AMOUNT_MAX : times(largest, PERIODS)
  return { least: coinOf(currency), most: named ?? most }
}

export function unusualCash(amount: Minor, { least, most }: CashLimits): Unusual | null {
  if (amount < least) return 'below'
  return amount > most ? 'above' : null
}

/** The smallest coin of a currency. */
export function coinOf(currency: Currency): Minor {
  return minor(COINS[currency] ?? wholeUnit(currency))
}

function largestContribution(plans: readonly Plan[], today: CivilDate): Minor {
  const codes = [...new Set(plans.map(({ code }) => code))]
  const inForce = codes.map((code) => {
    const version = versionOn(
      plans.filter((plan) => plan.code === code),
      today,
    )
    return version?.contribution ?? ZERO
  })
  return minor(Math.max(ZERO, ...inForce))
}
