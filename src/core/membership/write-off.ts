import type { CivilDate } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Currency, Minor } from '../money.ts'
import { done, refused, type Result } from '../refusals.ts'
import { isOver } from './ending.ts'
import type { StandingFacts } from './standing.ts'

/** What a write-off is held against. */
type WriteOffFacts = {
  readonly number: MemberNumber
  readonly end: StandingFacts['end']
  readonly today: CivilDate
  /** What the member owes by the books. */
  readonly due: { readonly amount: Minor; readonly currency: Currency }
}

/**
 * How much of the debt of a membership that is over is given up: `asked`, or all of it (domain
 * 1.5). Whoever is a member pays, or has rights to lose.
 */
export function decideWriteOff(facts: WriteOffFacts, asked: Minor | null): Result<Minor> {
  const { number, due } = facts
  if (!isOver(facts)) return refused({ code: 'membership-not-over', number })
  if (due.amount === 0) return refused({ code: 'nothing-due', number })
  if (asked !== null && asked > due.amount) return refused({ code: 'more-than-due', number, due })
  return done(asked ?? due.amount)
}
