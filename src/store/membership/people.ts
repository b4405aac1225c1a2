import type { Insertable } from 'kysely'
import { BEFORE_ALL_NUMBERS } from '../../core/member-number.ts'
import { type CivilDate, yearOf } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { chunksOf } from '../engine/chunks.ts'
import { insertNameWords } from './name-words.ts'
import { isThere } from '../mutuals/is-there.ts'
import type { BeneficiaryTable } from '../tables/membership.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Adds somebody to a household that is registered. The caller holds its lock. */
export async function insertPerson(tx: Tx, row: Insertable<BeneficiaryTable>): Promise<void> {
  await tx.insertInto('beneficiary').values(row).execute()
  await insertNameWords(tx, row.mutual_id, [row])
}

/** Says until when somebody belongs to a household; the day counts in full. */
export async function setLastDay(
  tx: Tx,
  mutualId: string,
  number: MemberNumber,
  ordinal: number,
  leftOn: CivilDate,
): Promise<void> {
  await tx
    .updateTable('beneficiary')
    .set({ left_on: leftOn })
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('ordinal', '=', ordinal)
    .execute()
}

/** Somebody of a mutual with the days that matter for being a live beneficiary. */
export type PersonBorn = Pick<
  BeneficiaryTable,
  'number' | 'ordinal' | 'name' | 'sex' | 'birth_date' | 'relation' | 'joined_on' | 'left_on'
> & { readonly plan_code: string; readonly ended_on: CivilDate | null }

/** Everybody of a mutual who was born on a day, or in a bare year: who left is among them. */
export async function peopleBorn(
  tx: ReadTx,
  mutualId: string,
  birthDate: string,
): Promise<PersonBorn[]> {
  const all = peopleOf(tx, mutualId)
  const query =
    birthDate.length === 4
      ? all
          .where('beneficiary.birth_date', '>=', birthDate)
          .where('beneficiary.birth_date', '<', String(Number(birthDate) + 1))
      : all.where('beneficiary.birth_date', '=', birthDate)
  return inOrder(await query.execute())
}

/** The same for several days; the caller gives a query's worth of them. */
export async function peopleBornOn(
  tx: ReadTx,
  mutualId: string,
  days: readonly string[],
): Promise<PersonBorn[]> {
  if (days.length === 0) return []
  return inOrder(await peopleOf(tx, mutualId).where('beneficiary.birth_date', 'in', days).execute())
}

function peopleOf(tx: ReadTx, mutualId: string) {
  return peopleThere(tx)
    .select([
      'beneficiary.number',
      'beneficiary.ordinal',
      'beneficiary.name',
      'beneficiary.sex',
      'beneficiary.birth_date',
      'beneficiary.relation',
      'beneficiary.joined_on',
      'beneficiary.left_on',
      'member.plan_code',
      'member.ended_on',
    ])
    .where('beneficiary.mutual_id', '=', mutualId)
}

/** A member whose membership goes on. */
export type LiveMember = Pick<BeneficiaryTable, 'number' | 'name' | 'sex' | 'birth_date' | 'phone'>

/** Members of a mutual whose membership goes on, in the order of numbers, the next `limit`. */
export async function liveMembersAfter(
  tx: ReadTx,
  mutualId: string,
  after: MemberNumber | null,
  limit: number,
): Promise<LiveMember[]> {
  return liveMembers(tx, mutualId)
    .where('beneficiary.number', '>', after ?? BEFORE_ALL_NUMBERS)
    .orderBy('beneficiary.number')
    .limit(limit)
    .execute()
}

/**
 * The same, those whom these phones speak for; the caller gives a query's worth of them. In two steps: asked at
 * once, PostgreSQL reads the whole mutual for each of them while it has no figures about the tables.
 */
export async function liveMembersOf(
  tx: ReadTx,
  mutualId: string,
  phones: readonly PhoneNumber[],
): Promise<LiveMember[]> {
  if (phones.length === 0) return []
  const roles = await tx
    .selectFrom('phone_role')
    .select('ref')
    .where('phone', 'in', phones)
    .where('role', '=', 'member')
    .where('mutual_id', '=', mutualId)
    .execute()
  const numbers = roles.map(({ ref }) => ref as MemberNumber)
  const members: LiveMember[] = []
  for (const some of chunksOf(numbers))
    members.push(
      ...(await liveMembers(tx, mutualId).where('beneficiary.number', 'in', some).execute()),
    )
  return members
}

function liveMembers(tx: ReadTx, mutualId: string) {
  return peopleThere(tx)
    .select(['beneficiary.number', 'beneficiary.name', 'beneficiary.sex'])
    .select(['beneficiary.birth_date', 'beneficiary.phone'])
    .where('beneficiary.mutual_id', '=', mutualId)
    .where('beneficiary.ordinal', '=', 0)
    .where('beneficiary.left_on', 'is', null)
    .where('member.ended_on', 'is', null)
}

/** Somebody by whom a household can be found again, also after leaving it. */
export type PersonListed = Pick<
  BeneficiaryTable,
  'number' | 'ordinal' | 'name' | 'birth_date' | 'phone' | 'left_on'
>

/** Everybody who is or was in a mutual, by number and suffix, the next `limit`. */
export async function peopleAfter(
  tx: ReadTx,
  mutualId: string,
  after: Pick<PersonListed, 'number' | 'ordinal'> | null,
  limit: number,
): Promise<PersonListed[]> {
  const { number, ordinal } = after ?? { number: '' as MemberNumber, ordinal: 0 }
  return listed(tx, mutualId)
    .where('beneficiary.number', '>=', number)
    .where((where) =>
      where.or([
        where('beneficiary.number', '>', number),
        where('beneficiary.ordinal', '>', ordinal),
      ]),
    )
    .orderBy('beneficiary.number')
    .orderBy('beneficiary.ordinal')
    .limit(limit)
    .execute()
}

/** These people, as far as they are there, in the order in which they are named. */
export async function peopleWith(
  tx: ReadTx,
  mutualId: string,
  keys: readonly Pick<PersonListed, 'number' | 'ordinal'>[],
): Promise<PersonListed[]> {
  const found = new Map<string, PersonListed>()
  for (const some of chunksOf([...new Set(keys.map(({ number }) => number))])) {
    const rows = await listed(tx, mutualId).where('beneficiary.number', 'in', some).execute()
    for (const row of rows) found.set(`${row.number}/${row.ordinal}`, row)
  }
  return keys.flatMap(({ number, ordinal }) => found.get(`${number}/${ordinal}`) ?? [])
}

function listed(tx: ReadTx, mutualId: string) {
  return peopleThere(tx)
    .select(['beneficiary.number', 'beneficiary.ordinal', 'beneficiary.name'])
    .select(['beneficiary.birth_date', 'beneficiary.phone', 'beneficiary.left_on'])
    .where('beneficiary.mutual_id', '=', mutualId)
}

/** Everybody of a household who is or was in it, with the member's row. */
export function peopleThere(tx: ReadTx) {
  return tx
    .selectFrom('beneficiary')
    .innerJoin('member', (join) =>
      join
        .onRef('member.mutual_id', '=', 'beneficiary.mutual_id')
        .onRef('member.number', '=', 'beneficiary.number'),
    )
    .where(isThere)
}

/** Not by the query: asked for an order SQLite reads the whole mutual, which comes in that order. */
function inOrder(people: PersonBorn[]): PersonBorn[] {
  return people.sort((a, b) =>
    a.number === b.number ? a.ordinal - b.ordinal : a.number < b.number ? -1 : 1,
  )
}

/** Households with a child born between two days, in any order; a bare year stands for its last day. */
export async function numbersWithChildren(
  tx: ReadTx,
  mutualId: string,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<MemberNumber[]> {
  // Two queries, and no order: asked for both at once SQLite reads everybody of the mutual.
  const found = [
    ...(await childrenBorn(tx, mutualId, from, to).execute()),
    ...(await childrenBorn(tx, mutualId, from.slice(0, 4), lastYearBy(to)).execute()),
  ]
  return [...new Set(found.map(({ number }) => number))]
}

/** A child with what decides on which day it is too old (R04). */
export type ChildListed = {
  readonly number: MemberNumber
  readonly ordinal: number
  readonly birthDate: string
  readonly leftOn: CivilDate | null
  /** Whether the category of the household changed since it joined; then its plan is not this one. */
  readonly isRecategorised: boolean
  /** The first day on which the membership is over. */
  readonly endedOn: CivilDate | null
}

type ChildrenAsked = {
  readonly plan: string
  /** Days of birth as `numbersWithChildren` takes them. */
  readonly from: CivilDate
  readonly to: CivilDate
  /** The day on which they are of a household still, and its membership goes on. */
  readonly on: CivilDate
}

/**
 * Children of a plan born between two days, the oldest first, at most `limit` of those whose day of birth is known and as
 * many whose year is. Of a mutual of a million some thousands come of age in a month.
 */
export async function listChildren(
  tx: ReadTx,
  mutualId: string,
  asked: ChildrenAsked,
  limit: number,
): Promise<ChildListed[]> {
  const { from, to } = asked
  const rows = [
    ...(await listedOf(childrenBorn(tx, mutualId, from, to), asked, limit)),
    ...(await listedOf(childrenBorn(tx, mutualId, from.slice(0, 4), lastYearBy(to)), asked, limit)),
  ]
  return rows.map((row) => ({
    ...{ number: row.number, ordinal: row.ordinal, birthDate: row.birth_date, leftOn: row.left_on },
    ...{ isRecategorised: Number(row.recategorised) === 1, endedOn: row.ended_on },
  }))
}

function listedOf(
  children: ReturnType<typeof childrenBorn>,
  { plan, on }: ChildrenAsked,
  limit: number,
) {
  return children
    .innerJoin('member', (join) =>
      join
        .onRef('member.mutual_id', '=', 'beneficiary.mutual_id')
        .onRef('member.number', '=', 'beneficiary.number'),
    )
    .where(isThere)
    .where((or) => or.or([or('plan_code', '=', plan), or('recategorised', '=', 1)]))
    .where((or) => or.or([or('left_on', 'is', null), or('left_on', '>=', on)]))
    .where((or) => or.or([or('ended_on', 'is', null), or('ended_on', '>', on)]))
    .select(['beneficiary.ordinal', 'birth_date', 'left_on', 'recategorised', 'ended_on'])
    .orderBy('birth_date')
    .limit(limit)
    .execute()
}

/** The last year of which a child may be born that stands for its last day, by a day. */
function lastYearBy(day: CivilDate): string {
  return String(day.endsWith('-12-31') ? yearOf(day) : yearOf(day) - 1)
}

/** Children with a birth as exact as the two that are given, which are inclusive: days or years. */
function childrenBorn(tx: ReadTx, mutualId: string, first: string, last: string) {
  return tx
    .selectFrom('beneficiary')
    .select('beneficiary.number')
    .where('beneficiary.mutual_id', '=', mutualId)
    .where('relation', '=', 'child')
    .where('birth_date', '>=', first)
    .where('birth_date', '<=', last)
    .where((where) => where(where.fn<number>('length', ['birth_date']), '=', last.length))
}
