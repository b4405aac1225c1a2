import pg from 'pg'
import { expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import {
  engineOf,
  lockHousehold,
  lockMutualChain,
  skipLocked,
} from '../../../src/store/engine/dialect.ts'
import type { Store, Tx } from '../../../src/store/store.ts'
import { describeStores } from '../stores.ts'
import { put } from './settings.ts'

const NUMBER = '04123374' as MemberNumber

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

/** Runs `act` while another connection has run `statement` in a transaction. */
async function holding(url: string, statement: string, act: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(statement)
    await act()
  } finally {
    await client.end()
  }
}

async function addNumber(store: Store, number: string): Promise<void> {
  await store.write((tx) =>
    tx
      .insertInto('member_number')
      .values({ number: number as MemberNumber, mutual_id: 'm' })
      .execute(),
  )
}

async function insertMember(tx: Tx): Promise<void> {
  await tx
    .insertInto('mutual')
    .values({
      mutual_id: 'm',
      name: 'M',
      country: 'KE',
      currency: 'KES',
      time_zone: 'Africa/Nairobi',
      languages: '[]',
      quiet_from: '20:00',
      quiet_to: '08:00',
      wallets: '[]',
      wording: '{}',
      created_at: instant(0),
      service_code: null,
      help_phone: null,
      closed_through: null,
    })
    .execute()
  await tx
    .insertInto('member')
    .values({
      mutual_id: 'm',
      number: NUMBER,
      plan_code: 'family',
      joined_on: '2026-01-01' as never,
      fee_paid_before: 0,
      created_at: instant(0),
      association_code: null,
      paid_through_before: null,
      ended_on: null,
      end_state: null,
    })
    .execute()
}
