import { sql } from 'kysely'
import { instant, type Instant } from '../../core/dates.ts'
import type { ReadTx, Tx } from '../store.ts'
import type { OutboxTable } from '../tables/messages.ts'
import { AT_ONCE, isOpen } from './outbox-due.ts'

/** What should have left, tried or not, and since when the oldest of it should have. */
export async function backlogOf(
  tx: ReadTx,
  now: Instant,
  kinds: readonly OutboxTable['kind'][] = ['sms', 'prompt'],
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
    .where('kind', 'in', kinds)
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
