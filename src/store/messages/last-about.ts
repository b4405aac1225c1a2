import type { PhoneNumber } from '../../core/phone-number.ts'
import type { OutboxTable } from '../tables/messages.ts'
import type { ReadTx } from '../store.ts'

/** The newest message to a phone on a subject; null when there was none. */
export async function lastAbout(
  tx: ReadTx,
  phone: PhoneNumber,
  subject: string,
): Promise<Pick<OutboxTable, 'state' | 'not_before'> | null> {
  const row = await tx
    .selectFrom('outbox')
    .select(['state', 'not_before'])
    .where('recipient', '=', phone)
    .where('subject', '=', subject)
    .where('state', '<>', 'cancelled')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
