import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant } from '../../src/core/dates.ts'
import { migrate } from '../../src/store/engine/migrate.ts'
import { openStore } from '../../src/store/engine/open.ts'
import { readSetting, writeSetting } from '../../src/store/mutuals/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { makeTerminal } from '../edge/cli/terminal.ts'
import { HAS_POOLER, type Pooler, startPooler } from './pooler-server.ts'
import { HAS_POSTGRES, type Server, startPostgres } from './postgres-server.ts'

describe.runIf(HAS_POSTGRES && HAS_POOLER)('a pooler in transaction mode', () => {
  let server: Server
  let pooler: Pooler
  beforeAll(async () => {
    server = await startPostgres(['fsync=off'])
    pooler = await startPooler(server, 2)
  })
  afterAll(async () => {
    await pooler?.remove()
    await server?.remove()
  })

  it('may stand between: no plan and no setting of one transaction is another one’s', async () => {
    // Seen red: with the pooler not noticed, queries were refused (`prepared statement … already
    // exists`), and transactions had no limit of time.
    const stores: Store[] = []
    for (let count = 0; count < 2; count += 1)
      stores.push(await openStore(pooler.url, { poolSize: 4 }))
    const [store] = stores as [Store]
    await migrate(store, instant(1))
    await Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        const one = stores[at % 2] as Store
        const name = `s${at % 20}`
        await one.write((tx) => writeSetting(tx, name, String(at)))
        expect(await one.read((tx) => readSetting(tx, name))).not.toBeNull()
      }),
    )
    const timeouts = await Promise.all(
      Array.from({ length: 8 }, () =>
        store.write(async (tx) => {
          const { rows } = await sql<{ v: string }>`
            select current_setting('statement_timeout') || current_setting('lock_timeout') as v
            `.execute(tx)
          return rows[0]?.v
        }),
      ),
    )
    expect(new Set(timeouts)).toEqual(new Set(['10s5s']))
    const [mine] = await server.sql<{ v: string }>(
      `select current_setting('statement_timeout') as v`,
    )
    expect(mine).toEqual({ v: '0' })
    const { rows } = await store.read((tx) =>
      sql<{ v: string }>`select name as v from pg_prepared_statements`.execute(tx),
    )
    expect(rows).toEqual([])
    for (const one of stores) await one.close()
  })

  it('is no way to copy a database', async () => {
    const { run, folder: own } = makeTerminal({ DATABASE_URL: pooler.url })
    const { code, err } = await run(['backup', join(own, 'copy.dump')])
    expect({ code, err }).toEqual({
      code: 1,
      err: [expect.stringContaining('a pooler stands before the server')],
    })
  })
})
