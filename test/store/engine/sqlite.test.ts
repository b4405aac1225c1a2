import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { openSqlite } from '../../../src/store/engine/sqlite-connection.ts'
import { statementCache } from '../../../src/store/engine/statement-cache.ts'
import { sqliteEngine } from '../stores.ts'
import { messageOf, save, saved } from './settings.ts'

const PRAGMAS = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  recursive_triggers: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  busy_timeout: 5000,
  wal_autocheckpoint: 0,
}

describe('a SQLite file', () => {
  const { open, freshUrl, emptyUrl } = sqliteEngine()
  const options = { readOnly: false, onFatal: () => undefined }

  it.each([false, true])('is opened with our pragmas (read-only: %s)', async (readOnly) => {
    const path = pathOf(await freshUrl())
    const { db } = openSqlite(path, { ...options, readOnly })
    const found = Object.keys(PRAGMAS).map((name) => [name, db.pragma(name, { simple: true })])
    db.close()
    expect(Object.fromEntries(found)).toEqual(PRAGMAS)
  })

  it('is refused when a pragma does not hold', async () => {
    const path = pathOf(await emptyUrl())
    const other = new Database(path)
    other.exec('create table t (x)')
    other.close()
    const opening = open({ readOnly: true }, `sqlite:${path}`)
    await expect(opening).rejects.toThrow('keeps journal_mode at delete, not wal')
  })

  it.each([
    [
      'is no database',
      'this is not a database, and long enough to be looked at '.repeat(20),
      'cannot open the database',
    ],
    ['does not exist', null, 'there is no database'],
  ])('that %s is refused with its path', async (_, content, why) => {
    const url = await emptyUrl()
    if (content !== null) writeFileSync(pathOf(url), content)
    const message = await messageOf(open({ readOnly: content === null }, url))
    expect(message).toMatch(why)
    expect(message).toMatch(pathOf(url))
    expect(message).not.toMatch('\n')
  })

  it.each(['sqlite:', 'sqlite::memory:', 'mysql://localhost/x', 'data/x.db'])(
    'is not what %j names',
    async (url) => {
      await expect(open({}, url)).rejects.toThrow(/URL/)
    },
  )

  it('that turns out damaged ends the process, and nobody hears of success', async () => {
    const url = await freshUrl()
    const store = await open({}, url)
    for (let row = 0; row < 50; row += 1) await save(store, `row ${row}`, 'x'.repeat(2000))
    await store.close()
    damage(pathOf(url))
    const onFatal = vi.fn<(error: unknown) => void>()
    const damaged = await open({ onFatal }, url)
    const outcomes = await Promise.allSettled([save(damaged, 'a'), save(damaged, 'b')])
    expect(onFatal.mock.calls[0]?.[0]).toMatchObject({ code: 'SQLITE_CORRUPT' })
    const first = outcomes[0]
    expect(first.status === 'rejected' && first.reason).toMatchObject({
      name: 'UnknownOutcomeError',
    })
    await expect(saved(damaged)).rejects.toThrow()
  })

  it('that turns out damaged ends the process with code 70 unless told otherwise', async () => {
    const url = await freshUrl()
    const store = await open({}, url)
    for (let row = 0; row < 50; row += 1) await save(store, `row ${row}`, 'x'.repeat(2000))
    await store.close()
    damage(pathOf(url))
    const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never)
    await messageOf(saved(await open({}, url)))
    expect(exit).toHaveBeenCalledWith(70)
    exit.mockRestore()
  })
})

describe('the cache of prepared statements', () => {
  it('stays within its bound and keeps what is in use', () => {
    const db = new Database(':memory:')
    const cache = statementCache(db, 10)
    const hot = cache.get('select 0')
    const cold = cache.get('select 1')
    for (let text = 2; text < 200; text += 1) {
      cache.get(`select ${text}`)
      expect(cache.get('select 0')).toBe(hot)
      expect(cache.size()).toBeLessThanOrEqual(10)
    }
    expect(cache.get('select 1')).not.toBe(cold)
    db.close()
  })
})

function pathOf(url: string): string {
  return url.slice('sqlite:'.length)
}

/** Overwrites the pages at which the table `setting` begins. */
function damage(path: string): void {
  const db = new Database(path)
  const pages = db
    .prepare("select rootpage from sqlite_schema where tbl_name = 'setting' and rootpage > 0")
    .pluck()
    .all() as number[]
  db.close()
  const file = openSync(path, 'r+')
  for (const page of pages) writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, (page - 1) * 4096)
  closeSync(file)
}
