import { setTimeout } from 'node:timers/promises'
import type * as reminding from '../src/app/reminders/remind.ts'
import type * as directory from '../src/store/mutuals/directory.ts'
import Database from 'better-sqlite3'
import { date, instant } from '../src/core/dates.ts'
import { built } from './built.ts'
import { answerParent } from './child.ts'
import { peakMb } from './peak.ts'
import { benchPorts } from './ports.ts'
import { inserter, MUTUAL } from './town.ts'

export type RemindResult = {
  readonly messages: number
  readonly seconds: number
  /** How long the slowest write of somebody else took meanwhile; null where nobody writes. */
  readonly longestWaitMs: number | null
  readonly peakMb: number
}

/** `ours` decides and queues; `hand` inserts the rows that `ours` left in the other database. */
const [way, path, other] = process.argv.slice(2) as ['ours' | 'hand', string, string]

/** The day on which the rights of everybody in the register close. */
const DAY = date('2026-01-21')
const MORNING = instant(Date.parse('2026-01-21T08:00:00Z'))

const ROWS_PER_WRITE = 1000

/** How often somebody else writes while reminders are queued. */
const OTHERS_MS = 20

async function reminded(): Promise<RemindResult> {
  const done = way === 'ours' ? await remind() : copyRows()
  return { ...done, peakMb: peakMb() }
}

async function remind(): Promise<Omit<RemindResult, 'peakMb'>> {
  openMessages()
  const { remindDay } = await built<typeof reminding>('app/reminders/remind')
  const { loadMutual } = await built<typeof directory>('store/mutuals/directory')
  const ports = await benchPorts(path, `${path}.log`, MORNING)
  const books = await ports.store.read((tx) => loadMutual(tx, MUTUAL.mutual_id))
  if (!books) throw new Error('no mutual')
  const others = writeBeside(() =>
    ports.store.write(async (tx) => void (await loadMutual(tx, MUTUAL.mutual_id))),
  )
  const startedMs = performance.now()
  const messages = await remindDay(ports, books.mutual, DAY)
  const seconds = (performance.now() - startedMs) / 1000
  const longestWaitMs = await others.stop()
  await ports.store.close()
  return { messages, seconds, longestWaitMs }
}

/** Somebody has looked at the register: until then a mutual says nothing by itself. */
function openMessages(): void {
  const db = new Database(path)
  db.prepare('update mutual set messages_from = ?').run(DAY)
  db.close()
}

/** Writes again and again until it is stopped, and then says how long the slowest write took. */
function writeBeside(write: () => Promise<void>): { stop(): Promise<number> } {
  let isOver = false
  async function run(): Promise<number> {
    let longestMs = 0
    while (!isOver) {
      await setTimeout(OTHERS_MS)
      const startedMs = performance.now()
      await write()
      longestMs = Math.max(longestMs, performance.now() - startedMs)
    }
    return longestMs
  }
  const ran = run()
  return {
    stop: () => {
      isOver = true
      return ran
    },
  }
}

function copyRows(): Omit<RemindResult, 'peakMb'> {
  const from = new Database(other, { readonly: true })
  const db = new Database(path)
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on'])
    db.pragma(pragma)
  const insert = inserter(db)
  const write = db.transaction((rows: readonly (readonly [string, Row])[]) => {
    for (const [table, row] of rows) insert(table, row)
  })
  let messages = 0
  let tookMs = 0
  for (const rows of pagesOf(from)) {
    const startedMs = performance.now()
    write.immediate(rows)
    tookMs += performance.now() - startedMs
    messages += rows.length / 2
  }
  db.close()
  return { messages, seconds: tookMs / 1000, longestWaitMs: null }
}

type Row = Readonly<Record<string, string | number | null>>

/** Reminders and their messages as they were written, some at a time. */
function* pagesOf(from: Database.Database): Generator<(readonly [string, Row])[]> {
  const next = (table: string) =>
    from.prepare(`select * from ${table} where rowid > ? order by rowid limit ${ROWS_PER_WRITE}`)
  const [outbox, reminder] = [next('outbox'), next('reminder')]
  for (let after = 0; ; after += ROWS_PER_WRITE) {
    const messages = (outbox.all(after) as Row[]).map((row) => ['outbox', row] as const)
    const notes = (reminder.all(after) as Row[]).map((row) => ['reminder', row] as const)
    if (messages.length !== notes.length) throw new Error('a message for each reminder')
    if (messages.length === 0) return
    yield [...messages, ...notes]
  }
}

answerParent(reminded)
