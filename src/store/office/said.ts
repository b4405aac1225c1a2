import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { ReadTx } from '../store.ts'
import type { OutboxTable } from '../tables/messages.ts'

/** Something that was said by a phone or to it; `text` is empty once it was forgotten. */
export type Said = {
  readonly at: Instant
  readonly way: 'to' | 'from' | 'call'
  readonly text: string
  /** What a message to the phone was about, by the key that keeps it from being sent twice. */
  readonly about: string | null
  readonly state: OutboxTable['state'] | null
}

type SaidOf = {
  readonly phone: PhoneNumber
  readonly mutual: string
  readonly serviceCode: string | null
  /** What was said before may be somebody else's. */
  readonly since: Instant
}

/** What a phone was told in the name of a mutual, what it wrote, and what its calls ended with. */
export async function saidWith(
  tx: ReadTx,
  { phone, mutual, serviceCode, since }: SaidOf,
  before: Instant | null,
  limit: number,
): Promise<Said[]> {
  const to = await tx
    .selectFrom('outbox')
    .select(['created_at', 'text', 'dedupe_key', 'state'])
    .where('recipient', '=', phone)
    .where('kind', '=', 'sms')
    .where('mutual_id', '=', mutual)
    .where('created_at', '>=', since)
    .$if(before !== null, (of) => of.where('created_at', '<', before as Instant))
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
  const from = await tx
    .selectFrom('inbox')
    .select(['received_at', 'text'])
    .where('sender', '=', phone)
    .where('received_at', '>=', since)
    .$if(before !== null, (of) => of.where('received_at', '<', before as Instant))
    .orderBy('received_at', 'desc')
    .limit(limit)
    .execute()
  const calls = await tx
    .selectFrom('dialog')
    .select(['updated_at', 'reply'])
    .where('phone', '=', phone)
    .where('service_code', '=', serviceCode ?? '')
    .where('updated_at', '>=', since)
    .$if(before !== null, (of) => of.where('updated_at', '<', before as Instant))
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute()
  const all: Said[] = [
    ...to.map(({ created_at: at, text, dedupe_key: about, state }) => {
      return { at, way: 'to' as const, text: text ?? '', about, state }
    }),
    ...from.map(({ received_at: at, text }) => {
      return { at, way: 'from' as const, text, about: null, state: null }
    }),
    ...calls.map(({ updated_at: at, reply: text }) => {
      return { at, way: 'call' as const, text, about: null, state: null }
    }),
  ]
  return all.sort((a, b) => b.at - a.at).slice(0, limit)
}
