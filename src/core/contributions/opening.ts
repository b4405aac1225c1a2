import type { CivilDate } from '../dates.ts'
import { add, type Minor, subtract, ZERO } from '../money.ts'
import type { ChargeFacts, Opening } from './charges.ts'
import type { MoneyFacts } from './replay.ts'
import { termOn } from './terms.ts'

/** What a household owed when the books were opened. */
export function owedAt({ charges }: Pick<Opening, 'charges'>): Minor {
  return add(ZERO, ...charges.map(({ amount, paidBefore }) => subtract(amount, paidBefore)))
}

/**
 * The same opening with nothing brought: all before its day is paid, and nothing after it. That is a
 * household whose part was taken back, until it is opened again.
 */
export function broughtNothing({ on, charges }: Opening): Opening {
  const last = charges.filter(({ kind }) => kind === 'contribution').at(-1)
  const paid = last ? [{ ...last, paidBefore: last.amount }] : []
  return { on, charges: paid, prepaid: [], credit: ZERO }
}

/**
 * A household as its older books had it on the day of an opening: what these books posted since, and
 * what an opening brought that was taken back, says nothing of the days before.
 */
export function factsBefore(facts: MoneyFacts, on: CivilDate): ChargeFacts {
  const term = facts.earlier ? termOn(facts, on) : facts
  // Whoever left later had paid ahead all the same.
  const endedOn = term.end && term.end.on <= on ? term.end.on : null
  return { ...term, opening: null, posted: [], discounts: [], endedOn }
}
