import { coverage, type CoverageFacts } from '../coverage/coverage.ts'
import type { CivilDate } from '../dates.ts'
import { invariant } from '../invariant.ts'
import { versionOn } from '../plans/plan.ts'
import type { Minor } from '../money.ts'
import { done, refused, type Result } from '../refusals.ts'
import { seriesNumber } from '../series.ts'
import type { LetterState } from '../states.ts'

/** A guarantee letter as far as it may be used (R46). */
export type LetterFacts = {
  readonly validFrom: CivilDate
  readonly validTo: CivilDate
  readonly needsApproval: boolean
  readonly approved: boolean
  readonly withdrawn: boolean
  /** A bill stands on it that was neither refused nor reversed. */
  readonly used: boolean
}

/** What a letter is good for on a day; it is good for one bill while it is open. */
export function letterState(letter: LetterFacts, on: CivilDate): LetterState {
  if (letter.withdrawn) return 'withdrawn'
  if (letter.used) return 'used'
  if (on > letter.validTo) return 'expired'
  if (letter.needsApproval && !letter.approved) return 'unapproved'
  return on < letter.validFrom ? 'early' : 'open'
}

/**
 * Whether a letter up to an amount can be issued for a service on a day, and whether it needs a
 * second person. Refused for who fails conditions 2 to 6 (R46), and where it would not help: a
 * later condition fails too, or the service needs none.
 */
export function decideLetter(
  facts: CoverageFacts & { readonly service: string },
  on: CivilDate,
  amount: Minor,
): Result<{ readonly needsApproval: boolean }> {
  invariant(amount > 0, `a letter of ${amount}`)
  const { answer, reason } = coverage({ ...facts, letters: [] }, on)
  if (answer === 'yes') return refused({ code: 'letter-not-needed', service: facts.service })
  if (reason !== 'G1') return refused({ code: 'not-covered', reason })
  const plan = facts.person && versionOn(facts.person.household.versions, on)
  invariant(plan, `no version of the plan in force on ${on}`)
  const limit = plan.letterApprovalAbove
  return done({ needsApproval: limit !== null && amount > limit })
}

/** `JP26-L000012`. */
export function letterNumber(mutual: string, year: string, count: number): string {
  return seriesNumber(mutual, year, count, { mark: 'L', digits: 6 })
}
