import type { CivilDate, Instant } from '../../core/dates.ts'
import { PARTS, perPartOf, UNPRICED } from '../../core/statutes/sms-budget.ts'
import { prepared } from '../engine/prepared.ts'
import type { OutboxTable } from '../tables/messages.ts'
import type { ReadTx, Tx } from '../store.ts'

/**
 * What a mutual's messages used on a day, by unit: parts, ten-thousandths of a currency, and what
 * `core/statutes/sms-budget.ts` names besides. All in one look: others move use from one unit to another.
 */
export async function useOf(
  tx: ReadTx,
  mutual: string,
  day: CivilDate,
): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('sms_use')
    .select(['unit', 'used'])
    .where('mutual_id', '=', mutual)
    .where('day', '=', day)
    .execute()
  return new Map(rows.map(({ unit, used }) => [unit, used]))
}

/** Adds to it. */
export async function addUse(
  tx: Tx,
  mutual: string,
  day: CivilDate,
  unit: string,
  used: number,
): Promise<void> {
  if (used === 0) return
  // A row to be inserted is checked as it stands, also when another takes its place.
  if (used < 0) {
    await tx
      .updateTable('sms_use')
      .set((eb) => ({ used: eb('used', '+', used) }))
      .where('mutual_id', '=', mutual)
      .where('day', '=', day)
      .where('unit', '=', unit)
      .execute()
    return
  }
  await addTo(tx, { mutual_id: mutual, day, unit, used })
}

const addTo = prepared((db, use: SmsUse) =>
  db
    .insertInto('sms_use')
    .values(use)
    .onConflict((clash) =>
      clash
        .columns(['mutual_id', 'day', 'unit'])
        .doUpdateSet((eb) => ({ used: eb('sms_use.used', '+', eb.ref('excluded.used')) })),
    ),
)

type SmsUse = { mutual_id: string; day: CivilDate; unit: string; used: number }

/** What a message counts for on its day, by unit. */
function usesOf(row: OutboxTable): [unit: string, used: number][] {
  if (row.kind !== 'sms' || !row.mutual_id || !row.counted_on) return []
  const parts = row.parts ?? 1
  if (row.cost !== null) return [[PARTS, parts], [row.cost_currency ?? '', row.cost]] // prettier-ignore
  const isOver = row.state === 'failed' || row.state === 'cancelled'
  return isOver ? [[PARTS, parts]] : [[PARTS, parts], [UNPRICED, parts]] // prettier-ignore
}

/** Counts a message as it has become instead of as it was. */
export async function moveUse(tx: Tx, before: OutboxTable, after: OutboxTable): Promise<void> {
  const changes = [
    ...usesOf(before).map(([unit, used]) => ({ row: before, unit, used: -used })),
    ...usesOf(after).map(([unit, used]) => ({ row: after, unit, used })),
  ]
  const sums = new Map<string, (typeof changes)[number]>()
  for (const change of changes) {
    const key = `${change.row.counted_on} ${change.unit}`
    sums.set(key, { ...change, used: change.used + (sums.get(key)?.used ?? 0) })
  }
  for (const { row, unit, used } of sums.values())
    await addUse(tx, row.mutual_id ?? '', row.counted_on as CivilDate, unit, used)
  if (before.cost === null && after.cost !== null && after.counted_on) await notePrice(tx, after)
}

/** Notes what a carrier has asked for a part, rounded up, when it is the most of that day. */
async function notePrice(tx: Tx, { mutual_id, counted_on, cost, ...row }: OutboxTable) {
  await tx
    .insertInto('sms_use')
    .values({
      mutual_id: mutual_id ?? '',
      day: counted_on as CivilDate,
      unit: perPartOf(row.cost_currency ?? ''),
      used: Math.ceil((cost ?? 0) / (row.parts ?? 1)),
    })
    .onConflict((clash) =>
      clash
        .columns(['mutual_id', 'day', 'unit'])
        .doUpdateSet((eb) => ({ used: eb.ref('excluded.used') }))
        .whereRef('excluded.used', '>', 'sms_use.used'),
    )
    .execute()
}

/** The most that a part has cost on the last day on which a price was heard; null before the first. */
export async function lastPricePerPart(
  tx: ReadTx,
  mutual: string,
  currency: string,
): Promise<number | null> {
  const row = await tx
    .selectFrom('sms_use')
    .select('used')
    .where('mutual_id', '=', mutual)
    .where('unit', '=', perPartOf(currency))
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.used ?? null
}

/** Locks what a day used until the end of this transaction, so that two senders cannot both see room. */
export async function lockUse(tx: Tx, mutual: string, day: CivilDate): Promise<void> {
  await tx
    .insertInto('sms_use')
    .values({ mutual_id: mutual, day, unit: PARTS, used: 0 })
    .onConflict((clash) =>
      clash
        .columns(['mutual_id', 'day', 'unit'])
        .doUpdateSet((eb) => ({ used: eb.ref('sms_use.used') })),
    )
    .execute()
}

/** The days, both included, on which the budget was used up. */
export async function stopsBetween(
  tx: ReadTx,
  mutual: string,
  from: CivilDate,
  to: CivilDate,
): Promise<CivilDate[]> {
  const rows = await tx
    .selectFrom('sms_stop')
    .select('day')
    .where('mutual_id', '=', mutual)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute()
  return rows.map(({ day }) => day)
}

/** Notes that the budget of a day is used up. False when that was known. */
export async function noteStop(
  tx: Tx,
  mutual: string,
  day: CivilDate,
  at: Instant,
): Promise<boolean> {
  const row = await tx
    .insertInto('sms_stop')
    .values({ mutual_id: mutual, day, stopped_at: at })
    .onConflict((clash) => clash.doNothing())
    .returning('day')
    .executeTakeFirst()
  return row !== undefined
}
