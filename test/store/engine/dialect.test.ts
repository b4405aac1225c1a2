import { expect, it } from 'vitest'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { lockHousehold, lockMutualChain, skipLocked } from '../../../src/store/engine/dialect.ts'
import { engineOf } from '../../../src/store/engine/engine-of.ts'
import type { Store, Tx } from '../../../src/store/store.ts'
import { describeStores } from '../stores.ts'
import { holding, insertMember, NUMBER } from './member-row.ts'
import { put } from './settings.ts'

describeStores('what differs between the engines', (open, { engine, freshUrl }) => {
  it('is asked of the handle, also of one derived from it', async () => {
    const store = await open()
    await store.write(async (tx) => {
      expect(engineOf(tx)).toBe(engine)
      expect(engineOf(tx.withSchema('main'))).toBe(engine)
    })
    expect(await store.read(async (tx) => engineOf(tx))).toBe(engine)
  })

  it.each([
    ['household', (tx: Tx) => lockHousehold(tx, 'm', NUMBER)],
    ['chain', (tx: Tx) => lockMutualChain(tx, 'm')],
  ])('is how writes about one %s wait for each other', async (_, lock) => {
    const store = await open()
    await store.write(insertMember)
    const increase = () =>
      store.write(async (tx) => {
        await lock(tx)
        const row = await tx.selectFrom('setting').select('value').executeTakeFirst()
        await put(tx, 'count', String(Number(row?.value ?? '0') + 1))
      })
    await Promise.all(Array.from({ length: 12 }, increase))
    const row = await store.read((tx) => tx.selectFrom('setting').select('value').execute())
    expect(row).toEqual([{ value: '12' }])
  })

  it('is how a claim leaves out what another process has claimed', async () => {
    const url = await freshUrl()
    const store = await open({}, url)
    await store.write(async (tx) => {
      await put(tx, 'a')
      await put(tx, 'b')
    })
    const claim = () =>
      store.write((tx) =>
        skipLocked(tx, tx.selectFrom('setting').select('name').orderBy('name')).execute(),
      )
    if (engine === 'postgres') {
      await holding(url, `select * from setting where name = 'a' for update`, async () => {
        expect(await claim()).toEqual([{ name: 'b' }])
      })
    }
    expect(await claim()).toEqual([{ name: 'a' }, { name: 'b' }])
  })

  it('does not keep rows from being added that refer to a locked one', async () => {
    if (engine === 'sqlite') return
    const url = await freshUrl()
    const store = await open({}, url)
    await store.write(insertMember)
    await holding(url, 'select * from mutual for no key update', async () => {
      await addNumber(store, '04123375')
    })
  })
})

async function addNumber(store: Store, number: string): Promise<void> {
  await store.write((tx) =>
    tx
      .insertInto('member_number')
      .values({ number: number as MemberNumber, mutual_id: 'm' })
      .execute(),
  )
}
