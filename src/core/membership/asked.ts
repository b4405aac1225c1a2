import { type Entry, missingOf } from '../contributions/account.ts'
import { type CivilDate, earlierOf, laterOf } from '../dates.ts'
import { add, type Minor, minor } from '../money.ts'

/** What of a debt is due first, where contributions are paid in arrears. */
export type NextDue = {
  /** The day, which may be over. */
  readonly on: CivilDate
  /** All that is due by then, or by today where that is later. */
  readonly amount: Minor
}

/** What a member is asked for: all that is owed, or in arrears what is due next. */
export function amountAsked({
  owed,
  nextDue,
}: {
  readonly owed: Minor
  readonly nextDue?: NextDue | null
}): Minor {
  return nextDue?.amount ?? owed
}

/**
 * What of a debt is due by a day. A charge is asked for as it begins; one in arrears, which is owed
 * from the first day of its period, when nothing else comes before its due day.
 */
export function dueBy(begun: readonly Entry[], owed: Minor, day: CivilDate): Minor {
  const later = begun.filter((entry) => isInArrears(entry) && entry.charge.dueOn > day)
  return minor(Math.max(0, owed - add(...later.map(missingOf))))
}

/** What is due first and by when; null where nothing is owed that is paid in arrears. */
export function nextDueOf(begun: readonly Entry[], owed: Minor, on: CivilDate): NextDue | null {
  const open = begun.filter((entry) => missingOf(entry) > 0)
  if (owed === 0 || !open.some(isInArrears)) return null
  const first = open.map(({ charge }) => charge.dueOn).reduce(earlierOf)
  return { on: first, amount: dueBy(begun, owed, laterOf(first, on)) }
}

function isInArrears({ charge, plan }: Entry): boolean {
  return plan.paidInArrears && charge.kind === 'contribution'
}
