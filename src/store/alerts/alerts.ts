import { type Alert, type AlertKind, isOfDays } from '../../core/alerts/alert.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { AlertTable } from '../tables/alerts.ts'
import type { ReadTx, Tx } from '../store.ts'

/**
 * Notes an alert, once for its cause and day. Null when it stands there already. The caller holds
 * the lock of the mutual's chain, so that numbers follow one another.
 */
export async function insertAlert(
  tx: Tx,
  mutualId: string,
  alert: Alert,
  day: CivilDate,
  at: Instant,
): Promise<number | null> {
  const last = await tx
    .selectFrom('alert')
    .select((eb) => eb.fn.max('alert_number').as('number'))
    .where('mutual_id', '=', mutualId)
    .executeTakeFirst()
  const row = await tx
    .insertInto('alert')
    .values({
      ...alert,
      mutual_id: mutualId,
      alert_number: (last?.number ?? 0) + 1,
      on_date: day,
      raised_at: at,
    })
    .onConflict((clash) => clash.columns(['mutual_id', 'kind', 'cause', 'on_date']).doNothing())
    .returning('alert_number')
    .executeTakeFirst()
  return row?.alert_number ?? null
}

/** Whether there was ever an alert of this kind and cause. */
export async function wasRaised(
  tx: ReadTx,
  mutualId: string,
  { kind, cause }: Pick<Alert, 'kind' | 'cause'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('alert')
    .select('alert_number')
    .where('mutual_id', '=', mutualId)
    .where('kind', '=', kind)
    .where('cause', '=', cause)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The last day on which there was an alert of this kind and cause; null when there was none. */
export async function lastRaisedOn(
  tx: ReadTx,
  mutualId: string,
  { kind, cause }: Pick<Alert, 'kind' | 'cause'>,
): Promise<CivilDate | null> {
  const row = await tx
    .selectFrom('alert')
    .select('on_date')
    .where('mutual_id', '=', mutualId)
    .where('kind', '=', kind)
    .where('cause', '=', cause)
    .orderBy('on_date', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.on_date ?? null
}

/** When the last alert of a kind was raised on a day whose cause begins so; null when none was. */
export async function lastRaisedAt(
  tx: ReadTx,
  mutualId: string,
  { kind, cause }: Pick<Alert, 'kind' | 'cause'>,
  day: CivilDate,
): Promise<Instant | null> {
  const row = await tx
    .selectFrom('alert')
    .select((eb) => eb.fn.max('raised_at').as('at'))
    .where('mutual_id', '=', mutualId)
    .where('kind', '=', kind)
    .where('on_date', '=', day)
    .where((eb) => eb.or([eb('cause', '=', cause), eb('cause', 'like', `${cause} __:__`)]))
    .executeTakeFirst()
  return row?.at ?? null
}

/** How many alerts of these kinds a day has. */
export async function alertsOn(
  tx: ReadTx,
  mutualId: string,
  day: CivilDate,
  kinds: readonly AlertKind[],
): Promise<number> {
  const row = await tx
    .selectFrom('alert')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('mutual_id', '=', mutualId)
    .where('on_date', '=', day)
    .where('kind', 'in', kinds)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** An alert, and who has looked at it. */
export type ListedAlert = AlertTable & {
  readonly done_by: string | null
  readonly done_at: Instant | null
}

/** The alerts of a mutual, newest first, at most `limit`; those done only when asked for. */
export async function listAlerts(
  tx: ReadTx,
  mutualId: string,
  { all, limit }: { readonly all: boolean; readonly limit: number },
): Promise<ListedAlert[]> {
  let query = tx
    .selectFrom('alert')
    .leftJoin('alert_done', (join) =>
      join
        .onRef('alert_done.mutual_id', '=', 'alert.mutual_id')
        .onRef('alert_done.alert_number', '=', 'alert.alert_number'),
    )
    .selectAll('alert')
    .select(['alert_done.done_by', 'alert_done.done_at'])
    .where('alert.mutual_id', '=', mutualId)
  if (!all) query = query.where('alert_done.done_by', 'is', null)
  return query.orderBy('alert.alert_number', 'desc').limit(limit).execute()
}

/** Alerts since a day that nobody has looked at, newest first, at most `limit`. */
export async function unseenAlerts(
  tx: ReadTx,
  mutualId: string,
  since: CivilDate,
  limit: number,
): Promise<AlertTable[]> {
  return tx
    .selectFrom('alert')
    .leftJoin('alert_done', (join) =>
      join
        .onRef('alert_done.mutual_id', '=', 'alert.mutual_id')
        .onRef('alert_done.alert_number', '=', 'alert.alert_number'),
    )
    .selectAll('alert')
    .where('alert.mutual_id', '=', mutualId)
    .where('alert.on_date', '>=', since)
    .where('alert_done.done_by', 'is', null)
    .orderBy('alert.alert_number', 'desc')
    .limit(limit)
    .execute()
}

/**
 * Notes that somebody has looked at an alert, and so at those before it of the same cause. False
 * when there is none of this number, or it was looked at.
 */
export async function finishAlert(
  tx: Tx,
  mutualId: string,
  number: number,
  by: string,
  at: Instant,
): Promise<boolean> {
  const alert = await tx
    .selectFrom('alert')
    .select(['kind', 'cause'])
    .where('mutual_id', '=', mutualId)
    .where('alert_number', '=', number)
    .executeTakeFirst()
  if (!alert) return false
  const same = await tx
    .selectFrom('alert')
    .select('alert_number')
    .where('mutual_id', '=', mutualId)
    .where('kind', '=', alert.kind)
    .$if(!isOfDays(alert.kind), (query) => query.where('cause', '=', alert.cause))
    .where('alert_number', '<=', number)
    .execute()
  const rows = same.map(({ alert_number: one }) => {
    return { mutual_id: mutualId, alert_number: one, done_by: by, done_at: at }
  })
  const noted = await tx
    .insertInto('alert_done')
    .values(rows)
    .onConflict((clash) => clash.doNothing())
    .returning('alert_number')
    .execute()
  return noted.some(({ alert_number: one }) => one === number)
}
