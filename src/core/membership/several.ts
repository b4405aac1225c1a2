import { hasRhythms, type MoneyFacts, type Replayed } from '../contributions/replay.ts'
import { type Offer, offersOn, onePeriodOn, spokenFor } from '../contributions/rhythms.ts'
import type { CivilDate } from '../dates.ts'
import type { Minor } from '../money.ts'

/** Prices of paying ahead, by the people and statutes of a day. */
export type Several = {
  /** What a period costs that is paid one by one. */
  readonly each: Minor
  /** What of the credit is for periods that were bought at once. */
  readonly bought: Minor
  /** The longest first. */
  readonly offers: readonly Offer[]
}

/** What paying ahead costs in a term, where the statutes have prices of several periods. */
export function severalOf(
  facts: MoneyFacts,
  { rhythms }: Pick<Replayed, 'rhythms'>,
  on: CivilDate,
): Several | null {
  if (!hasRhythms(facts.versions)) return null
  const each = onePeriodOn(facts, on)
  return { each, bought: spokenFor(rhythms, each), offers: offersOn(facts, on) }
}
