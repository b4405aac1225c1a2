import Database from 'better-sqlite3'
import { type CivilDate, date } from '../src/core/dates.ts'
import { receivableOf } from '../src/core/ledger/accounts.ts'
import { CHAIN_START } from '../src/core/ledger/chain.ts'
import { type MemberNumber, memberNumberFrom } from '../src/core/member-number.ts'
import type { PhoneNumber } from '../src/core/phone-number.ts'
import { migrate } from '../src/store/engine/migrate.ts'
import { openStore } from '../src/store/engine/open.ts'
import { type Head, monthRows } from './month-rows.ts'
import { type Insert, inserter, MUTUAL, settle, TOWN_OPENS } from './town.ts'

/** The month that everybody was charged for and nobody has paid when the register is built. */
export const FIRST_MONTH = '2026-01'

/** Members written in one transaction. */
const MEMBERS_PER_WRITE = 10_000

const JOINED_ON = date('2025-08-03')

/** So that they are members, and in arrears: what was before the first month is paid. */
const PAID_THROUGH = date('2025-12-31')

/** The numbers of the first `count` members, in order. */
export function* memberNumbers(count: number): Generator<MemberNumber> {
  // Seven digits and a check digit are enough for a million of them.
  for (let index = 0; index < count; index += 1) {
    yield memberNumberFrom(String(1_000_000 + index * 8))
  }
}

/** The phone of the member at this place in the register. */
export function phoneAt(index: number): PhoneNumber {
  return `+2547${String(10_000_000 + index)}` as PhoneNumber
}

/**
 * Makes the database of a mutual with so many members who owe a month, by plain SQL and without a
 * care for a power cut: a million of them in a minute or two. Its books are sound.
 */
export async function buildRegister(path: string, members: number): Promise<void> {
  const store = await openStore(`sqlite:${path}`)
  await migrate(store, TOWN_OPENS)
  await store.close()
  const db = new Database(path)
  for (const pragma of ['journal_mode = memory', 'synchronous = off', 'cache_size = -262144']) {
    db.pragma(pragma)
  }
  const insert = inserter(db)
  settle(insert)
  // Commands take it for one of the sandbox and ask for no carriers.
  insert('setting', { name: 'made-by', value: 'sandbox' })
  insert('account', { ...MUTUAL, account_id: '701', kind: '701', number: null })
  moveAllIn(db, insert, [...memberNumbers(members)])
  db.pragma('journal_mode = wal')
  db.close()
}

function moveAllIn(db: Database.Database, insert: Insert, numbers: readonly MemberNumber[]): void {
  let head: Head = { seq: 0, hash: CHAIN_START }
  const write = db.transaction((start: number) => {
    const some = numbers.slice(start, start + MEMBERS_PER_WRITE)
    for (const [at, number] of some.entries()) {
      moveIn(insert, number, start + at)
      owe(insert, number)
    }
    const month = monthRows(FIRST_MONTH, some, head)
    for (const { journal, transfer, charge } of month.rows) {
      insert('journal', journal)
      insert('transfer', transfer)
      insert('charge', charge)
    }
    head = month.head
  })
  for (let start = 0; start < numbers.length; start += MEMBERS_PER_WRITE) write(start)
  insert('chain', { ...MUTUAL, ...head })
  const balance = { ...MUTUAL, account_id: '701', debits: 0, never_below_zero: null }
  const { credits } = db
    .prepare('select coalesce(sum(amount), 0) as credits from charge')
    .get() as { credits: number }
  insert('balance', { ...balance, credits })
}

/** Writes a member who has paid for all that was before a day. `index` is the place in the register. */
export function moveIn(
  insert: Insert,
  number: MemberNumber,
  index: number,
  of: { readonly mutual_id: string } = MUTUAL,
  paidThrough: CivilDate = PAID_THROUGH,
): void {
  const member = { ...of, number }
  const phone = phoneAt(index)
  const name = `Member ${index}`
  insert('member_number', member)
  insert('member', {
    ...member,
    plan_code: 'family',
    joined_on: JOINED_ON,
    fee_paid_before: 1,
    paid_through_before: paidThrough,
    created_at: TOWN_OPENS,
  })
  insert('beneficiary', {
    ...member,
    ordinal: 0,
    name,
    sex: 'F',
    birth_date: '1988',
    relation: 'member',
    phone,
    joined_on: JOINED_ON,
  })
  insert('phone_role', { phone, role: 'member', ...of, ref: number, name })
  insert('phone_language', { phone, language: 'en', chosen: 1, updated_at: TOWN_OPENS })
}

/** Writes the account of a member who owes a month. */
export function owe(
  insert: Insert,
  number: MemberNumber,
  of: { readonly mutual_id: string } = MUTUAL,
): void {
  const account_id = receivableOf(number)
  insert('account', { ...of, account_id, kind: '411', number })
  insert('balance', {
    ...of,
    account_id,
    debits: 50_000,
    credits: 0,
    never_below_zero: 'debit',
  })
}
