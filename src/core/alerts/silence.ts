import { type CivilDate, daysBetween, laterOf } from '../dates.ts'
import { isOpen } from '../statutes/opening.ts'
import type { Mutual } from '../statutes/statutes.ts'

/** So many days without money in is no chance any more, whatever the mutual's period. */
const SILENT_DAYS = 14

/** A time in which no money came in. `since`: the last day on which some did. */
type Silence = { readonly since: CivilDate; readonly days: number }

/** From when a mutual could hear of money. */
type Listening = Pick<Mutual, 'messagesFrom'> & { readonly hereSince: CivilDate }

/**
 * The silence of money that managers should hear of on a day; null when there is none. It counts
 * from the last money, or when that is later from the day on which the mutual came here, or from its
 * first day of messages: before it nobody was asked for anything.
 */
export function silenceOn(
  { messagesFrom, hereSince }: Listening,
  lastMoney: CivilDate | null,
  today: CivilDate,
): Silence | null {
  if (messagesFrom === null || !isOpen({ messagesFrom }, today)) return null
  const since = [hereSince, messagesFrom, lastMoney ?? hereSince].reduce(laterOf)
  const days = daysBetween(since, today)
  return days >= SILENT_DAYS ? { since, days } : null
}
