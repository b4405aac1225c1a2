import { sql } from 'kysely'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Told } from '../../core/reminders/choose.ts'
import { RIGHTS } from '../../core/reminders/settings.ts'
import { preparedForMany } from '../engine/prepared.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { ReminderTable } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Stages that were told longer ago are of periods that are long over. */
const REMEMBERED_MS = 800 * 24 * 60 * 60 * 1000

/** States of a message that never left. */
const UNSENT = ['cancelled', 'failed']

/** What members were told before, by number. */
export async function toldBefore(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
  now: Instant,
): Promise<Map<MemberNumber, Told[]>> {
  const told = new Map<MemberNumber, Told[]>()
  const since = (now - REMEMBERED_MS) as Instant
  for (const row of await toldSince(tx, { mutualId, since }, numbers)) {
    const { number, kind, step, about, ordinal, state } = row
    const at = row.sent_at ?? row.not_before ?? row.queued_at
    const unsent = state !== null && UNSENT.includes(state)
    const before = told.get(number) ?? []
    before.push({ kind, step, about, ordinal, at, unsent })
    told.set(number, before)
  }
  return told
}

const toldSince = preparedForMany(
  (db, of: { mutualId: string; since: Instant }, numbers: readonly MemberNumber[]) =>
    db
      .selectFrom('reminder')
      .leftJoin('outbox', 'outbox.outbox_id', 'reminder.outbox_id')
      .select(['reminder.number', 'reminder.kind', 'reminder.step', 'reminder.about'])
      .select(['reminder.ordinal', 'reminder.queued_at'])
      .select(['outbox.state', 'outbox.sent_at', 'outbox.not_before'])
      .where('reminder.mutual_id', '=', of.mutualId)
      .where('reminder.number', 'in', numbers)
      .where('reminder.queued_at', '>', of.since),
)

/** When a reminder last left for a member by an instant, notices of rights aside; null for none. */
export async function lastReminded(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  by: Instant,
): Promise<Instant | null> {
  const row = await tx
    .selectFrom('reminder')
    .innerJoin('outbox', 'outbox.outbox_id', 'reminder.outbox_id')
    .select((eb) => eb.fn.max('outbox.sent_at').as('at'))
    .where('reminder.mutual_id', '=', mutualId)
    .where('reminder.number', '=', number)
    .where('reminder.kind', 'not in', RIGHTS)
    .where('outbox.state', 'in', ['sent', 'unknown'])
    .where('outbox.sent_at', '<', by)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Of each association how many members were reminded to pay on a day, and what they owe. */
export async function remindedByAssociation(
  tx: ReadTx,
  mutualId: string,
  day: CivilDate,
): Promise<{ readonly code: string; readonly count: number; readonly owed: Minor }[]> {
  const rows = await tx
    .selectFrom('reminder')
    .innerJoin('member', (join) =>
      join
        .onRef('member.mutual_id', '=', 'reminder.mutual_id')
        .onRef('member.number', '=', 'reminder.number'),
    )
    .select('member.association_code')
    .select((eb) => eb.fn.countAll().as('count'))
    .select(sql<number>`cast(sum(reminder.amount) as bigint)`.as('owed'))
    .where('reminder.mutual_id', '=', mutualId)
    .where('reminder.on_date', '=', day)
    .where('reminder.amount', '>', minor(0))
    .where('reminder.kind', '<>', 'by-hand')
    .where('member.association_code', 'is not', null)
    .groupBy('member.association_code')
    .execute()
  return rows.map(({ association_code, count, owed }) => ({
    code: association_code ?? '',
    count: Number(count),
    owed: minor(Number(owed)),
  }))
}

/** Whether a message about something was queued for a phone since, and not taken back. */
export async function hasMessageAbout(
  tx: ReadTx,
  phone: PhoneNumber,
  about: string,
  since: Instant,
): Promise<boolean> {
  const row = await tx
    .selectFrom('outbox')
    .select('outbox_id')
    .where('recipient', '=', phone)
    .where('subject', 'like', `${about}%`)
    .where('not_before', '>', since)
    .where('state', 'not in', ['cancelled', 'failed'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Notes what members are told; a stage that was told before is left out. */
export async function insertReminders(tx: Tx, rows: readonly ReminderTable[]): Promise<void> {
  await insertMany(tx, 'reminder', rows, 'skip')
}

/** Of these phones those whose owners want no reminders, whoever we heard it from (R54). */
export async function stoppedOf(
  tx: ReadTx,
  phones: readonly PhoneNumber[],
): Promise<Set<PhoneNumber>> {
  return new Set((await stoppedAmong(tx, {}, phones)).map(({ phone }) => phone))
}

const stoppedAmong = preparedForMany((db, _: object, phones: readonly PhoneNumber[]) =>
  db.selectFrom('opt_out').select('phone').where('phone', 'in', phones),
)
