import { sql } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { OtherPrompt } from '../../core/payments/pauses.ts'
import type { IntentTable } from '../tables/payments.ts'
import type { ReadTx } from '../store.ts'

/**
 * Other prompts of a wallet to the same phone: those that may have been shown since `since`, and those
 * that are being handed over now, where this one is the later of the two.
 */
export async function otherPrompts(
  tx: ReadTx,
  intent: IntentTable,
  outboxId: string,
  since: Instant,
): Promise<OtherPrompt[]> {
  const rows = await tx
    .selectFrom('intent')
    .innerJoin('outbox', (on) =>
      on.on('outbox.dedupe_key', '=', sql<string>`'prompt/' || intent.intent_id`),
    )
    .select(['intent.amount', 'outbox.sent_at', 'outbox.state'])
    .where('intent.payer_phone', '=', intent.payer_phone)
    .where('intent.wallet', '=', intent.wallet)
    .where('intent.intent_id', '<>', intent.intent_id)
    .where((eb) =>
      eb.or([
        eb.and([eb('outbox.state', 'in', ['sent', 'unknown']), eb('outbox.sent_at', '>', since)]),
        eb.and([eb('outbox.state', '=', 'sending'), eb('outbox.outbox_id', '<', outboxId)]),
      ]),
    )
    .execute()
  return rows.map(({ amount, sent_at, state }) => ({
    amount,
    at: state === 'sending' ? null : sent_at,
  }))
}

/** When the prompt of an intent was handed to its operator, or may have been; null before. */
export async function promptSentAt(tx: ReadTx, intentId: string): Promise<Instant | null> {
  const row = await tx
    .selectFrom('outbox')
    .select('sent_at')
    .where('dedupe_key', '=', `prompt/${intentId}`)
    .executeTakeFirst()
  return row?.sent_at ?? null
}
