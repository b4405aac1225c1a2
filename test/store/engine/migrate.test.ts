import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { DatabaseRefusedError } from '../../../src/store/engine/errors.ts'
import { migrate, requireMigrated } from '../../../src/store/engine/migrate.ts'
import type { Store } from '../../../src/store/store.ts'
import { describeStores } from '../stores.ts'
import { messageOf } from './settings.ts'

const NOW = instant(1_772_438_400_000)

describeStores('migrations', (open, engine) => {
  const openEmpty = async () => open({}, await engine.emptyUrl())
  const folders = folderMaker()

  it('bring an empty database to this version, and twice is the same as once', async () => {
    const store = await openEmpty()
    const ran = await migrate(store, NOW)
    expect(ran[0]).toBe('0001-start')
    expect(await migrate(store, NOW)).toEqual([])
    const applied = await appliedTo(store)
    expect(applied.map((row) => row.name)).toEqual(ran)
    expect(applied[0]?.applied_at).toBe(NOW)
  })

  it('run once when several processes migrate at the same time', async () => {
    const url = await engine.emptyUrl()
    const stores = await Promise.all([open({}, url), open({}, url), open({}, url)])
    const ran = await Promise.all(stores.map((store) => migrate(store, NOW)))
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1)
  })

  it('go on from where the database is', async () => {
    const store = await openEmpty()
    const folder = folders.make({ '0001-a.sql': 'create table a (id {{i64}}){{strict}};\n' })
    expect(await migrate(store, NOW, folder.url)).toEqual(['0001-a'])
    folder.add('0002-b.sql', 'create table b (id {{i64}}){{strict}};\n')
    folder.add(`0002-b.${engine.engine}.sql`, 'create index b_by_id on b (id);\n')
    expect(await migrate(store, NOW, folder.url)).toEqual(['0002-b'])
  })

  it('may be folders of files, in the order of their names and each on its engine', async () => {
    const store = await openEmpty()
    const folder = folders.make({})
    folder.add('0001-a/02-b.sql', 'create index a_by_id on a (id);\n{{append_only a}}\n')
    folder.add('0001-a/01-a.sql', 'create table a (id {{i64}}){{strict}};\n')
    folder.add(
      `0001-a/00-first.${engine.engine}.sql`,
      'create table first (id {{i64}}){{strict}};\n',
    )
    folder.add(`0001-a/01-a.${engine.engine}.sql`, 'insert into a (id) values (7);\n')
    folder.add('0001-a/01-a.another.sql', 'create nonsense;\n')
    const guard =
      "create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'append-only'; end $$;\n"
    folder.add('0001-a/00-guards.postgres.sql', guard)
    expect(await migrate(store, NOW, folder.url)).toEqual(['0001-a'])
    const run = (text: string) => store.write((tx) => sql.raw(text).execute(tx))
    await expect(run('update a set id = 8')).rejects.toThrow(/append-only/)
    await expect(run('delete from a')).rejects.toThrow(/append-only/)
    await run('insert into first select id from a')
  })

  it('refuse a token that nobody knows', async () => {
    const store = await openEmpty()
    const folder = folders.make({ '0001-a.sql': 'create table a (id {{i65}});\n' })
    await expect(migrate(store, NOW, folder.url)).rejects.toThrow('unknown token: i65')
  })

  it('change nothing at all when one of them fails', async () => {
    const store = await openEmpty()
    const folder = folders.make({
      '0001-a.sql': 'create table a (id {{i64}}){{strict}};\n',
      '0002-b.sql': 'create table b (id {{i64}}){{strict}};\ncreate nonsense;\n',
    })
    await expect(migrate(store, NOW, folder.url)).rejects.toThrow(/syntax error/)
    folder.add('0002-b.sql', 'create table b (id {{i64}}){{strict}};\n')
    expect(await migrate(store, NOW, folder.url)).toEqual(['0001-a', '0002-b'])
  })

  it('refuse a database of a later version', async () => {
    const store = await openEmpty()
    const folder = folders.copy()
    folder.add('0900-later.sql', 'create table later (id {{i64}}){{strict}};\n')
    await migrate(store, NOW, folder.url)
    const refused = /^the database is of a later version \(900, this program knows \d+\)$/
    expect(await messageOf(migrate(store, NOW))).toMatch(refused)
    expect(await messageOf(requireMigrated(store))).toMatch(refused)
  })

  it('refuse a database that ran another file under the same name', async () => {
    const store = await openEmpty()
    const folder = folders.copy()
    await migrate(store, NOW, folder.url)
    folder.append('0001-start/05-books.sql', '-- an afterthought\n')
    const migrating = migrate(store, NOW, folder.url)
    await expect(migrating).rejects.toThrow(DatabaseRefusedError)
    await expect(migrating).rejects.toThrow(
      'migration 0001-start is not the one this database has run',
    )
  })

  it('are asked for by those who only read', async () => {
    const store = await openEmpty()
    await expect(requireMigrated(store)).rejects.toThrow('run `mutual-line migrate`')
    await migrate(store, NOW)
    await requireMigrated(store)
  })
})

async function appliedTo(store: Store) {
  type Row = { name: string; applied_at: number }
  return store.read((tx) =>
    tx.withTables<{ schema_migration: Row }>().selectFrom('schema_migration').selectAll().execute(),
  )
}

/** Folders of migrations, removed after the test. */
function folderMaker() {
  const made: string[] = []
  afterEach(() => {
    for (const path of made.splice(0)) rmSync(path, { recursive: true })
  })
  function folder() {
    const path = mkdtempSync(join(tmpdir(), 'mutual-line-migrations-'))
    made.push(path)
    return {
      path,
      url: pathToFileURL(`${path}/`),
      add: (file: string, text: string) => {
        mkdirSync(dirname(join(path, file)), { recursive: true })
        writeFileSync(join(path, file), text)
      },
      append: (file: string, text: string) => appendFileSync(join(path, file), text),
    }
  }
  function make(files: Readonly<Record<string, string>>) {
    const { add, ...rest } = folder()
    for (const [file, text] of Object.entries(files)) add(file, text)
    return { add, ...rest }
  }
  /** Our own migrations. */
  function copy() {
    const own = folder()
    cpSync(new URL('../../../migrations/', import.meta.url), own.path, { recursive: true })
    return own
  }
  return { make, copy }
}
