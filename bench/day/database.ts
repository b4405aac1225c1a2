import Database from 'better-sqlite3'
import pg from 'pg'

/** The database of a run, read beside the service. */
export type Reader = {
  rows<Row>(text: string): Promise<readonly Row[]>
  close(): Promise<void>
}

export async function readerOf(url: string): Promise<Reader> {
  if (url.startsWith('sqlite:')) {
    const db = new Database(url.slice('sqlite:'.length), { readonly: true, fileMustExist: true })
    return {
      rows: async <Row>(text: string) => db.prepare(text).all() as Row[],
      close: async () => void db.close(),
    }
  }
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    rows: async <Row>(text: string) => (await client.query(text)).rows as Row[],
    close: () => client.end(),
  }
}

/** What waits, and for how long the oldest of it has, in ms. */
export type Queues = {
  readonly inbox: number
  readonly inboxMs: number
  readonly events: number
  readonly eventsMs: number
  /** SMS and prompts that somebody waits for. */
  readonly outbox: number
  readonly outboxMs: number
}

type Waiting = { readonly count: number; readonly since: number | null }

/** `now`: by the clock of the day. */
export async function readQueues(reader: Reader, now: number): Promise<Queues> {
  const of = async (text: string): Promise<readonly [number, number]> => {
    const [{ count, since } = { count: 0, since: null }] = await reader.rows<Waiting>(text)
    return [Number(count), since === null ? 0 : Math.max(0, now - Number(since))]
  }
  const [inbox, inboxMs] = await of(`select count(*) as count, min(received_at) as since from inbox where handled_at is null`) // prettier-ignore
  const [events, eventsMs] = await of(`select count(*) as count, min(received_at) as since from event where handled_at is null`) // prettier-ignore
  const [outbox, outboxMs] = await of(
    `select count(*) as count, min(not_before) as since from outbox
      where state in ('waiting', 'sending') and priority <= 3 and not_before <= ${now}`,
  )
  return { inbox, inboxMs, events, eventsMs, outbox, outboxMs }
}

/** Messages that nobody waits for: reminders, digests, alerts and notices. */
export async function countPatient(reader: Reader): Promise<number> {
  const [{ count } = { count: 0 }] = await reader.rows<{ count: number }>(
    `select count(*) as count from outbox where state in ('waiting', 'sending') and priority > 3`,
  )
  return Number(count)
}
