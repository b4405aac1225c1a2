import { expect, it } from 'vitest'
import type { Store } from '../../../src/store/store.ts'
import { describeStores } from '../stores.ts'

describeStores('a store', (open) => {
  it('keeps what a write committed', async () => {
    const store = await open()
    await set(store, 'a', '1')
    expect(await get(store, 'a')).toBe('1')
  })
})

async function set(store: Store, name: string, value: string): Promise<void> {
  await store.write((tx) => tx.insertInto('setting').values({ name, value }).execute())
}

async function get(store: Store, name: string): Promise<string | undefined> {
  const row = await store.read((tx) =>
    tx.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst(),
  )
  return row?.value
}
