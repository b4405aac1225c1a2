import { PostgresAdapter } from 'kysely'
import type { ReadTx, Store } from '../store.ts'

/** The engine behind a handle, also one derived from it with `withTables` or the like. */
export function engineOf(handle: ReadTx): Store['engine'] {
  return handle.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
}
