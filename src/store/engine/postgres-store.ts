import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Pool } from 'pg'
import type { ReadTx, Store, Tx } from '../store.ts'
import { DatabaseRefusedError } from './errors.ts'
import { createGroups } from './postgres-groups.ts'
import { openPool } from './postgres-pool.ts'
import { retrying } from './postgres-retry.ts'
import { runRead, runWrite } from './postgres-transaction.ts'
import { kitOf } from './session.ts'

type PostgresStoreOptions = {
  readonly readOnly: boolean
  /** Connections at once. */
  readonly poolSize?: number | undefined
  /** False to compare with: works of one mutual do not share a transaction then. */
  readonly grouped?: boolean | undefined
  /** Connections of somebody else, who closes them. */
  readonly pool?: Pool | undefined
}

const POOL_SIZE = 10

/** Opens a pool on the database and makes sure that one connection can be had. */
export async function openPostgresStore(
  url: string,
  options: PostgresStoreOptions,
): Promise<Store> {
  const kit = kitOf({
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  })
  const pool = options.pool ?? (await openPool(url, options.poolSize ?? POOL_SIZE))

  const alone = <T>(work: (tx: Tx) => Promise<T>) => retrying(() => runWrite(kit, pool, work))
  const groups = createGroups(kit, pool, alone)

  async function write<T>(work: (tx: Tx) => Promise<T>, mutual?: string): Promise<T> {
    if (options.readOnly) throw new DatabaseRefusedError('the database was opened to be read only')
    return mutual && options.grouped !== false ? groups.write(work, mutual) : alone(work)
  }

  async function read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return retrying(() => runRead(kit, pool, work))
  }

  async function close(): Promise<void> {
    if (!options.pool) await pool.end()
  }

  return { engine: 'postgres', write, read, faults: () => [], close }
}
