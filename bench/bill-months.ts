import type * as bill from '../src/app/books/bill.ts'
import Database from 'better-sqlite3'
import type { MemberNumber } from '../src/core/member-number.ts'
import { built } from './built.ts'
import { answerParent } from './child.ts'
import { type Head, type MonthRows, monthRows } from './month-rows.ts'
import { benchPorts } from './ports.ts'
import { inserter, lastOf, MUTUAL } from './town.ts'

/** Bills everybody for a month (`YYYY-MM`), the next one that is not in the books. */
export type MonthOrder = { readonly month: string }

export type MonthResult = {
  readonly members: number
  readonly seconds: number
}

/** `ours` bills as the service does, `hand` inserts the same rows. */
const [way, path, logPath] = process.argv.slice(2) as ['ours' | 'hand', string, string]

/** Members in one transaction by hand. */
const MEMBERS_PER_WRITE = 1000

async function billed({ month }: MonthOrder): Promise<MonthResult> {
  return way === 'ours' ? billMonth(month) : insertMonth(month)
}

async function billMonth(month: string): Promise<MonthResult> {
  const { bill: billMutual } = await built<typeof bill>('app/books/bill')
  const ports = await benchPorts(path, logPath)
  const startedMs = performance.now()
  const done = await billMutual(ports, MUTUAL.mutual_id, lastOf(month), 'bench')
  const seconds = (performance.now() - startedMs) / 1000
  await ports.store.close()
  if (done?.charges !== done?.members) throw new Error(`${done?.charges} charges of ${month}`)
  return { members: done?.members ?? 0, seconds }
}

/**
 * What whoever knows SQLite would do who has the rows: statements prepared once, a thousand members
 * in a transaction. Making the rows and their hashes is not in the time.
 */
function insertMonth(month: string): MonthResult {
  const db = new Database(path)
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on'])
    db.pragma(pragma)
  db.pragma('recursive_triggers = on')
  db.pragma('cache_size = -65536')
  const write = monthWriter(db)
  let head = db.prepare('select seq, hash from chain').get() as Head
  let members = 0
  let tookMs = 0
  for (const numbers of numbersBy(db, MEMBERS_PER_WRITE)) {
    const made = monthRows(month, numbers, head)
    head = made.head
    const startedMs = performance.now()
    write(made.rows, head)
    tookMs += performance.now() - startedMs
    members += numbers.length
  }
  db.close()
  return { members, seconds: tookMs / 1000 }
}

function monthWriter(db: Database.Database): (rows: readonly MonthRows[], head: Head) => void {
  const insert = inserter(db)
  const owe = db.prepare(
    'update balance set debits = debits + @amount where mutual_id = @mutual_id and account_id = @debit_account',
  )
  const earn = db.prepare(
    `update balance set credits = credits + ? where mutual_id = 'umoja' and account_id = '701'`,
  )
  const move = db.prepare('update chain set seq = @seq, hash = @hash')
  const write = db.transaction((rows: readonly MonthRows[], head: Head) => {
    for (const { journal, transfer, charge } of rows) {
      insert('journal', journal)
      insert('transfer', transfer)
      insert('charge', charge)
      const { mutual_id, debit_account, amount } = transfer
      owe.run({ mutual_id, debit_account, amount })
    }
    earn.run(rows.reduce((sum, { transfer }) => sum + transfer.amount, 0))
    move.run(head)
  })
  return (rows, head) => write.immediate(rows, head)
}

function* numbersBy(db: Database.Database, count: number): Generator<MemberNumber[]> {
  const next = db
    .prepare('select number from member where number > ? order by number limit ?')
    .pluck()
  let after = ''
  for (;;) {
    const numbers = next.all(after, count) as MemberNumber[]
    if (numbers.length === 0) return
    yield numbers
    after = numbers.at(-1) as string
  }
}

answerParent<MonthOrder>(billed)
