import { z } from 'zod'
import { type Plan, PLAN_DEFAULTS } from '../../core/plans/plan.ts'
import { amountAsSent } from '../../core/plans/plan-as-sent.ts'
import { type Currency, times } from '../../core/money.ts'
import type { FileFault } from '../../core/statutes/statutes.ts'
import type { Fields } from './part-reader.ts'
import { amount, listOf, whole, wrongType } from './statutes-fields.ts'

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

/** Nobody pays further ahead at once. */
const RHYTHM_MAX = 120

export function rhythms(currency: Currency | null) {
  const rhythm = z.strictObject(
    {
      periods: whole(1, RHYTHM_MAX).meta({ description: 'So many periods.', example: 3 }),
      amount: amount(currency, 1).meta({ description: 'What they cost.', example: '28500' }),
    },
    { error: wrongType('an object') },
  )
  return listOf(rhythm)
    .default([...PLAN_DEFAULTS.rhythms])
    .describe(
      'What several periods cost that one receipt pays ahead, once debts are paid, beside `contribution` for one. A period that has become cheaper by then has no larger share off.',
    )
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
  const faults: FileFault[] = rhythmFaults(plan, currency)
  if (child !== null && child > contribution)
    faults.push({ path: 'childContribution', why: `is more than ${adult}` })
  if (most !== null && most < contribution)
    faults.push({ path: 'familyMaximum', why: `is less than ${adult}, for one person` })
  return faults
}

/** Each rhythm is less than its periods one by one, and a longer one never dearer than a shorter. */
function rhythmFaults({ rhythms, contribution, paidInArrears }: Plan, currency: Currency) {
  const faults: FileFault[] = []
  if (rhythms.length > 0 && paidInArrears)
    faults.push({ path: 'rhythms', why: 'mean nothing when contributions are paid in arrears' })
  rhythms.forEach(({ periods, amount }, at) => {
    const path = `rhythms[${at}]`
    const fault = (field: string, why: string) => faults.push({ path: `${path}.${field}`, why })
    const oneByOne = times(contribution, periods)
    if (amount > oneByOne)
      fault('amount', `is more than the periods one by one, ${amountAsSent(oneByOne, currency)}`)
    rhythms.forEach((other, before) => {
      if (before < at && other.periods === periods) fault('periods', 'is there twice')
      if (other.periods >= periods) return
      const shorter = `that of ${other.periods}`
      if (amount <= other.amount) fault('amount', `is no more than ${shorter}`)
      else if (amount * other.periods > other.amount * periods)
        fault('amount', `is more for each period than ${shorter}`)
    })
  })
  return faults
}
