import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Told } from '../../core/reminders/choose.ts'
import { RIGHTS } from '../../core/statutes/reminder-settings.ts'
import { preparedForMany } from '../engine/prepared.ts'
import { type Among, preparedAmong } from '../membership/among.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { ReminderTable } from '../tables/reminders.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Stages that were told longer ago are of periods that are long over. */
const REMEMBERED_MS = 800 * 24 * 60 * 60 * 1000

/** States of a message that never left. */
const UNSENT = ['cancelled', 'failed']

/** What members were told before, by number; perhaps of others too. */
export async function toldBefore(
  tx: ReadTx,
  among: Among,
  now: Instant,
): Promise<Map<MemberNumber, Told[]>> {
  const told = new Map<MemberNumber, Told[]>()
  for (const row of await toldOf(tx, among)) {
    const { number, kind, step, about, ordinal, state, queued_at } = row
    if (queued_at <= now - REMEMBERED_MS) continue
    const at = row.sent_at ?? row.not_before ?? queued_at
    const unsent = state !== null && UNSENT.includes(state)
    const before = told.get(number) ?? []
    before.push({ kind, step, about, ordinal, at, unsent })
    told.set(number, before)
  }
  return told
}

const toldOf = preparedAmong((db, of, isAmong) =>
  db
    .selectFrom('reminder')
    .leftJoin('outbox', 'outbox.outbox_id', 'reminder.outbox_id')
    .select(['reminder.number', 'reminder.kind', 'reminder.step', 'reminder.about'])
    .select(['reminder.ordinal', 'reminder.queued_at'])
    .select(['outbox.state', 'outbox.sent_at', 'outbox.not_before'])
    .where('reminder.mutual_id', '=', of.mutualId)
    .where(isAmong('reminder.number')),
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
    .where('reminder.kind', 'not in', [...RIGHTS, 'year'])
    .where('outbox.state', 'in', ['sent', 'unknown'])
    .where('outbox.sent_at', '<', by)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Whether members of an association were reminded to pay on a day. */
export async function anyRemindedIn(
  tx: ReadTx,
  mutualId: string,
  association: string,
  day: CivilDate,
): Promise<boolean> {
  const row = await tx
    .selectFrom('association_member as stay')
    // Crossed, so that SQLite goes from the association to its members, not through all of the day.
    .crossJoin('reminder')
    .select('reminder.number')
    .where('stay.mutual_id', '=', mutualId)
    .where('stay.association_code', '=', association)
    .where('stay.ended_on', 'is', null)
    .whereRef('reminder.mutual_id', '=', 'stay.mutual_id')
    .whereRef('reminder.number', '=', 'stay.number')
    .where('reminder.on_date', '=', day)
    .where('reminder.amount', '>', minor(0))
    .where('reminder.kind', '<>', 'by-hand')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Of these messages, by their keys, the one that leaves or left last, and when; null for none. */
export async function lastToLeave(
  tx: ReadTx,
  keys: readonly string[],
): Promise<{ readonly text: string; readonly at: Instant } | null> {
  const row = await tx
    .selectFrom('outbox')
    .select(['text', 'not_before', 'created_at'])
    .where('dedupe_key', 'in', keys)
    .where('state', 'not in', ['cancelled', 'failed'])
    .orderBy('created_at', 'desc')
    .orderBy('outbox_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { text: row.text ?? '', at: row.not_before ?? row.created_at } : null
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
