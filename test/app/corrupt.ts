import Database from 'better-sqlite3'
import { sql } from 'kysely'
import pg from 'pg'
import type { Store } from '../../src/store/store.ts'
import type { World } from '../world.ts'

/** Changes rows behind the service's back, as somebody with the database could: past the guards. */
export async function corrupt({ store }: World, ...statements: readonly string[]): Promise<void> {
  await store.write(async (tx) => {
    if (store.engine === 'postgres') {
      await sql`set local session_replication_role = replica`.execute(tx)
    } else {
      const triggers = await sql<{
        name: string
      }>`select name from sqlite_schema where type = 'trigger'`.execute(tx)
      for (const { name } of triggers.rows) await sql.raw(`drop trigger ${name}`).execute(tx)
    }
    for (const statement of statements) await sql.raw(statement).execute(tx)
  })
}

/**
 * As somebody who has the database in hand, whatever refers to what: past every trigger and foreign key.
 * Returns the fewest rows that a statement changed.
 */
export async function corruptAt(
  engine: Store['engine'],
  url: string,
  statements: readonly string[],
): Promise<number> {
  return engine === 'sqlite' ? corruptSqlite(url, statements) : corruptPg(url, statements)
}

async function corruptSqlite(url: string, statements: readonly string[]): Promise<number> {
  const db = new Database(url.slice('sqlite:'.length))
  db.pragma('foreign_keys = off')
  const triggers = db.prepare(`select name from sqlite_schema where type = 'trigger'`).pluck().all()
  for (const name of triggers) db.exec(`drop trigger ${String(name)}`)
  const changes = statements.map((statement) => db.prepare(statement).run().changes)
  db.close()
  return Math.min(...changes)
}

async function corruptPg(url: string, statements: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('set session_replication_role = replica')
  const changes: number[] = []
  for (const statement of statements) {
    changes.push((await client.query(statement)).rowCount ?? 0)
  }
  await client.end()
  return Math.min(...changes)
}
