import { arrearsOf } from '../arrears/arrears.ts'
import { type CivilDate, laterOf, plusDays } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import { done, refused, type Result } from '../refusals.ts'
import { isOver } from './ending.ts'
import { versionOn } from '../plans/plan.ts'
import { closedSince, type StandingFacts } from './standing.ts'

/** Notices that a member is given before the membership can be struck off (R33). */
const NOTICES = 2

/** What a notice or a striking off is held against. */
export type StrikeOffFacts = {
  readonly number: MemberNumber
  readonly household: StandingFacts
  /** The days on which the member was given notice, in any order. */
  readonly notices: readonly CivilDate[]
  readonly today: CivilDate
}

/** The periods unpaid, and the notices of the present suspension, in order. */
type Case = {
  readonly periods: number
  readonly notices: readonly CivilDate[]
  readonly days: number
}

/**
 * Whether a member may be given notice today: rights are closed, as many periods are unpaid as the
 * statutes say, and the last notice is `strikeOffNoticeDays` ago (R33). Gives which one it is.
 */
export function decideNotice(facts: StrikeOffFacts): Result<number> {
  const found = caseOf(facts)
  if (!found.ok) return found
  const { notices, days } = found.value
  const last = notices.at(-1)
  const from = last && plusDays(last, days)
  if (from && from > facts.today) return refused({ code: 'notice-too-soon', from })
  return done(notices.length + 1)
}

/**
 * Whether a membership may be struck off today: never by itself, only for those who may be given
 * notice, were given it twice since their rights closed, `strikeOffNoticeDays` apart, and had that
 * long after the second to be heard (R33). Paying what opens rights makes the notices void.
 */
export function decideStrikeOff(facts: StrikeOffFacts): Result<null> {
  const found = caseOf(facts)
  if (!found.ok) return found
  const { number, today } = facts
  const { notices, days } = found.value
  const second = notices[NOTICES - 1]
  if (!second) return refused({ code: 'notices-missing', number, given: notices.length })
  const from = plusDays(second, days)
  return from > today ? refused({ code: 'hearing-pending', number, from }) : done(null)
}

/** The first day without the membership: today, or the day after a period that begins today. */
export function struckOffFrom({ household, today }: StrikeOffFacts): CivilDate {
  return household.posted.reduce(
    (from, { startsOn }) => laterOf(from, plusDays(startsOn, 1)),
    today,
  )
}

function caseOf({ number, household, notices, today }: StrikeOffFacts): Result<Case> {
  const over = isOver({ end: household.end, today })
  if (over) return refused({ code: 'membership-over', number, ...over })
  const plan = versionOn(household.versions, today)
  const needed = plan?.strikeOffAfterPeriods
  if (!plan || !needed) return refused({ code: 'no-strike-off', number })
  const unpaid = arrearsOf(household, today)?.periods ?? 0
  const since = closedSince(household, today)
  if (!since || unpaid < needed) return refused({ code: 'too-few-unpaid', number, unpaid, needed })
  const valid = notices.filter((on) => on >= since).sort()
  return done({ periods: unpaid, notices: valid, days: plan.strikeOffNoticeDays })
}
