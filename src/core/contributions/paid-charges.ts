import type { CivilDate } from '../dates.ts'
import type { Entry } from './account.ts'
import { type MoneyFacts, replay } from './replay.ts'
import { firstJoinedOn } from './terms.ts'

/**
 * The contributions of a membership, all its terms, that have begun by a day, oldest first, with what the money
 * paid by that day has paid of each: what indicators and registers of dues are about. Joining fees
 * and penalties are no contributions (R08).
 */
export function contributionsOn(facts: MoneyFacts, on: CivilDate): Entry[] {
  if (on < firstJoinedOn(facts)) return []
  const { begun } = replay(facts, on)
  return begun.filter(({ charge }) => charge.kind === 'contribution')
}
