import pg from 'pg'
import { invariant } from '../../core/invariant.ts'
import { NotPrimaryError } from './postgres-retry.ts'

/** Longer than any query of ours on a healthy server, shorter than an operator's patience. */
const STATEMENT_TIMEOUT_MS = 10_000

/** What a machine that was switched off does not answer is given up after this. */
const QUERY_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 2_000

/** A household or a chain is locked for milliseconds; this long means somebody hangs. */
const LOCK_TIMEOUT_MS = 5_000

const CONNECT_TIMEOUT_MS = 5_000

/** A machine that is gone is noticed although nothing is sent to it. */
const KEEP_ALIVE_MS = 5_000

const SETTINGS = [
  `statement_timeout = ${STATEMENT_TIMEOUT_MS}`,
  `lock_timeout = ${LOCK_TIMEOUT_MS}`,
  `time zone 'UTC'`,
  'synchronous_commit = on',
]
const SESSION = SETTINGS.map((one) => `set ${one}`).join('; ')

/** The same for one transaction, where the next one is on another connection to the server. */
const TRANSACTION = SETTINGS.map((one) => `; set local ${one}`).join('')

/** What a server is at the moment. A promotion begins a new timeline, so that it tells old from new. */
export type Role = {
  readonly isStandby: boolean
  readonly timeline: number
  /** The process of the server that answered. */
  readonly pid: number
}

export const SAYS_ROLE = `select pg_backend_pid() as pid, case when pg_is_in_recovery() then 'standby'
  else substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) end as role`

/** Connections to a pooler, which hands each transaction to another connection of its own. */
const pooled = new WeakSet<pg.ClientBase>()

/** What a transaction begins with on a connection. */
export function beginOn(client: pg.ClientBase, begin: string): string {
  return pooled.has(client) ? begin + TRANSACTION : begin
}

/** Whether what a connection was told, or has planned, is there for the next transaction too. */
export function keepsSession(client: pg.ClientBase): boolean {
  return !pooled.has(client)
}

/** A pooler says a number of its own for the process that serves a connection. */
export function isPooled(client: pg.ClientBase, { pid }: Role): boolean {
  return (client as { processID?: number | null }).processID !== pid
}

/** What all connections are made with. */
export const CONNECTION = {
  application_name: 'mutual-line',
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
  types: { getTypeParser },
} as const

const TYPE = { int8: 20, float4: 700, float8: 701, numeric: 1700 } as const

type PoolOptions = {
  readonly size: number
  /** Why a server of this role is not used; null when it is. */
  readonly check: (role: Role) => string | null
}

/** A pool whose connections have our settings and give whole numbers as safe numbers. */
export function openPool(url: string, { size, check }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...CONNECTION,
    connectionString: url,
    max: size,
    // What is sent at once is answered at once, in order.
    pipeline: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    // It is awaited before the connection is handed out, although its type does not say so.
    // eslint-disable-next-line @typescript-eslint/no-misused-promises
    onConnect: async (client) => {
      // A connection that breaks is replaced; whoever uses it hears of it from the query.
      client.on('error', () => undefined)
      const role = roleOf(await client.query(SAYS_ROLE))
      const why = check(role)
      if (why !== null) throw new NotPrimaryError(why)
      if (isPooled(client, role)) pooled.add(client)
      else await client.query(SESSION)
    },
  })
  pool.on('error', () => undefined)
  return pool
}

/** What an answer to `SAYS_ROLE` says. */
export function roleOf({ rows }: pg.QueryResult<{ role: string; pid: number }>): Role {
  const { role = '', pid = 0 } = rows[0] ?? {}
  const isStandby = role === 'standby'
  return { isStandby, timeline: isStandby ? 0 : parseInt(role, 16), pid }
}

function getTypeParser(type: number): (text: string) => unknown {
  if (type === TYPE.int8) return safeNumber
  if (type === TYPE.numeric || type === TYPE.float4 || type === TYPE.float8) return refuseFraction
  return pg.types.getTypeParser(type, 'text') as (text: string) => unknown
}

function safeNumber(text: string): number {
  const value = Number(text)
  invariant(Number.isSafeInteger(value), `no safe whole number: ${text}`)
  return value
}

/** `sum` and `avg` give these: `cast(sum(x) as bigint)` gives a whole number on both engines. */
function refuseFraction(text: string): never {
  return invariant(false, `a number that may have a fraction: ${text}`) as never
}
