import { type CivilDate, dayBefore } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'

/** The days for which a member is in an association; `endedOn` is the first without it. */
export type Stay = {
  readonly association: string
  readonly joinedOn: CivilDate
  readonly endedOn: CivilDate | null
}

/** A line of a list of members who join, read by itself; without a day they join today. */
export type JoinRow = {
  readonly line: number
  readonly number: MemberNumber
  readonly joinedOn: CivilDate | null
}

/** What is known of somebody who joins: null for a number that the mutual does not have. */
export type Joining = { readonly endedOn: CivilDate | null; readonly stays: readonly Stay[] } | null

/** What is wrong with a list of those who join, by the line of its file. */
export type JoinFault = { readonly line: number; readonly field: string; readonly why: string }

type CheckedJoins = {
  readonly joins: readonly { readonly number: MemberNumber; readonly joinedOn: CivilDate }[]
  /** How many are in the association already, which is no fault: the same list again is the same. */
  readonly already: number
  readonly faults: readonly JoinFault[]
}

/**
 * Who of a list joins an association, and every fault: a number nobody has or that stands there
 * twice, a membership that is over, somebody who is in another association or was in one on that day
 * (a member is in one at a time), a day that lies ahead.
 */
export function checkJoins(
  rows: readonly JoinRow[],
  association: string,
  today: CivilDate,
  known: (number: MemberNumber) => Joining,
): CheckedJoins {
  const joins: CheckedJoins['joins'][number][] = []
  const faults: JoinFault[] = []
  const seen = new Map<MemberNumber, number>()
  let already = 0
  for (const { line, number, joinedOn } of rows) {
    const day = joinedOn ?? today
    const before = seen.get(number)
    seen.set(number, before ?? line)
    const fault =
      before === undefined
        ? joinFault(known(number), association, day, today)
        : { field: 'number', why: `stands in line ${before} already` }
    if (fault === 'already') already += 1
    else if (fault) faults.push({ line, ...fault })
    else joins.push({ number, joinedOn: day })
  }
  return { joins, already, faults }
}

function joinFault(
  joining: Joining,
  association: string,
  day: CivilDate,
  today: CivilDate,
): Omit<JoinFault, 'line'> | 'already' | null {
  if (!joining) return { field: 'number', why: 'is nobody in this mutual' }
  if (joining.endedOn) return { field: 'number', why: `the membership ended on ${joining.endedOn}` }
  if (day > today) return { field: 'joined_on', why: 'is in the future' }
  const open = joining.stays.find(({ endedOn }) => endedOn === null)
  if (open?.association === association) return 'already'
  if (open) {
    return { field: 'number', why: `is in ${open.association} since ${open.joinedOn}` }
  }
  const past = joining.stays.find(({ endedOn }) => endedOn !== null && endedOn > day)
  if (!past?.endedOn) return null
  const until = dayBefore(past.endedOn)
  return { field: 'joined_on', why: `was in ${past.association} until ${until}` }
}
