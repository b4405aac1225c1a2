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

/**
 * Puts `value` in the place of `before`, null for none. False, and nothing changed, when the setting
 * has another value by now: of several processes at once one does it.
 */
export async function replaceSetting(
  tx: Tx,
  name: string,
  before: string | null,
  value: string,
): Promise<boolean> {
  const change =
    before === null
      ? tx
          .insertInto('setting')
          .values({ name, value })
          .onConflict((clash) => clash.column('name').doNothing())
          .returning('name')
      : tx
          .updateTable('setting')
          .set({ value })
          .where('name', '=', name)
          .where('value', '=', before)
          .returning('name')
  return (await change.execute()).length > 0
}
