import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Instant } from '../../core/dates.ts'
import { DatabaseRefusedError } from './errors.ts'
import { databaseOf, urlOfDatabase } from './postgres-address.ts'
import { onServer } from './postgres-server.ts'
import { sqlState } from './postgres-retry.ts'

/** Databases in which a copy is tried; the number is the second in which it was made. */
const SCRATCH = 'mutual_line_copy_'

/** A copy is tried in less; what is older was left by somebody who was killed. */
const LEFT_AFTER_S = 3 * 60 * 60

/** Databases that every server has, from which another one can be renamed. */
const BESIDE = ['postgres', 'template1']

const NAME_MAX = 63

const quoted = pg.escapeIdentifier

/**
 * Makes a database beside that of `url`, for as long as `use` takes; it gets its URL. What an earlier
 * one left behind is taken away.
 */
export async function inScratch<T>(
  url: string,
  now: Instant,
  use: (scratchUrl: string) => Promise<T>,
): Promise<T> {
  await removeLeft(url, now)
  const scratch = await createScratch(url, now)
  try {
    return await use(scratch)
  } finally {
    await dropDatabase(url, databaseOf(scratch))
  }
}

/** An empty database with the encoding and the order of texts of the one at `url`, if it is there. */
export async function createScratch(url: string, now: Instant): Promise<string> {
  const name = `${SCRATCH}${secondsOf(now)}_${randomBytes(4).toString('hex')}`
  await beside(url, async (client) => {
    const { rows } = await client.query<{ encoding: string; collate: string; ctype: string }>(
      `select pg_encoding_to_char(encoding) as encoding, datcollate as collate, datctype as ctype
         from pg_database where datname in ($1, current_database())
        order by datname = $1 desc limit 1`,
      [databaseOf(url)],
    )
    const like = rows[0]
    // Nobody waits for a standby to have what is thrown away.
    await client.query('set synchronous_commit = local')
    await client.query(
      `create database ${quoted(name)} template template0 encoding ${literal(like?.encoding)} ` +
        `lc_collate ${literal(like?.collate)} lc_ctype ${literal(like?.ctype)}`,
    )
  })
  return urlOfDatabase(url, name)
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await beside(url, async (client) => {
    await client.query('set synchronous_commit = local')
    await client.query(`drop database if exists ${quoted(name)} with (force)`)
  })
}

/**
 * Puts the database at `copyUrl` in the place of the one at `url`, both on one server and in one
 * transaction. What was there is kept under the time, `NAME_before_restore_20260302T080000Z`: it may
 * be the only copy of what came after. Returns that name, null when there was nothing.
 */
export async function replaceDatabase(
  url: string,
  copyUrl: string,
  now: Instant,
): Promise<string | null> {
  const name = databaseOf(url)
  return beside(url, async (client) => {
    await client.query('begin')
    const kept = (await exists(client, name)) ? await freeName(client, name, now) : null
    if (kept !== null) await rename(client, name, kept)
    await rename(client, databaseOf(copyUrl), name)
    await client.query('commit')
    return kept
  })
}

/** How many others have the database at `url` open: none may while it is replaced. */
export async function sessionsOf(url: string): Promise<number> {
  return beside(url, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
        where datname = $1 and usesysid is not null`,
      [databaseOf(url)],
    )
    return rows[0]?.count ?? 0
  })
}

async function rename(client: pg.Client, from: string, to: string): Promise<void> {
  await client.query(`alter database ${quoted(from)} rename to ${quoted(to)}`)
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
  return rowCount !== 0
}

/** One that is not taken yet: two restores of one second keep two. */
async function freeName(client: pg.Client, name: string, now: Instant): Promise<string> {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
  for (let count = 1; ; count += 1) {
    const end = `_before_restore_${time}${count === 1 ? '' : `_${count}`}`
    const free = name.slice(0, NAME_MAX - end.length) + end
    if (!(await exists(client, free))) return free
  }
}

async function removeLeft(url: string, now: Instant): Promise<void> {
  const left = await beside(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database join pg_roles on pg_roles.oid = datdba
        where rolname = current_user and starts_with(datname, $1)`,
      [SCRATCH],
    )
    return rows.map(({ name }) => name)
  })
  const isLeft = (name: string) =>
    Number(/\d+/.exec(name.slice(SCRATCH.length))?.[0] ?? 0) < secondsOf(now) - LEFT_AFTER_S
  for (const name of left.filter(isLeft)) await dropDatabase(url, name)
}

function secondsOf(now: Instant): number {
  return Math.floor(now / 1000)
}

function literal(text: string | undefined): string {
  return pg.escapeLiteral(text ?? '')
}

/** On a connection to a database of the same server that is not the one at `url`. */
async function beside<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const others = BESIDE.filter((name) => name !== databaseOf(url))
  for (const [at, name] of others.entries()) {
    try {
      return await onServer(urlOfDatabase(url, name), act)
    } catch (error) {
      const isAway = sqlState(error) === '3D000' && at + 1 < others.length
      if (!isAway) throw explained(error, url)
    }
  }
  throw new DatabaseRefusedError('the server has neither a database postgres nor template1')
}

/** What PostgreSQL refuses, with what to do about it. */
function explained(error: unknown, url: string): unknown {
  const why = error instanceof Error ? error.message : String(error)
  const refused = (text: string) => new DatabaseRefusedError(text, { cause: error })
  switch (sqlState(error)) {
    case '42501':
      return refused(
        `${why}: a copy is tried in a database of its own, for which the role needs ` +
          '`alter role NAME createdb`, and its database must belong to it',
      )
    case '55006':
      return refused(`${databaseOf(url)} is in use: stop the service first (${why})`)
    default:
      return error
  }
}
