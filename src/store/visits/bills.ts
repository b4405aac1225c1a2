import { type ExpressionBuilder, sql, type SqlBool } from 'kysely'
import type { Used } from '../../core/coverage/ceilings.ts'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { BillDecisionTable, BillTable } from '../tables/visits.ts'
import type { Schema } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'

/** A bill with what became of it. */
export type Bill = BillTable & { readonly decisions: readonly BillDecisionTable[] }

/** A bill counts unless it was refused or reversed. Of rows of `bill`. */
export const billStands = sql<SqlBool>`not exists (
  select 1 from bill_decision
  where bill_decision.mutual_id = bill.mutual_id and bill_decision.bill_id = bill.bill_id
    and bill_decision.kind <> 'accepted')`

/** The mutual pays its part: the bill stands, and that of an emergency was accepted. Of rows of `bill`. */
export const billIsPaid = sql<SqlBool>`(${billStands} and (bill.emergency = 0 or exists (
  select 1 from bill_decision
  where bill_decision.mutual_id = bill.mutual_id and bill_decision.bill_id = bill.bill_id
    and bill_decision.kind = 'accepted')))`

/** Of an emergency, and nobody has decided it. Of rows of `bill`. */
const billWaits = sql<SqlBool>`(bill.emergency = 1 and not exists (
  select 1 from bill_decision
  where bill_decision.mutual_id = bill.mutual_id and bill_decision.bill_id = bill.bill_id))`

/** No bill of the code stands, so that it takes one. Of rows of `visit`. */
export function isUnbilled(where: ExpressionBuilder<Schema, 'visit'>) {
  return where.not(
    where.exists(
      where
        .selectFrom('bill')
        .select('bill.bill_id')
        .whereRef('bill.mutual_id', '=', 'visit.mutual_id')
        .whereRef('bill.visit_code', '=', 'visit.visit_code')
        .where(billStands),
    ),
  )
}

/** The bills of these visit codes, in the order in which they came. */
export async function billsOf(
  tx: ReadTx,
  mutualId: string,
  visitCodes: readonly string[],
): Promise<Bill[]> {
  const bills: Bill[] = []
  for (let start = 0; start < visitCodes.length; start += CODES_PER_QUERY) {
    const rows = await tx
      .selectFrom('bill')
      .selectAll()
      .where('mutual_id', '=', mutualId)
      .where('visit_code', 'in', visitCodes.slice(start, start + CODES_PER_QUERY))
      .orderBy('visit_code')
      .orderBy('turn')
      .execute()
    bills.push(...(await withDecisions(tx, mutualId, rows)))
  }
  return bills
}

/** What a bill is compared by. */
type BillAmount = Pick<BillTable, 'on_date' | 'service_code' | 'amount'>

/** Bills of the visits of these days, both inclusive: those that stand, or emergencies of which nobody decided. */
export async function billsOfVisits(
  tx: ReadTx,
  mutualId: string,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  which: 'standing' | 'undecided',
): Promise<BillAmount[]> {
  return tx
    .selectFrom('visit')
    .innerJoin('bill', (join) =>
      join
        .onRef('bill.mutual_id', '=', 'visit.mutual_id')
        .onRef('bill.visit_code', '=', 'visit.visit_code'),
    )
    .select(['bill.on_date', 'bill.service_code', 'bill.amount'])
    .where('visit.mutual_id', '=', mutualId)
    .where('visit.opened_on', '>=', from)
    .where('visit.opened_on', '<=', to)
    .where(which === 'standing' ? billStands : billWaits)
    .orderBy('visit.opened_on')
    .orderBy('visit.created_at')
    .orderBy('bill.visit_code')
    .orderBy('bill.turn')
    .execute()
}

/** The engines bound the values of a statement. */
const CODES_PER_QUERY = 500

export async function insertBill(tx: Tx, bill: BillTable): Promise<void> {
  await tx.insertInto('bill').values(bill).execute()
}

export async function insertDecision(tx: Tx, decision: BillDecisionTable): Promise<void> {
  await tx.insertInto('bill_decision').values(decision).execute()
}

/** What the bills of a household on these days used, and may still use, of ceilings. */
export async function usedBetween(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  from: CivilDate,
  to: CivilDate,
): Promise<Used[]> {
  const rows = await tx
    .selectFrom('bill')
    .select(['service_code', 'ordinal', 'on_date', 'mutual_amount'])
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('on_date', '>=', from)
    .where('on_date', '<=', to)
    .where(billStands)
    .orderBy('on_date')
    .orderBy('bill_id')
    .execute()
  return rows.map((row) => ({
    service: row.service_code,
    ordinal: row.ordinal,
    on: row.on_date,
    amount: row.mutual_amount,
  }))
}

/** What other bills of the household that stand use of a ceiling. */
export async function usedOfCeiling(
  tx: ReadTx,
  { mutual_id: mutual, number, bill_id: but }: BillTable,
  key: string,
): Promise<{ readonly amount: Minor; readonly count: number }> {
  const row = await tx
    .selectFrom('bill')
    .select((eb) => [
      sql<number | null>`cast(sum(mutual_amount) as bigint)`.as('amount'),
      eb.fn.countAll().as('count'),
    ])
    .where('mutual_id', '=', mutual)
    .where('number', '=', number)
    .where('ceiling_key', '=', key)
    .where('bill_id', '<>', but)
    .where(billStands)
    .executeTakeFirstOrThrow()
  return { amount: minor(Number(row.amount ?? 0)), count: Number(row.count) }
}

/** Bills with what became of each. */
export async function withDecisions(
  tx: ReadTx,
  mutualId: string,
  bills: readonly BillTable[],
): Promise<Bill[]> {
  if (bills.length === 0) return []
  const ids = bills.map((bill) => bill.bill_id)
  const decisions = await tx
    .selectFrom('bill_decision')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('bill_id', 'in', ids)
    .orderBy('decided_at')
    .orderBy('kind')
    .execute()
  return bills.map((bill) => ({
    ...bill,
    decisions: decisions.filter((decision) => decision.bill_id === bill.bill_id),
  }))
}
