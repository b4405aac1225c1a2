import { arrearsOf, type Behind, behindBy } from '../arrears/arrears.ts'
import { termOn } from '../contributions/terms.ts'
import type { CivilDate } from '../dates.ts'
import type { StandingFacts } from '../membership/standing.ts'
import { add, type Minor, minor, ZERO } from '../money.ts'

/** How many members are late, and with how much. */
export type Late = { readonly members: number; readonly amount: Minor }

/** Members in arrears, by how many periods; `over` are those whose membership has ended. */
export type Ageing = {
  readonly one: Late
  readonly two: Late
  readonly three: Late
  readonly over: Late
}

const NOBODY: Late = { members: 0, amount: ZERO }

const BUCKETS = { 1: 'one', 2: 'two', 3: 'three' } as const satisfies Record<Behind, keyof Ageing>

export const NOBODY_LATE: Ageing = { one: NOBODY, two: NOBODY, three: NOBODY, over: NOBODY }

/**
 * Ageing (domain 1.7): dues unpaid by 1, 2, 3 or more periods, in members and amounts. A period
 * is unpaid from the day after its due day while its least share has not been paid (R30); the
 * amount is all that is missing of such periods. Joining fees are not dues (R08); what was written
 * off is not owed.
 */
export function addAgeing(sum: Ageing, facts: StandingFacts, on: CivilDate): Ageing {
  const arrears = arrearsOf(facts, on)
  if (!arrears) return sum
  const term = termOn(facts, on)
  const isOver = term.end !== null && term.end.on <= on
  const missing = arrears.amount
  const amount = isOver ? minor(Math.max(0, missing - writtenOff(term, on))) : missing
  if (amount === 0) return sum
  const bucket = isOver ? 'over' : BUCKETS[behindBy(arrears)]
  const { members, amount: before } = sum[bucket]
  return { ...sum, [bucket]: { members: members + 1, amount: add(before, amount) } }
}

/** Since the present term began: what was given up before is not missing any more. */
function writtenOff(
  { writeOffs = [], earlier = [], joinedOn }: StandingFacts,
  on: CivilDate,
): Minor {
  const since = writeOffs.filter((given) => earlier.length === 0 || given.on > joinedOn)
  return add(...since.filter((given) => given.on <= on).map(({ amount }) => amount))
}
