import { sql } from 'kysely'
import { BEFORE_ALL_NUMBERS, type MemberNumber } from '../../core/member-number.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { OpeningHouseholdTable, OpeningLineTable, OpeningTable } from '../tables/openings.ts'
import type { Unposted } from './household-openings.ts'
import type { ReadTx, Tx } from '../store.ts'

/**
 * The opening of a mutual, complete or at work, that was not taken back; null when there is none.
 * `only`: the one of this household, whose part of the whole one was taken back.
 */
export async function openingOfMutual(
  tx: ReadTx,
  mutualId: string,
  only: MemberNumber | null = null,
): Promise<OpeningTable | null> {
  const row = await tx
    .selectFrom('opening')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('taken_back_at', 'is', null)
    .where('only_number', only === null ? 'is' : '=', only)
    .executeTakeFirst()
  return row ?? null
}

/** Begins an opening. False when the mutual has one. */
export async function beginOpening(tx: Tx, row: OpeningTable): Promise<boolean> {
  const begun = await tx
    .insertInto('opening')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .returning('opening_id')
    .executeTakeFirst()
  return begun !== undefined
}

type Key = Pick<OpeningTable, 'mutual_id' | 'opening_id'>

/** Says who is at work on it. False when it is complete, gone, or another's since `before`. */
export async function holdOpening(
  tx: Tx,
  { mutual_id, opening_id }: Key,
  { holder, now, before }: { holder: string; now: Instant; before: Instant },
): Promise<boolean> {
  const held = await tx
    .updateTable('opening')
    .set({ touched_at: now, holder })
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .where('completed_at', 'is', null)
    .where((eb) => eb.or([eb('holder', '=', holder), eb('touched_at', '<', before)]))
    .returning('opening_id')
    .executeTakeFirst()
  return held !== undefined
}

/** Makes an opening valid. The caller holds the lock of the mutual's chain. */
export async function completeOpening(
  tx: Tx,
  { mutual_id, opening_id }: Key,
  at: Instant,
  journalId: string | null,
): Promise<void> {
  await tx
    .updateTable('opening')
    .set({ completed_at: at, touched_at: at, journal_id: journalId })
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .execute()
}

export async function insertOpeningLines(tx: Tx, rows: readonly OpeningLineTable[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('opening_line').values(rows).execute()
}

/** What was on the mutual's own accounts, in the order of the file. */
export async function openingLines(
  tx: ReadTx,
  { mutual_id, opening_id }: Key,
): Promise<OpeningLineTable[]> {
  return tx
    .selectFrom('opening_line')
    .selectAll()
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .orderBy('line')
    .execute()
}

/** What households brought, in all. */
export type BroughtTotals = {
  readonly households: number
  readonly owing: { readonly count: number; readonly amount: Minor }
  readonly ahead: { readonly count: number; readonly amount: Minor }
}

/** That of an opening's households that were not taken back by themselves, or of one of them. */
export async function broughtTotals(
  tx: ReadTx,
  of: Key,
  number: MemberNumber | null = null,
): Promise<BroughtTotals> {
  const { rows } = await sql<Record<'households' | 'owing' | 'owed' | 'ahead' | 'credit', number>>`
    select cast(count(*) as bigint) as households,
      cast(coalesce(sum(case when owed > 0 then 1 else 0 end), 0) as bigint) as owing,
      cast(coalesce(sum(owed), 0) as bigint) as owed,
      cast(coalesce(sum(case when credit > 0 then 1 else 0 end), 0) as bigint) as ahead,
      cast(coalesce(sum(credit), 0) as bigint) as credit
    from opening_household
    where mutual_id = ${of.mutual_id} and opening_id = ${of.opening_id} and taken_back_at is null
      and ${number === null ? sql`1 = 1` : sql`number = ${number}`}`.execute(tx)
  const [row] = rows
  return {
    households: Number(row?.households ?? 0),
    owing: { count: Number(row?.owing ?? 0), amount: minor(Number(row?.owed ?? 0)) },
    ahead: { count: Number(row?.ahead ?? 0), amount: minor(Number(row?.credit ?? 0)) },
  }
}

/** The opening that brought a member before, and that was taken back. */
const LAST_COMPLETE = sql<string | null>`(
  select opening.opening_id from opening_household as brought join opening
    on opening.mutual_id = brought.mutual_id and opening.opening_id = brought.opening_id
  where brought.mutual_id = member.mutual_id and brought.number = member.number
    and opening.completed_at is not null
  order by opening.completed_at desc limit 1)`

/** Takes out an opening that is not complete: of some of its households, the next ones. */
export async function discardHouseholds(
  tx: Tx,
  { mutual_id, opening_id }: Key,
  limit: number,
): Promise<number> {
  const rows = await tx
    .selectFrom('opening_household')
    .select('number')
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .limit(limit)
    .execute()
  const numbers = rows.map(({ number }) => number)
  if (numbers.length === 0) return 0
  for (const table of ['opening_charge', 'opening_household'] as const) {
    await tx
      .deleteFrom(table)
      .where('mutual_id', '=', mutual_id)
      .where('opening_id', '=', opening_id)
      .where('number', 'in', numbers)
      .execute()
  }
  await tx
    .updateTable('member')
    .set({ opening_id: LAST_COMPLETE })
    .where('mutual_id', '=', mutual_id)
    .where('number', 'in', numbers)
    .execute()
  return numbers.length
}

/** Forgets an opening of which no household is left. */
export async function deleteOpening(tx: Tx, { mutual_id, opening_id }: Key): Promise<void> {
  await tx
    .deleteFrom('opening_line')
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .execute()
  await tx
    .deleteFrom('opening')
    .where('mutual_id', '=', mutual_id)
    .where('opening_id', '=', opening_id)
    .where('completed_at', 'is', null)
    .execute()
}

/** A household of an opening, with what of it is to be posted. */
export type UnpostedHousehold = {
  readonly number: MemberNumber
  readonly on: CivilDate
  readonly unposted: Unposted
}

/**
 * Households of a mutual's openings of which something is not in the books yet, what was brought or
 * that it was taken back, the next ones after a number.
 */
export async function unpostedAfter(
  tx: ReadTx,
  mutualId: string,
  after: MemberNumber | null,
  limit: number,
): Promise<UnpostedHousehold[]> {
  const of = sql`select brought.number as number, opening.on_date as on_date,
      brought.opening_id as opening_id, brought.owed as owed, brought.credit as credit,
      brought.journal_id as journal_id
    from opening_household as brought join opening
      on opening.mutual_id = brought.mutual_id and opening.opening_id = brought.opening_id
    where opening.mutual_id = ${mutualId} and brought.number > ${after ?? BEFORE_ALL_NUMBERS}`
  const { rows } = await sql<
    Pick<OpeningHouseholdTable, 'number' | 'opening_id' | 'owed' | 'credit' | 'journal_id'> &
      Pick<OpeningTable, 'on_date'>
  >`
    ${of} and opening.completed_at is not null and opening.taken_back_at is null and ${UNPOSTED}
    union all ${of} and opening.taken_back_at is not null and ${STANDING}
    union all ${of} and opening.taken_back_at is null and brought.taken_back_at is not null
      and ${STANDING}
    order by 1 limit ${limit}`.execute(tx)
  return rows.map(({ number, on_date: on, opening_id, owed, credit, journal_id: journalId }) => {
    return { number, on, unposted: { openingId: opening_id, owed, credit, journalId } }
  })
}

/**
 * Mutuals whose books were opened, or their opening taken back, before an instant, with households of
 * which that is not in the books.
 */
export async function overdueOpenings(tx: ReadTx, before: Instant): Promise<string[]> {
  const rows = await tx
    .selectFrom('opening')
    .select('opening.mutual_id')
    .distinct()
    // As the indexes have it: else all households of the mutual are gone through.
    .where(
      sql<boolean>`(
        opening.completed_at < ${before} and opening.taken_back_at is null
          and exists (select 1 ${OF_OPENING} and ${UNPOSTED})
        or opening.taken_back_at < ${before} and exists (select 1 ${OF_OPENING} and ${STANDING})
        or exists (select 1 ${OF_OPENING} and brought.taken_back_at < ${before} and ${STANDING}))`,
    )
    .execute()
  return rows.map(({ mutual_id }) => mutual_id)
}

const OF_OPENING = sql`from opening_household as brought
  where brought.mutual_id = opening.mutual_id and brought.opening_id = opening.opening_id`
const UNPOSTED = sql`brought.journal_id is null and (brought.owed > 0 or brought.credit > 0)`
const STANDING = sql`brought.journal_id is not null and brought.back_journal_id is null`
