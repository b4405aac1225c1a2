import type { Instant } from '../../core/dates.ts'
import {
  openEvents,
  type Waiting as Counted,
  waitingEvents,
  waitingInbox,
  waitingSuspense,
  waitingUnread,
} from '../../store/payments/held-events.ts'
import { openUnread } from '../../store/payments/unread.ts'
import type { EventTable, UnreadTable } from '../../store/tables/operators.ts'
import type { ReadTx } from '../../store/store.ts'
import { reading } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { eventIn } from './wallet-events.ts'
import type { ReadEvent } from './stored-callback.ts'

/** So many that came in and wait, and for how long the oldest of them has. */
type Waiting = { readonly count: number; readonly oldestMs: number }

/** What was acknowledged and is not done: notices of wallets, messages, and what nobody could read. */
export type Unfinished = {
  readonly events: Waiting & { readonly held: number }
  readonly inbox: Waiting
  readonly unread: Waiting
  /** Money that came in and is nobody's yet, of all mutuals. */
  readonly suspense: Waiting
}

export async function unfinished(tx: ReadTx, now: Instant): Promise<Unfinished> {
  const events = await waitingEvents(tx)
  return {
    events: { ...aged(events, now), held: events.held },
    inbox: aged(await waitingInbox(tx), now),
    unread: aged(await waitingUnread(tx), now),
    suspense: aged(await waitingSuspense(tx), now),
  }
}

export async function readUnfinished(ports: Ports): Promise<Unfinished> {
  return reading(ports, ({ tx, now }) => unfinished(tx, now))
}

function aged({ count, since }: Counted, now: Instant): Waiting {
  return { count, oldestMs: since === null ? 0 : Math.max(0, now - since) }
}

export type OpenEvent = { readonly row: EventTable; readonly event: ReadEvent | undefined }

type OpenEvents = {
  /** When they were looked at. */
  readonly now: Instant
  readonly unhandled: readonly OpenEvent[]
  readonly unread: readonly UnreadTable[]
}

/** What came through a door and is in no books, oldest first, at most `limit` of each list. */
export async function readOpenEvents(ports: Ports, limit: number): Promise<OpenEvents> {
  return reading(ports, async ({ tx, now }) => {
    const rows = await openEvents(tx, limit)
    const unhandled = rows.map((row) => ({ row, event: eventIn(ports, row) }))
    return { now, unhandled, unread: await openUnread(tx, limit) }
  })
}
