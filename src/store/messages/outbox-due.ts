import { type ExpressionBuilder, sql } from 'kysely'
import { instant, type Instant } from '../../core/dates.ts'
import { skipLocked } from '../engine/dialect.ts'
import { prepared, preparedForMany } from '../engine/prepared.ts'
import { claim, isFree, type Lease, leaseTimes, type LeaseTimes } from '../lease.ts'
import type { WalletChoice } from '../payments/of-wallet.ts'
import type { Schema } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'
import type { OutboxTable } from '../tables/messages.ts'
import { type CarrierChoice, leavesBy } from './carrier-choice.ts'

/** A row taken for sending. `abandoned`: an earlier sender took it and never said how it went. */
export type Claimed = OutboxTable & { readonly abandoned: boolean }

/** Every urgency that a row can have; one after the other, each by its index. */
const URGENCIES: readonly number[] = [0, 1, 2, 3, 4, 5, 6]

/** Up to this urgency messages to a phone keep their order among each other. */
export const AT_ONCE = 3

/** A message that cannot be sent holds back later ones to its phone for so long. */
const HOLD_MS = 20 * 60 * 1000

/**
 * One, or all from one to another in one look: for those of which few wait for their time, since
 * that look comes by all of them.
 */
type Urgency = number | readonly [from: number, to: number]

/** What of the outbox a sender takes: rows of these urgencies; of one wallet, where it says so. */
type Wanted = {
  readonly urgencies?: readonly Urgency[]
  /** Prompts of this wallet alone. */
  readonly wallet?: WalletChoice | undefined
  /** SMS that leave by this carrier alone. */
  readonly by?: CarrierChoice | undefined
  /** None of which this is true, by their ids. */
  readonly but?: ((id: string) => boolean) | undefined
}

/**
 * Takes what is due from the outbox for one sender: rows that wait, and rows whose sender died. Most
 * urgent first, then what fell due first. To each phone one message at a time, in the order in which
 * they were queued, retries included; what is answered at once overtakes notices and reminders.
 */
export async function claimDue(
  tx: Tx,
  now: Instant,
  lease: Lease,
  limit: number,
  { urgencies = URGENCIES, wallet, by, but = () => false }: Wanted = {},
): Promise<Claimed[]> {
  const found: { outbox_id: string; state: OutboxTable['state'] }[] = []
  for (const urgency of urgencies) {
    if (found.length >= limit) break
    const [from, to] = typeof urgency === 'number' ? [urgency, urgency] : urgency
    const of = { ...timesOf(now), from, to, limit: limit - found.length }
    const due = await (by ? dueBy(tx, of, by) : dueOf(tx, of, wallet))
    found.push(...due.filter(({ outbox_id }) => !but(outbox_id)))
  }
  // Where nobody said how it went it may have gone out.
  const rows = await claim(
    tx,
    'outbox',
    found,
    lease,
    sql`, state = 'sending', attempts = attempts + 1,
      copies = copies + case when state = 'sending' then 1 else 0 end`,
  )
  const wasSending = new Set(
    found.filter(({ state }) => state === 'sending').map(({ outbox_id }) => outbox_id),
  )
  return rows.map((row) => ({ ...row, abandoned: wasSending.has(row.outbox_id) }))
}

/** A moment, since when messages to a phone may hold back others, and until when those under way. */
type Times = LeaseTimes & { readonly heldSince: Instant; readonly heldUntil: Instant }

function timesOf(now: Instant): Times {
  const [heldSince, heldUntil] = [instant(now - HOLD_MS), instant(now + HOLD_MS)]
  return { ...leaseTimes(now), heldSince, heldUntil }
}

type Due = Times & { readonly from: number; readonly to: number; readonly limit: number }

async function dueOf(tx: Tx, of: Due, wallet: Wanted['wallet']) {
  if (typeof wallet === 'string') return dueOfWallet(tx, { ...of, wallet })
  return wallet && wallet.length > 0 ? dueOfOthers(tx, of, wallet) : dueOfAll(tx, of)
}

function dueBy(tx: Tx, of: Due, by: CarrierChoice) {
  return inTurn(tx, dueNow(tx, of).where(leavesBy(by)), of).execute()
}

const dueOfAll = prepared((db, of: Due) => inTurn(db, dueNow(db, of), of))

const dueOfWallet = prepared((db, of: Due & { readonly wallet: string }) =>
  inTurn(
    db,
    dueNow(db, of).where((eb) => eb.exists(promptOf(eb, [of.wallet]))),
    of,
  ),
)

const dueOfOthers = preparedForMany((db, of: Due, wallets: readonly string[]) =>
  inTurn(
    db,
    dueNow(db, of).where((eb) => eb.not(eb.exists(promptOf(eb, wallets)))),
    of,
  ),
)

function dueNow(db: ReadTx, of: Due) {
  return db
    .selectFrom('outbox')
    .select(['outbox_id', 'state'])
    .where(isOpen('outbox.state'))
    .where('priority', '>=', of.from)
    .where('priority', '<=', of.to)
    .where('not_before', '<=', of.now)
    .where(isFree('outbox', of))
    .where((eb) => eb.not(eb.exists(holding(eb, of))))
}

function inTurn(db: ReadTx, due: ReturnType<typeof dueNow>, { limit }: Due) {
  return skipLocked(
    db,
    due.orderBy('priority').orderBy('not_before').orderBy('outbox_id').limit(limit),
  )
}

/** The request that a prompt is for, when it is one of these wallets. */
function promptOf(eb: ExpressionBuilder<Schema, 'outbox'>, wallets: readonly string[]) {
  return eb
    .selectFrom('intent')
    .select('intent.intent_id')
    .whereRef('intent.intent_id', '=', 'outbox.intent_id')
    .where('intent.wallet', 'in', wallets)
}

/**
 * Earlier messages to the same phone that are on their way or are tried again. One whose own time
 * has not come holds nothing back, and one of less urgency nothing that is answered at once.
 */
function holding(eb: ExpressionBuilder<Schema, 'outbox'>, { now, heldSince, heldUntil }: Times) {
  return eb
    .selectFrom('outbox as earlier')
    .select('earlier.outbox_id')
    .whereRef('earlier.recipient', '=', 'outbox.recipient')
    .where(isOpen('earlier.state'))
    .where('earlier.kind', '=', 'sms')
    .where('outbox.kind', '=', 'sms')
    .where((e) =>
      e.or([
        e('earlier.created_at', '>', heldSince),
        // What waited for its time, a reminder for the morning, is no message that cannot be sent.
        e.and([e('earlier.state', '=', 'waiting'), e('earlier.attempts', '=', 0)]),
        e.and([e('earlier.state', '=', 'sending'), e('earlier.lease_until', '<', heldUntil)]),
      ]),
    )
    .where((e) =>
      e.or([
        e('earlier.created_at', '<', e.ref('outbox.created_at')),
        e.and([
          e('earlier.created_at', '=', e.ref('outbox.created_at')),
          e('earlier.outbox_id', '<', e.ref('outbox.outbox_id')),
        ]),
      ]),
    )
    .where((e) =>
      e.or([
        e('earlier.priority', '<=', AT_ONCE),
        e('earlier.priority', '<=', e.ref('outbox.priority')),
      ]),
    )
    .where((e) =>
      e.or([
        e('earlier.state', '=', 'sending'),
        e('earlier.attempts', '>', 0),
        e('earlier.not_before', '<=', now),
      ]),
    )
}

/** Written out, so that both engines see that the indexes of open rows serve. */
export function isOpen(state: 'outbox.state' | 'earlier.state') {
  return sql<boolean>`${sql.ref(state)} in ('waiting', 'sending')`
}
