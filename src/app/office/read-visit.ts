import { readVisitCode } from '../../core/coverage/visit-code.ts'
import type { Minor } from '../../core/money.ts'
import { standing } from '../../core/membership/standing.ts'
import type { CodeState } from '../../core/states.ts'
import { checksOfVisit, loadProvider } from '../../store/coverage/checks.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import type { ReadTx } from '../../store/store.ts'
import type { VisitTable } from '../../store/tables/visits.ts'
import { type Bill, billsOf, usedOfCeiling } from '../../store/visits/bills.ts'
import { loadVisit } from '../../store/visits/visits.ts'
import { codeStateOf, isUndecided, standingBill } from '../coverage/visit-codes.ts'
import type { MutualDesk } from '../desk.ts'

/** What other bills use of the ceiling that a bill uses too. */
type CeilingSeen = {
  readonly amount: Minor | null
  readonly count: number | null
  readonly used: { readonly amount: Minor; readonly count: number }
}

/** One visit: who came, what was asked, what was billed, and whether that waits for a decision. */
export type VisitSeen = {
  readonly visit: VisitTable
  readonly name: string
  /** The clinic's name. */
  readonly clinic: string
  readonly state: CodeState | 'undecided'
  readonly checks: Awaited<ReturnType<typeof checksOfVisit>>
  readonly bills: readonly Bill[]
  /** The bill that counts, or waits. */
  readonly bill: Bill | null
  readonly ceiling: CeilingSeen | null
  /** What the household owes today. */
  readonly owed: Minor
}

/** The visit of a code as somebody typed it; null where there is none such. */
export async function readVisit(
  { tx, mutual, today }: MutualDesk<ReadTx>,
  typed: string,
): Promise<VisitSeen | null> {
  const code = readVisitCode(typed)
  const visit = code && (await loadVisit(tx, mutual.code, code))
  const household = visit && (await loadHousehold(tx, mutual.code, visit.number))
  if (!visit || !household) return null
  const provider = await loadProvider(tx, mutual.code, visit.provider_code)
  const bills = await billsOf(tx, mutual.code, [visit.visit_code])
  const bill = standingBill(bills)
  const person = household.people.find(({ ordinal }) => ordinal === visit.ordinal)
  return {
    visit,
    bills,
    bill,
    name: person?.name ?? '',
    clinic: provider?.name ?? visit.provider_code,
    state: bill && isUndecided(bill) ? 'undecided' : codeStateOf(visit, bills, today),
    checks: await checksOfVisit(tx, visit),
    ceiling: bill && (await ceilingOfBill(tx, bill)),
    owed: standing(household.facts, today).owed,
  }
}

async function ceilingOfBill(tx: ReadTx, bill: Bill): Promise<CeilingSeen | null> {
  const { ceiling_key: key, ceiling_amount: amount, ceiling_count: count } = bill
  if (key === null) return null
  return { amount, count, used: await usedOfCeiling(tx, bill, key) }
}
