import type pg from 'pg'
import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { ReadTx, Store, Tx } from '../store.ts'
import { DatabaseRefusedError } from './errors.ts'
import { createGroups } from './postgres-groups.ts'
import { type Connections, openConnections } from './postgres-connections.ts'
import { watchHanging } from './postgres-hanging.ts'
import { retrying } from './postgres-retry.ts'
import { queryOn, runRead, runSession, runWrite } from './postgres-transaction.ts'
import { type Kit, kitOf } from './session.ts'

type PostgresStoreOptions = {
  readonly readOnly: boolean
  /** Connections at once. */
  readonly poolSize?: number | undefined
  /** False to compare with: works of one mutual do not share a transaction then. */
  readonly grouped?: boolean | undefined
  /** So long a server that is not there yet is waited for. */
  readonly waitMs?: number | undefined
  /** Connections of somebody else, who closes them. */
  readonly pool?: Connections | undefined
}

const POOL_SIZE = 10

/** Opens a pool on the database and makes sure that one connection can be had. */
export async function openPostgresStore(
  url: string,
  options: PostgresStoreOptions,
): Promise<Store> {
  const kit = postgresKit()
  const { readOnly, waitMs, poolSize: size = POOL_SIZE } = options
  const connections = options.pool ?? (await openConnections(url, { size, readOnly, waitMs }))
  const server = { kit, connections, hanging: watchHanging(connections, size) }

  const alone = <T>(work: (tx: Tx) => Promise<T>) => retrying(() => runWrite(server, work))
  const groups = createGroups(server, alone)

  async function write<T>(work: (tx: Tx) => Promise<T>, mutual?: string): Promise<T> {
    if (readOnly) throw new DatabaseRefusedError('the database was opened to be read only')
    return mutual && options.grouped !== false ? groups.write(work, mutual) : alone(work)
  }

  async function read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return retrying(() => runRead(server, work))
  }

  async function close(): Promise<void> {
    if (!options.pool) await connections.end()
  }

  return { engine: 'postgres', write, read, faults: () => [], gone: () => [], close }
}

function postgresKit(): Kit {
  return kitOf({
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  })
}

/**
 * A store whose reads and writes are all part of the one transaction that is open on a connection:
 * whoever opened it ends it.
 */
export function storeOn(client: pg.ClientBase): Store {
  const kit = postgresKit()
  const run = queryOn(client)
  return {
    engine: 'postgres',
    write: (work) => runSession(kit, { run }, ({ handle }) => work(handle)),
    read: (work) => runSession(kit, { run }, ({ handle }) => work(handle)),
    faults: () => [],
    gone: () => [],
    close: async () => undefined,
  }
}
