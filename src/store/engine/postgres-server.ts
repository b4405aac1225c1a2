import pg from 'pg'
import { DatabaseRefusedError } from './errors.ts'
import { urlsOfHosts } from './postgres-address.ts'
import { CONNECTION, isPooled, roleOf, SAYS_ROLE } from './postgres-pool.ts'
import { sqlState } from './postgres-retry.ts'

const CONNECT_TIMEOUT_MS = 5_000

const POOLER =
  'a pooler stands before the server: name the server itself in DATABASE_URL, for this command'

/** A connection outside any pool, without limits of time, to the server that can be written. */
export async function onServer<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url)
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

async function connect(url: string): Promise<pg.Client> {
  const whys: unknown[] = []
  for (const one of urlsOfHosts(url)) {
    const client = new pg.Client({
      ...CONNECTION,
      connectionString: one,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const role = roleOf(await client.query(SAYS_ROLE))
      if (isPooled(client, role)) throw new DatabaseRefusedError(POOLER)
      if (!role.isStandby) return client
      whys.push(new DatabaseRefusedError('the server is a standby, which takes no writes'))
    } catch (error) {
      whys.push(error)
    }
    await client.end().catch(() => undefined)
  }
  const [first] = whys
  if (first instanceof DatabaseRefusedError || sqlState(first) !== '') throw first
  const why = first instanceof Error ? first.message : String(first)
  throw new DatabaseRefusedError(`cannot connect to PostgreSQL: ${why}`, { cause: first })
}

/** The major version of the server: 15. */
export async function serverVersion(url: string): Promise<number> {
  return onServer(url, async (client) => {
    const { rows } = await client.query<{ number: number }>(
      `select current_setting('server_version_num')::int as number`,
    )
    return Math.floor((rows[0]?.number ?? 0) / 10_000)
  })
}
