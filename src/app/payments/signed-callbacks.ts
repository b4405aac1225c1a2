import { finishEvent } from '../../store/payments/events.ts'
import { findIntent } from '../../store/payments/intents.ts'
import type { EventTable } from '../../store/tables/operators.ts'
import { acting } from '../desk.ts'
import { answerOr } from '../patience.ts'
import type { Ports } from '../ports.ts'
import { tellOfConflict } from './notices.ts'
import { type ReadEvent, storedIn } from './stored-callback.ts'

/** What a signature says of a callback; `none` where its operator signs nothing. */
type Trust = 'signed' | 'forged' | 'unknown' | 'none'

/** Asks the adapter whether the operator signed what came; it may have to fetch a key for that. */
export async function trustIn(
  ports: Ports,
  row: Pick<EventTable, 'wallet' | 'body' | 'received_at'>,
  patience: AbortSignal,
): Promise<Trust> {
  const stored = storedIn(row.body)
  const verify = ports.wallets.get(row.wallet)?.verify?.bind(ports.wallets.get(row.wallet))
  if (!verify || !stored || 'told' in stored) return 'none'
  return answerOr(verify({ ...stored, at: row.received_at }), 'unknown', patience)
}

/**
 * Money is asked about in any case before it is believed. That a prompt failed is told to its payer,
 * so where the operator could have signed it and did not, it is asked about as well.
 */
export function asFarAsTrusted(event: ReadEvent, trust: Trust): ReadEvent {
  if (event.kind !== 'failed' || trust !== 'unknown') return event
  return { kind: 'hint', intentId: event.intentId }
}

/** A callback that its operator did not sign changes nothing; somebody looks who sent it. */
export async function refuseForged(ports: Ports, row: EventTable, event: ReadEvent): Promise<void> {
  const intentId = 'intentId' in event ? event.intentId : null
  await acting(ports, async (desk) => {
    if (!(await finishEvent(desk.tx, row, 'not signed by the operator', desk.now))) return
    const intent = intentId ? await findIntent(desk.tx, intentId) : undefined
    if (intent) await tellOfConflict(desk, intent.mutual_id, intent.intent_id, intent.amount)
  })
  ports.log.warn('event-forged', { wallet: row.wallet, event: row.event_id })
}
