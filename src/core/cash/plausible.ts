import type { CivilDate } from '../dates.ts'
import { type Plan, versionOn } from '../membership/plan.ts'
import { type Currency, type Minor, minor, times, wholeUnit, ZERO } from '../money.ts'

/** Cash above so many contributions of a period is asked about before it counts. */
const PERIODS = 3

/** The smallest coins, in minor units, where one unit of the currency is no coin any more. */
const COINS: Partial<Record<Currency, number>> = { XOF: 5, XAF: 5, UGX: 50, TZS: 5000, RWF: 5 }

/**
 * Whether cash of a member is as much as people give: from one coin to three times the largest
 * contribution in force. Anything else is asked about, for a slip of a thumb books it too.
 */
export function isUsualCash(
  amount: Minor,
  currency: Currency,
  plans: readonly Plan[],
  today: CivilDate,
): boolean {
  return amount >= coinOf(currency) && amount <= usualMost(plans, today)
}

/** The smallest coin of a currency. */
export function coinOf(currency: Currency): Minor {
  return minor(COINS[currency] ?? wholeUnit(currency))
}

function usualMost(plans: readonly Plan[], today: CivilDate): Minor {
  const codes = [...new Set(plans.map(({ code }) => code))]
  const inForce = codes.map((code) => {
    const version = versionOn(
      plans.filter((plan) => plan.code === code),
      today,
    )
    return version?.contribution ?? ZERO
  })
  return times(minor(Math.max(ZERO, ...inForce)), PERIODS)
}
