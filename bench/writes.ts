import type * as open from '../src/store/engine/open.ts'
import type * as dialogs from '../src/store/calls/dialogs.ts'
import Database from 'better-sqlite3'
import type { DialogTable } from '../src/store/tables/calls.ts'
import type { PhoneNumber } from '../src/core/phone-number.ts'
import { built } from './built.ts'
import { answerParent } from './child.ts'
import { TOWN_OPENS } from './town.ts'

/** Stores calls for so many seconds, `atOnce` of them at a time. */
export type WriteOrder = {
  readonly way: 'store' | 'hand'
  readonly atOnce: number
  readonly seconds: number
}

export type WriteResult = { readonly writes: number; readonly perSecond: number }

const { openStore } = await built<typeof open>('store/engine/open')
const { saveDialog } = await built<typeof dialogs>('store/calls/dialogs')

const [storePath, handPath] = process.argv.slice(2) as [string, string]
const store = await openStore(`sqlite:${storePath}`)
const saveBatch = openByHand(handPath)

/** Calls that are stored over and over, so that the tables stay as large as they are. */
const SESSIONS = 10_000

let written = 0

type Row = Omit<DialogTable, 'earlier'>

function nextDialog(): Row {
  written += 1
  const session = written % SESSIONS
  return {
    carrier: 'africastalking',
    session_id: `ATUid_${session}`,
    phone: `+2547${11_000_000 + session}` as PhoneNumber,
    service_code: '*384*77#',
    transcript: '1*1',
    state: STATE as DialogTable['state'],
    reply: 'CON Pay KSh 500\nAmina Kamau 1000000-0\nThen covered until 20/05/2026\n1. Confirm',
    open: 1,
    updated_at: TOWN_OPENS,
    turn_id: '01JZZZZZZZ0123456789ABCDEF',
  }
}

const STATE = JSON.stringify({
  language: null,
  trail: [
    { screen: 'main', from: 0 },
    { screen: 'pay', from: 0 },
    { screen: 'pay.confirm', from: 0 },
  ],
  page: { choices: [0], next: null },
  kept: { who: { role: 'member', mutual: 'umoja', ref: '10000000' }, amount: 50_000 },
  wrong: 0,
  hint: null,
  ended: false,
  cut: null,
})

/** One transaction for the whole batch, one statement prepared once. */
function openByHand(path: string): (batch: readonly Row[]) => void {
  const db = new Database(path)
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = full')
  const save = db.prepare(
    `insert into dialog (carrier, session_id, phone, service_code, transcript, state, reply, open,
       updated_at, turn_id)
     values (@carrier, @session_id, @phone, @service_code, @transcript, @state, @reply, @open,
       @updated_at, @turn_id)
     on conflict (carrier, session_id) do update set phone = excluded.phone,
       service_code = excluded.service_code, transcript = excluded.transcript,
       state = excluded.state, reply = excluded.reply, open = excluded.open,
       updated_at = excluded.updated_at, turn_id = excluded.turn_id`,
  )
  const saveAll = db.transaction((batch: readonly Row[]) => {
    for (const dialog of batch) save.run(dialog)
  })
  return (batch) => void saveAll.immediate(batch)
}

async function storeOneByOne(atOnce: number, untilMs: number): Promise<number> {
  let writes = 0
  const run = async (): Promise<void> => {
    while (performance.now() < untilMs) {
      const dialog = nextDialog()
      await store.write((tx) => saveDialog(tx, dialog))
      writes += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, run))
  return writes
}

function saveInBatches(atOnce: number, untilMs: number): number {
  let writes = 0
  while (performance.now() < untilMs) {
    saveBatch(Array.from({ length: atOnce }, nextDialog))
    writes += atOnce
  }
  return writes
}

async function measure({ way, atOnce, seconds }: WriteOrder): Promise<WriteResult> {
  const startedMs = performance.now()
  const untilMs = startedMs + seconds * 1000
  const writes =
    way === 'store' ? await storeOneByOne(atOnce, untilMs) : saveInBatches(atOnce, untilMs)
  return { writes, perSecond: (writes * 1000) / (performance.now() - startedMs) }
}

answerParent<WriteOrder>(measure)
