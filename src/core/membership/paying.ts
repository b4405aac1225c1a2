import { hasRhythms } from '../contributions/replay.ts'
import { boughtWith, type Offer, offersOn } from '../contributions/rhythms.ts'
import { termOn } from '../contributions/terms.ts'
import type { CivilDate } from '../dates.ts'
import { type Minor, minor } from '../money.ts'
import { standing, type StandingFacts } from './standing.ts'

/** A receipt that is not recorded yet. */
const TO_COME = 'to come'

/**
 * The rhythm that one receipt buys on a day: the longest whose price is left of it once all that is
 * owed is paid; null when it buys none. What was paid ahead before does not help.
 */
export function rhythmBoughtWith(facts: StandingFacts, on: CivilDate, amount: Minor): Offer | null {
  if (!hasRhythms(facts.versions) || (facts.end && facts.end.on <= on)) return null
  const offers = offersOn(termOn(facts, on), on)
  // What would not buy one of a household that owes nothing buys none of any.
  if (!boughtWith(offers, amount)) return null
  return boughtWith(offers, minor(amount - standing(facts, on).owed))
}

/** What a membership is once so much has been paid by one receipt on a day, a rhythm with it. */
export function afterPaying(facts: StandingFacts, on: CivilDate, amount: Minor): StandingFacts {
  const paid = { ...facts, payments: [...facts.payments, { on, amount }] }
  const offer = rhythmBoughtWith(facts, on, amount)
  if (!offer) return paid
  const bought = { ...offer, receipt: TO_COME, on, undoneOn: null }
  return { ...paid, rhythms: [...(facts.rhythms ?? []), bought] }
}
