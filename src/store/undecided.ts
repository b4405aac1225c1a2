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
