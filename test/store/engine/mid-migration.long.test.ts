import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { migrate } from '../../../src/store/engine/migrate.ts'
import type { Store } from '../../../src/store/store.ts'
import { describeStores } from '../stores.ts'
import { runChild } from './children.ts'
import { pause, save, saved } from './settings.ts'

const ROWS = 200_000
const ROUNDS_MAX = 60

/** So much later it is killed in each round; a server goes on for a while with what it was told. */
const LATER_MS = { sqlite: 150, postgres: 500 }

/** One that takes its time, and leaves something half done at every moment of it. */
const SLOW = [
  'create table slow_one (number integer primary key);',
  `insert into slow_one with recursive counted (number) as
     (select 1 union all select number + 1 from counted where number < ${ROWS}) select number from counted;`,
  'alter table setting add column more text;',
  'create table slow_two (number integer primary key);',
  'insert into slow_two select number from slow_one;',
].join('\n')

describeStores(
  'a process that is killed while it changes the tables',
  (open, { engine, freshUrl }) => {
    it(
      'leaves the tables as they were, or as they are to be, whenever that is',
      async () => {
        // Seen red: with each migration’s statements committed by themselves, half of them were there.
        const folder = mkdtempSync(join(tmpdir(), 'mutual-line-slow-'))
        onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
        cpSync('migrations', folder, { recursive: true })
        writeFileSync(join(folder, '9000-slow.sql'), SLOW)
        const url = await freshUrl()
        await save(await open({}, url), 'a')
        const seen = new Set<string>()
        let rounds = 0
        for (; rounds < ROUNDS_MAX && !seen.has('new'); rounds += 1) {
          const child = runChild('migrating-child.ts', [url, pathToFileURL(`${folder}/`).href])
          await child.nextLine()
          await pause(LATER_MS[engine] * rounds)
          await child.kill()
          const store = await open({}, url)
          seen.add(await stateOf(store))
          await store.close()
        }
        expect([...seen].sort()).toEqual(['new', 'old'])
        expect(rounds).toBeGreaterThan(1)
        const store = await open({}, url)
        expect(await migrate(store, instant(2), pathToFileURL(`${folder}/`))).toEqual([])
        expect(await saved(store)).toEqual(['a'])
        await store.write((tx) =>
          sql`drop table slow_two`.execute(tx).then(() => sql`drop table slow_one`.execute(tx)),
        )
      },
      ROUNDS_MAX * 10_000,
    )
  },
)

/** Which of the two the tables are; all of it goes together. */
async function stateOf(store: Store): Promise<string> {
  return store.read(async (tx) => {
    const tables = (await tx.introspection.getTables()).filter(({ name }) =>
      ['slow_one', 'slow_two', 'setting'].includes(name),
    )
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from schema_migration where version = 9000`.execute(tx)
    const columns = tables.find(({ name }) => name === 'setting')?.columns.map(({ name }) => name)
    const state = [rows[0]?.count, tables.length, columns?.includes('more')].join()
    if (state === '0,1,false') return 'old'
    const counted = await sql<{ count: number }>`select count(*) as count from slow_two`.execute(tx)
    return state === '1,3,true' && counted.rows[0]?.count === ROWS ? 'new' : `between: ${state}`
  })
}
