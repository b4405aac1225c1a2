import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { prepared, preparedForMany } from '../../../src/store/engine/prepared.ts'
import type { ReadTx } from '../../../src/store/store.ts'
import { describeStores } from '../stores.ts'

const put = prepared((db, setting: { name: string; value: string }) =>
  db
    .insertInto('setting')
    .values({ name: setting.name, value: setting.value })
    .onConflict((clash) => clash.column('name').doUpdateSet({ value: setting.value })),
)

const withValue = prepared((db, of: { value: string; except: string }) =>
  db
    .selectFrom('setting')
    .select('name')
    .where('value', '=', of.value)
    .where('name', '<>', of.except)
    .where('name', '<>', 'never')
    .orderBy('name'),
)

const namedAmong = preparedForMany((db, of: { value: string }, names: readonly string[]) =>
  db.selectFrom('setting').select('name').where('value', '=', of.value).where('name', 'in', names),
)

const settings = (tx: ReadTx) => tx.selectFrom('setting').select('name')

const firstOf = prepared((tx, of: { limit: number }) => settings(tx).limit(of.limit))

// The queries above are shared by both engines, each of which compiles them for itself.
describeStores('a prepared query', (open) => {
  it('is filled in anew each time it runs', async () => {
    const store = await open()
    await store.write(async (tx) => {
      for (const name of ['a', 'b', 'c', 'never']) await put(tx, { name, value: 'x' })
      await put(tx, { name: 'b', value: 'y' })
    })
    const found = await store.read(async (tx) => [
      await withValue(tx, { value: 'x', except: 'a' }),
      await withValue(tx, { value: 'x', except: 'b' }),
      await withValue(tx, { value: 'y', except: 'a' }),
    ])
    expect(found.map((rows) => rows.map((row) => row.name))).toEqual([['c'], ['a', 'c'], ['b']])
  })

  it.each([0, 1, 7, 8, 65, 500, 1203])('with a list finds each of %i items once', async (count) => {
    const store = await open()
    const names = Array.from({ length: count }, (_, at) => `n${at}`)
    await store.write(async (tx) => {
      for (const name of [...names, 'other']) await put(tx, { name, value: 'x' })
      if (count > 0) await put(tx, { name: 'n0', value: 'y' })
    })
    const found = await store.read((tx) => namedAmong(tx, { value: 'x' }, names))
    expect(found.map((row) => row.name).sort()).toEqual(names.slice(1).sort())
  })

  it('is limited by a number that is known or filled in, at which SQLite looks only as it runs', async () => {
    const store = await open()
    await store.write(async (tx) => {
      for (const name of ['a', 'b', 'c']) await put(tx, { name, value: 'x' })
    })
    const { counts, texts } = await store.read(async (tx) => {
      const known = settings(tx).limit(2)
      const counts = [(await known.execute()).length]
      for (const limit of [1, 3]) counts.push((await firstOf(tx, { limit })).length)
      return {
        counts,
        texts: [known, settings(tx).limit(sql<number>`${2}`)].map((one) => one.compile().sql),
      }
    })
    expect(counts).toEqual([2, 1, 3])
    // Bound as it is it would be planned anew for each call: seen by the clock, 21 µs in place of 3.
    const limits = texts.map((text) => text.slice(text.indexOf('limit')))
    expect(limits).toEqual(
      store.engine === 'sqlite' ? ['limit 2', 'limit ? + 0'] : ['limit $1', 'limit $1'],
    )
  })
})
