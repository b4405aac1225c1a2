import { termOn } from '../contributions/terms.ts'
import { type CivilDate, plusDays } from '../dates.ts'
import { standing, type StandingFacts } from '../membership/standing.ts'
import { add, type Minor } from '../money.ts'
import { addAgeing, type Ageing, NOBODY_LATE } from './ageing.ts'

/** How the members of a mutual, or of a collector, stand on a day. */
type Standings = {
  readonly members: number
  /** Rights are open: up to date, or late within the days of grace. */
  readonly covered: number
  readonly suspended: number
  readonly ageing: Ageing
}

/**
 * A week of members: a day, the same day a week before, and who came and went in between. The past
 * day is derived from the facts known now, as every answer for a date is, so nothing is kept for it.
 */
export type Week = {
  readonly now: Standings
  readonly before: Standings
  readonly joined: number
  readonly lost: number
}

const NOBODY: Standings = { members: 0, covered: 0, suspended: 0, ageing: NOBODY_LATE }

export const EMPTY_WEEK: Week = { now: NOBODY, before: NOBODY, joined: 0, lost: 0 }

const DAYS = 7

/** The same day of the week before. */
function weekBefore(today: CivilDate): CivilDate {
  return plusDays(today, -DAYS)
}

/** Counts one member, for whom a term that began or ended after a week ago is news. */
export function addToWeek(week: Week, facts: StandingFacts, today: CivilDate): Week {
  const since = weekBefore(today)
  const { joinedOn, end } = termOn(facts, today)
  const isNew = joinedOn > since && joinedOn <= today
  const isLost = end !== null && end.on > since && end.on <= today
  return {
    now: addStanding(week.now, facts, today),
    before: addStanding(week.before, facts, since),
    joined: week.joined + (isNew ? 1 : 0),
    lost: week.lost + (isLost ? 1 : 0),
  }
}

function addStanding(sum: Standings, facts: StandingFacts, on: CivilDate): Standings {
  const { joinedOn, end } = termOn(facts, on)
  if (on < joinedOn || (end && end.on <= on)) return sum
  const { state } = standing(facts, on)
  return {
    members: sum.members + 1,
    covered: sum.covered + (state === 'active' || state === 'grace' ? 1 : 0),
    suspended: sum.suspended + (state === 'suspended' ? 1 : 0),
    ageing: addAgeing(sum.ageing, facts, on),
  }
}

/** How many are late, and what is missing of the periods that they are late with. */
export function lateIn({ ageing: { one, two, three } }: Pick<Standings, 'ageing'>): {
  readonly members: number
  readonly amount: Minor
} {
  return {
    members: one.members + two.members + three.members,
    amount: add(one.amount, two.amount, three.amount),
  }
}
