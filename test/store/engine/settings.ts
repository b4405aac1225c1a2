import type { ReadTx, Store, Tx } from '../../../src/store/store.ts'

/** The simplest table there is, for suites about transactions. */
export async function put(tx: Tx, name: string, value = 'x'): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ name, value })
    .onConflict((clash) => clash.column('name').doUpdateSet({ value }))
    .execute()
}

export async function names(tx: ReadTx): Promise<string[]> {
  const rows = await tx.selectFrom('setting').select('name').orderBy('name').execute()
  return rows.map((row) => row.name)
}

export async function save(store: Store, name: string, value?: string): Promise<void> {
  await store.write((tx) => put(tx, name, value))
}

export async function saved(store: Store): Promise<string[]> {
  return store.read(names)
}

/** A write that fails in the database: its row has no name. */
export async function breakRule(tx: Tx): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ name: null as unknown as string, value: 'x' })
    .execute()
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** The message of the error with which `promise` was rejected. */
export async function messageOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
}
