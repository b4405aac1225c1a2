import type { Ageing, Late } from './ageing.ts'
import { BEHIND, type Behind } from '../arrears/arrears.ts'

/**
 * The list that a manager should look at first: of those behind by one, two, and three and more
 * periods, the group that owes the most together; of two that owe the same, the one behind longer.
 * Null when nobody is behind. Anybody can check it by the counts that ARREARS gives.
 */
export function listToLookAt(ageing: Ageing): Behind | null {
  const groups = BEHIND.filter((behind) => lateBy(ageing, behind).members > 0)
  const most = groups.map((behind) => lateBy(ageing, behind).amount)
  return groups.find((_, at) => most.every((amount) => amount <= (most[at] ?? 0))) ?? null
}

/** Those behind by so many periods. */
export function lateBy(
  { one, two, three }: Pick<Ageing, 'one' | 'two' | 'three'>,
  behind: Behind,
): Late {
  return { 1: one, 2: two, 3: three }[behind]
}
