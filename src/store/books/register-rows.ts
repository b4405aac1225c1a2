import { FIRST_DAY, LAST_DAY } from '../../core/dates.ts'
import { sql } from 'kysely'
import type { Days } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor } from '../../core/money.ts'
import { type Letter, letterOf, lettersWithUse } from '../visits/letters.ts'
import { type RecordedChange, recordedOf } from '../membership/membership-changes.ts'
import { paged, ROWS_PER_PAGE } from '../engine/pages.ts'
import type { BillDecisionTable, BillTable } from '../tables/visits.ts'
import type { CoverageCheckTable } from '../tables/coverage.ts'
import type { ReceiptTable } from '../tables/payments.ts'
import type { WriteOffTable } from '../tables/membership.ts'
import type { ReadTx } from '../store.ts'
import { type Bill, billIsPaid, withDecisions } from '../visits/bills.ts'

// What registers and indicators are made of, a page at a time.

/** Receipts paid on these days, in the order of their numbers. */
export function receiptRows(
  tx: ReadTx,
  mutualId: string,
  days: Days,
): AsyncGenerator<ReceiptTable> {
  return paged((after) =>
    tx
      .selectFrom('receipt')
      .selectAll()
      .where('mutual_id', '=', mutualId)
      .where('receipt_number', '>', after?.receipt_number ?? '')
      .where('value_on', '>=', days.from ?? FIRST_DAY)
      .where('value_on', '<=', days.to ?? LAST_DAY)
      .orderBy('receipt_number')
      .limit(ROWS_PER_PAGE)
      .execute(),
  )
}

/** The members to whom receipts were given, in order, by the receipt's id. */
export async function membersOfReceipts(
  tx: ReadTx,
  mutualId: string,
  receiptIds: readonly string[],
): Promise<Map<string, MemberNumber[]>> {
  const found = new Map<string, MemberNumber[]>()
  if (receiptIds.length === 0) return found
  const rows = await tx
    .selectFrom('payment')
    .select(['receipt_id', 'number'])
    .distinct()
    .where('mutual_id', '=', mutualId)
    .where('receipt_id', 'in', receiptIds)
    .orderBy('receipt_id')
    .orderBy('number')
    .execute()
  for (const { receipt_id: id, number } of rows) found.set(id, [...(found.get(id) ?? []), number])
  return found
}

/**
 * The numbers by which people know what journals were posted for, by the id that the journals have
 * (`source_ref`): of receipts, what operators took
 * back, fees and sweeps, payments to providers, and deposits.
 */
export async function referencesOf(
  tx: ReadTx,
  mutualId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; reference: string }>`
    select receipt_id as id, receipt_number as reference from receipt
      where mutual_id = ${mutualId} and receipt_id in (${sql.join(ids)})
    union all select outflow_id, reference from wallet_outflow
      where mutual_id = ${mutualId} and outflow_id in (${sql.join(ids)})
    union all select reversal_id, reference from operator_reversal
      where mutual_id = ${mutualId} and reversal_id in (${sql.join(ids)})
    union all select payment_id, reference from provider_payment
      where mutual_id = ${mutualId} and payment_id in (${sql.join(ids)})
    union all select deposit_id, reference from cash_deposit
      where mutual_id = ${mutualId} and deposit_id in (${sql.join(ids)})`.execute(tx)
  return new Map(rows.map(({ id, reference }) => [id, reference]))
}

/** Questions about coverage on these days, in the order in which they were asked. */
export function checkRows(
  tx: ReadTx,
  mutualId: string,
  days: Days,
): AsyncGenerator<CoverageCheckTable> {
  return paged((after) =>
    tx
      .selectFrom('coverage_check')
      .selectAll()
      .where('mutual_id', '=', mutualId)
      .where('check_id', '>', after?.check_id ?? '')
      .where('on_date', '>=', days.from ?? FIRST_DAY)
      .where('on_date', '<=', days.to ?? LAST_DAY)
      .orderBy('check_id')
      .limit(ROWS_PER_PAGE)
      .execute(),
  )
}

/** Bills for care on these days, provider by provider, in the order in which they came. */
export function billRows(tx: ReadTx, mutualId: string, days: Days): AsyncGenerator<Bill> {
  return paged<Bill>(async (after) => {
    let query = tx.selectFrom('bill').selectAll().where('mutual_id', '=', mutualId)
    if (after) {
      const { provider_code: provider, billed_at: at, bill_id: id } = after
      query = query.where(
        sql<boolean>`(provider_code, billed_at, bill_id) > (${provider}, ${at}, ${id})`,
      )
    }
    const rows = await query
      .where('on_date', '>=', days.from ?? FIRST_DAY)
      .where('on_date', '<=', days.to ?? LAST_DAY)
      .orderBy('provider_code')
      .orderBy('billed_at')
      .orderBy('bill_id')
      .limit(ROWS_PER_PAGE)
      .execute()
    return withDecisions(tx, mutualId, rows)
  })
}

/** Guarantee letters valid on any of these days, in the order of their numbers. */
export function letterRows(tx: ReadTx, mutualId: string, days: Days): AsyncGenerator<Letter> {
  return paged<Letter>(async (after) => {
    const rows = await lettersWithUse(tx, mutualId)
      .where('letter_number', '>', after?.letter_number ?? '')
      .where('valid_to', '>=', days.from ?? FIRST_DAY)
      .where('valid_from', '<=', days.to ?? LAST_DAY)
      .orderBy('letter_number')
      .limit(ROWS_PER_PAGE)
      .execute()
    return rows.map(letterOf)
  })
}

/** What was decided about bills on these days, with the bill's code. */
export function billDecisionRows(tx: ReadTx, mutualId: string, days: Days) {
  return paged<BillDecisionTable & Pick<BillTable, 'visit_code'>>((after) => {
    let query = tx
      .selectFrom('bill_decision')
      .innerJoin('bill', (join) =>
        join
          .onRef('bill.mutual_id', '=', 'bill_decision.mutual_id')
          .onRef('bill.bill_id', '=', 'bill_decision.bill_id'),
      )
      .selectAll('bill_decision')
      .select('bill.visit_code')
      .where('bill_decision.mutual_id', '=', mutualId)
    if (after) {
      const { bill_id: id, kind } = after
      query = query.where(
        sql<boolean>`(bill_decision.bill_id, bill_decision.kind) > (${id}, ${kind})`,
      )
    }
    return query
      .where('decided_on', '>=', days.from ?? FIRST_DAY)
      .where('decided_on', '<=', days.to ?? LAST_DAY)
      .orderBy('bill_decision.bill_id')
      .orderBy('bill_decision.kind')
      .limit(ROWS_PER_PAGE)
      .execute()
  })
}

/** What happened to memberships and their people on these days, in order. */
export function membershipChangeRows(tx: ReadTx, mutualId: string, days: Days) {
  return paged<RecordedChange>(async (after) => {
    const { on, id } = after ?? { on: days.from ?? FIRST_DAY, id: '' }
    const rows = await tx
      .selectFrom('membership_change')
      .selectAll()
      .where('mutual_id', '=', mutualId)
      .where(sql<boolean>`(on_date, change_id) > (${on}, ${id})`)
      .where('on_date', '<=', days.to ?? LAST_DAY)
      .orderBy('on_date')
      .orderBy('change_id')
      .limit(ROWS_PER_PAGE)
      .execute()
    return rows.map(recordedOf)
  })
}

/** Debts that were given up on these days. */
export function writeOffRows(tx: ReadTx, mutualId: string, days: Days) {
  return paged<WriteOffTable>((after) =>
    tx
      .selectFrom('write_off')
      .selectAll()
      .where('mutual_id', '=', mutualId)
      .where('write_off_id', '>', after?.write_off_id ?? '')
      .where('on_date', '>=', days.from ?? FIRST_DAY)
      .where('on_date', '<=', days.to ?? LAST_DAY)
      .orderBy('write_off_id')
      .limit(ROWS_PER_PAGE)
      .execute(),
  )
}

/** Visits opened on these days that no member disowned. */
export async function countVisits(tx: ReadTx, mutualId: string, days: Days): Promise<number> {
  const row = await tx
    .selectFrom('visit')
    .select((select) => select.fn.countAll().as('count'))
    .where('mutual_id', '=', mutualId)
    .where('opened_on', '>=', days.from ?? FIRST_DAY)
    .where('opened_on', '<=', days.to ?? LAST_DAY)
    .where('frozen_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** What the mutual pays of bills for care on these days; emergencies once they are accepted. */
export async function sumClaims(tx: ReadTx, mutualId: string, days: Days): Promise<Minor> {
  const row = await tx
    .selectFrom('bill')
    .select(sql<number | null>`cast(sum(mutual_amount) as bigint)`.as('amount'))
    .where('mutual_id', '=', mutualId)
    .where('on_date', '>=', days.from ?? FIRST_DAY)
    .where('on_date', '<=', days.to ?? LAST_DAY)
    .where(billIsPaid)
    .executeTakeFirstOrThrow()
  return minor(row.amount ?? 0)
}
