import { dayBefore, plusDays } from '../../core/dates.ts'
import { ageingOut, birthsAgeingOut } from '../../core/membership/ageing.ts'
import type { Plan } from '../../core/plans/plan.ts'
import { numbersRecategorised } from '../../store/membership/categories.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { type ChildrenAlike, countChildren } from '../../store/membership/people.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import type { MonthDesk, Open, Span } from './open.ts'

/**
 * Children who became too old on a day of these, and are in their households still (R04). Of a million
 * members some thousands do in a month, so they are counted by what they have in common; only
 * households whose category changed are read.
 */
export async function overAge(
  { tx, mutual: { code }, today }: MonthDesk,
  span: Span,
): Promise<Open[]> {
  const plans = await loadPlans(tx, code)
  const changed = new Set(await numbersRecategorised(tx, code, span))
  /** Of several versions of a plan, days of birth may be the same. */
  const alike = new Map<string, ChildrenAlike>()
  for (const born of birthsAgeingOut(plans, span)) {
    for (const some of await countChildren(tx, code, born)) {
      if (some.changed) changed.add(some.changed)
      else alike.set(Object.values({ ...some, count: 0 }).join(), some)
    }
  }
  const households = await loadHouseholds(tx, code, [...changed])
  const aged = [
    ...[...alike.values()].flatMap((some) => agedOf(some, plans, span)),
    ...households.flatMap(({ people, facts }) => ageingOut(people, facts, dayBefore(span.from))),
  ]
  return aged
    .map(({ person: { leftOn }, lastDay }) => ({ leftOn, on: plusDays(lastDay, 1) }))
    .filter(({ leftOn, on }) => on <= span.to && (leftOn === null || leftOn >= today))
}

/** As many as there are of these, where they become too old; the days before are not asked about. */
function agedOf(
  { count, planCode, endedOn, birthDate, leftOn }: ChildrenAlike,
  plans: readonly Plan[],
  { from }: Span,
) {
  const versions = plans.filter(({ code }) => code === planCode)
  const child = { relation: 'child' as const, birthDate, leftOn }
  const end = endedOn && { on: endedOn }
  const aged = ageingOut([child], { versions, end }, dayBefore(from))
  return aged.flatMap((one) => Array.from({ length: count }, () => one))
}
