import { type Plan, PLAN_DEFAULTS } from '../../core/plans/plan.ts'
import { amountAsSent } from '../../core/plans/plan-as-sent.ts'
import type { Currency } from '../../core/money.ts'
import type { FileFault } from '../../core/statutes/statutes.ts'
import type { Fields } from './part-reader.ts'
import { amount } from './statutes-fields.ts'

/** What a contribution costs beside its one price: children, and families where each person pays. */

export function childContribution(currency: Currency | null) {
  return amount(currency, 0).nullable().default(PLAN_DEFAULTS.childContribution).meta({
    description:
      'With the unit `person`: what somebody below `adultAge` costs. Without it as much as an adult.',
    example: '600',
  })
}

export function familyMaximum(currency: Currency | null) {
  return amount(currency, 1).nullable().default(PLAN_DEFAULTS.familyMaximum).meta({
    description: 'With the unit `person`: the most that a household pays for a period.',
    example: '6000',
  })
}

/** Prices per person in a plan that has one for the family, in the file's own words. */
export function unitFaults(plan: Fields): FileFault[] {
  if (plan.unit !== 'family') return []
  const named = (['childContribution', 'familyMaximum'] as const).filter(
    (field) => plan[field] !== undefined && plan[field] !== null,
  )
  return named.map((path) => ({ path, why: 'means nothing when a family has one contribution' }))
}

/** Prices that contradict each other, which only a plan that was read shows. */
export function priceFaults(plan: Plan, currency: Currency | null): FileFault[] {
  if (!currency) return []
  const { contribution, childContribution: child, familyMaximum: most } = plan
  const adult = `the contribution, which is ${amountAsSent(contribution, currency)}`
  const faults: FileFault[] = []
  if (child !== null && child > contribution)
    faults.push({ path: 'childContribution', why: `is more than ${adult}` })
  if (most !== null && most < contribution)
    faults.push({ path: 'familyMaximum', why: `is less than ${adult}, for one person` })
  return faults
}
