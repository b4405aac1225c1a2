import pg from 'pg'
import { invariant } from '../../core/invariant.ts'
import { DatabaseRefusedError } from './errors.ts'

/** Longer than any query of ours on a healthy server, shorter than an operator's patience. */
const STATEMENT_TIMEOUT_MS = 10_000

/** A household or a chain is locked for milliseconds; this long means somebody hangs. */
const LOCK_TIMEOUT_MS = 5_000

const CONNECT_TIMEOUT_MS = 5_000

const SESSION = [
  `set statement_timeout = ${STATEMENT_TIMEOUT_MS}`,
  `set lock_timeout = ${LOCK_TIMEOUT_MS}`,
  `set time zone 'UTC'`,
  'set synchronous_commit = on',
].join('; ')

const TYPE = { int8: 20, float4: 700, float8: 701, numeric: 1700 } as const

/** A pool whose connections have our settings and give whole numbers as safe numbers. */
export async function openPool(url: string, size: number): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    // What is sent at once is answered at once, in order.
    pipeline: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'mutual-line',
    types: { getTypeParser },
    // It is awaited before the connection is handed out, although its type does not say so.
    // eslint-disable-next-line @typescript-eslint/no-misused-promises
    onConnect: prepareConnection,
  })
  pool.on('error', () => undefined)
  try {
    const client = await pool.connect()
    client.release()
    return pool
  } catch (error) {
    await pool.end()
    const why = error instanceof Error ? error.message : String(error)
    throw new DatabaseRefusedError(`cannot connect to PostgreSQL: ${why}`, { cause: error })
  }
}

async function prepareConnection(client: pg.ClientBase): Promise<void> {
  // A connection that breaks is replaced; whoever uses it hears of it from the query.
  client.on('error', () => undefined)
  await client.query(SESSION)
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
