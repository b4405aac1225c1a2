import { plus } from '../../core/dates.ts'
import { aboveUsual } from '../../core/visits/usual.ts'
import { letterState } from '../../core/visits/letter.ts'
import { billsOfVisits } from '../../store/visits/bills.ts'
import { letterFacts, lettersBetween } from '../../store/visits/letters.ts'
import type { MonthDesk, Open, Span } from './open.ts'

/** How far back the bills go from which it is known what is usual. */
const USUAL_OF = { months: 12 } as const

/** What a month has left open at the clinics, and what is to be looked at. */
export async function openCare(
  desk: MonthDesk,
  { from, to }: Span,
): Promise<{ readonly [of in 'undecided' | 'unusual' | 'letters']: readonly Open[] }> {
  const { tx, mutual } = desk
  const since = plus(from, { months: -USUAL_OF.months })
  const days = { from: since, to }
  const standing = await billsOfVisits(tx, mutual.code, days, 'standing')
  const undecided = await billsOfVisits(tx, mutual.code, days, 'undecided')
  const own = standing.filter((bill) => bill.on_date >= from).map(compared)
  const before = standing.filter((bill) => bill.on_date < from).map(compared)
  const letters = await lettersBetween(tx, mutual.code, from, to)
  return {
    undecided: undecided.map(opened),
    unusual: aboveUsual(own, before).map(({ bill }) => opened(bill)),
    letters: letters
      .filter((letter) => OPEN.includes(letterState(letterFacts(letter), to)))
      .map(({ valid_from: on, amount }) => ({ on, amount })),
  }
}

/** A promise that may still be used, or waits for a second person. */
const OPEN: readonly string[] = ['open', 'unapproved']

type Billed = Awaited<ReturnType<typeof billsOfVisits>>[number]

function compared(bill: Billed) {
  return { bill, service: bill.service_code, amount: bill.amount }
}

function opened({ on_date: on, amount }: Billed): Open {
  return { on, amount }
}
