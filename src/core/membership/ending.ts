import { type CivilDate, plus } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import { done, refused, type Result } from '../refusals.ts'
import type { EndState } from '../states.ts'
import type { StandingFacts } from './standing.ts'

/** Ends that a manager records. Striking off is another matter: two people decide it (R33). */
export type Ending = Exclude<EndState, 'struck-off'>

/** How far from today an end may lie: further away it is a slip of the pen. */
const AWAY_MAX = { months: 3 } as const

/** What an end is held against. */
export type EndingFacts = Pick<StandingFacts, 'joinedOn' | 'end' | 'posted'> & {
  readonly number: MemberNumber
  readonly today: CivilDate
  /** The last day that is closed in the books. */
  readonly closedThrough: CivilDate | null
}

/**
 * Whether a membership may end so that `on` is its first day without. It may lie some days back or
 * ahead; an end that lies ahead may still be replaced by another. It comes after the joining, not
 * in closed books, and after the first day of every period that is charged: a charge is a fact, and
 * a period that has begun is owed.
 */
export function decideEnd(facts: EndingFacts, on: CivilDate): Result<null> {
  const { number, today, closedThrough, joinedOn } = facts
  const over = isOver(facts)
  if (over) return refused({ code: 'membership-over', number, ...over })
  if (on > plus(today, AWAY_MAX) || today > plus(on, AWAY_MAX))
    return refused({ code: 'end-too-far', on })
  if (closedThrough && on <= closedThrough) return refused({ code: 'day-closed', closedThrough })
  if (on <= joinedOn) return refused({ code: 'end-before-joining', number, joinedOn })
  const charged = lastBeginning(facts)
  if (charged && on <= charged) return refused({ code: 'charged-beyond', number, charged })
  return done(null)
}

/** Whether an end that was decided need not come: only one that still lies ahead. */
export function decideStay({ number, end, today }: EndingFacts): Result<null> {
  if (!end) return refused({ code: 'no-end-ahead', number })
  return end.on > today ? done(null) : refused({ code: 'membership-over', number, ...end })
}

/** The end of a membership that is over on a day; null while it is not. */
export function isOver({
  end,
  today,
}: Pick<EndingFacts, 'end' | 'today'>): { on: CivilDate; state: EndState } | null {
  return end && end.on <= today ? end : null
}

/** The latest first day of what is charged. */
function lastBeginning({ posted }: EndingFacts): CivilDate | null {
  return posted.reduce<CivilDate | null>(
    (latest, { startsOn }) => (latest && latest > startsOn ? latest : startsOn),
    null,
  )
}
