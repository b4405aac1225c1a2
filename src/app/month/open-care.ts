import { plus } from '../../core/dates.ts'
import { aboveUsual } from '../../core/visits/usual.ts'
import { letterState } from '../../core/visits/letter.ts'
import { type Bill, billsOf } from '../../store/visits/bills.ts'
import { letterFacts, lettersBetween } from '../../store/visits/letters.ts'
import { visitsBetween } from '../../store/visits/visits.ts'
import { isUndecided, standingBill } from '../coverage/visit-codes.ts'
import { billsByCode } from '../visits/read-visits.ts'
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
  const visits = await visitsBetween(tx, mutual.code, since, to)
  const codes = visits.map((visit) => visit.visit_code)
  const all = [...billsByCode(await billsOf(tx, mutual.code, codes)).values()]
  const standing = all.flatMap((bills) => standingBill(bills) ?? [])
  const own = standing.filter((bill) => bill.on_date >= from).map(compared)
  const before = standing.filter((bill) => bill.on_date < from).map(compared)
  const letters = await lettersBetween(tx, mutual.code, from, to)
  return {
    undecided: all.flat().filter(isUndecided).map(opened),
    unusual: aboveUsual(own, before).map(({ bill }) => opened(bill)),
    letters: letters
      .filter((letter) => OPEN.includes(letterState(letterFacts(letter), to)))
      .map(({ valid_from: on, amount }) => ({ on, amount })),
  }
}

/** A promise that may still be used, or waits for a second person. */
const OPEN: readonly string[] = ['open', 'unapproved']

function compared(bill: Bill) {
  return { bill, service: bill.service_code, amount: bill.amount }
}

function opened({ on_date: on, amount }: Bill): Open {
  return { on, amount }
}
