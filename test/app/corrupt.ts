import { sql } from 'kysely'
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
