import type { CivilDate, Instant } from '../../core/dates.ts'
import { PARTS } from '../../core/sms/budget.ts'
import type { ReadTx, Tx } from '../store.ts'

/** What a mutual's messages used on a day, in a unit: parts, or ten-thousandths of a currency. */
export async function useOf(
  tx: ReadTx,
  mutual: string,
  day: CivilDate,
  unit: string,
): Promise<number> {
  const row = await tx
    .selectFrom('sms_use')
    .select('used')
    .where('mutual_id', '=', mutual)
    .where('day', '=', day)
    .where('unit', '=', unit)
    .executeTakeFirst()
  return row?.used ?? 0
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
  await tx
    .insertInto('sms_use')
    .values({ mutual_id: mutual, day, unit, used })
    .onConflict((clash) =>
      clash
        .columns(['mutual_id', 'day', 'unit'])
        .doUpdateSet((eb) => ({ used: eb('sms_use.used', '+', used) })),
    )
    .execute()
}

/** Takes back what was counted and then did not go. */
export async function takeBackUse(
  tx: Tx,
  mutual: string,
  day: CivilDate,
  unit: string,
  used: number,
): Promise<void> {
  await tx
    .updateTable('sms_use')
    .set((eb) => ({ used: eb('used', '-', used) }))
    .where('mutual_id', '=', mutual)
    .where('day', '=', day)
    .where('unit', '=', unit)
    .execute()
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

/** When the budget of a day was used up; null when it was not. */
export async function stopOf(tx: ReadTx, mutual: string, day: CivilDate): Promise<Instant | null> {
  const row = await tx
    .selectFrom('sms_stop')
    .select('stopped_at')
    .where('mutual_id', '=', mutual)
    .where('day', '=', day)
    .executeTakeFirst()
  return row?.stopped_at ?? null
}
