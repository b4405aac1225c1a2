import { missingOf } from '../contributions/account.ts'
import { replay } from '../contributions/replay.ts'
import type { CivilDate } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import { add, type Minor, smaller, ZERO } from '../money.ts'
import { done, refused, type Result } from '../refusals.ts'
import { isOver } from './ending.ts'
import { versionOn } from '../plans/plan.ts'
import type { StandingFacts } from './standing.ts'

/** What a readmission is held against. */
type ReadmissionFacts = {
  readonly number: MemberNumber
  readonly household: StandingFacts
  readonly today: CivilDate
  /** What the member owes by the books. */
  readonly due: Minor
}

/**
 * Whether a member may begin a new term today (R34), and what of the debts is given up then: by
 * the statutes nothing, or all that is unpaid of periods that are over. What is left is owed like
 * any debt, and the joining fee and the waiting begin anew. Nobody is readmitted after death.
 */
export function decideReadmission(facts: ReadmissionFacts): Result<{ readonly givenUp: Minor }> {
  const { number, household, today, due } = facts
  const over = isOver({ end: household.end, today })
  if (!over) return refused({ code: 'membership-not-over', number })
  if (over.state === 'deceased') return refused({ code: 'membership-over', number, ...over })
  const isForgiven = versionOn(household.versions, today)?.readmission.arrears === 'forgiven'
  return done({ givenUp: isForgiven ? smaller(due, unpaidOfThePast(household, today)) : ZERO })
}

/** What is unpaid of all that was charged for days before today. */
function unpaidOfThePast(household: StandingFacts, today: CivilDate): Minor {
  const past = replay(household, today).begun.filter(({ charge }) => charge.endsOn < today)
  return add(...past.map(missingOf))
}
