import type { Instant } from '../../core/dates.ts'
import type { OutboxTable } from '../tables/messages.ts'
import type { ReadTx } from '../store.ts'

/** Messages of one urgency and state, and what they took. */
export type MessageSum = {
  readonly priority: number
  readonly state: OutboxTable['state']
  readonly messages: number
  readonly parts: number
}

/** What the carrier asked for messages of one urgency, in ten-thousandths of a currency. */
export type CostSum = {
  readonly priority: number
  readonly currency: string
  readonly tenThousandths: number
}

/** The SMS of a mutual that were queued from an instant up to another, by urgency and state. */
export async function sumMessages(
  tx: ReadTx,
  mutual: string,
  from: Instant,
  before: Instant,
): Promise<MessageSum[]> {
  return tx
    .selectFrom('outbox')
    .select((eb) => [
      'priority',
      'state',
      eb.cast<number>(eb.fn.countAll(), 'bigint').as('messages'),
      eb.cast<number>(eb.fn.sum('parts'), 'bigint').as('parts'),
    ])
    .where('mutual_id', '=', mutual)
    .where('kind', '=', 'sms')
    .where('created_at', '>=', from)
    .where('created_at', '<', before)
    .groupBy(['priority', 'state'])
    .orderBy('priority')
    .orderBy('state')
    .execute()
}

export async function sumCosts(
  tx: ReadTx,
  mutual: string,
  from: Instant,
  before: Instant,
): Promise<CostSum[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select((eb) => [
      'priority',
      'cost_currency',
      eb.cast<number>(eb.fn.sum('cost'), 'bigint').as('cost'),
    ])
    .where('mutual_id', '=', mutual)
    .where('cost', 'is not', null)
    .where('created_at', '>=', from)
    .where('created_at', '<', before)
    .groupBy(['priority', 'cost_currency'])
    .orderBy('priority')
    .orderBy('cost_currency')
    .execute()
  return rows.map((row) => ({
    priority: row.priority,
    currency: row.cost_currency as string,
    tenThousandths: row.cost,
  }))
}
