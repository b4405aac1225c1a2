import { sql } from 'kysely'
import type { UndecidedTable } from './tables/decisions.ts'
import type { ReadTx, Tx } from './store.ts'

/** A proposal or an application, in the transaction that writes it, waits for a decision. */
export async function beginsToWait(tx: Tx, matter: UndecidedTable): Promise<void> {
  await tx.insertInto('undecided').values(matter).execute()
}

/** Waits no more, in the transaction that writes what was decided. */
export async function waitsNoMore(tx: Tx, matter: UndecidedTable): Promise<void> {
  await tx
    .deleteFrom('undecided')
    .where('mutual_id', '=', matter.mutual_id)
    .where('matter', '=', matter.matter)
    .where('matter_id', '=', matter.matter_id)
    .execute()
}

/** How many proposals, or applications, of a mutual wait. */
export async function countUndecided(
  tx: ReadTx,
  { mutual_id, matter }: Omit<UndecidedTable, 'matter_id'>,
): Promise<number> {
  const row = await tx
    .selectFrom('undecided')
    .select((select) => select.fn.countAll().as('count'))
    .where('mutual_id', '=', mutual_id)
    .where('matter', '=', matter)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/**
 * Makes the list what it should be. A process of an older version knows nothing of it and goes on until
 * it is replaced, some minutes after the migration: what it wrote meanwhile is found by whoever
 * starts next.
 */
export async function listUndecided(tx: Tx): Promise<void> {
  for (const matter of ['proposal', 'application'] as const) {
    const [id, decisions] = [sql.ref(`${matter}_id`), sql.table(`${matter}_decision`)]
    const decided = sql`select mutual_id, ${id} from ${decisions} where kind <> 'denied'`
    await sql`insert into undecided (mutual_id, matter, matter_id)
      select mutual_id, ${sql.lit(matter)}, ${id} from ${sql.table(matter)}
        where (mutual_id, ${id}) not in (${decided})
      on conflict do nothing`.execute(tx)
    await sql`delete from undecided
      where matter = ${sql.lit(matter)} and (mutual_id, matter_id) in (${decided})`.execute(tx)
  }
}
