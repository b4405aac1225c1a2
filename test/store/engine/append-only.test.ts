import { toJson } from '../../../src/store/tables/json.ts'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { date, instant } from '../../../src/core/dates.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { minor } from '../../../src/core/money.ts'
import type { Store, Tx } from '../../../src/store/store.ts'
import { describeStores } from '../stores.ts'

const TABLES = ['journal', 'transfer', 'charge', 'payment'] as const
const NUMBER = '04123374' as MemberNumber
const DAY = date('2026-03-02')
const NOW = instant(1_772_438_400_000)

describeStores('the books', (open, { engine }) => {
  it.each(TABLES)('refuse to change a row of %s', async (table) => {
    const store = await openWithBooks()
    await refused(store, table, `update ${table} set mutual_id = mutual_id`)
  })

  it.each(TABLES)('refuse to remove a row of %s', async (table) => {
    const store = await openWithBooks()
    await refused(store, table, `delete from ${table}`)
  })

  it.each(TABLES)('refuse to put another row in the place of one of %s', async (table) => {
    const store = await openWithBooks()
    const replacing =
      engine === 'sqlite'
        ? `insert or replace into ${table} select * from ${table}`
        : `insert into ${table} select * from ${table} on conflict on constraint ${table}_pkey
             do update set mutual_id = excluded.mutual_id`
    await refused(store, table, replacing)
  })

  it.runIf(engine === 'postgres').each(TABLES)('refuse to empty %s', async (table) => {
    const store = await openWithBooks()
    await refused(store, table, `truncate ${table} cascade`)
  })

  it('refuse a transfer for a journal that was posted before', async () => {
    const store = await openWithBooks()
    const late = store.write((tx) => insertTransfer(tx, 1))
    await expect(late).rejects.toThrow('journal is sealed')
  })

  async function openWithBooks(): Promise<Store> {
    const store = await open()
    await store.write(insertBooks)
    return store
  }
})

async function refused(store: Store, table: string, statement: string): Promise<void> {
  const count = () =>
    store.read((tx) => sql`select * from ${sql.table(table)}`.execute(tx).then(({ rows }) => rows))
  const before = await count()
  expect(before).toHaveLength(1)
  const changing = store.write((tx) => sql.raw(statement).execute(tx))
  await expect(changing).rejects.toThrow(/is append-only/)
  expect(await count()).toEqual(before)
}

/** One row in each table of the books and in those they refer to. */
async function insertBooks(tx: Tx): Promise<void> {
  const mutual = { mutual_id: 'jappo' }
  await tx
    .insertInto('mutual')
    .values({ ...mutual, ...MUTUAL })
    .execute()
  await tx
    .insertInto('member_number')
    .values({ ...mutual, number: NUMBER })
    .execute()
  await tx
    .insertInto('member')
    .values({ ...mutual, ...MEMBER, recategorised: 0 })
    .execute()
  for (const account_id of ['411', '701'] as const) {
    await tx
      .insertInto('account')
      .values({ ...mutual, account_id, kind: account_id, number: null })
      .execute()
  }
  await tx
    .insertInto('journal')
    .values({ ...mutual, ...JOURNAL })
    .execute()
  await insertTransfer(tx, 0)
  await tx
    .insertInto('charge')
    .values({ ...mutual, ...CHARGE })
    .execute()
  await tx
    .insertInto('receipt')
    .values({ ...mutual, ...RECEIPT })
    .execute()
  await tx
    .insertInto('payment')
    .values({ ...mutual, ...PAYMENT })
    .execute()
}

async function insertTransfer(tx: Tx, line: number): Promise<void> {
  await tx
    .insertInto('transfer')
    .values({
      mutual_id: 'jappo',
      journal_id: 'j1',
      line,
      debit_account: '411',
      credit_account: '701',
      amount: minor(1500),
    })
    .execute()
}

const MUTUAL = {
  name: 'Mutuelle Jappo',
  country: 'SN',
  currency: 'XOF',
  time_zone: 'Africa/Dakar',
  languages: toJson(['fr'] as const),
  service_code: null,
  help_phone: null,
  quiet_from: '20:00',
  quiet_to: '08:00',
  wallets: toJson([]),
  wording: toJson({}),
  closed_through: null,
  created_at: NOW,
}

const MEMBER = {
  number: NUMBER,
  plan_code: 'family',
  association_code: null,
  joined_on: DAY,
  fee_paid_before: 0,
  paid_through_before: null,
  ended_on: null,
  end_state: null,
  created_at: NOW,
} as const

const JOURNAL = {
  journal_id: 'j1',
  seq: 1,
  kind: 'charge' as const,
  effective_on: DAY,
  event_on: DAY,
  posted_at: NOW,
  source: 'charge',
  source_ref: '1',
  actor: 'test',
  reverses_id: null,
  lines: 1,
  hash: '0'.repeat(64),
}

const CHARGE = {
  number: NUMBER,
  kind: 'contribution',
  starts_on: DAY,
  ends_on: DAY,
  due_on: DAY,
  amount: minor(1500),
  subsidy: minor(0),
  plan_code: 'family',
  journal_id: 'j1',
} as const

const RECEIPT = {
  receipt_id: 'r1',
  wallet: 'sandbox',
  operator_receipt: 'ABC',
  receipt_number: '1',
  amount: minor(1500),
  payer_phone: null,
  account_typed: null,
  intent_id: null,
  paid_at: NOW,
  value_on: DAY,
  state: 'posted',
  reason: null,
  created_at: NOW,
} as const

const PAYMENT = {
  payment_id: 'p1',
  number: NUMBER,
  receipt_id: 'r1',
  amount: minor(1500),
  value_on: DAY,
  journal_id: 'j1',
}
