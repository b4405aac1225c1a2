import { type ExpressionBuilder, type Insertable, sql } from 'kysely'
import type { CivilDate, Instant } from '../../core/dates.ts'
import { type MemberNumber, SHORT_NUMBERS_MAX } from '../../core/member-number.ts'
import { phoneAt } from '../../core/membership/phone-change.ts'
import type { HouseholdEntry, PersonEntry } from '../../core/membership/registration.ts'
import type {
  HouseholdUpdate,
  Registered,
  RegisteredPerson,
} from '../../core/membership/registration-update.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { chunksOf } from '../engine/chunks.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { AssociationMemberTable, BeneficiaryTable, MemberTable, Schema } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'

/** A household with its number, ready to be written. */
export type NumberedHousehold = HouseholdEntry & { readonly number: MemberNumber }

/** Who says that a member is in an association: a members file. */
export const REGISTER = 'register'

/**
 * Leaves out members that an import at work, or one that was cut, has staged: until it is complete
 * they are not there. Every query that finds members by anything but their number says this.
 */
export function isThere(where: ExpressionBuilder<Schema, 'member'>) {
  return where.or([
    where('member.import_id', 'is', null),
    where.exists(
      where
        .selectFrom('member_import')
        .select('member_import.import_id')
        .whereRef('member_import.import_id', '=', 'member.import_id')
        .where('member_import.completed_at', 'is not', null),
    ),
  ])
}

/** The same for phones: leaves out those of members that are not there. */
export function roleIsThere(where: ExpressionBuilder<Schema, 'phone_role'>) {
  return where.or([
    where('phone_role.role', '<>', 'member'),
    where.exists(
      where
        .selectFrom('member')
        .select('member.number')
        .whereRef('member.mutual_id', '=', 'phone_role.mutual_id')
        .whereRef(sql<string>`member.number`, '=', 'phone_role.ref')
        .where(isThere),
    ),
  ])
}

/** Claims these numbers for a mutual. Returns those that were free, which it now has. */
export async function claimNumbers(
  tx: Tx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Set<MemberNumber>> {
  if (numbers.length === 0) return new Set()
  const rows = await tx
    .insertInto('member_number')
    .values(numbers.map((number) => ({ number, mutual_id: mutualId })))
    .onConflict((clash) => clash.doNothing())
    .returning('number')
    .execute()
  return new Set(rows.map((row) => row.number))
}

/**
 * How many member numbers of eight digits are taken, counted no further than matters: past
 * `SHORT_NUMBERS_MAX` new ones are long. `length(number) = 8` is the index's own condition, word for
 * word.
 */
export async function countShortNumbers(tx: ReadTx): Promise<number> {
  const short = tx
    .selectFrom('member_number')
    .select('number')
    .where(sql<boolean>`length(number) = 8`)
    .limit(SHORT_NUMBERS_MAX + 1)
  const row = await tx
    .selectFrom(short.as('short'))
    .select((select) => select.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Which of these numbers are taken, and by which mutual. */
export async function takenNumbers(
  tx: ReadTx,
  numbers: readonly MemberNumber[],
): Promise<Map<MemberNumber, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await tx
    .selectFrom('member_number')
    .select(['number', 'mutual_id'])
    .where('number', 'in', numbers)
    .execute()
  return new Map(rows.map((row) => [row.number, row.mutual_id]))
}

/** On which first day each of these memberships is over, null while it goes on; nobody else. */
export async function memberEnds(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Map<MemberNumber, CivilDate | null>> {
  const ends = new Map<MemberNumber, CivilDate | null>()
  for (const some of chunksOf(numbers)) {
    const rows = await tx
      .selectFrom('member')
      .select(['number', 'ended_on'])
      .where('mutual_id', '=', mutualId)
      .where('number', 'in', some)
      .where(isThere)
      .execute()
    for (const row of rows) ends.set(row.number, row.ended_on)
  }
  return ends
}

/** Who has these cards in a mutual; a card of somebody who left is nobody's. */
export async function cardOwners(
  tx: ReadTx,
  mutualId: string,
  cards: readonly string[],
): Promise<Map<string, MemberNumber>> {
  if (cards.length === 0) return new Map()
  const rows = await tx
    .selectFrom('beneficiary')
    .select(['card', 'number'])
    .where('mutual_id', '=', mutualId)
    .where('card', 'in', cards)
    .where('left_on', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.card as string, row.number]))
}

/** The households of these numbers as they are registered. */
export async function loadRegistered(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
  now: Instant,
): Promise<Map<MemberNumber, Registered>> {
  if (numbers.length === 0) return new Map()
  const members = await tx
    .selectFrom('member')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('number', 'in', numbers)
    .execute()
  const people = await tx
    .selectFrom('beneficiary')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('number', 'in', numbers)
    .orderBy('ordinal')
    .execute()
  return new Map(members.map((row) => [row.number, registeredOf(row, people, now)]))
}

/** Writes new households; their numbers are claimed. */
export async function insertHouseholds(
  tx: Tx,
  mutualId: string,
  importId: string | null,
  households: readonly NumberedHousehold[],
  now: Instant,
): Promise<void> {
  await insertMany(
    tx,
    'member',
    households.map((household) => ({
      mutual_id: mutualId,
      number: household.number,
      plan_code: household.plan,
      association_code: household.association,
      joined_on: household.joinedOn,
      fee_paid_before: household.feePaid ? 1 : 0,
      paid_through_before: household.paidThrough,
      ended_on: null,
      end_state: null,
      created_at: now,
      import_id: importId,
    })),
  )
  await insertMany(
    tx,
    'association_member',
    households.flatMap(({ number, association, joinedOn }) =>
      association ? [stayRow(mutualId, association, number, joinedOn, REGISTER)] : [],
    ),
  )
  const people = households.flatMap(({ number, people }) =>
    people.map((person, ordinal) => beneficiaryRow(mutualId, number, { ...person, ordinal })),
  )
  await insertMany(tx, 'beneficiary', people)
  await insertMany(
    tx,
    'phone_role',
    households.flatMap((household) => phoneRows(mutualId, household)),
  )
  await insertMany(tx, 'phone_language', languageRows(households, now), 'skip')
}

/** A stay in an association that begins. */
export function stayRow(
  mutualId: string,
  code: string,
  number: MemberNumber,
  joinedOn: CivilDate,
  by: string,
): AssociationMemberTable {
  return {
    mutual_id: mutualId,
    association_code: code,
    number,
    joined_on: joinedOn,
    ended_on: null,
    joined_by: by,
    ended_by: null,
  }
}

/** Changes a household that is registered. */
export async function updateHousehold(
  tx: Tx,
  mutualId: string,
  { number, association, associationChanged, changed, added }: HouseholdUpdate,
  now: Instant,
): Promise<void> {
  if (associationChanged) {
    await tx
      .updateTable('member')
      .set({ association_code: association })
      .where('mutual_id', '=', mutualId)
      .where('number', '=', number)
      .execute()
  }
  for (const person of changed) await updatePerson(tx, mutualId, number, person, now)
  await insertMany(
    tx,
    'beneficiary',
    added.map((person) => beneficiaryRow(mutualId, number, person)),
  )
}

async function updatePerson(
  tx: Tx,
  mutualId: string,
  number: MemberNumber,
  { ordinal, name, phone, card }: RegisteredPerson,
  now: Instant,
): Promise<void> {
  const kept = await tx
    .updateTable('phone_role')
    .set({ name })
    .where('mutual_id', '=', mutualId)
    .where('role', '=', 'member')
    .where('ref', '=', number)
    .where('phone', '=', phone ?? ('' as PhoneNumber))
    .where((where) => where.or([where('until_at', 'is', null), where('until_at', '>', now)]))
    .returning('phone')
    .executeTakeFirst()
  // The same phone as now: a change that has been decided stays decided.
  const phones = kept ? {} : { phone, next_phone: null, next_phone_from: null }
  await tx
    .updateTable('beneficiary')
    .set({ name, card, ...(ordinal > 0 ? { phone } : phones) })
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('ordinal', '=', ordinal)
    .execute()
  if (ordinal > 0 || kept) return
  // The member's phone is the one that speaks for the household; an old one says nothing any more.
  await tx
    .deleteFrom('phone_role')
    .where('mutual_id', '=', mutualId)
    .where('role', '=', 'member')
    .where('ref', '=', number)
    .execute()
  if (!phone) return
  const role = {
    phone,
    role: 'member',
    mutual_id: mutualId,
    ref: number,
    name,
    until: null,
  } as const
  await tx.insertInto('phone_role').values(role).execute()
}

function beneficiaryRow(
  mutualId: string,
  number: MemberNumber,
  person: Omit<PersonEntry, 'line' | 'joinedOnGiven'> & { readonly ordinal: number },
): Insertable<BeneficiaryTable> {
  return {
    mutual_id: mutualId,
    number,
    ordinal: person.ordinal,
    name: person.name,
    sex: person.sex,
    birth_date: person.birthDate,
    relation: person.relation,
    phone: person.phone,
    joined_on: person.joinedOn,
    left_on: null,
    card: person.card,
  }
}

function phoneRows(mutualId: string, { number, people }: NumberedHousehold) {
  const [member] = people
  if (!member?.phone) return []
  const { phone, name } = member
  return [{ phone, role: 'member', mutual_id: mutualId, ref: number, name, until: null } as const]
}

/** One row for each phone: of several members on one phone the first in the file counts. */
function languageRows(households: readonly NumberedHousehold[], now: Instant) {
  const languages = new Map(
    [...households].reverse().flatMap(({ people, language }) => {
      const phone = people[0]?.phone
      return phone && language ? [[phone, language] as const] : []
    }),
  )
  return [...languages].map(([phone, language]) => {
    return { phone, language, chosen: 0, updated_at: now } as const
  })
}

function registeredOf(
  row: MemberTable,
  people: readonly BeneficiaryTable[],
  now: Instant,
): Registered {
  return {
    number: row.number,
    plan: row.plan_code,
    association: row.association_code,
    joinedOn: row.joined_on,
    feePaid: row.fee_paid_before === 1,
    paidThrough: row.paid_through_before,
    endedOn: row.ended_on,
    people: people
      .filter((person) => person.number === row.number)
      .map((person) => ({
        ordinal: person.ordinal,
        name: person.name,
        sex: person.sex,
        birthDate: person.birth_date,
        relation: person.relation,
        phone: phoneNow(person, now),
        joinedOn: person.joined_on,
        card: person.card,
      })),
  }
}

/** The phone of a row now: a change takes effect by itself (R64). */
function phoneNow(row: BeneficiaryTable, now: Instant) {
  const { phone, next_phone: next, next_phone_from: from } = row
  return phoneAt({ phone, nextPhone: next && from !== null ? { phone: next, from } : null }, now)
}
