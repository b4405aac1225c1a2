import type Database from 'better-sqlite3'
import type { Ids } from '../../../src/app/ports.ts'
import type { CallerFacts } from './facts.ts'

export type Form = {
  readonly sessionId: string
  readonly phoneNumber: string
  readonly text: string
}

/** One request: what the menu keeps in the session, and a payment that was confirmed. */
export type Turn = {
  readonly form: Form
  readonly kept: Record<string, unknown>
  collect: { readonly caller: CallerFacts; readonly amount: number } | null
}

export type Sessions = {
  begin(form: Form): Turn
  /** Commits the session, and the payment if there is one, in one transaction. */
  commit(turn: Turn, reply: string, now: number): void
}

/** Sessions in SQLite: read once and written once for each turn, in a commit of its own. */
export function openSessions(db: Database.Database, ids: Ids): Sessions {
  db.exec(
    `create table if not exists session (
       session_id text primary key, phone text, route text, kept text, reply text, updated_at integer
     ) strict`,
  )
  const find = db.prepare('select kept from session where session_id = ?').pluck()
  const save = db.prepare(
    `insert into session values (?, ?, ?, ?, ?, ?)
     on conflict (session_id) do update set phone = excluded.phone, route = excluded.route,
       kept = excluded.kept, reply = excluded.reply, updated_at = excluded.updated_at`,
  )
  const insertIntent = db.prepare(
    `insert into intent (mutual_id, intent_id, number, payer_phone, wallet, amount, state,
       created_at, expires_at) values (?, ?, ?, ?, ?, ?, 'new', ?, ?)`,
  )
  const insertPrompt = db.prepare(
    `insert into outbox (outbox_id, kind, mutual_id, recipient, intent_id, priority, dedupe_key,
       state, attempts, not_before, created_at)
     values (?, 'prompt', ?, ?, ?, 0, ?, 'waiting', 0, ?, ?)`,
  )
  const commit = db.transaction((turn: Turn, reply: string, now: number) => {
    const { form, kept, collect } = turn
    if (collect) {
      const { number, mutual } = collect.caller
      const { mutual_id } = mutual
      const [account] = JSON.parse(mutual.wallets) as { wallet: string }[]
      const id = ids.id()
      const { amount } = collect
      const phone = form.phoneNumber
      insertIntent.run(mutual_id, id, number, phone, account?.wallet, amount, now, now + 600_000)
      insertPrompt.run(ids.id(), mutual_id, phone, id, `prompt/${id}`, now + 5000, now)
    }
    save.run(form.sessionId, form.phoneNumber, form.text, JSON.stringify(kept), reply, now)
  })
  return {
    begin: (form) => {
      const kept = find.get(form.sessionId) as string | undefined
      return {
        form,
        kept: kept ? (JSON.parse(kept) as Record<string, unknown>) : {},
        collect: null,
      }
    },
    commit: (turn, reply, now) => commit.immediate(turn, reply, now),
  }
}
