import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type DialectAdapter,
  DummyDriver,
  type QueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely'
import { invariant } from '../../core/invariant.ts'
import type { Schema } from '../schema.ts'
import type { Tx } from '../store.ts'

/** The parts of Kysely that all handles of one store share. */
export type Kit = {
  readonly dialect: Dialect
  readonly adapter: DialectAdapter
  readonly compiler: QueryCompiler
}

export type RunQuery = (
  query: CompiledQuery,
) => QueryResult<unknown> | Promise<QueryResult<unknown>>

/** One transaction as its work sees it. */
export type Session = {
  readonly handle: Tx
  /** What the first failed query threw: a transaction with one cannot commit on either engine. */
  failure(): { readonly error: unknown } | null
  /** Has `look` called after each query that leaves none in flight. */
  whenIdle(look: () => void): void
  isIdle(): boolean
  /** From here on the handle is dead. */
  end(): void
}

export function kitOf(parts: Omit<Dialect, 'createDriver'>): Kit {
  const dialect = { ...parts, createDriver: () => driver }
  return { dialect, adapter: dialect.createAdapter(), compiler: dialect.createQueryCompiler() }
}

/** A handle whose queries go through `run`, of a transaction that has these locks already. */
export function openSession(kit: Kit, run: RunQuery, locks: readonly string[] = []): Session {
  let alive = true
  let failure: { readonly error: unknown } | null = null
  let inFlight = 0
  let look: (() => void) | null = null
  async function executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    invariant(alive, 'a query came after its transaction had ended')
    invariant(!failure, 'a query came after another one of its transaction had failed')
    inFlight += 1
    try {
      return (await run(query)) as QueryResult<Row>
    } catch (error) {
      failure ??= { error }
      throw error
    } finally {
      inFlight -= 1
      if (inFlight === 0) look?.()
    }
  }
  return {
    handle: handleFor(kit, { executeQuery, streamQuery }, new Set(locks)),
    failure: () => failure,
    whenIdle: (listener) => {
      look = listener
    },
    isIdle: () => inFlight === 0,
    end: () => {
      alive = false
    },
  }
}

function handleFor(kit: Kit, connection: DatabaseConnection, locks: Set<string>): Tx {
  const executor = new SessionExecutor(kit, connection, locks)
  const { dialect } = kit
  return new Transaction<Schema>({
    config: { dialect },
    dialect,
    driver,
    executor,
  }) as unknown as Tx
}

/** Hands queries over without the promises of Kysely's own way there: we have no plugins. */
class SessionExecutor extends DefaultQueryExecutor {
  readonly #connection: DatabaseConnection
  readonly locks: Set<string>

  constructor(kit: Kit, connection: DatabaseConnection, locks: Set<string>) {
    super(kit.compiler, kit.adapter, { provideConnection: (consumer) => consumer(connection) })
    this.#connection = connection
    this.locks = locks
  }

  override executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.#connection.executeQuery<Row>(query)
  }
}

/** Takes a lock that lasts as long as the transaction, unless it is this transaction's already. */
export async function lockOnce(tx: Tx, name: string, take: () => Promise<unknown>): Promise<void> {
  const executor: unknown = tx.getExecutor()
  const locks = executor instanceof SessionExecutor ? executor.locks : null
  if (locks?.has(name)) return
  await take()
  locks?.add(name)
}

/** Connections come from the session, so Kysely's own driver is never asked for one. */
const driver = new DummyDriver()

function streamQuery(): never {
  return invariant(false, 'results are not streamed: read them page by page') as never
}
