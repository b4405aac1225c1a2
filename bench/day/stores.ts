import { closeSync, copyFileSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { startPostgres } from '../../test/system/postgres-server.ts'
import { runCommand } from '../command.ts'
import { dayRegisterOf } from './day-register.ts'
import { childrenOf, postgresPids } from './machine.ts'
import type { Measured } from './recorder.ts'
import pg from 'pg'

export const STORES = ['sqlite', 'sqlite-slow', 'postgres'] as const
export type StoreName = (typeof STORES)[number]

/** Where the registers of runs come from: each has one of its own, as it was when it was made. */
export type Stores = {
  /** The URL of a fresh one. */
  fresh(name: string): Promise<string>
  /** A server beside the gateways. */
  readonly parts: readonly Measured[]
  readonly gateways: number
  stop(): Promise<void>
}

export async function openStores(
  kind: StoreName,
  directory: string,
  members: number,
): Promise<Stores> {
  // prettier-ignore
  const register = await dayRegisterOf(directory, members)
  return kind === 'postgres' ? onPostgres(register) : onSqlite(register, directory)
}

function onSqlite(register: string, directory: string): Stores {
  return {
    fresh: async (name) => {
      const path = `${directory}/${name}.db`
      for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
      copyFileSync(register, path)
      // Else the first syncs of the service would wait for all of it.
      const file = openSync(path, 'r+')
      fsyncSync(file)
      closeSync(file)
      return `sqlite:${path}`
    },
    parts: [],
    gateways: 1,
    stop: async () => undefined,
  }
}

/** A server of a few gigabytes, as Debian sets it up but for its memory; `fsync` is on. */
const SETTINGS = ['shared_buffers=1GB', 'max_connections=100', 'max_wal_size=4GB']

async function onPostgres(register: string): Promise<Stores> {
  const server = await startPostgres(SETTINGS)
  try {
    await server.sql('create database register')
    const { output } = await runCommand(register, ['copy-to', server.url('register')])
    process.stderr.write(output)
    await server.sql('vacuum (analyze)', 'register')
    const postmaster = await postmasterOf(server.url('postgres'))
    return {
      fresh: async (name) => {
        const database = name.replace(/\W/g, '_')
        await server.sql(`drop database if exists ${database}`)
        await server.sql(`create database ${database} template register`)
        await server.sql('checkpoint')
        return server.url(database)
      },
      parts: [{ name: 'postgres', pids: () => postgresPids(postmaster) }],
      gateways: 2,
      stop: () => server.remove(),
    }
  } catch (error) {
    await server.remove()
    throw error
  }
}

/** The process whose children serve connections. */
async function postmasterOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const backend = rows[0]?.pid ?? 0
    const found = childrenOf(process.pid).find((pid) => childrenOf(pid).includes(backend))
    if (found === undefined) throw new Error('our PostgreSQL is not among our processes')
    return found
  } finally {
    await client.end()
  }
}
