import type { Instant } from '../../core/dates.ts'
import type { ReadTx } from '../store.ts'
import { isOpen } from './outbox-due.ts'

/**
 * Whether something that came, or was queued, by `until` waits to be done now: a message that is not
 * answered, a notice that is not acted on, a row of the outbox that has not left.
 */
export async function isPending(tx: ReadTx, now: Instant, until: Instant): Promise<boolean> {
  const message = await tx
    .selectFrom('inbox')
    .select('received_at')
    .where('handled_at', 'is', null)
    .where('received_at', '<=', until)
    .limit(1)
    .executeTakeFirst()
  if (message) return true
  const event = await tx
    .selectFrom('event')
    .select('received_at')
    .where('handled_at', 'is', null)
    .where('not_before', '<=', now)
    .where('received_at', '<=', until)
    .limit(1)
    .executeTakeFirst()
  if (event) return true
  const row = await tx
    .selectFrom('outbox')
    .select('created_at')
    .where(isOpen('outbox.state'))
    .where('not_before', '<=', now)
    .where('created_at', '<=', until)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
