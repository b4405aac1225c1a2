import { createHash } from 'node:crypto'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { storable } from '../../core/text/input.ts'
import { loadMutual, loadMutuals, mutualsOfWallet } from '../../store/mutuals/directory.ts'
import { finishUnread, storeUnread } from '../../store/payments/unread.ts'
import type { ReadTx } from '../../store/store.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import type { Ports } from '../ports.ts'
import { acting, type Desk, inMutual } from '../desk.ts'

/** Something that came through a door with its key and that we cannot read. */
export type UnreadThing = {
  /** Where it came in: `pay/mpesa-600100/paid`, `at/sms`. */
  readonly door: string
  /** Word for word, as far as it was taken in. */
  readonly body: string
  /** What makes it the same as one before; that of the body without it. */
  readonly hash?: string
  readonly why: string
  /** The wallet account it may be about. */
  readonly wallet: string | null
  /** What managers are alerted to, where it is more than a thing that cannot be read. */
  readonly alert?: 'callback-conflict'
}

/** Keeps it before it is answered, and alerts: nobody else will tell of it again. */
export async function keepUnread(ports: Ports, thing: UnreadThing): Promise<void> {
  await acting(ports, (desk) => keepUnreadIn(desk, thing))
}

/** The same within a write that is under way. */
export async function keepUnreadIn(
  desk: Desk,
  { body, why, wallet, ...thing }: UnreadThing,
): Promise<void> {
  // A part of an address, decoded.
  const door = storable(thing.door)
  const { ports, tx, now } = desk
  const id = await storeUnread(tx, {
    unread_id: ports.ids.id(),
    door,
    body_hash: thing.hash ?? createHash('sha256').update(body).digest('hex'),
    body: storable(body),
    why: storable(why),
    received_at: now,
  })
  ports.log.warn('event-unreadable', { door: nameOfDoor(ports, door), unread: id })
  for (const mutual of await mutualsToTell(tx, wallet)) {
    const kind = thing.alert ?? 'event-unreadable'
    const alert = { kind, cause: door, count: 1, amount: null } as const
    await raiseAlert(inMutual(desk, mutual), alert)
  }
}

/** A door by the names that we gave it: the rest of an address may hold whatever somebody wrote. */
function nameOfDoor({ wallets, sms }: Ports, door: string): string {
  const [kind = '', name = ''] = door.split('/')
  return wallets.has(name) || sms.carriers.has(name) ? `${kind}/${name}` : kind
}

/** Those that have the wallet; of what is no wallet's, the one that was founded first. */
async function mutualsToTell(tx: ReadTx, wallet: string | null): Promise<Mutual[]> {
  const codes = wallet === null ? [] : await mutualsOfWallet(tx, wallet)
  if (codes.length === 0) return (await loadMutuals(tx, null, 1)).slice(0, 1)
  const books = await Promise.all(codes.map((code) => loadMutual(tx, code)))
  return books.flatMap((one) => (one ? [one.mutual] : []))
}

/** Notes that somebody has looked at something that could not be read. */
export async function lookedAt(ports: Ports, unread: string, by: string): Promise<Result<null>> {
  return acting(ports, async ({ tx, now }) =>
    (await finishUnread(tx, unread, by, now))
      ? done(null)
      : refused({ code: 'nothing-unread', unread }),
  )
}
