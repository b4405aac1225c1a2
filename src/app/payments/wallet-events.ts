import { createHash } from 'node:crypto'
import { instant, type Instant } from '../../core/dates.ts'
import { findIntent } from '../../store/payments/intents.ts'
import { claimEvents, finishEvent, putOffEvent, storeEvent } from '../../store/payments/events.ts'
import { dueEvents } from '../../store/payments/held-events.ts'
import type { EventTable } from '../../store/schema.ts'
import type { Tx } from '../../store/store.ts'
import { AlreadyHandled } from '../faults.ts'
import { clockDoubt } from '../clock.ts'
import { behindSince, doOnce, type Lane, leaseFrom, takeByWallet } from '../lane.ts'
import { answerOr } from '../patience.ts'
import type { MoneyArrived, Ports, ReadEvent, WalletEvent } from '../ports.ts'
import { act, HELD } from './event-acts.ts'
import { keepUnread } from './keep-unread.ts'

/** Events acted on at once; half of them at most of one wallet, whose operator may be silent. */
const EVENTS_AT_ONCE = 8

/** An event that could not be acted on is tried again, each time after twice as long. */
const RETRY_MS = 1000
const RETRY_MAX_MS = 60 * 60 * 1000

/**
 * Stores what an operator told us, word for word, before it is answered. `path` and `body` are
 * what its adapter reads. A repeat is counted. What the adapter does not understand is kept to be
 * looked at, by its `raw` text, and then the answer is null.
 */
export async function receiveEvent(
  ports: Ports,
  walletName: string,
  path: string,
  body: unknown,
  raw: string = JSON.stringify(body),
): Promise<{ isNew: boolean } | null> {
  const event = ports.wallets.get(walletName)?.read(path, body)
  if (!event || event.kind === 'unreadable') {
    const why = event?.why ?? 'there is no wallet of this name'
    const door = `pay/${walletName}/${path}`
    await keepUnread(ports, { door, body: raw, why, wallet: walletName })
    return null
  }
  if (event.kind === 'paid') ports.clock.watched?.hear(event.paidAt, false)
  const notice = { wallet: walletName, path, body, event }
  const stored = await ports.store.write((tx) => keepEvent(ports, tx, notice, ports.clock.now()))
  ports.log.info('event-received', {
    wallet: walletName,
    event: stored.eventId,
    repeat: !stored.isNew,
  })
  return { isNew: stored.isNew }
}

/** What an operator told us, as it came and as its adapter reads it. */
export type Notice = {
  readonly wallet: string
  readonly path: string
  readonly body: unknown
  readonly event: WalletEvent
}

/** Stores a notice that can be read as an event to be acted on, once. */
export async function keepEvent(
  ports: Ports,
  tx: Tx,
  { wallet, path, body, event }: Notice,
  receivedAt: Instant,
): Promise<{ readonly eventId: string; readonly isNew: boolean }> {
  const text = JSON.stringify({ path, body })
  return storeEvent(tx, {
    event_id: ports.ids.id(),
    wallet,
    event_key: keyOf(event),
    intent_id: event.intentId,
    body_hash: createHash('sha256').update(text).digest('hex'),
    body: text,
    received_at: receivedAt,
  })
}

/**
 * Acts on events that are stored and not yet acted on; those of one request in their order. Money is
 * never given up: an event that cannot be acted on yet is put off, so that the others have their
 * turn. While the clock is doubted they all wait.
 */
export const EVENTS: Lane<EventTable> = {
  name: 'events',
  atOnce: EVENTS_AT_ONCE,
  atOnceOf: () => EVENTS_AT_ONCE / 2,
  doorOf: ({ wallet }) => wallet,
  take: async (ports, room) => {
    if (clockDoubt(ports)) return []
    const now = ports.clock.now()
    const lease = leaseFrom(now)
    return takeByWallet(ports, room, (tx, wallet, limit) =>
      claimEvents(tx, now, lease, limit, wallet),
    )
  },
  do: async (ports, row, patience) => {
    const event = eventIn(ports, row)
    const isDone = event ? await tryEvent(ports, row, event, patience) : false
    if (isDone) return
    const next = nextTry(row, ports.clock.now())
    await ports.store.write((tx) => putOffEvent(tx, row, next))
  },
  behind: async ({ store, clock }) =>
    behindSince(await store.read(dueEvents(clock.now())), clock.now()),
  wakes: ['sms'],
}

/** Acts on some events. Returns how many it looked at. */
export async function handleEvents(ports: Ports): Promise<number> {
  return doOnce(ports, EVENTS)
}

/** What a stored event says; undefined when its wallet is not here. */
export function eventIn(ports: Ports, row: EventTable): ReadEvent | undefined {
  const { path, body, told } = JSON.parse(row.body) as Stored
  return told ?? ports.wallets.get(row.wallet)?.read(path ?? '', body)
}

/** Word for word, or what a question or a statement brought to light. */
type Stored = { readonly path?: string; readonly body?: unknown; readonly told?: MoneyArrived }

function nextTry({ failures }: EventTable, now: Instant): Instant {
  return instant(now + Math.min(RETRY_MAX_MS, RETRY_MS * 2 ** failures))
}

async function tryEvent(
  ports: Ports,
  row: EventTable,
  event: ReadEvent,
  patience: AbortSignal,
): Promise<boolean> {
  try {
    return await handleEvent(ports, row, event, patience)
  } catch (error) {
    ports.log.error('event-failed', error, { wallet: row.wallet, event: row.event_id })
    return false
  }
}

async function handleEvent(
  ports: Ports,
  row: EventTable,
  event: ReadEvent,
  patience: AbortSignal,
): Promise<boolean> {
  const isAsked = event.kind === 'paid' && row.released_at === null
  if (isAsked && !(await believed(ports, row.wallet, event, patience))) {
    ports.log.warn('event-not-confirmed', { wallet: row.wallet, event: row.event_id })
    return false
  }
  try {
    const outcome = await ports.store.write(async (tx) => {
      const result = await act(ports, tx, row.wallet, event, row)
      if (result === HELD) return result
      const isMine = await finishEvent(tx, row, result, ports.clock.now())
      if (!isMine) throw new AlreadyHandled()
      return result
    })
    const level = outcome === 'conflict' ? 'warn' : 'info'
    ports.log[level]('event-handled', { wallet: row.wallet, event: row.event_id, outcome })
    return true
  } catch (error) {
    if (error instanceof AlreadyHandled) return true
    throw error
  }
}

/**
 * An operator that can be asked is asked whether our prompt was paid before we believe a callback
 * that says so: callbacks are not signed. A payment the payer started himself has no prompt to ask
 * about, and is believed on the account it was paid into.
 */
async function believed(
  ports: Ports,
  walletName: string,
  event: MoneyArrived,
  patience: AbortSignal,
): Promise<boolean> {
  const { intentId } = event
  const wallet = ports.wallets.get(walletName)
  if (!intentId || !wallet) return true
  const intent = await ports.store.read((tx) => findIntent(tx, intentId))
  if (!intent) return true
  const asked = wallet.query({ intentId, operatorRef: intent.operator_ref })
  const known = await answerOr(asked, { kind: 'unknown' }, patience)
  return known.kind === 'paid' && known.operatorReceipt === event.operatorReceipt
}

/** What makes two tellings the same: the receipt for money, the intent and reason for a failure. */
function keyOf(event: WalletEvent): string {
  return event.kind === 'paid'
    ? `paid/${event.operatorReceipt}`
    : `failed/${event.intentId}/${event.reason}`
}
