import type { Instant } from '../../core/dates.ts'
import type { ReadTx } from '../store.ts'

/** When something last came in by each kind of door; null when nothing has since `from`. */
type Heard = {
  readonly calls: Instant | null
  readonly messages: Instant | null
  readonly payments: Instant | null
}

export async function lastHeard(tx: ReadTx, from: Instant): Promise<Heard> {
  const call = await tx
    .selectFrom('dialog')
    .select('updated_at as at')
    .where('updated_at', '>', from)
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const message = await tx
    .selectFrom('inbox')
    .select('received_at as at')
    .where('received_at', '>', from)
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const event = await tx
    .selectFrom('event')
    .select('received_at as at')
    .where('received_at', '>', from)
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { calls: call?.at ?? null, messages: message?.at ?? null, payments: event?.at ?? null }
}
