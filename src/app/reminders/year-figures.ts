import { type CivilDate, yearOf } from '../../core/dates.ts'
import { daysOfYear, hasYear, paidWithin, type YearFigures } from '../../core/reminders/year.ts'
import { ZERO } from '../../core/money.ts'
import type { Household } from '../../store/membership/households.ts'
import { careOf, householdsHelped } from '../../store/reminders/year-figures.ts'
import type { ReadTx } from '../../store/store.ts'

/** What a mutual did for some of its households in a year, in their order. */
export async function yearsOf(
  tx: ReadTx,
  mutual: string,
  households: readonly Household[],
  { year, today }: { readonly year: number; readonly today: CivilDate },
): Promise<YearFigures[]> {
  const days = daysOfYear(year)
  const numbers = households.map(({ number }) => number)
  const care = await careOf(tx, mutual, numbers, days)
  const helped = await householdsHelped(tx, mutual, days)
  return households.map(({ number, facts }) => {
    const { visits, paid } = care.get(number) ?? { visits: 0, paid: ZERO }
    const paidIn = paidWithin(facts.payments, days)
    return { year, isRunning: today <= days.to, paidIn, visits, paidOut: paid, helped }
  })
}

/** This year's figures of a household; last year's where nothing has happened in this one. */
export async function yearSoFar(
  tx: ReadTx,
  household: Household,
  today: CivilDate,
): Promise<YearFigures> {
  const { mutualId } = household
  const of = async (year: number) =>
    (await yearsOf(tx, mutualId, [household], { year, today }))[0] as YearFigures
  const running = await of(yearOf(today))
  if (hasYear(running)) return running
  const last = await of(yearOf(today) - 1)
  return hasYear(last) ? last : running
}
