import { dayBefore, plusDays } from '../../core/dates.ts'
import { ageingOut, birthsAgeingOut } from '../../core/membership/ageing.ts'
import { numbersRecategorised } from '../../store/membership/categories.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { type ChildListed, listChildren } from '../../store/membership/people.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import type { Found, MonthDesk, Span } from './open.ts'

/** Children of a plan who are counted: of a mutual of a million some thousands become too old in a month. */
const COUNTED_MAX = 100

/**
 * Children who became too old on a day of these, and are of a household still (R04), the oldest first: no more
 * than somebody who waits for the page has time for. Only households whose category changed are read whole.
 */
export async function overAge(desk: MonthDesk, span: Span): Promise<Found> {
  const { tx, mutual, today } = desk
  const { code } = mutual
  const plans = await loadPlans(tx, code)
  const changed = new Set(await numbersRecategorised(tx, code, span))
  /** Where statutes change within the days a child may be found twice. */
  const children = new Map<string, ChildListed & { readonly plan: string }>()
  let isMore = false
  for (const born of birthsAgeingOut(plans, span)) {
    const listed = await listChildren(tx, code, { ...born, on: today }, COUNTED_MAX)
    isMore ||= listed.length >= COUNTED_MAX
    for (const child of listed) {
      if (child.isRecategorised) changed.add(child.number)
      else children.set(`${child.number}/${child.ordinal}`, { ...child, plan: born.plan })
    }
  }
  const day = dayBefore(span.from)
  const aged = [...children.values()].flatMap(({ plan, endedOn, ...child }) => {
    const versions = plans.filter((version) => version.code === plan)
    const end = endedOn && { on: endedOn }
    return ageingOut([{ ...child, relation: 'child' as const }], { versions, end }, day)
  })
  const households = (await loadHouseholds(tx, code, [...changed])).filter(
    ({ facts: { end } }) => end === null || end.on > today,
  )
  const open = [
    ...aged,
    ...households.flatMap(({ people, facts }) => ageingOut(people, facts, day)),
  ]
    .map(({ person: { leftOn }, lastDay }) => ({ leftOn, on: plusDays(lastDay, 1) }))
    .filter(({ leftOn, on }) => on <= span.to && (leftOn === null || leftOn >= today))
  return { open, isMore }
}
