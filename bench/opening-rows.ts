import Database from 'better-sqlite3'
import type { OpenedResult } from './open-books.ts'
import { type Insert, inserter } from './town.ts'

/** Households in one transaction by hand. */
const HOUSEHOLDS_PER_WRITE = 1000

type Row = Readonly<Record<string, string | number | null>>

/**
 * What an opening writes of households, in the order in which rows refer to each other. Households come first
 * in each query, so that every row is found by its key.
 */
const OF_HOUSEHOLDS = {
  account: `select account.* from opening_household as brought cross join account
      on account.mutual_id = brought.mutual_id
      and account.account_id in ('411/' || brought.number, '419/' || brought.number)
    where brought.number > @after and brought.number <= @last`,
  journal: `select journal.* from opening_household as brought cross join journal
      on journal.mutual_id = brought.mutual_id and journal.journal_id = brought.journal_id
    where brought.number > @after and brought.number <= @last order by journal.seq`,
  transfer: `select transfer.* from opening_household as brought cross join transfer
      on transfer.mutual_id = brought.mutual_id and transfer.journal_id = brought.journal_id
    where brought.number > @after and brought.number <= @last`,
  balance: `select balance.* from opening_household as brought cross join balance
      on balance.mutual_id = brought.mutual_id
      and balance.account_id in ('411/' || brought.number, '419/' || brought.number)
    where brought.number > @after and brought.number <= @last`,
  opening_household: `select * from opening_household where number > @after and number <= @last`,
  opening_charge: `select * from opening_charge where number > @after and number <= @last`,
} as const

/** The mutual's own part. */
const OF_MUTUAL = {
  opening: 'select * from opening',
  opening_line: 'select * from opening_line',
  account: `select * from account where account_id in ('101', '521')`,
  journal: `select journal.* from journal join opening on journal.source_ref = opening.opening_id`,
  transfer: `select transfer.* from transfer join opening using (mutual_id, journal_id)`,
  balance: `select * from balance where account_id in ('101', '521')`,
} as const

/**
 * What whoever knows SQLite would do who has the rows: statements prepared once, a thousand households
 * in a transaction. Making the rows and their hashes is not in the time.
 */
export function openingWriter(path: string, source: string): OpenedResult {
  const from = new Database(source, { readonly: true })
  const db = new Database(path)
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on'])
    db.pragma(pragma)
  db.pragma('recursive_triggers = on')
  db.pragma('cache_size = -65536')
  const insert = inserter(db)
  const { write, end } = writersOf(db, insert)
  let tookMs = timed(() => db.transaction(() => insertAll(insert, rowsOf(from, OF_MUTUAL, {})))())
  let households = 0
  for (const span of spansOf(from)) {
    const rows = rowsOf(from, OF_HOUSEHOLDS, span)
    tookMs += timed(() => write(rows))
    households += rows.opening_household?.length ?? 0
  }
  tookMs += timed(() => end(from.prepare('select * from opening').get() as Row))
  same(from, db)
  db.close()
  from.close()
  return { seconds: tookMs / 1000, households }
}

type Rows = Readonly<Record<string, readonly Row[]>>

function rowsOf(
  from: Database.Database,
  queries: Readonly<Record<string, string>>,
  span: object,
): Rows {
  const rows = Object.entries(queries).map(([table, text]) => {
    const statement = from.prepare(text)
    return [table, statement.all(...(text.includes('@') ? [span] : []))] as const
  })
  return Object.fromEntries(rows) as Rows
}

function insertAll(insert: Insert, rows: Rows): void {
  const [opening] = rows['opening'] ?? []
  // It refers to a journal that comes after it.
  for (const [table, some] of Object.entries(rows)) {
    for (const row of some) insert(table, row === opening ? { ...row, journal_id: null } : row)
  }
}

function writersOf(db: Database.Database, insert: Insert) {
  const place = db.prepare(
    'update member set opening_id = @opening_id where mutual_id = @mutual_id and number = @number',
  )
  const fund = db.prepare(
    `update balance set debits = debits + 0, credits = credits + 0 where account_id = '101'`,
  )
  const note = db.prepare('update opening set journal_id = ? where opening_id = ?')
  const write = db.transaction((rows: Rows) => {
    insertAll(insert, rows)
    for (const row of rows['opening_household'] ?? []) place.run(row)
    fund.run()
  })
  return {
    write: (rows: Rows) => write.immediate(rows),
    end: ({ journal_id, opening_id }: Row) => note.run(journal_id, opening_id),
  }
}

function* spansOf(from: Database.Database) {
  const last = from
    .prepare(
      `select max(number) from (select number from opening_household where number > ? order by number limit ${HOUSEHOLDS_PER_WRITE})`,
    )
    .pluck()
  for (let after = ''; ;) {
    const to = last.get(after) as string | null
    if (to === null) return
    yield { after, last: to }
    after = to
  }
}

function timed(work: () => unknown): number {
  const startedMs = performance.now()
  work()
  return performance.now() - startedMs
}

/** Throws when the rows by hand are not those of ours. */
function same(ours: Database.Database, hand: Database.Database): void {
  const told = [ours, hand].map((db) =>
    JSON.stringify(
      ['journal', 'transfer', 'balance', 'opening_household', 'opening_charge'].map((table) =>
        db.prepare(`select count(*) from ${table}`).pluck().get(),
      ),
    ),
  )
  if (told[0] !== told[1]) throw new Error(`ours ${told[0]}, by hand ${told[1]}`)
}
