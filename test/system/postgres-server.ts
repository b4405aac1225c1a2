import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

/** Where Debian's `postgresql` has its programs; the newest version of it. */
const FOLDERS = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : []
const BIN = `/usr/lib/postgresql/${Math.max(0, ...FOLDERS.map(Number).filter(Boolean))}/bin`

export const HAS_POSTGRES = existsSync(join(BIN, 'pg_basebackup'))

const PASSWORD = 'canary/pass@1'

/** PostgreSQL refuses to run as root. */
export const OWNER = userInfo().uid === 0 ? 'postgres' : null

export type Server = {
  readonly port: number
  /** Of the superuser, or of another role with the same password. */
  url(database: string, role?: string): string
  sql<Row extends pg.QueryResultRow>(text: string, database?: string): Promise<Row[]>
  /** Ends the whole server as a loss of power would: the postmaster and all its children. */
  kill(): Promise<void>
  /** Starts it again after that. */
  start(): Promise<void>
  /** A standby that follows this one under its name, and may be waited for. */
  standby(name: string): Promise<Server>
  /** Makes a standby the primary. */
  promote(): Promise<void>
  /** Ends it and removes its files. */
  remove(): Promise<void>
}

/** A server of Debian's PostgreSQL, which whoever starts it removes. */
export async function startPostgres(settings: readonly string[] = []): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-debian-'))
  chmodSync(folder, 0o711)
  const data = join(folder, 'data')
  makeFolder(data)
  const secret = join(folder, 'password')
  writeFileSync(secret, PASSWORD, { mode: 0o644 })
  const trust = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${secret}`]
  run('initdb', ['-D', data, ...trust, '--locale=C', '--encoding=UTF8', '--no-sync'], OWNER) // prettier-ignore
  const server = serverIn(data, await freePort(), settings)
  await server.start()
  const remove = async () => {
    await server.remove()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...server, remove }
}

function serverIn(data: string, port: number, settings: readonly string[]): Server {
  let child: ChildProcess | null = null
  const standbys: Server[] = []

  function url(database: string, role = 'postgres'): string {
    return `postgres://${role}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`
  }

  async function sql<Row extends pg.QueryResultRow>(
    text: string,
    database = 'postgres',
  ): Promise<Row[]> {
    const client = new pg.Client({ connectionString: url(database) })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query<Row>(text)).rows
    } finally {
      await client.end()
    }
  }

  async function start(): Promise<void> {
    if (child && child.exitCode === null && child.signalCode === null) return
    const fixed = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=16MB']
    const args = [...fixed, ...settings].flatMap((one) => ['-c', one])
    const [program, ...before] = as(OWNER, join(BIN, 'postgres'))
    child = spawn(program as string, [...before, '-D', data, '-p', String(port), ...args], {
      stdio: 'ignore',
    })
    await ready()
  }

  async function ready(): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        await sql('select 1')
        return
      } catch (error) {
        if (tries > 200 || child?.exitCode !== null) throw error
        await setTimeout(50)
      }
    }
  }

  async function kill(): Promise<void> {
    const one = child
    if (!one || one.exitCode !== null || one.signalCode !== null) return
    const ended = once(one, 'exit')
    // Stopped first, so that it begins nothing more while its children are ended.
    one.kill('SIGSTOP')
    for (const pid of childrenOf(one.pid ?? 0)) process.kill(pid, 'SIGKILL')
    one.kill('SIGKILL')
    await ended
    rmSync(join(data, 'postmaster.pid'), { force: true })
  }

  async function standby(name: string): Promise<Server> {
    const copy = `${data}-${name}`
    makeFolder(copy)
    const from = `host=127.0.0.1 port=${port} user=postgres password='${PASSWORD}' application_name=${name}` // prettier-ignore
    run('pg_basebackup', ['-D', copy, '-R', '-X', 'stream', '-c', 'fast', '--no-sync', '-C', '-S', name, '-d', from], OWNER) // prettier-ignore
    const server = serverIn(copy, await freePort(), settings)
    standbys.push(server)
    await server.start()
    return server
  }

  async function remove(): Promise<void> {
    for (const one of standbys) await one.remove()
    await kill()
    rmSync(data, { recursive: true, force: true })
  }

  async function promote(): Promise<void> {
    await sql('select pg_promote(true, 30)')
  }

  return { port, url, sql, kill, start, standby, promote, remove }
}

function makeFolder(path: string): void {
  run('install', ['-d', ...(OWNER ? ['-o', OWNER] : []), '-m', '0700', path], null)
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
      } catch {
        return false
      }
    })
}

function as(user: string | null, program: string): string[] {
  if (user === null) return [program]
  return ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups', program]
}

function run(name: string, args: readonly string[], user: string | null): void {
  const path = existsSync(join(BIN, name)) ? join(BIN, name) : name
  const [program, ...before] = as(user, path)
  const { status, stderr } = spawnSync(program as string, [...before, ...args], {
    encoding: 'utf8',
    cwd: tmpdir(),
  })
  if (status !== 0) throw new Error(`${name}: ${stderr}`)
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
