import type { MoneyFacts, Replayed } from '../contributions/replay.ts'
import { termsBegun } from '../contributions/terms.ts'
import { type CivilDate, laterOf } from '../dates.ts'

/** A member's money by the day on which it was recorded, and the day up to which that is known. */
type Recorded = { readonly facts: MoneyFacts; readonly through: CivilDate }

/**
 * What was paid by a day, each payment on the day on which it was recorded. Periods follow the day
 * that was paid on; waiting and a late return count from these days, so that nobody pays when ill for
 * the day before. Null when all of it was recorded on its own day.
 *
 * What is charged is taken from the other account, `begun`: cash that was paid in time costs no
 * penalty because it was recorded later.
 */
export function asRecorded(facts: MoneyFacts, { begun }: Replayed, on: CivilDate): Recorded | null {
  if (!facts.payments.some(({ recordedOn, on: day }) => recordedOn && day <= on)) return null
  const paid = facts.payments.filter((payment) => payment.on <= on)
  const payments = paid.map((payment) => {
    return { on: payment.recordedOn ?? payment.on, amount: payment.amount }
  })
  const through = payments.reduce((last, payment) => laterOf(last, payment.on), on)
  // Another term is another waiting.
  if (termsBegun(facts, through).length !== termsBegun(facts, on).length) return null
  const versions = facts.versions.map((version) => ({ ...version, latePenalty: null }))
  // What an opening brought stands there, with what had been paid of it.
  const own = begun.filter(({ charge }) => charge.paidBefore === undefined)
  const posted = own.map(({ charge: { plan: _, ...charge } }) => charge)
  return { facts: { ...facts, versions, posted, payments }, through }
}
