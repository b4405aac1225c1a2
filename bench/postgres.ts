import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import startPostgres from '../test/global-postgres.ts'

/** The server of the tests, for as long as a part runs; a durable one waits for the disk. */
export async function postgres({ isDurable = false } = {}) {
  let url = ''
  const project = { provide: (_name: string, value: string) => void (url = value) }
  const stop = await startPostgres(project as unknown as TestProject, { isDurable })
  if (!stop) throw new Error('there is no PostgreSQL with ENGINES=sqlite')
  return { url, stop }
}

/** Runs a statement that no database may be open for. */
export async function admin(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}/postgres` })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/** Ticks of Linux's process table, of which a second has a hundred. */
const TICK_MS = 10

/** What all processes of PostgreSQL on this machine have taken that still run, and their children. */
export function postgresCpuMs(): number {
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      if (!stat.includes('(postgres)')) continue
      const [user, system, waitedUser, waitedSystem] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 15)
      ticks += [user, system, waitedUser, waitedSystem].reduce(
        (sum, value) => sum + Number(value),
        0,
      )
    } catch {
      // It has ended meanwhile.
    }
  }
  return ticks * TICK_MS
}
