import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { GroupFailedError } from '../../../src/store/engine/errors.ts'
import type { Store, Tx } from '../../../src/store/store.ts'
import { sqliteEngine } from '../stores.ts'
import { put, save, saved } from './settings.ts'

/** Keeps the event loop for so many milliseconds. */
function spin(forMs: number): void {
  const untilMs = performance.now() + forMs
  while (performance.now() < untilMs);
}

/** Does the work for each connection that says something, until so many were answered. */
async function listenOnce(count: number, work: () => Promise<void>) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => void work().then(() => socket.end('ok')))
  })
  let ended = 0
  const answered = new Promise<void>((resolve) => {
    server.on('connection', (socket) => {
      socket.once('close', () => (ended += 1) === count && resolve())
    })
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, answered }
}

/** A program that opens so many connections at once, and says a word in each. */
function comersOf(port: number, count: number): string {
  return `for (let at = 0; at < ${count}; at += 1) {
    const socket = require('node:net').connect(${port}, '127.0.0.1', () => socket.write('hello'))
    socket.resume()
  }`
}

describe('writes that share a commit on SQLite', () => {
  const { open, freshUrl } = sqliteEngine()

  it('answers nobody before the commit, and everybody after one commit', async () => {
    const { store, look } = await openWatched()
    const order: string[] = []
    const write = (name: string) =>
      store
        .write(async (tx) => {
          await put(tx, name)
          order.push(`${name} runs, ${look().length} visible`)
        })
        .then(() => order.push(`${name} answered, ${look().length} visible`))
    await Promise.all([write('a'), write('b'), write('c')])
    expect(order).toEqual([
      'a runs, 0 visible',
      'b runs, 0 visible',
      'c runs, 0 visible',
      'a answered, 3 visible',
      'b answered, 3 visible',
      'c answered, 3 visible',
    ])
  })

  it('takes in those that arrive while it runs, and ends all the same', async () => {
    const { store, look } = await openWatched()
    let begun = 0
    let turns = 0
    const arrive = async (): Promise<void> => {
      begun += 1
      if (begun < 1000) void arrive()
      await store.write((tx) => put(tx, String(begun)))
    }
    const counting = setInterval(() => (turns += 1), 0)
    await Promise.all(Array.from({ length: 1000 }, (_, index) => save(store, `all ${index}`)))
    await arrive()
    clearInterval(counting)
    expect(look().length).toBeGreaterThanOrEqual(1000)
    expect(turns).toBeGreaterThan(0)
  })

  it('share a slow one also where each comes by a connection of its own', async () => {
    const { store } = await openWatched()
    const COMERS = 100
    let groups = 0
    let isSlow = false
    const slow = async (tx: Tx) => {
      // As long as a disk that syncs slowly, once for each commit.
      if (!isSlow) spin(5)
      if (!isSlow) groups += 1
      isSlow = true
      await put(tx, 'comer')
    }
    const { port, answered } = await listenOnce(COMERS, () =>
      store.write(slow).then(() => void (isSlow = false)),
    )
    const comers = spawn(process.execPath, ['-e', comersOf(port, COMERS)], { stdio: 'ignore' })
    // All of them wait to be taken when the loop turns again.
    await once(comers, 'spawn')
    spin(1000)
    await answered
    comers.kill()
    // Seen red: 100, one for each connection, as Node takes one in each turn of the loop.
    expect(groups).toBeLessThan(COMERS / 2)
  })

  it('rejects everybody when the commit fails', async () => {
    const { store, look } = await openWatched()
    await store.write(async (tx) => {
      await sql`create table parent (id integer primary key)`.execute(tx)
      await sql`create table child (parent_id integer not null
        references parent (id) deferrable initially deferred)`.execute(tx)
    })
    const outcomes = await Promise.allSettled([
      save(store, 'a'),
      store.write((tx) => sql`insert into child (parent_id) values (1)`.execute(tx)),
      save(store, 'b'),
    ])
    expect(outcomes.map(reasonName)).toEqual(Array(3).fill('GroupFailedError'))
    expect(look()).toEqual([])
    await save(store, 'after')
    expect(look()).toEqual(['after'])
  })

  it('keeps the rule broken by one and mended by another out of the way of a third', async () => {
    const { store, look } = await openWatched()
    await store.write(async (tx) => {
      await sql`create table parent (id integer primary key)`.execute(tx)
      await sql`create table child (parent_id integer not null
        references parent (id) deferrable initially deferred)`.execute(tx)
    })
    const breaks = store.write(async (tx) => {
      await sql`insert into child (parent_id) values (1)`.execute(tx)
      throw new Error('and changes its mind')
    })
    await expect(breaks).rejects.toThrow('changes its mind')
    await Promise.all([save(store, 'a'), save(store, 'b')])
    expect(look()).toEqual(['a', 'b'])
  })

  it.each([
    ['a full disk', fillDisk],
    ['a rule that ends the transaction', endTransaction],
  ])('rejects everybody when the transaction is ended by %s', async (_, ruin) => {
    const { store, look } = await openWatched()
    await store.write(async (tx) => {
      await sql`create table ruin (id integer)`.execute(tx)
      await sql`create trigger ruined before insert on ruin
        begin select raise(rollback, 'ruined'); end`.execute(tx)
    })
    const outcomes = await Promise.allSettled([
      save(store, 'a'),
      store.write(ruin),
      save(store, 'b'),
    ])
    const failed = outcomes.map(reasonName)
    expect(failed.slice(0, 2)).toEqual(['GroupFailedError', 'GroupFailedError'])
    // The third comes after the end: it is in the next group, whole or rejected.
    expect(look()).toEqual(failed[2] === 'done' ? ['b'] : [])
    await store.write((tx) => sql`pragma max_page_count = 1000000`.execute(tx))
    await save(store, 'after')
    expect(look()).toContain('after')
  })

  it('does not let a caught error go on in an ended transaction', async () => {
    const { store, look } = await openWatched()
    await store.write(async (tx) => {
      await sql`create table ruin (id integer)`.execute(tx)
      await sql`create trigger ruined before insert on ruin
        begin select raise(rollback, 'ruined'); end`.execute(tx)
    })
    const write = store.write(async (tx) => {
      await endTransaction(tx).catch(() => undefined)
      await put(tx, 'outside of any transaction')
    })
    await expect(write).rejects.toThrow(GroupFailedError)
    expect(look()).toEqual([])
  })

  it('rejects everybody when it cannot even begin, and recovers', async () => {
    const url = await freshUrl()
    const store = await open({}, url)
    await store.write((tx) => sql`pragma busy_timeout = 10`.execute(tx))
    const other = new Database(url.slice('sqlite:'.length))
    other.exec('begin immediate')
    await expect(save(store, 'a')).rejects.toThrow(GroupFailedError)
    other.exec('rollback')
    other.close()
    await save(store, 'b')
    expect(await saved(store)).toEqual(['b'])
  })

  it('does not stand still while fake timers do', async () => {
    const { store } = await openWatched()
    vi.useFakeTimers()
    try {
      await save(store, 'a')
    } finally {
      vi.useRealTimers()
    }
    expect(await saved(store)).toEqual(['a'])
  })

  it('writes its log back into the database, also while a reader looks at an old snapshot', async () => {
    const { store, pagesInFile } = await openWatched()
    const before = pagesInFile()
    await store.read(async (tx) => {
      await tx.selectFrom('setting').selectAll().execute()
      for (let row = 0; row < 20; row += 1) await save(store, `big ${row}`, 'x'.repeat(400_000))
    })
    expect(pagesInFile()).toBeLessThan(before + 1000)
    await save(store, 'one more')
    await setImmediate()
    expect(pagesInFile()).toBeGreaterThan(before + 1000)
  })

  /** With a connection that does not belong to the store and sees what is committed. */
  async function openWatched() {
    const url = await freshUrl()
    const store: Store = await open({}, url)
    const path = url.slice('sqlite:'.length)
    const withFile = <T>(act: (db: Database.Database) => T): T => {
      const db = new Database(path, { readonly: true })
      try {
        return act(db)
      } finally {
        db.close()
      }
    }
    const look = () =>
      withFile((db) => db.prepare('select name from setting order by name').pluck().all())
    const pagesInFile = () => statSync(path).size / 4096
    return { store, look, pagesInFile }
  }
})

async function fillDisk(tx: Tx): Promise<void> {
  await sql`pragma max_page_count = 1`.execute(tx)
  await put(tx, 'big', 'x'.repeat(10_000_000))
}

async function endTransaction(tx: Tx): Promise<void> {
  await sql`insert into ruin (id) values (1)`.execute(tx)
}

function reasonName(outcome: PromiseSettledResult<unknown>): string {
  return outcome.status === 'fulfilled' ? 'done' : (outcome.reason as Error).name
}
