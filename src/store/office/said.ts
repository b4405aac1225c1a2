import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { screensOf } from '../../core/text/kept-screens.ts'
import type { ReadTx } from '../store.ts'
import type { CallEndTable } from '../tables/calls.ts'
import type { OutboxTable } from '../tables/messages.ts'

/** Something that was said by a phone or to it; `text` is empty once it was forgotten. */
export type Said = {
  readonly at: Instant
  readonly way: 'to' | 'from' | 'call'
  readonly text: string
  /** The screens of a call before its last one, which is `text`. */
  readonly earlier?: readonly string[]
  /** What a message to the phone was about, by the key that keeps it from being sent twice. */
  readonly about: string | null
  readonly state: OutboxTable['state'] | null
  readonly exchange: Exchange
}

/** What passed between us and the carrier, as it is kept: what was typed in a call is not among it. */
export type Exchange =
  | {
      readonly kind: 'out'
      readonly carrier: string | null
      /** The carrier's own number of the message. */
      readonly id: string | null
      readonly attempts: number
      readonly sentAt: Instant | null
      readonly parts: number | null
      readonly error: string | null
      readonly reports: readonly Report[]
    }
  | {
      readonly kind: 'in'
      readonly carrier: string
      readonly id: string
      readonly recipient: string
      readonly handledAt: Instant | null
      readonly outcome: string | null
    }
  | {
      readonly kind: 'call'
      readonly carrier: string
      readonly session: string
      readonly serviceCode: string
      readonly isOpen: boolean
      /** What the carrier told of its end, if it did. */
      readonly end: CallEnd | null
    }

type Report = { readonly status: string; readonly reason: string | null; readonly at: Instant }

type CallEnd = Pick<CallEndTable, 'status' | 'error' | 'turns' | 'duration_ms'>

type SaidOf = {
  readonly phone: PhoneNumber
  readonly mutual: string
  readonly serviceCode: string | null
  /** What was said before may be somebody else's. */
  readonly since: Instant
}

/** What a phone was told in the name of a mutual, what it wrote, and the screens of its calls. */
export async function saidWith(
  tx: ReadTx,
  { phone, mutual, serviceCode, since }: SaidOf,
  before: Instant | null,
  limit: number,
): Promise<Said[]> {
  const to = await tx
    .selectFrom('outbox')
    .select(['created_at', 'text', 'dedupe_key', 'state'])
    .select(['carrier', 'carrier_id', 'attempts', 'sent_at', 'parts', 'error'])
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
    .select(['received_at', 'text', 'carrier', 'message_id', 'recipient', 'handled_at', 'outcome'])
    .where('sender', '=', phone)
    .where('received_at', '>=', since)
    .$if(before !== null, (of) => of.where('received_at', '<', before as Instant))
    .orderBy('received_at', 'desc')
    .limit(limit)
    .execute()
  const calls = await tx
    .selectFrom('dialog')
    .select(['updated_at', 'reply', 'earlier', 'carrier', 'session_id', 'service_code', 'open'])
    .where('phone', '=', phone)
    .where('service_code', '=', serviceCode ?? '')
    .where('updated_at', '>=', since)
    .$if(before !== null, (of) => of.where('updated_at', '<', before as Instant))
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute()
  const reports = await reportsOf(tx, to)
  const ends = await endsOf(tx, calls)
  const all: Said[] = [
    ...to.map((row): Said => {
      const { created_at: at, text, dedupe_key: about, state } = row
      const { carrier, carrier_id: id, attempts, sent_at: sentAt, parts, error } = row
      const told = reports.get(keyOf(carrier, id)) ?? []
      const sent = {
        kind: 'out',
        carrier,
        id,
        attempts,
        sentAt,
        parts,
        error,
        reports: told,
      } as const
      return { at, way: 'to', text: text ?? '', about, state, exchange: sent }
    }),
    ...from.map((row): Said => {
      const { carrier, message_id: id, recipient, handled_at: handledAt, outcome } = row
      const exchange = { kind: 'in', carrier, id, recipient, handledAt, outcome } as const
      return {
        at: row.received_at,
        way: 'from',
        text: row.text,
        about: null,
        state: null,
        exchange,
      }
    }),
    ...calls.map((row): Said => {
      const { carrier, session_id: session, service_code: serviceCode } = row
      const end = ends.get(keyOf(carrier, session)) ?? null
      const isOpen = row.open === 1
      const exchange = { kind: 'call', carrier, session, serviceCode, isOpen, end } as const
      return {
        at: row.updated_at,
        way: 'call',
        text: row.reply,
        earlier: screensOf(row.earlier),
        about: null,
        state: null,
        exchange,
      }
    }),
  ]
  return all.sort((a, b) => b.at - a.at).slice(0, limit)
}

function keyOf(carrier: string | null, id: string | null): string {
  return `${carrier ?? ''} ${id ?? ''}`
}

/** What carriers reported of messages, by carrier and its number, in the order in which it came. */
async function reportsOf(
  tx: ReadTx,
  sent: readonly { readonly carrier_id: string | null }[],
): Promise<ReadonlyMap<string, readonly Report[]>> {
  const ids = sent.flatMap(({ carrier_id: id }) => id ?? [])
  const reports = new Map<string, Report[]>()
  if (ids.length === 0) return reports
  const rows = await tx
    .selectFrom('delivery_report')
    .select(['carrier', 'carrier_id', 'status', 'reason', 'received_at'])
    .where('carrier_id', 'in', ids)
    .orderBy('received_at')
    .execute()
  for (const { carrier, carrier_id: id, status, reason, received_at: at } of rows) {
    const key = keyOf(carrier, id)
    reports.set(key, [...(reports.get(key) ?? []), { status, reason, at }])
  }
  return reports
}

async function endsOf(
  tx: ReadTx,
  calls: readonly { readonly session_id: string }[],
): Promise<ReadonlyMap<string, CallEnd>> {
  const sessions = calls.map(({ session_id: session }) => session)
  if (sessions.length === 0) return new Map()
  const rows = await tx
    .selectFrom('call_end')
    .select(['carrier', 'session_id', 'status', 'error', 'turns', 'duration_ms'])
    .where('session_id', 'in', sessions)
    .execute()
  return new Map(rows.map((row) => [keyOf(row.carrier, row.session_id), row]))
}
