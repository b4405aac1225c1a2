import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { SqliteAdapter, SqliteIntrospector } from 'kysely'
import { DatabaseRefusedError } from './errors.ts'
import type { Store } from '../store.ts'
import { kitOf } from './session.ts'
import { SqliteCompiler } from './sqlite-compiler.ts'
import { openSqlite } from './sqlite-connection.ts'
import { watchFiles } from './sqlite-files.ts'
import { createReaders } from './sqlite-readers.ts'
import { createWriter } from './sqlite-writer.ts'

type SqliteStoreOptions = {
  /** For commands that read: the file must exist, nothing is written, no writer is opened. */
  readonly readOnly: boolean
  /** Called with an error after which the process may not go on. */
  readonly onFatal: (error: unknown) => void
}

/** Opens the file at `path`; unless it is only read, it and its directory are made as needed. */
export function openSqliteStore(path: string, options: SqliteStoreOptions): Store {
  const { onFatal } = options
  const kit = kitOf({
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  })
  const openReader = () => openSqlite(path, { readOnly: true, onFatal })
  if (options.readOnly) {
    openReader().db.close()
    const readers = createReaders(kit, openReader)
    const close = async () => readers.close()
    const none = { faults: () => [], gone: () => [] }
    return { engine: 'sqlite', write: refuseWrite, read: readers.read, ...none, close }
  }
  mkdirSync(dirname(path), { recursive: true })
  const connection = openSqlite(path, { readOnly: false, onFatal })
  const files = watchFiles(path)
  const readers = createReaders(kit, openReader)
  async function close(): Promise<void> {
    readers.close()
    // The last connection to close writes the log back into the database, and deletes the log by its
    // name: one that somebody else has put there is not ours.
    if (files.gone().length === 0) connection.db.close()
  }
  const write = createWriter(kit, connection, files)
  const { read } = readers
  const looks = { faults: () => files.faults(), gone: () => files.gone() }
  return { engine: 'sqlite', write, read, ...looks, close }
}

async function refuseWrite(): Promise<never> {
  throw new DatabaseRefusedError('the database was opened to be read only')
}
