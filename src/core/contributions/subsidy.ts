import type { CivilDate } from '../dates.ts'
import type { Plan } from '../plans/plan.ts'
import { type Minor, percentUp, subtract } from '../money.ts'

/** The decision that names a member for the subsidy of a plan; both days are inclusive. */
export type SubsidyDecision = { readonly from: CivilDate; readonly until: CivilDate | null }

/** The decisions that name a member, oldest first: the one of the register, or all that there were. */
export function subsidiesOf(facts: {
  readonly subsidised?: SubsidyDecision | null
  readonly subsidies?: readonly SubsidyDecision[]
}): readonly SubsidyDecision[] {
  return facts.subsidies ?? (facts.subsidised ? [facts.subsidised] : [])
}

/** What of a charge somebody else owes, and whose account that is. */
export type SubsidisedPart = { readonly payer: string; readonly amount: Minor }

/** A contribution as it is shared between the member and a subsidy. */
type SharedContribution = {
  readonly amount: Minor
  readonly subsidy: SubsidisedPart | null
}

/**
 * Shares a contribution by the subsidy in force on the day its period begins for the member (R37).
 * The member's part is rounded up to a minor unit, and the two add up to the contribution.
 */
export function shareContribution(
  plan: Plan,
  decisions: readonly SubsidyDecision[],
  day: CivilDate,
  contribution: Minor,
): SharedContribution {
  const { subsidy } = plan
  if (!subsidy || !isWithin({ from: subsidy.from, until: subsidy.to }, day))
    return { amount: contribution, subsidy: null }
  if (subsidy.members === 'named' && !decisions.some((one) => isWithin(one, day)))
    return { amount: contribution, subsidy: null }
  const amount = percentUp(contribution, 100 - subsidy.percent)
  const given = subtract(contribution, amount)
  return { amount, subsidy: given > 0 ? { payer: subsidy.payer, amount: given } : null }
}

function isWithin({ from, until }: SubsidyDecision, day: CivilDate): boolean {
  return from <= day && (!until || day <= until)
}
