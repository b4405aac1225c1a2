import { type CivilDate, laterOf, plus } from '../dates.ts'
import { earlierEnd, lasting } from '../day-runs.ts'
import { type Account, type Entry, goesOn } from './account.ts'
import { beginNext, type Steps, type Term } from './steps.ts'

/** Nothing is looked at that is paid further ahead: no contribution is worth a hundred years. */
const PERIODS_AHEAD_MAX = 1200

/** How far periods that cost a member nothing are looked at: nobody has promised them longer. */
const FREE_AHEAD = { months: 12 } as const

/** The first entry that the present term rests on. */
export function ownFrom({ entries, begins }: Account, joinedOn: CivilDate): number {
  const past = entries.slice(0, begins)
  const last = past.findLastIndex(({ charge }) => charge.kind === 'contribution')
  return goesOn(past[last], joinedOn) ? last : begins
}

/**
 * Begins charges after `on` while what was paid ahead settles them, and then those that begin
 * before rights close. Returns whether it gave up earlier.
 */
export function lookAhead(facts: Term, account: Account, steps: Steps, on: CivilDate): boolean {
  const horizon = plus(laterOf(on, facts.joinedOn), FREE_AHEAD)
  const closingAfter = watchClosing()
  account.entries.slice(ownFrom(account, facts.joinedOn)).forEach((entry) => closingAfter(entry))
  for (let count = 0; steps.upcoming; count += 1) {
    const isFree = account.entries.at(-1)?.charge.amount === 0 && account.credit <= 0
    if (isFree && count > 0 && steps.upcoming.startsOn > horizon) return true
    if (count === PERIODS_AHEAD_MAX) return true
    const entry = beginNext(facts, account, steps, steps.upcoming)
    const closes = closingAfter(entry)
    if (closes && entry.charge.startsOn > closes) return false
  }
  return false
}

/**
 * Told of entries in order, it says when rights close by the contributions after the last settled
 * one (`closingDay`); null while none of those has begun that would close them.
 */
function watchClosing(): (entry: Entry) => CivilDate | null {
  let closes: CivilDate | null = null
  let count = 0
  const closing = new Set<number>()
  return (entry) => {
    if (entry.charge.kind !== 'contribution') return closes
    if (lasting(entry.settled)) {
      closes = null
      closing.clear()
    } else {
      closing.add(count + entry.plan.suspendAfterPeriods - 1)
      if (closing.has(count)) closes = earlierEnd(closes, entry.lastDay)
    }
    count += 1
    return closes
  }
}
