import { type RawBuilder, sql } from 'kysely'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { Payout } from '../../core/payments/payout.ts'
import { chunksOf } from '../engine/chunks.ts'
import type { PayoutEndTable, PayoutMetTable, PayoutTable } from '../tables/payouts.ts'
import type { ReadTx, Tx } from '../store.ts'

export async function insertPayout(tx: Tx, row: PayoutTable): Promise<void> {
  await tx.insertInto('payout').values(row).execute()
}

export async function insertPayoutMet(tx: Tx, row: PayoutMetTable): Promise<void> {
  await tx.insertInto('payout_met').values(row).execute()
}

/** Notes that one came back. */
export async function insertPayoutReturn(tx: Tx, row: PayoutMetTable): Promise<void> {
  await tx.insertInto('payout_return').values(row).execute()
}

export async function insertPayoutEnd(tx: Tx, row: PayoutEndTable): Promise<void> {
  await tx.insertInto('payout_end').values(row).execute()
}

/** On its way still, or again. */
const IS_OPEN = sql`payout_end.payout_id is null
  and (payout_met.payout_id is null or payout_return.payout_id is not null)`

/** The payouts of a mutual, oldest first; with `openOnly` those that are not paid. */
export async function payoutsOf(
  tx: ReadTx,
  mutual: string,
  { openOnly }: { readonly openOnly: boolean },
): Promise<Payout[]> {
  const isOpen = openOnly ? sql`and ${IS_OPEN}` : sql``
  return payoutsWhere(tx, sql`payout.mutual_id = ${mutual} ${isOpen}`)
}

/** Payouts of a mutual from a wallet account that wait for a file. */
export async function payoutsWaiting(
  tx: ReadTx,
  mutual: string,
  wallet: string,
): Promise<Payout[]> {
  return payoutsWhere(
    tx,
    sql`payout.mutual_id = ${mutual} and payout.wallet = ${wallet}
      and payout_met.payout_id is null and payout_end.payout_id is null and live.file_id is null`,
  )
}

/** Those that stood in a file, in the order in which it has them. */
export async function payoutsInFile(tx: ReadTx, mutual: string, file: string): Promise<Payout[]> {
  return payoutsWhere(
    tx,
    sql`payout.mutual_id = ${mutual} and payout.payout_id in (
      select payout_id from payment_file_line where mutual_id = ${mutual} and file_id = ${file})`,
  )
}

/**
 * Payouts from a wallet account, in all mutuals that share it, that lines of a statement may be of:
 * those that are not paid, that were paid since a day, and those that lines name by their reference
 * or by ours.
 */
export async function payoutsFor(
  tx: ReadTx,
  wallet: string,
  paidSince: CivilDate,
  named: readonly string[],
): Promise<Payout[]> {
  const found = await payoutsWhere(
    tx,
    sql`payout.wallet = ${wallet} and (${IS_OPEN} or payout_met.on_date >= ${paidSince})`,
  )
  const known = new Map(found.map((one) => [keyOf(one), one]))
  for (const some of chunksOf([...new Set(named)])) {
    const list = sql.join(some)
    const isNamed = sql`payout.wallet = ${wallet}
      and (payout.payout_id in (${list}) or payout_met.reference in (${list})
        or payout_return.reference in (${list}))`
    for (const one of await payoutsWhere(tx, isNamed)) known.set(keyOf(one), one)
  }
  return [...known.values()]
}

function keyOf({ mutual, reference }: Payout): string {
  return `${mutual} ${reference}`
}

/** One payout by our reference; null when there is none. */
export async function findPayout(
  tx: ReadTx,
  mutual: string,
  reference: string,
): Promise<Payout | null> {
  const isIt = sql`payout.mutual_id = ${mutual} and payout.payout_id = ${reference}`
  return (await payoutsWhere(tx, isIt))[0] ?? null
}

type Row = PayoutTable & {
  file_id: string | null
  written_on: CivilDate | null
  written_at: Instant | null
  met_reference: string | null
  met_on: CivilDate | null
  back_reference: string | null
  back_on: CivilDate | null
  back_at: Instant | null
  ended_on: CivilDate | null
  next_id: string | null
}

/** A payout stands in one file at most that was not taken back. */
async function payoutsWhere(tx: ReadTx, condition: RawBuilder<unknown>): Promise<Payout[]> {
  const { rows } = await sql<Row>`
    select payout.*, live.file_id, live.written_on, live.written_at,
      payout_met.reference as met_reference, payout_met.on_date as met_on,
      payout_return.reference as back_reference, payout_return.on_date as back_on,
      payout_return.recorded_at as back_at, payout_end.ended_on, payout_end.next_id
    from payout
      left join payout_met on payout_met.mutual_id = payout.mutual_id
        and payout_met.payout_id = payout.payout_id
      left join payout_return on payout_return.mutual_id = payout.mutual_id
        and payout_return.payout_id = payout.payout_id
      left join payout_end on payout_end.mutual_id = payout.mutual_id
        and payout_end.payout_id = payout.payout_id
      left join (
        select line.payout_id, file.* from payment_file_line as line
          join payment_file as file
            on file.mutual_id = line.mutual_id and file.file_id = line.file_id
          where not exists (select 1 from payment_file_back as back
            where back.mutual_id = file.mutual_id and back.file_id = file.file_id)) as live
        on live.mutual_id = payout.mutual_id and live.payout_id = payout.payout_id
    where ${condition} order by payout.payout_id, payout.mutual_id`.execute(tx)
  return rows.map(payoutOf)
}

function payoutOf(row: Row): Payout {
  const { file_id: id, written_on, written_at, met_reference: reference, met_on } = row
  return {
    mutual: row.mutual_id,
    reference: row.payout_id,
    wallet: row.wallet,
    purpose: row.purpose,
    about: row.about,
    payee: row.payee,
    payTo: row.pay_to,
    amount: row.amount,
    approvedOn: row.approved_on,
    file: id && written_on && written_at ? { id, on: written_on, at: written_at } : null,
    paid: reference && met_on ? { reference, on: met_on } : null,
    returned: returnOf(row),
    ended: row.ended_on ? { on: row.ended_on, next: row.next_id } : null,
    journal: row.journal_id,
  }
}

function returnOf({ back_reference: reference, back_on: on, back_at: at }: Row) {
  return reference && on && at ? { reference, on, at } : null
}
