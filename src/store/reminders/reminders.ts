import { sql } from 'kysely'
import type { CivilDate, Instant } from '../../core/dates.ts'
import { receivableOf } from '../../core/ledger/accounts.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Told } from '../../core/reminders/choose.ts'
import { RIGHTS } from '../../core/reminders/settings.ts'
import type { Days, Sift } from '../../core/reminders/sift.ts'
import { chunksOf } from '../engine/chunks.ts'
import { insertMany } from '../engine/insert-many.ts'
import { isThere } from '../membership/members.ts'
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
  for (const some of chunksOf(numbers)) {
    const rows = await tx
      .selectFrom('reminder')
      .leftJoin('outbox', 'outbox.outbox_id', 'reminder.outbox_id')
      .select(['reminder.number', 'reminder.kind', 'reminder.step', 'reminder.about'])
      .select(['reminder.ordinal', 'reminder.queued_at'])
      .select(['outbox.state', 'outbox.sent_at', 'outbox.not_before'])
      .where('reminder.mutual_id', '=', mutualId)
      .where('reminder.number', 'in', some)
      .where('reminder.queued_at', '>', (now - REMEMBERED_MS) as Instant)
      .execute()
    for (const { number, state, sent_at, not_before, queued_at, ...key } of rows) {
      const at = sent_at ?? not_before ?? queued_at
      const one = { ...key, at, unsent: state !== null && UNSENT.includes(state) }
      told.set(number, [...(told.get(number) ?? []), one])
    }
  }
  return told
}

/** When a reminder last left for a member, notices of rights aside; null when none has. */
export async function lastReminded(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
): Promise<Instant | null> {
  const row = await tx
    .selectFrom('reminder')
    .innerJoin('outbox', 'outbox.outbox_id', 'reminder.outbox_id')
    .select((eb) => eb.fn.max('outbox.sent_at').as('at'))
    .where('reminder.mutual_id', '=', mutualId)
    .where('reminder.number', '=', number)
    .where('reminder.kind', 'not in', RIGHTS)
    .where('outbox.state', 'in', ['sent', 'unknown'])
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
  const stopped = new Set<PhoneNumber>()
  for (const some of chunksOf([...new Set(phones)])) {
    const rows = await tx.selectFrom('opt_out').select('phone').where('phone', 'in', some).execute()
    for (const { phone } of rows) stopped.add(phone)
  }
  return stopped
}

/** Members one after the other, as far as they are members on a day. */
export type ReminderPage = {
  readonly last: MemberNumber | null
  /** Of the page those who may have to be told something. */
  readonly numbers: readonly MemberNumber[]
}

/**
 * The next members after a number, and of them those that may have to be told something by `sift`;
 * with null everybody. A handful of queries over ranges of an index, whatever they find.
 */
export async function reminderPage(
  tx: ReadTx,
  mutualId: string,
  after: MemberNumber | null,
  on: CivilDate,
  sift: Sift | null,
  limit: number,
): Promise<ReminderPage> {
  let query = tx
    .selectFrom('member')
    .select(['number', 'plan_code', 'subsidised_from', 'ended_on'])
    .where('mutual_id', '=', mutualId)
    .where(isThere)
  if (after) query = query.where('number', '>', after)
  const members = await query.orderBy('number').limit(limit).execute()
  const [first, last] = [members[0]?.number, members.at(-1)?.number]
  if (!first || !last) return { last: null, numbers: [] }
  const page = { mutualId, first, last }
  const found = sift ? await siftedOf(tx, page, sift) : null
  const numbers = members
    .filter((member) => !member.ended_on || member.ended_on > on)
    .filter(({ number, plan_code, subsidised_from }) => {
      if (!found || subsidised_from) return true
      return found.has(number) || sift?.plans.includes(plan_code)
    })
    .map(({ number }) => number)
  return { last, numbers }
}

type Page = {
  readonly mutualId: string
  readonly first: MemberNumber
  readonly last: MemberNumber
}

async function siftedOf(tx: ReadTx, page: Page, sift: Sift): Promise<Set<string>> {
  const found = new Set<string>(await owingOf(tx, page))
  for (const days of sift.births) for (const one of await bornIn(tx, page, days)) found.add(one)
  for (const days of sift.payments) for (const one of await paidIn(tx, page, days)) found.add(one)
  return found
}

/** Those who owe something by the books. */
async function owingOf(tx: ReadTx, { mutualId, first, last }: Page): Promise<string[]> {
  const rows = await tx
    .selectFrom('balance')
    .select(sql<string>`substr(account_id, 5)`.as('number'))
    .where('mutual_id', '=', mutualId)
    .where('account_id', '>=', receivableOf(first))
    .where('account_id', '<=', receivableOf(last))
    .where(sql<boolean>`debits > credits`)
    .execute()
  return rows.map(({ number }) => number)
}

async function bornIn(tx: ReadTx, { mutualId, first, last }: Page, days: Days): Promise<string[]> {
  const rows = await tx
    .selectFrom('beneficiary')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where('number', '>=', first)
    .where('number', '<=', last)
    .where('relation', '=', 'child')
    // A bare year stands for its last day, and compares as earlier than its first.
    .where((eb) =>
      eb.or([
        eb.and([eb('birth_date', '>=', days.from), eb('birth_date', '<=', days.to)]),
        eb('birth_date', 'in', [days.from.slice(0, 4), days.to.slice(0, 4)]),
      ]),
    )
    .execute()
  return rows.map(({ number }) => number)
}

async function paidIn(tx: ReadTx, { mutualId, first, last }: Page, days: Days): Promise<string[]> {
  const rows = await tx
    .selectFrom('payment')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where('number', '>=', first)
    .where('number', '<=', last)
    .where('value_on', '>=', days.from)
    .where('value_on', '<=', days.to)
    .execute()
  return rows.map(({ number }) => number)
}
