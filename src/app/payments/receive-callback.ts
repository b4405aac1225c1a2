import type { Instant } from '../../core/dates.ts'
import { finishEvent, storeEvent } from '../../store/payments/events.ts'
import type { Ports } from '../ports.ts'
import { actingByKey, type Desk } from '../desk.ts'
import type { Callback, Reply, WalletEvent } from '../wallet.ts'
import { answerQuestion } from './answer-question.ts'
import { readAddress } from './intent-address.ts'
import { keepUnread } from './keep-unread.ts'
import {
  hashOf,
  keyOf,
  NOT_FOUND,
  readStored,
  type StoredCallback,
  textOf,
} from './stored-callback.ts'

/** A request at a wallet's door. `rest` is what follows the wallet's name in the address. */
type Arrived = {
  readonly rest: string
  readonly method: Callback['method']
  readonly headers: Readonly<Record<string, string>>
  readonly raw: string
  /** It came from an address that is not the operator's. */
  readonly isStranger?: boolean
}

/** What came of a callback: the answer to its sender, and whether it told us anything new. */
type Taken = { readonly reply: Reply; readonly isNew: boolean | null }

/**
 * Stores what an operator told us, word for word, before it is answered, and says what the answer
 * is. A repeat is counted. What the adapter does not understand is kept to be looked at. At the
 * address of one prompt nobody can speak of another: that is kept as well, refused, and alerted.
 */
export async function receiveCallback(
  ports: Ports,
  walletName: string,
  { rest, method, headers, raw, isStranger = false }: Arrived,
): Promise<Taken> {
  const address = readAddress(ports, walletName, rest)
  const { path } = address
  const intentId = address.kind === 'path' ? address.intentId : null
  const wallet = ports.wallets.get(walletName)
  const kept = Object.entries(headers).filter(([name]) => wallet?.headers?.includes(name))
  const callback = { path, method, intentId, headers: Object.fromEntries(kept), raw }
  const unread = (why: string, reply: Reply) => keep(ports, walletName, callback, why, reply)
  if (isStranger) return unread('it came from nowhere where its operator is', NOT_FOUND)
  if (address.kind === 'forged') return unread('its address was given to nobody', NOT_FOUND)
  const at = ports.clock.now()
  const received = readStored(ports, walletName, callback, at)
  if (!received) return unread('there is no wallet of this name', RECEIVED)
  switch (received.kind) {
    case 'unreadable':
      return unread(received.why, received.reply)
    case 'question': {
      const answer = await answerQuestion(ports, walletName, callback, received.question)
      return { reply: received.replyTo(answer), isNew: null }
    }
    case 'events': {
      const isNew = await keepAll(ports, walletName, callback, received.events, at)
      return { reply: received.reply, isNew }
    }
  }
}

/** What an operator is answered of whom we know nothing. */
const RECEIVED: Reply = {
  status: 200,
  contentType: 'application/json; charset=utf-8',
  body: '{"status":"received"}',
}

async function keep(
  ports: Ports,
  wallet: string,
  callback: StoredCallback,
  why: string,
  reply: Reply,
): Promise<Taken> {
  const door = `pay/${wallet}/${callback.path}`
  const isRefused = reply === NOT_FOUND
  const body = textOf(isRefused ? { ...callback, isRefused } : callback)
  const thing = { door, body, hash: hashOf(callback), why, wallet }
  await keepUnread(ports, { ...thing, ...(isRefused && { alert: 'callback-conflict' as const }) })
  return { reply, isNew: null }
}

async function keepAll(
  ports: Ports,
  wallet: string,
  callback: StoredCallback,
  events: readonly WalletEvent[],
  at: Instant,
): Promise<boolean> {
  for (const event of events)
    if (event.kind === 'paid') ports.clock.watched?.hear(event.paidAt, false)
  const stored = await actingByKey(ports, (desk) =>
    keepEvents(desk, { wallet, callback, events }, at),
  )
  for (const { eventId: event, isNew } of stored)
    ports.log.info('event-received', { wallet, event, repeat: !isNew })
  return stored.some(({ isNew }) => isNew)
}

/** What an operator told us, as it came and as its adapter reads it. */
export type Notice = {
  readonly wallet: string
  readonly callback: StoredCallback
  readonly events: readonly WalletEvent[]
}

type Kept = { readonly eventId: string; readonly isNew: boolean }

/**
 * Stores a notice that can be read as events to be acted on, each once. One that says nothing to be
 * acted on is stored as well, and done with.
 */
export async function keepEvents(
  { ports, tx }: Desk,
  { wallet, callback, events }: Notice,
  at: Instant,
): Promise<Kept[]> {
  const body_hash = hashOf(callback)
  const common = { wallet, body_hash, body: textOf(callback), received_at: at }
  const kept: Kept[] = []
  for (const event of events) {
    const keys = { event_key: keyOf(event), intent_id: event.intentId }
    kept.push(await storeEvent(tx, { event_id: ports.ids.id(), ...keys, ...common }))
  }
  if (kept.length > 0) return kept
  const nothing = { event_key: `nothing/${callback.path}`, intent_id: callback.intentId }
  const one = await storeEvent(tx, { event_id: ports.ids.id(), ...nothing, ...common })
  await finishEvent(tx, { event_id: one.eventId, lease: null }, 'nothing to do', at)
  return [one]
}
