import type { CodeState } from '../states.ts'
import { type CivilDate, laterOf, plusDays } from '../dates.ts'

/** A visit as far as its code is concerned. */
export type VisitFacts = {
  readonly lapsesOn: CivilDate
  /** The member said that it was somebody else (R44). */
  readonly frozen: boolean
  /** A bill stands that was neither refused nor reversed. */
  readonly billed: boolean
  /** The last day on which a bill on it was reversed, and how long a code lives (R43). */
  readonly reversedOn: CivilDate | null
  readonly codeDays: number
}

/**
 * Whether a visit code takes a bill on a day: once (R42), until the end of the day on which it
 * lapses (R43), never while it is frozen (R44). When its bill was reversed it takes a corrected
 * one, for as long from that day as a new code would.
 */
export function codeState(visit: VisitFacts, today: CivilDate): CodeState {
  if (visit.frozen) return 'frozen'
  if (visit.billed) return 'used'
  return today <= lastDayOf(visit) ? 'open' : 'lapsed'
}

/** The last day on which the code takes a bill. */
export function lastDayOf({ lapsesOn, reversedOn, codeDays }: VisitFacts): CivilDate {
  return reversedOn ? laterOf(lapsesOn, plusDays(reversedOn, codeDays)) : lapsesOn
}
