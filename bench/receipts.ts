import Database from 'better-sqlite3'
import { civilDateAt, instant } from '../src/core/dates.ts'
import { migrate } from '../src/store/engine/migrate.ts'
import { openStore } from '../src/store/engine/open.ts'
import { inserter, MUTUAL, settle, TOWN_OPENS } from './town.ts'

/** The wallet account of the town. */
export const WALLET = 'bench'

const RECEIPTS_PER_WRITE = 10_000

/** A payment each half minute: a million of them are a year. */
const PAUSE_MS = 30_000

const SHILLINGS = 500

/** A payment of the wallet account; 0 is the newest. */
export function receiptAt(index: number) {
  const at = instant(TOWN_OPENS - (index + 1) * PAUSE_MS)
  return {
    reference: `U${String(index).padStart(9, '0')}`,
    amount: (SHILLINGS + (index % 100)) * 100,
    at,
    on: civilDateAt(at, 'Africa/Nairobi'),
  }
}

/** Makes the database of a mutual that got so many payments, by plain SQL. */
export async function buildReceipts(path: string, count: number): Promise<void> {
  const store = await openStore(`sqlite:${path}`)
  await migrate(store, TOWN_OPENS)
  await store.close()
  const db = new Database(path)
  for (const pragma of ['journal_mode = memory', 'synchronous = off', 'cache_size = -262144'])
    db.pragma(pragma)
  const insert = inserter(db)
  settle(insert)
  // Commands take it for one of the sandbox and ask for no carriers.
  insert('setting', { name: 'made-by', value: 'sandbox' })
  const [debit_account, credit_account] = [`552/${WALLET}`, `471/${WALLET}`] as const
  for (const account_id of [debit_account, credit_account])
    insert('account', { ...MUTUAL, account_id, kind: account_id.slice(0, 3), number: null })
  const write = db.transaction((start: number) => {
    for (let index = start; index < Math.min(count, start + RECEIPTS_PER_WRITE); index += 1) {
      const { reference, amount, at, on } = receiptAt(index)
      const id = { ...MUTUAL, journal_id: `J${index}` }
      const days = { effective_on: on, event_on: on, posted_at: at }
      const source = { source: 'receipt', source_ref: `R${index}`, actor: 'bench' }
      const rest = { lines: 1, hash: '0'.repeat(64) }
      insert('journal', { ...id, seq: index + 1, kind: 'suspense', ...days, ...source, ...rest })
      insert('transfer', { ...id, line: 0, debit_account, credit_account, amount })
      insert('receipt', {
        ...{ ...MUTUAL, receipt_id: `R${index}`, wallet: WALLET, operator_receipt: reference },
        ...{ receipt_number: `UM-${index}`, amount, paid_at: at, value_on: on },
        ...{ state: 'suspense', created_at: at },
      })
    }
  })
  for (let start = 0; start < count; start += RECEIPTS_PER_WRITE) write(start)
  const { sum } = db.prepare('select sum(amount) as sum from receipt').get() as { sum: number }
  const balance = (account_id: string, debits: number, credits: number) =>
    insert('balance', { ...MUTUAL, account_id, debits, credits, never_below_zero: null })
  balance(debit_account, sum, 0)
  balance(credit_account, 0, sum)
  db.pragma('journal_mode = wal')
  db.close()
}
