import { reopenEvent } from '../../store/payments/events.ts'
import { finishUnread, openUnreadOf } from '../../store/payments/unread.ts'
import type { UnreadTable } from '../../store/tables/operators.ts'
import type { Ports } from '../ports.ts'
import { acting } from '../desk.ts'
import { keepEvents, type Notice } from './receive-callback.ts'
import { readStored, storedIn } from './stored-callback.ts'

/** Who is noted as having looked at a notice that can be read now. */
const BY = 'read again'

const NOTICES_PER_READ = 200

/**
 * Reads notices of operators again that nobody could read when they came: an adapter may have learnt
 * since, or a wallet may be set up now. Each that can be read becomes an event, once, as if it had
 * just been stored, and leaves the list. Messages and calls are left to people: an answer of days
 * ago would be a wrong one today.
 */
export async function readAgain(
  ports: Ports,
): Promise<{ readonly tried: number; readonly read: number }> {
  let [tried, read, after] = [0, 0, '']
  for (;;) {
    const rows = await ports.store.read((tx) => openUnreadOf(tx, 'pay/', after, NOTICES_PER_READ))
    for (const row of rows) read += await tryOne(ports, row)
    tried += rows.length
    after = rows.at(-1)?.unread_id ?? ''
    if (rows.length < NOTICES_PER_READ) break
  }
  if (tried > 0) ports.log.info('notices-read-again', { tried, read })
  return { tried, read }
}

/** One that fails stays on the list, and the others have their turn. */
async function tryOne(ports: Ports, row: UnreadTable): Promise<number> {
  try {
    return await readOne(ports, row)
  } catch (error) {
    ports.log.error('notice-failed', error, { door: row.door, unread: row.unread_id })
    return 0
  }
}

async function readOne(ports: Ports, row: UnreadTable): Promise<number> {
  const notice = noticeIn(ports, row)
  if (!notice) return 0
  return acting(ports, async (desk) => {
    const { tx, now } = desk
    // Another process may have been here.
    if (!(await finishUnread(tx, row.unread_id, BY, now))) return 0
    for (const { eventId: event, isNew } of await keepEvents(desk, notice, row.received_at)) {
      if (!isNew) await reopenEvent(tx, event, now)
      ports.log.info('event-read-again', { wallet: notice.wallet, event, unread: row.unread_id })
    }
    return 1
  })
}

/** What a notice says to the adapter of today; null while it cannot be read. */
function noticeIn(ports: Ports, row: UnreadTable): Notice | null {
  const [, wallet = ''] = row.door.split('/')
  const callback = storedIn(row.body)
  if (!callback || 'told' in callback || callback.isRefused) return null
  const received = readStored(ports, wallet, callback, row.received_at)
  // A question of weeks ago has nobody who waits for the answer.
  return received?.kind === 'events' ? { wallet, callback, events: received.events } : null
}
