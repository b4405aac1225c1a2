import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseRefusedError } from './errors.ts'
import { urlsOfHosts } from './postgres-address.ts'
import { CONNECTION, openPool, type Role, roleOf, SAYS_ROLE } from './postgres-pool.ts'
import { isBroken, isFull } from './postgres-retry.ts'

/** Where a store's connections come from. */
export type Connections = {
  connect(): Promise<pg.PoolClient>
  end(): Promise<void>
  /** Something speaks against the server in use: the next connection looks for the right one again. */
  doubt?(): void
}

type Options = {
  readonly size: number
  /** Also a standby will do, where there is one host only: nothing is written. */
  readonly readOnly: boolean
  /** So long a server that is not there yet is waited for. */
  readonly waitMs?: number | undefined
}

/** A server that is not there is looked for again after this. */
const AGAIN_MS = 500

/** A host that does not answer by then is left out. */
const PROBE_MS = 2_000

/** After the first primary has answered, one of a later timeline has so long. */
const GRACE_MS = 200

/**
 * Connections to the one host that can be written. Throws `DatabaseRefusedError`, with one line for the
 * operator, when there is none.
 */
export async function openConnections(url: string, options: Options): Promise<Connections> {
  const urls = urlsOfHosts(url)
  const [only = ''] = urls
  const connections = urls.length === 1 ? openOne(only, options) : openSeveral(urls, options)
  try {
    const client = await firstOf(connections, performance.now() + (options.waitMs ?? 0))
    client.release()
    return connections
  } catch (error) {
    await connections.end()
    const why = error instanceof Error ? error.message : String(error)
    throw new DatabaseRefusedError(`cannot connect to PostgreSQL: ${why}`, { cause: error })
  }
}

/** The first connection, which may take a while where the machines have all just been switched on. */
async function firstOf(connections: Connections, until: number): Promise<pg.PoolClient> {
  for (;;) {
    try {
      return await connections.connect()
    } catch (error) {
      if (!(isBroken(error) || isFull(error)) || performance.now() > until) throw error
      await setTimeout(AGAIN_MS)
    }
  }
}

function openOne(url: string, { size, readOnly }: Options): Connections {
  return openPool(url, { size, check: (role) => (readOnly ? null : whyNot(role, 0)) })
}

type Used = { readonly url: string; readonly pool: pg.Pool }

/**
 * One of several hosts is the primary, and another one after a fail-over. Each promotion begins a
 * new timeline: a host of an earlier one than was seen is a primary that has been replaced and does
 * not know it, to which nothing may be written any more.
 */
function openSeveral(urls: readonly string[], { size }: Options): Connections {
  let newest = 0
  let used: Used | null = null
  let isDoubted = false
  let looking: Promise<Used> | null = null
  let ended = false

  function check(role: Role): string | null {
    const why = whyNot(role, newest)
    if (why === null) newest = Math.max(newest, role.timeline)
    return why
  }

  async function look(): Promise<Used> {
    isDoubted = false
    const url = await findPrimary(urls, newest)
    if (used?.url === url) return used
    const before = used
    used = { url, pool: openPool(url, { size, check }) }
    // What is under way there ends by itself.
    void before?.pool.end()
    return used
  }

  async function current(): Promise<Used> {
    if (used && !isDoubted && !looking) return used
    looking ??= look().finally(() => {
      looking = null
    })
    return looking
  }

  async function connect(): Promise<pg.PoolClient> {
    if (ended) throw new Error('the store was closed')
    const one = await current()
    try {
      return await one.pool.connect()
    } catch (error) {
      if (isFull(error)) throw error
      isDoubted = true
      const other = await current()
      if (other === one) throw error
      return other.pool.connect()
    }
  }

  async function end(): Promise<void> {
    ended = true
    await looking?.catch(() => undefined)
    await used?.pool.end()
  }

  return {
    connect,
    end,
    doubt: () => {
      isDoubted = true
    },
  }
}

/** Why a server is not the one to write to; null when it is. */
function whyNot({ isStandby, timeline }: Role, newest: number): string | null {
  if (isStandby) return 'the server is a standby, which takes no writes'
  if (timeline >= newest) return null
  return `the server was replaced as the primary (it is of timeline ${timeline}, another one of ${newest})`
}

/** The URL of the primary among several hosts, all of which are asked at once. */
async function findPrimary(urls: readonly string[], newest: number): Promise<string> {
  const primaries: { url: string; timeline: number }[] = []
  const whys: string[] = []
  const asked = urls.map(async (url) => {
    try {
      const role = await askRole(url)
      const why = whyNot(role, newest)
      if (why !== null) throw new Error(why)
      primaries.push({ url, timeline: role.timeline })
    } catch (error) {
      whys.push(`${new URL(url).host}: ${error instanceof Error ? error.message : String(error)}`)
      throw error
    }
  })
  const first = Promise.any(asked).then(() => setTimeout(GRACE_MS))
  await Promise.race([Promise.allSettled(asked), first]).catch(() => undefined)
  const [best] = primaries.sort((one, other) => other.timeline - one.timeline)
  if (best) return best.url
  throw new NoPrimaryError(`no host can be written: ${whys.join('; ')}`)
}

/** None of the hosts is the primary, for now. */
class NoPrimaryError extends Error {
  override readonly name = 'NoPrimaryError'
  /** Like a connection that was refused. */
  readonly code = 'ECONNREFUSED'
}

async function askRole(url: string): Promise<Role> {
  const client = new pg.Client({
    ...CONNECTION,
    connectionString: url,
    connectionTimeoutMillis: PROBE_MS,
    query_timeout: PROBE_MS,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return roleOf(await client.query(SAYS_ROLE))
  } finally {
    void client.end().catch(() => undefined)
  }
}
