import { type Entry, missingOf } from '../contributions/account.ts'
import { contributionsOn } from '../contributions/paid-charges.ts'
import type { MoneyFacts } from '../contributions/replay.ts'
import { fullFrom } from '../contributions/steps.ts'
import { type CivilDate, plusDays } from '../dates.ts'
import { add, type Minor } from '../money.ts'

/** What a member is behind with. */
export type Arrears = {
  /** Contributions whose due day is over and whose least share is not paid. */
  readonly periods: number
  /** All that is missing of them; joining fees and penalties are no dues (R08). */
  readonly amount: Minor
  /** The first day on which the oldest of them was late. */
  readonly since: CivilDate
}

/** By how many periods somebody is behind, as lists and counts group them (R53). */
export type Behind = 1 | 2 | 3

export const BEHIND: readonly Behind[] = [3, 2, 1]

/**
 * What is late on a day, from the facts known now; null when nothing is. A period is late from the
 * day after its due day while its least share is not paid (R30).
 */
export function arrearsOf(facts: MoneyFacts, on: CivilDate): Arrears | null {
  const late = contributionsOn(facts, on).filter((entry) => isLate(entry, on))
  const [oldest] = late
  if (!oldest) return null
  return {
    periods: late.length,
    amount: add(...late.map(missingOf)),
    since: plusDays(oldest.charge.dueOn, 1),
  }
}

/** Three stands for three and more. */
export function behindBy({ periods }: Pick<Arrears, 'periods'>): Behind {
  return periods >= 3 ? 3 : periods === 2 ? 2 : 1
}

function isLate(entry: Entry, on: CivilDate): boolean {
  const { charge, least, paid } = entry
  const full = fullFrom(entry)
  if (on <= charge.dueOn || missingOf(entry) === 0) return false
  return paid < (full && on >= full ? charge.amount : least)
}
