import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { InvariantError } from '../../../src/core/invariant.ts'
import type { ReadTx, Store, Tx } from '../../../src/store/store.ts'
import { describeStores } from '../stores.ts'
import { breakRule, messageOf, names, pause, put, save, saved } from './settings.ts'

describeStores('a store', (open, engine) => {
  it('gives back what the work of a write and of a read returned', async () => {
    const store = await open()
    expect(await store.write(async (tx) => put(tx, 'a').then(() => 7))).toBe(7)
    expect(await store.read(async (tx) => (await names(tx)).length)).toBe(1)
  })

  it('says how many rows a change met', async () => {
    const store = await open()
    await save(store, 'a')
    const met = await store.write((tx) =>
      tx.updateTable('setting').set({ value: 'y' }).where('name', '=', 'a').executeTakeFirst(),
    )
    expect(met.numUpdatedRows).toBe(1n)
  })

  it('rolls back a write whose work throws, and throws the same error on', async () => {
    const store = await open()
    const error = new Error('changed my mind')
    const write = store.write(async (tx) => {
      await put(tx, 'a')
      throw error
    })
    await expect(write).rejects.toBe(error)
    expect(await saved(store)).toEqual([])
  })

  it('rolls back a write whose work throws before its first query', async () => {
    const store = await open()
    const write = store.write(() => {
      throw new Error('at once')
    })
    await expect(write).rejects.toThrow('at once')
    await save(store, 'a')
  })

  it('commits nothing of a write in which a query failed, although its work caught that', async () => {
    const store = await open()
    const write = store.write(async (tx) => {
      await put(tx, 'a')
      await breakRule(tx).catch(() => undefined)
    })
    await expect(write).rejects.toThrow(/null/i)
    expect(await saved(store)).toEqual([])
  })

  it('leaves the others whole when one of many writes fails', async () => {
    const store = await open()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        store.write(async (tx) => {
          await put(tx, `row ${index}`)
          if (index % 3 === 0) await breakRule(tx)
        }),
      ),
    )
    const done = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []))
    expect(done).toEqual(Array.from({ length: 30 }, (_, i) => i).filter((i) => i % 3 !== 0))
    expect(await saved(store)).toEqual(done.map((index) => `row ${index}`).sort())
  })

  it('rejects a write whose commit fails', async () => {
    const store = await open()
    await makeDeferredRule(store)
    await expect(store.write(breakDeferredRule)).rejects.toThrow()
    await save(store, 'after')
    expect(await saved(store)).toEqual(['after'])
  })

  it('aborts a write that awaits a timer, and holds up nobody', async () => {
    const store = await open({ poolSize: 1 })
    const order: string[] = []
    const late = messageOf(
      store.write(async (tx) => {
        await put(tx, 'late')
        await pause(200)
        order.push('timer')
      }),
    ).then((message) => {
      order.push('aborted')
      return message
    })
    const others = ['a', 'b', 'c'].map((name) => save(store, name).then(() => order.push(name)))
    expect(await late).toMatch('only the database may be awaited')
    await Promise.all(others)
    expect(order).toEqual(['aborted', 'a', 'b', 'c'])
    expect(await saved(store)).toEqual(['a', 'b', 'c'])
  })

  it('aborts a write that waits for another write of the same store', async () => {
    const store = await open({ poolSize: 1 })
    let inner: Promise<unknown> = Promise.resolve()
    const outer = store.write(() => (inner = save(store, 'inner')))
    await expect(outer).rejects.toThrow('only the database may be awaited')
    await inner
    expect(await saved(store)).toEqual(['inner'])
  })

  it('lets a write run many queries at once and in turn', async () => {
    const store = await open()
    await store.write(async (tx) => {
      await Promise.all(['a', 'b', 'c'].map((name) => put(tx, name)))
      for (const name of await names(tx)) await put(tx, name, 'again')
    })
    expect(await saved(store)).toEqual(['a', 'b', 'c'])
  })

  it.each(['write', 'read'] as const)('refuses a query after its %s has ended', async (kind) => {
    const store = await open()
    let kept: ReadTx | undefined
    await store[kind](async (tx) => {
      kept = tx
      await names(tx)
    })
    await expect(names(kept as ReadTx)).rejects.toThrow(InvariantError)
    await expect(
      names((kept as Tx).withTables<Record<string, never>>() as unknown as Tx),
    ).rejects.toThrow('after its transaction had ended')
  })

  it('refuses a query of a write that was aborted', async () => {
    const store = await open()
    let later: Promise<string> | undefined
    await messageOf(
      store.write(async (tx) => {
        await pause(5)
        later = messageOf(put(tx, 'late'))
      }),
    )
    await pause(30)
    expect(await later).toMatch('after its transaction had ended')
    expect(await saved(store)).toEqual([])
  })

  it('refuses to write inside a read', async () => {
    const store = await open()
    await expect(store.read((tx) => put(tx as Tx, 'a'))).rejects.toThrow(/read-?only/)
    expect(await saved(store)).toEqual([])
  })

  it('reads one snapshot, whatever is committed meanwhile', async () => {
    const store = await open()
    await save(store, 'a')
    const seen = await store.read(async (tx) => {
      const before = await names(tx)
      await save(store, 'b')
      return [before, await names(tx)]
    })
    expect(seen).toEqual([['a'], ['a']])
    expect(await saved(store)).toEqual(['a', 'b'])
  })

  it('serves more reads at once than it has connections', async () => {
    const store = await open()
    const reads = Array.from({ length: 20 }, () =>
      store.read(async (tx) => {
        await names(tx)
        await pause(5)
        return names(tx)
      }),
    )
    expect(await Promise.all(reads)).toEqual(Array.from({ length: 20 }, () => []))
  })

  it('never shows a reader what is not committed', async () => {
    const store = await open()
    let seen: Promise<string[]> = Promise.resolve(['nothing'])
    await store.write(async (tx) => {
      await put(tx, 'a')
      let ended = false
      seen = saved(store).finally(() => (ended = true))
      while (!ended) await names(tx)
    })
    expect(await seen).toEqual([])
    expect(await saved(store)).toEqual(['a'])
  })

  it('gives whole numbers as numbers, and refuses what a number cannot hold', async () => {
    const store = await open()
    const select = (expression: string) =>
      store.read(async (tx) => {
        const { rows } = await sql<{ n: unknown }>`select ${sql.raw(expression)} as n`.execute(tx)
        return rows[0]?.n
      })
    expect(await select('cast(9007199254740991 as bigint)')).toBe(Number.MAX_SAFE_INTEGER)
    await expect(select('cast(9007199254740993 as bigint)')).rejects.toThrow('whole number')
    await expect(select('cast(1 as numeric) / 3 + 0.5')).rejects.toThrow(/fraction|whole number/)
  })

  it('divides whole numbers as whole numbers', async () => {
    const store = await open()
    await save(store, 'abc')
    const half = await store.read((tx) =>
      tx
        .selectFrom('setting')
        .select((eb) => eb(eb.fn<number>('length', ['name']), '/', 2).as('half'))
        .executeTakeFirstOrThrow(),
    )
    expect(half).toEqual({ half: 1 })
  })

  it('refuses text that PostgreSQL cannot hold', async () => {
    const store = await open()
    await expect(save(store, 'a\0b')).rejects.toThrow(/zero character|0x00/)
  })

  it('finishes what was begun before it closes, and takes nothing after', async () => {
    const url = await engine.freshUrl()
    const store = await open({}, url)
    const writes = ['a', 'b'].map((name) => save(store, name))
    await store.close()
    await Promise.all(writes)
    expect(await messageOf(save(store, 'c'))).toMatch('after the store was closed')
    expect(await saved(await open({}, url))).toEqual(['a', 'b'])
  })

  it('opens read-only for commands that read', async () => {
    const url = await engine.freshUrl()
    await save(await open({}, url), 'a')
    const reader = await open({ readOnly: true }, url)
    expect(await saved(reader)).toEqual(['a'])
    await expect(save(reader, 'b')).rejects.toThrow('read only')
  })
})

async function makeDeferredRule(store: Store): Promise<void> {
  await store.write(async (tx) => {
    await sql`create table parent (id integer primary key)`.execute(tx)
    await sql`create table child (parent_id integer not null
      references parent (id) deferrable initially deferred)`.execute(tx)
  })
}

async function breakDeferredRule(tx: Tx): Promise<void> {
  await put(tx, 'before')
  await sql`insert into child (parent_id) values (1)`.execute(tx)
}
