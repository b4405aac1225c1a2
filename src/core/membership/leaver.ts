import { type CivilDate, laterOf, plus } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Refusal } from '../refusals.ts'
import { JOINING_AHEAD } from './registration.ts'

/** Somebody of a household, with what leaving it is held against. */
export type Leaver = {
  readonly number: MemberNumber
  readonly ordinal: number
  readonly joinedOn: CivilDate
  readonly leftOn: CivilDate | null
  /** The last day on which a provider was promised anything for this person. */
  readonly lastVisitOn: CivilDate | null
  readonly closedThrough: CivilDate | null
  readonly today: CivilDate
}

/**
 * The first day that may be somebody's last in a household. It may lie back, since news of a death
 * comes late, but no closed day changes, nor one on which a clinic was promised payment. Charges
 * that were posted stay: who is of a household as a period begins is counted for it (R10).
 */
function earliestLastDay({ joinedOn, lastVisitOn, closedThrough }: Leaver): CivilDate {
  return [joinedOn, lastVisitOn, closedThrough].reduce<CivilDate>(
    (latest, day) => (day ? laterOf(latest, day) : latest),
    joinedOn,
  )
}

/** Why somebody cannot leave a household with `lastDay`; null when nothing stands in the way. */
export function hindranceToLeave(leaver: Leaver, lastDay: CivilDate): Refusal | null {
  const { number, ordinal, leftOn, today } = leaver
  if (ordinal === 0) return { code: 'is-the-member', number }
  if (leftOn) return { code: 'left-before', number, ordinal, leftOn }
  const earliest = earliestLastDay(leaver)
  if (lastDay < earliest) return { code: 'leaves-too-early', on: lastDay, earliest }
  const latest = plus(today, JOINING_AHEAD)
  return lastDay > latest ? { code: 'leaves-too-late', on: lastDay, latest } : null
}
