import { instant, type Instant } from '../../core/dates.ts'
import { findIntent } from '../../store/payments/intents.ts'
import { claimEvents, finishEvent, putOffEvent } from '../../store/payments/events.ts'
import { dueEvents } from '../../store/payments/held-events.ts'
import type { EventTable } from '../../store/tables/operators.ts'
import type { IntentTable } from '../../store/tables/payments.ts'
import type { ReadTx } from '../../store/store.ts'
import { AlreadyHandled } from '../faults.ts'
import { clockDoubt } from '../clock.ts'
import { behindSince, doOnce, type Lane, leaseFrom, takeByWallet } from '../lane.ts'
import type { Ports } from '../ports.ts'
import { acting, reading } from '../desk.ts'
import type { MoneyArrived, MoneyReturned } from '../wallet.ts'
import { confirmedByReceipt } from './ask-receipt.ts'
import { believed } from './believed.ts'
import { act, HELD } from './event-acts.ts'
import { booksOfEvents } from './event-books.ts'
import { withPayer } from './known-payer.ts'
import { WAITS } from './money-returned.ts'
import { tellOfConflict } from './notices.ts'
import { receiveCallback } from './receive-callback.ts'
import { asFarAsTrusted, refuseForged, trustIn } from './signed-callbacks.ts'
import { keyOf, type ReadEvent, readStored, storedIn } from './stored-callback.ts'
import { settleDenied, settleUnconfirmed } from './unconfirmed.ts'

/**
 * Events acted on at once; half of them at most of one wallet, whose operator may be silent. Those
 * of one mutual share a commit.
 */
const EVENTS_AT_ONCE = 16

/** An event that could not be acted on is tried again, each time after twice as long. */
const RETRY_MS = 1000
const RETRY_MAX_MS = 60 * 60 * 1000

/**
 * Takes in a notice at an address that is no prompt's. Null when nobody here can read it: it is kept
 * all the same.
 */
export async function receiveEvent(
  ports: Ports,
  wallet: string,
  rest: string,
  body: unknown,
): Promise<{ isNew: boolean } | null> {
  const arrived = { rest, method: 'POST', headers: {}, raw: JSON.stringify(body) } as const
  const { isNew } = await receiveCallback(ports, wallet, arrived)
  return isNew === null ? null : { isNew }
}

/** An event that was taken, as it is read, and the mutual in whose books it may post. */
type TakenEvent = EventTable & {
  readonly read: ReadEvent | undefined
  readonly mutual: string | null
}

/**
 * Acts on events that are stored and not yet acted on; those of one request in their order. Money is
 * never given up: an event that cannot be acted on yet is put off, so that the others have their
 * turn. While the clock is doubted they all wait.
 */
export const EVENTS: Lane<TakenEvent> = {
  name: 'events',
  atOnce: EVENTS_AT_ONCE,
  atOnceOf: () => EVENTS_AT_ONCE / 2,
  doorsOf: ({ wallet }) => [wallet],
  take: async (ports, room) => {
    if (clockDoubt(ports)) return []
    return takeByWallet(ports, room, async ({ tx, now }, wallet, limit) => {
      const rows = await claimEvents(tx, now, leaseFrom(now), limit, wallet)
      const taken = rows.map((row) => ({ ...row, read: tryToRead(ports, row) }))
      return booksOfEvents(tx, taken)
    })
  },
  do: async (ports, row, patience) => {
    const isDone = row.read ? await tryEvent(ports, row, row.read, patience) : false
    if (isDone) return
    await acting(ports, ({ tx, now }) => putOffEvent(tx, row, nextTry(row, now)))
  },
  behind: (ports) =>
    reading(ports, async ({ tx, now }) => behindSince(await dueEvents(now)(tx), now)),
  wakes: ['sms'],
}

/** Acts on some events. Returns how many it looked at. */
export async function handleEvents(ports: Ports): Promise<number> {
  return doOnce(ports, EVENTS)
}

/** What a stored event says; undefined when its wallet is not here. */
export function eventIn(ports: Ports, row: EventTable): ReadEvent | undefined {
  const stored = storedIn(row.body)
  if (stored && 'told' in stored) return stored.told
  const received = stored && readStored(ports, row.wallet, stored, row.received_at)
  if (received === undefined) return undefined
  if (received?.kind === 'unreadable') return received
  const events = received?.kind === 'events' ? received.events : []
  const event = events.find((one) => keyOf(one) === row.event_key)
  return event ?? { kind: 'unreadable', why: 'it says something else to the adapter of today' }
}

/** Undefined for one that its adapter stumbles over, so that it holds up no other. */
function tryToRead(ports: Ports, row: EventTable): ReadEvent | undefined {
  try {
    return eventIn(ports, row)
  } catch (error) {
    ports.log.error('event-failed', error, { wallet: row.wallet, event: row.event_id })
    return undefined
  }
}

function nextTry({ failures }: EventTable, now: Instant): Instant {
  return instant(now + Math.min(RETRY_MAX_MS, RETRY_MS * 2 ** failures))
}

async function tryEvent(
  ports: Ports,
  row: TakenEvent,
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
  row: TakenEvent,
  read: ReadEvent,
  patience: AbortSignal,
): Promise<boolean> {
  const trust = row.released_at === null ? await trustIn(ports, row, patience) : 'none'
  if (trust === 'forged') {
    await refuseForged(ports, row, read)
    return true
  }
  const told = asFarAsTrusted(read, trust)
  const other = await ports.store.read((tx) => isOfOtherPrompt(tx, told))
  if (other) return conflict(ports, row, other)
  const isMoney = told.kind === 'paid' || told.kind === 'returned'
  const isAsked = isMoney && row.released_at === null
  const event = isAsked ? await asked(ports, row, told, patience) : told
  if (isMoney && (event === 'silent' || event === 'denied')) {
    const said = { wallet: row.wallet, event: row.event_id, operator: event }
    ports.log.warn('event-not-confirmed', said)
    return told.kind === 'paid'
      ? settleUnconfirmed(ports, row, told, event)
      : settleDenied(ports, row, told, event)
  }
  if (event === 'silent' || event === 'denied') return false
  const known = event.kind === 'paid' ? await withPayer(ports, row.wallet, event) : event
  try {
    const outcome = await acting(
      ports,
      async (desk) => {
        const result = await act(desk, row.wallet, known, row)
        if (result === HELD || result === WAITS) return result
        const isMine = await finishEvent(desk.tx, row, result, desk.now)
        if (!isMine) throw new AlreadyHandled()
        return result
      },
      row.mutual ?? undefined,
    )
    if (outcome === WAITS) return false
    const level = outcome === 'conflict' ? 'warn' : 'info'
    ports.log[level]('event-handled', { wallet: row.wallet, event: row.event_id, outcome })
    return true
  } catch (error) {
    if (error instanceof AlreadyHandled) return true
    throw error
  }
}

/** What the operator says of money when it is asked: about our prompt, or about the receipt. */
function asked(
  ports: Ports,
  row: TakenEvent,
  told: MoneyArrived | MoneyReturned,
  patience: AbortSignal,
) {
  return told.kind === 'paid' && told.intentId !== null
    ? believed(ports, row.wallet, told, patience)
    : confirmedByReceipt(ports, row, told, patience)
}

/**
 * The intent at whose address an operator speaks of another prompt, by the operator's own name for it;
 * null where the two agree, or one of them is not known.
 */
async function isOfOtherPrompt(tx: ReadTx, event: ReadEvent): Promise<IntentTable | null> {
  if (!('operatorRef' in event) || !event.operatorRef || !event.intentId) return null
  const intent = await findIntent(tx, event.intentId)
  const isOther = intent?.operator_ref && intent.operator_ref !== event.operatorRef
  return intent && isOther ? intent : null
}

/** Changes nothing, and has somebody look. */
async function conflict(ports: Ports, row: TakenEvent, intent: IntentTable): Promise<boolean> {
  const { intent_id: cause, mutual_id: mutual, amount } = intent
  await acting(ports, async (desk) => {
    if (!(await finishEvent(desk.tx, row, 'of another prompt', desk.now))) return
    await tellOfConflict(desk, mutual, cause, amount)
  })
  ports.log.warn('event-of-other-prompt', { wallet: row.wallet, event: row.event_id })
  return true
}
