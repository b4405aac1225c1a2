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

/** What the processes of our PostgreSQL have taken that still run, and those that they waited for. */
export function postgresCpuMs(): number {
  const all = readdirSync('/proc').flatMap((pid) =>
    /^\d+$/.test(pid) ? processOf(Number(pid)) : [],
  )
  // There may be servers of others: ours was started by this process.
  const own = new Set(all.filter(({ parent }) => parent === process.pid).map(({ pid }) => pid))
  const ours = all.filter(({ pid, parent }) => own.has(pid) || own.has(parent))
  return ours.reduce((sum, { ticks }) => sum + ticks, 0) * TICK_MS
}

type Process = { readonly pid: number; readonly parent: number; readonly ticks: number }

/** A process of PostgreSQL; none where it is another, or has ended meanwhile. */
function processOf(pid: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    if (!stat.includes('(postgres)')) return []
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // The time of a process, and of children that it has waited for.
    const ticks = fields.slice(11, 15).reduce((sum, value) => sum + Number(value), 0)
    return [{ pid, parent: Number(fields[1]), ticks }]
  } catch {
    return []
  }
}
