import { type ExpressionBuilder, sql } from 'kysely'
import { type CivilDate, instant, type Instant } from '../../core/dates.ts'
import { PARTS, UNPRICED } from '../../core/sms/budget.ts'
import { skipLocked } from '../engine/dialect.ts'
import type { OutboxTable, Schema } from '../schema.ts'
import { addUse, moveUse } from './sms-use.ts'
import type { ReadTx, Tx } from '../store.ts'

/** A row taken for sending. `abandoned`: an earlier sender took it and never said how it went. */
export type Claimed = OutboxTable & { readonly abandoned: boolean }

/** Every urgency that a row can have; one after the other, each by its index. */
export const URGENCIES: readonly number[] = [0, 1, 2, 3, 4, 5, 6]

/** Up to this urgency messages to a phone keep their order among each other. */
const AT_ONCE = 3

/** A message that cannot be sent holds back later ones to its phone for so long. */
export const HOLD_MS = 20 * 60 * 1000

/**
 * Takes what is due from the outbox for one sender, until `leaseUntil`: rows that wait, and rows
 * whose sender died. Most urgent first, then what fell due first. To each phone one message at a
 * time, in the order in which they were queued, retries included; what is answered at once
 * overtakes notices and reminders. Only those of the `urgencies` named.
 */
export async function claimDue(
  tx: Tx,
  now: Instant,
  leaseUntil: Instant,
  limit: number,
  urgencies: readonly number[] = URGENCIES,
): Promise<Claimed[]> {
  const taken: { outbox_id: string; state: OutboxTable['state'] }[] = []
  for (const urgency of urgencies) {
    if (taken.length >= limit) break
    taken.push(...(await dueOf(tx, urgency, now, limit - taken.length)))
  }
  if (taken.length === 0) return []
  const ids = taken.map((row) => row.outbox_id)
  const rows = await tx
    .updateTable('outbox')
    .set((eb) => ({
      state: 'sending' as const,
      claimed_until: leaseUntil,
      attempts: eb('attempts', '+', 1),
      // Nobody said how it went: it may have gone out.
      copies: sql<number>`copies + case when state = 'sending' then 1 else 0 end`,
    }))
    .where('outbox_id', 'in', ids)
    .returningAll()
    .execute()
  const byId = new Map(rows.map((row) => [row.outbox_id, row]))
  return taken.flatMap(({ outbox_id, state }) => {
    const row = byId.get(outbox_id)
    return row ? [{ ...row, abandoned: state === 'sending' }] : []
  })
}

function dueOf(tx: Tx, urgency: number, now: Instant, limit: number) {
  const due = tx
    .selectFrom('outbox')
    .select(['outbox_id', 'state'])
    .where(isOpen('outbox.state'))
    .where('priority', '=', urgency)
    .where('not_before', '<=', now)
    .where((eb) => eb.or([eb('state', '=', 'waiting'), eb('claimed_until', '<=', now)]))
    .where((eb) => eb.not(eb.exists(holding(eb, now))))
    .orderBy('not_before')
    .orderBy('outbox_id')
    .limit(limit)
  return skipLocked(tx, due).execute()
}

/**
 * Earlier messages to the same phone that are on their way or are tried again. One whose own time
 * has not come holds nothing back, and one of less urgency nothing that is answered at once.
 */
function holding(eb: ExpressionBuilder<Schema, 'outbox'>, now: Instant) {
  return eb
    .selectFrom('outbox as earlier')
    .select('earlier.outbox_id')
    .whereRef('earlier.recipient', '=', 'outbox.recipient')
    .where(isOpen('earlier.state'))
    .where('earlier.kind', '=', 'sms')
    .where('outbox.kind', '=', 'sms')
    .where((e) =>
      e.or([
        e('earlier.created_at', '>', instant(now - HOLD_MS)),
        // What waited for its time, a reminder for the morning, is no message that cannot be sent.
        e.and([e('earlier.state', '=', 'waiting'), e('earlier.attempts', '=', 0)]),
        e.and([
          e('earlier.state', '=', 'sending'),
          e('earlier.claimed_until', '<', instant(now + HOLD_MS)),
        ]),
      ]),
    )
    .where((e) =>
      e.or([
        e('earlier.created_at', '<', e.ref('outbox.created_at')),
        e.and([
          e('earlier.created_at', '=', e.ref('outbox.created_at')),
          e('earlier.outbox_id', '<', e.ref('outbox.outbox_id')),
        ]),
      ]),
    )
    .where((e) =>
      e.or([
        e('earlier.priority', '<=', AT_ONCE),
        e('earlier.priority', '<=', e.ref('outbox.priority')),
      ]),
    )
    .where((e) =>
      e.or([
        e('earlier.state', '=', 'sending'),
        e('earlier.attempts', '>', 0),
        e('earlier.not_before', '<=', now),
      ]),
    )
}

/** Written out, so that both engines see that the indexes of open rows serve. */
export function isOpen(state: 'outbox.state' | 'earlier.state') {
  return sql<boolean>`${sql.ref(state)} in ('waiting', 'sending')`
}

/** Writes how the sending of a claimed row went, or that it does not leave now. */
export async function settleOutgoing(
  tx: Tx,
  outboxId: string,
  change: Partial<OutboxTable>,
): Promise<void> {
  await changeOutgoing(tx, outboxId, { ...change, claimed_until: null })
}

/** Changes a row, and what its day's messages have used by it. */
export async function changeOutgoing(
  tx: Tx,
  outboxId: string,
  change: Partial<OutboxTable>,
): Promise<void> {
  const own = tx.updateTable('outbox').where('outbox_id', '=', outboxId)
  // A sender that was taken for dead may settle the same row: whoever reads it here has it locked.
  const before = await own
    .set((eb) => ({ attempts: eb.ref('attempts') }))
    .returningAll()
    .executeTakeFirstOrThrow()
  await own.set(change).execute()
  await moveUse(tx, before, { ...before, ...change })
}

/** What should have left, tried or not, and since when the oldest of it should have. */
export async function backlogOf(
  tx: ReadTx,
  now: Instant,
): Promise<{ readonly due: number; readonly since: Instant | null }> {
  const row = await tx
    .selectFrom('outbox')
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), 'bigint').as('due'),
      sql<Instant | null>`min(case when attempts > 0 then created_at else not_before end)`.as(
        'since',
      ),
    ])
    .where(isOpen('outbox.state'))
    .where((eb) => eb.or([eb('attempts', '>', 0), eb('not_before', '<=', now)]))
    .executeTakeFirstOrThrow()
  return row
}

/** What is sent at once falls due so soon after it was queued, a prompt after its call. */
const AT_ONCE_MS = 60 * 1000

/** The longest pause between two tries is shorter. */
const PAUSE_MS = 24 * 60 * 60 * 1000

/**
 * Makes due what was queued, or put off until a next try, by a clock that was ahead and has been
 * put right: a receipt must not wait until the clock is there again.
 */
export async function pullBack(tx: Tx, now: Instant): Promise<void> {
  await tx
    .updateTable('outbox')
    .set((eb) => ({
      not_before: now,
      created_at: sql<Instant>`case when ${eb.ref('created_at')} < ${now}
        then ${eb.ref('created_at')} else ${now} end`,
    }))
    .where(isOpen('outbox.state'))
    .where('state', '=', 'waiting')
    .where('priority', 'in', [0, 1, 2, AT_ONCE])
    .where('not_before', '>', instant(now + AT_ONCE_MS))
    .where((eb) => eb.or([eb('attempts', '=', 0), eb('not_before', '>', instant(now + PAUSE_MS))]))
    .execute()
}

/**
 * Puts messages of this urgency back that may have gone out once, were tried before `triedBefore`,
 * and of which no report has come: they are sent a second and last time.
 */
export async function sendAgainUnanswered(
  tx: Tx,
  urgency: number,
  triedBefore: Instant,
  now: Instant,
): Promise<number> {
  const rows = await tx
    .updateTable('outbox')
    .set({ state: 'waiting', not_before: now })
    .where(sql<boolean>`state = 'unknown'`)
    .where('kind', '=', 'sms')
    .where('priority', '=', urgency)
    .where('copies', '=', 1)
    .where('sent_at', '<=', triedBefore)
    .returning('outbox_id')
    .execute()
  return rows.length
}

/** Counts messages for their mutual and day; each is counted once, whatever its tries. */
export async function countMessages(
  tx: Tx,
  mutual: string,
  day: CivilDate,
  rows: readonly OutboxTable[],
): Promise<void> {
  if (rows.length === 0) return
  const parts = rows.reduce((sum, row) => sum + (row.parts ?? 1), 0)
  for (const unit of [PARTS, UNPRICED]) await addUse(tx, mutual, day, unit, parts)
  await tx
    .updateTable('outbox')
    .set({ counted_on: day })
    .where(
      'outbox_id',
      'in',
      rows.map((row) => row.outbox_id),
    )
    .execute()
}
