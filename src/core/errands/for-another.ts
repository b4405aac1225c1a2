import type { Plan } from '../plans/plan.ts'
import type { Say } from '../wording/text-key.ts'
import { type Currency, type Minor, times } from '../money.ts'
import { upToStep } from '../payments/step.ts'
import { askFor, type Terms } from '../payments/terms.ts'
import { leastAmount, mostPeriodsAhead } from './amounts.ts'

/** A plan as far as somebody else who pays may know it. */
type PlanTold = Pick<Plan, 'unit' | 'period' | 'contribution'>

/** What somebody who pays for another member is offered and may pay. */
export type ForAnother = {
  /** What one period of the plan costs; null where it costs nothing. */
  readonly offered: Minor | null
  readonly least: Minor
  readonly most: Minor
}

/** People of the largest family that somebody else pays for at once; a larger one is paid in parts. */
const PEOPLE_MAX = 15

/**
 * Follows from the plan alone, so that neither what a member owes nor how many people are in the
 * family is told by an offer or by a limit (R15). Of a plan for each person one person's period is
 * offered and said to be that, and the most is enough for a large family. Of what the wallet
 * takes, only what it moves counts here; its limits are told apart (`ways.ts`).
 */
export function forAnother(
  plan: PlanTold,
  currency: Currency,
  terms: Pick<Terms, 'step' | 'least'>,
): ForAnother {
  const { contribution, unit } = plan
  const usual = contribution > 0 ? contribution : leastAmount(currency)
  const people = unit === 'person' ? PEOPLE_MAX : 1
  return {
    offered: contribution > 0 ? askFor(contribution, terms) : null,
    least: upToStep(leastAmount(currency), terms.step),
    most: askFor(times(usual, mostPeriodsAhead(plan) * people), terms),
  }
}

/**
 * What so many periods of a plan cost. Null where it depends on how many people are in the family,
 * which is nobody else's business, and where it costs nothing.
 */
export function periodsForAnother(plan: PlanTold, count: number, step: Minor): Minor | null {
  const { contribution, unit } = plan
  return unit === 'person' || contribution === 0 ? null : upToStep(times(contribution, count), step)
}

/** `One month`, or `One month, one person`. */
export function onePeriodOf({ unit, period }: PlanTold, say: Say): string {
  const one = say(`one.${period}`)
  return unit === 'person' ? say('pay-for.per-person', { period: one }) : one
}
