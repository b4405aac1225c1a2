import { sql } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { ReadTx } from '../store.ts'

/** What came in by one wallet, or as cash in one hand, on one day. */
type DayOfWallet = {
  readonly on: CivilDate
  readonly wallet: string
  readonly receipts: number
  readonly amount: Minor
}

/**
 * What came in of a mutual's money from a day on, by the day it was paid, what is nobody's yet
 * included and another currency left out: as many rows as wallets and hands took something on days.
 */
export async function receivedSince(
  tx: ReadTx,
  mutualId: string,
  from: CivilDate,
): Promise<DayOfWallet[]> {
  const rows = await tx
    .selectFrom('receipt_day')
    .select(['value_on', 'wallet', 'receipts', 'amount'])
    .where('mutual_id', '=', mutualId)
    .where('value_on', '>=', from)
    .execute()
  return rows.map(({ value_on: on, ...row }) => ({ on, ...row }))
}

/** The last day on which money came in, of a wallet or in cash; null when none ever did. */
export async function lastMoneyDay(tx: ReadTx, mutualId: string): Promise<CivilDate | null> {
  const row = await tx
    .selectFrom('receipt_day')
    .select('value_on')
    .where('mutual_id', '=', mutualId)
    .orderBy('value_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.value_on ?? null
}

/** What was taken back or paid back of receipts from a day on, by day. */
export async function takenBackSince(
  tx: ReadTx,
  mutualId: string,
  from: CivilDate,
): Promise<{ readonly on: CivilDate; readonly amount: Minor }[]> {
  const { rows } = await sql<{ on_date: CivilDate; amount: number }>`
    select on_date, cast(sum(amount) as bigint) as amount from (
      select on_date, amount from correction
        where mutual_id = ${mutualId} and on_date >= ${from}
      union all
      select on_date, from_suspense from operator_reversal
        where mutual_id = ${mutualId} and on_date >= ${from} and from_suspense > 0
    ) as taken group by on_date`.execute(tx)
  return rows.map((row) => ({ on: row.on_date, amount: minor(row.amount) }))
}
