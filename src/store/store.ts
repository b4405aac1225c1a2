import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Queries inside a write; its handle is dead once the write has ended. */
export type Tx = Kysely<Schema> & { readonly __access: 'write' }

/** Queries inside one snapshot; a `Tx` may stand in for it. */
export type ReadTx = Kysely<Schema>

export type Store = {
  readonly engine: 'sqlite' | 'postgres'
  /**
   * Runs `work` in one transaction and resolves only after a durable commit. Whatever `work`
   * throws rolls it back and is thrown on. Inside, nothing but the database may be awaited: a
   * write that has no query in flight when the event loop turns is aborted.
   *
   * `mutual` is the one in whose books it posts, where that is known: such works that arrive together
   * share a commit on PostgreSQL, as all do on SQLite. It may be run again, as any on PostgreSQL.
   */
  write<T>(work: (tx: Tx) => Promise<T>, mutual?: string): Promise<T>
  /** Runs `work` on one snapshot of what is committed; writing inside fails. */
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>
  /**
   * What is wrong with the files of the database, one line for each fault; empty when nothing is or
   * when it has none. Cheap, and without a query.
   */
  faults(): readonly string[]
  /** Those of them that say that a file is not the one that was opened: somebody deleted or replaced it. */
  gone(): readonly string[]
  close(): Promise<void>
}
