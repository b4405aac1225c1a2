import type { Entry } from '../contributions/account.ts'
import { contributionsOn } from '../contributions/paid-charges.ts'
import { fullFrom } from '../contributions/replay.ts'
import type { CivilDate } from '../dates.ts'
import type { StandingFacts } from '../membership/standing.ts'
import { add, type Minor, minor, subtract, ZERO } from '../money.ts'

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

export const NOBODY_LATE: Ageing = { one: NOBODY, two: NOBODY, three: NOBODY, over: NOBODY }

/**
 * Ageing (domain 1.7): dues unpaid by 1, 2, 3 or more periods, in members and amounts. A period
 * is unpaid from the day after its due day while its least share has not been paid (R30); the
 * amount is all that is missing of such periods. Joining fees are not dues (R08); what was written
 * off is not owed.
 */
export function addAgeing(sum: Ageing, facts: StandingFacts, on: CivilDate): Ageing {
  const late = contributionsOn(facts, on).filter((entry) => isLate(entry, on))
  const missing = add(...late.map(({ charge, paid }) => subtract(charge.amount, paid)))
  const isOver = facts.end !== null && facts.end.on <= on
  const amount = isOver ? minor(Math.max(0, missing - writtenOff(facts, on))) : missing
  if (amount === 0) return sum
  const bucket = isOver ? 'over' : late.length === 1 ? 'one' : late.length === 2 ? 'two' : 'three'
  const { members, amount: before } = sum[bucket]
  return { ...sum, [bucket]: { members: members + 1, amount: add(before, amount) } }
}

function isLate(entry: Entry, on: CivilDate): boolean {
  const { charge, least, paid } = entry
  const full = fullFrom(entry)
  return on > charge.dueOn && paid < (full && on >= full ? charge.amount : least)
}

function writtenOff({ writeOffs = [] }: StandingFacts, on: CivilDate): Minor {
  return add(...writeOffs.filter((given) => given.on <= on).map(({ amount }) => amount))
}
