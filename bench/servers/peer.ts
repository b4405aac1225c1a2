import type * as ids from '../../src/edge/ids.ts'
import Database from 'better-sqlite3'
import express from 'express'
import { instant } from '../../src/core/dates.ts'
import { built } from '../built.ts'
import { CALLBACK_PATH } from '../calls.ts'
import { TOWN_OPENS } from '../town.ts'
import { serve } from './listen.ts'
import { factsOf } from './peer/facts.ts'
import { paymentMenu } from './peer/menu.ts'
import { type Form, openSessions, type Turn } from './peer/sessions.ts'

/**
 * The same menu with ussd-menu-builder on Express. In its favour: no log, no metrics, no offer to
 * go on with a cut call, no check of lengths and alphabets, one statement cache made by hand.
 */
const [databasePath] = process.argv.slice(2) as [string]
const { createIds } = await built<typeof ids>('edge/ids')

const db = new Database(databasePath)
db.pragma('journal_mode = wal')
db.pragma('synchronous = full')
const sessions = openSessions(db, createIds())
const startedMs = Date.now()
const now = () => instant(TOWN_OPENS + Date.now() - startedMs)

// The menu keeps the request in itself; that is safe while nothing in it waits for the event loop.
let turn: Turn
const menu = paymentMenu({ facts: factsOf(db), turn: () => turn, now })
menu.sessionConfig({
  start: async () => undefined,
  end: async () => undefined,
  get: async (_session, key) => turn.kept[key],
  set: async (_session, key, value) => {
    turn.kept[key] = value
  },
})
menu.on('error', (error) => {
  throw error
})

const app = express()
app.use(express.urlencoded({ extended: false }))
app.post(CALLBACK_PATH, async (request, response) => {
  const form = request.body as Form
  const mine = (turn = sessions.begin(form))
  const reply = await menu.run(form as never)
  sessions.commit(mine, reply, now())
  response.type('text/plain').send(reply)
})
serve(app)
