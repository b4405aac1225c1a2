import { type CivilDate, daysBetween } from '../../core/dates.ts'
import type { CodeState } from '../../core/states.ts'
import { codeState, lastDayOf, type VisitFacts } from '../../core/visits/code-state.ts'
import type { VisitTable } from '../../store/tables/visits.ts'
import type { Bill } from '../../store/visits/bills.ts'

/** The bill of a visit that was neither refused nor reversed: there is one at most. */
export function standingBill(bills: readonly Bill[]): Bill | null {
  return bills.find(({ decisions }) => decisions.every(({ kind }) => kind === 'accepted')) ?? null
}

/** An emergency's bill that nobody has decided. */
export function isUndecided(bill: Bill): boolean {
  return bill.emergency === 1 && bill.decisions.length === 0
}

export function codeStateOf(visit: VisitTable, bills: readonly Bill[], on: CivilDate): CodeState {
  return codeState(factsOf(visit, bills), on)
}

/** The last day on which a code takes a bill. */
export function lastDayOfCode(visit: VisitTable, bills: readonly Bill[]): CivilDate {
  return lastDayOf(factsOf(visit, bills))
}

function factsOf(visit: VisitTable, bills: readonly Bill[]): VisitFacts {
  const reversals = bills
    .flatMap(({ decisions }) => decisions)
    .filter(({ kind }) => kind === 'reversed')
    .map(({ decided_on: on }) => on)
  return {
    lapsesOn: visit.lapses_on,
    frozen: visit.frozen_at !== null,
    billed: standingBill(bills) !== null,
    reversedOn: reversals.sort().at(-1) ?? null,
    codeDays: daysBetween(visit.opened_on, visit.lapses_on),
  }
}
