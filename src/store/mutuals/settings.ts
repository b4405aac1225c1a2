import type { ReadTx, Tx } from '../store.ts'

/** A fact about this installation, or null. */
export async function readSetting(tx: ReadTx, name: string): Promise<string | null> {
  const row = await tx
    .selectFrom('setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value ?? null
}

export async function writeSetting(tx: Tx, name: string, value: string): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ name, value })
    .onConflict((clash) => clash.column('name').doUpdateSet({ value }))
    .execute()
}
