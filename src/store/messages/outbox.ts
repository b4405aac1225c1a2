import type { CivilDate } from '../../core/dates.ts'
import { PARTS, UNPRICED } from '../../core/statutes/sms-budget.ts'
import { prepared, preparedForMany } from '../engine/prepared.ts'
import { isHeld, NO_LEASE } from '../lease.ts'
import type { ReadTx, Tx } from '../store.ts'
import type { OutboxTable } from '../tables/messages.ts'
import { addUse, moveUse } from './sms-use.ts'

/**
 * Writes how the sending of a claimed row went, or that it does not leave now. False, and nothing is
 * written, when its sender had been taken for dead and somebody else has the row.
 */
export async function settleOutgoing(
  tx: Tx,
  row: Pick<OutboxTable, 'outbox_id' | 'lease'>,
  change: Partial<OutboxTable>,
): Promise<boolean> {
  return changeOutgoing(tx, row, { ...change, ...NO_LEASE })
}

/** Changes a claimed row, and what its day's messages have used by it; as `settleOutgoing` does. */
export async function changeOutgoing(
  tx: Tx,
  { outbox_id: id, lease }: Pick<OutboxTable, 'outbox_id' | 'lease'>,
  change: Partial<OutboxTable>,
): Promise<boolean> {
  if (lease !== null && !mayMoveUse(change)) {
    return (await changeTaken(tx, { ...change, outbox_id: id, held: lease })).length > 0
  }
  const own = tx.updateTable('outbox').where('outbox_id', '=', id)
  // Whoever reads it here has it locked.
  const before = await own
    .set((eb) => ({ attempts: eb.ref('attempts') }))
    .where(isHeld(lease))
    .returningAll()
    .executeTakeFirst()
  if (!before) return false
  await own.set(change).execute()
  await moveUse(tx, before, { ...before, ...change })
  return true
}

/** The columns that say how much of its day a message has used. */
const USING = ['counted_on', 'parts', 'cost', 'cost_currency', 'mutual_id', 'kind'] as const

function mayMoveUse(change: Partial<OutboxTable>): boolean {
  const isOver = change.state === 'failed' || change.state === 'cancelled'
  return isOver || USING.some((column) => change[column] !== undefined)
}

type Change = Partial<OutboxTable> & { readonly outbox_id: string; readonly held: string }

/** The most frequent change of one that is being sent: it was, for a price that nobody has said. */
const changeTaken = prepared((db, { outbox_id: id, held, ...change }: Change) =>
  db
    .updateTable('outbox')
    .set(change)
    .where('outbox_id', '=', id)
    .where(isHeld(held))
    .returning('outbox_id'),
)

/** What a message says that is known by what it is about; null where there is none, or no words of it. */
export async function textAbout(tx: ReadTx, about: string): Promise<string | null> {
  const row = await tx
    .selectFrom('outbox')
    .select('text')
    .where('dedupe_key', '=', about)
    .executeTakeFirst()
  return row?.text ?? null
}

/** Writes which carrier messages are handed to. */
export async function nameCarrier(
  tx: Tx,
  ids: readonly string[],
  carrier: string | null,
): Promise<void> {
  await setCarrier(tx, { carrier }, ids)
}

const setCarrier = preparedForMany((db, to: { carrier: string | null }, ids: readonly string[]) =>
  db.updateTable('outbox').set({ carrier: to.carrier }).where('outbox_id', 'in', ids),
)

/** Counts messages for their mutual and day; each is counted once, whatever its tries. */
export async function countMessages(
  tx: Tx,
  mutual: string,
  day: CivilDate,
  rows: readonly OutboxTable[],
): Promise<void> {
  if (rows.length === 0) return
  const parts = rows.reduce((sum, row) => sum + (row.parts ?? 1), 0)
  for (const unit of [PARTS, UNPRICED]) await addUse(tx, mutual, day, unit, parts)
  await setCounted(
    tx,
    { day },
    rows.map((row) => row.outbox_id),
  )
}

const setCounted = preparedForMany((db, on: { day: CivilDate }, ids: readonly string[]) =>
  db.updateTable('outbox').set({ counted_on: on.day }).where('outbox_id', 'in', ids),
)
