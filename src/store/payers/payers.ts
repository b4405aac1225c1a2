import { sql } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'
import type { MonthOwed, MonthSettled } from '../../core/contributions/payer-account.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor } from '../../core/money.ts'
import { insertMany } from '../engine/insert-many.ts'
import type {
  PayerAskedTable,
  PayerReceiptTable,
  PayerSettlementTable,
  PayerTable,
} from '../tables/payers.ts'
import type { ReadTx, Tx } from '../store.ts'

/** A payer, new or under another name. */
export async function savePayer(tx: Tx, payer: PayerTable): Promise<void> {
  const { name, kind } = payer
  await tx
    .insertInto('payer')
    .values(payer)
    .onConflict((clash) => clash.columns(['mutual_id', 'code']).doUpdateSet({ name, kind }))
    .execute()
}

export async function findPayer(
  tx: ReadTx,
  mutualId: string,
  code: string,
): Promise<PayerTable | null> {
  const row = await tx
    .selectFrom('payer')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('code', '=', code)
    .executeTakeFirst()
  return row ?? null
}

/** The payers of a mutual, by their codes. */
export async function listPayers(tx: ReadTx, mutualId: string): Promise<PayerTable[]> {
  return tx
    .selectFrom('payer')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .orderBy('code')
    .execute()
}

/** The codes that charges name as payers of subsidies. */
export async function payersCharged(tx: ReadTx, mutualId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('charge')
    .select('subsidy_payer')
    .distinct()
    .where('mutual_id', '=', mutualId)
    .where('subsidy_payer', 'is not', null)
    .orderBy('subsidy_payer')
    .execute()
  return rows.flatMap(({ subsidy_payer: payer }) => payer ?? [])
}

/** What a payer owes by the months in which periods begin, the oldest first. */
export async function monthsOwed(
  tx: ReadTx,
  mutualId: string,
  payer: string,
): Promise<MonthOwed[]> {
  const { rows } = await sql<{ month: string; members: number; amount: number }>`
    select substr(starts_on, 1, 7) as month, count(distinct number) as members,
      cast(sum(subsidy) as bigint) as amount
    from charge where mutual_id = ${mutualId} and subsidy_payer = ${payer}
    group by substr(starts_on, 1, 7) order by month`.execute(tx)
  return rows.map(({ month, members, amount }) => {
    return { month, members: Number(members), amount: minor(Number(amount)) }
  })
}

/** What was received of a payer, in all. */
export async function receivedOf(tx: ReadTx, mutualId: string, payer: string): Promise<Minor> {
  const row = await tx
    .selectFrom('payer_receipt')
    .select(sql<number>`coalesce(cast(sum(amount) as bigint), 0)`.as('sum'))
    .where('mutual_id', '=', mutualId)
    .where('payer', '=', payer)
    .executeTakeFirstOrThrow()
  return minor(Number(row.sum))
}

/** What was decided about a payer's months. */
export async function settledOf(
  tx: ReadTx,
  mutualId: string,
  payer: string,
): Promise<MonthSettled[]> {
  return tx
    .selectFrom('payer_settlement')
    .select(['month', 'kind', 'amount'])
    .where('mutual_id', '=', mutualId)
    .where('payer', '=', payer)
    .execute()
}

/** What of a month a payer may not have paid for each member who is one: less what was asked before. */
export async function partsOfMonth(
  tx: ReadTx,
  mutualId: string,
  payer: string,
  month: string,
): Promise<{ readonly number: MemberNumber; readonly amount: Minor }[]> {
  const { rows } = await sql<{ number: MemberNumber; amount: number }>`
    select sides.number, cast(sum(sides.amount) as bigint) as amount from (
      select number, subsidy as amount from charge
        where mutual_id = ${mutualId} and subsidy_payer = ${payer} and substr(starts_on, 1, 7) = ${month}
      union all
      select payer_asked.number, -payer_asked.amount from payer_asked join payer_settlement as settled
        on settled.mutual_id = payer_asked.mutual_id and settled.settlement_id = payer_asked.settlement_id
        where settled.mutual_id = ${mutualId} and settled.payer = ${payer} and settled.month = ${month}
    ) as sides join member on member.mutual_id = ${mutualId} and member.number = sides.number
    where member.ended_on is null
    group by sides.number having sum(sides.amount) > 0 order by sides.number`.execute(tx)
  return rows.map(({ number, amount }) => ({ number, amount: minor(Number(amount)) }))
}

/** Whether one of these members was asked on a day for what a payer did not pay. */
export async function askedOn(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
  on: CivilDate,
): Promise<boolean> {
  const row = await tx
    .selectFrom('charge')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where('kind', '=', 'subsidy-back')
    .where('starts_on', '=', on)
    .where('number', 'in', numbers)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** A payer's money by its number at an account, as long as nobody has taken it back. */
export async function findPayerReceipt(
  tx: ReadTx,
  mutualId: string,
  account: AccountId,
  reference: string,
): Promise<PayerReceiptTable | null> {
  const row = await tx
    .selectFrom('payer_receipt')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('account_id', '=', account)
    .where('reference', '=', reference)
    .where(stands)
    .executeTakeFirst()
  return row ?? null
}

/** The money that a payer's number names, at whatever account; null when none of it stands. */
export async function standingPayerReceipt(
  tx: ReadTx,
  mutualId: string,
  payer: string,
  reference: string,
): Promise<PayerReceiptTable | null> {
  const row = await tx
    .selectFrom('payer_receipt')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('payer', '=', payer)
    .where('reference', '=', reference)
    .where(stands)
    .orderBy('recorded_at', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** It is money that came, and no row takes it back. */
const stands = sql<boolean>`takes_back is null and not exists (
  select 1 from payer_receipt as back
    where back.mutual_id = payer_receipt.mutual_id and back.takes_back = payer_receipt.payment_id)`

/** The receipts of a payer, by the day on which they came. */
export async function payerReceipts(
  tx: ReadTx,
  mutualId: string,
  payer: string,
): Promise<PayerReceiptTable[]> {
  return tx
    .selectFrom('payer_receipt')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('payer', '=', payer)
    .orderBy('on_date')
    .orderBy('recorded_at')
    .execute()
}

export async function insertPayerReceipt(tx: Tx, row: PayerReceiptTable): Promise<void> {
  await tx.insertInto('payer_receipt').values(row).execute()
}

export async function insertPayerSettlement(tx: Tx, row: PayerSettlementTable): Promise<void> {
  await tx.insertInto('payer_settlement').values(row).execute()
}

export async function insertPayerAsked(tx: Tx, rows: readonly PayerAskedTable[]): Promise<void> {
  await insertMany(tx, 'payer_asked', rows)
}
