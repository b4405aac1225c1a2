import type { Insertable } from 'kysely'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { HouseholdEntry, PersonEntry } from '../../core/membership/registration.ts'
import { chunksOf } from '../engine/chunks.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { AssociationMemberTable } from '../tables/associations.ts'
import type { BeneficiaryTable } from '../tables/membership.ts'
import type { ReadTx, Tx } from '../store.ts'
import { insertNameWords } from './name-words.ts'
import { isThere } from '../mutuals/is-there.ts'

/** A household with its number, ready to be written. */
export type NumberedHousehold = HouseholdEntry & { readonly number: MemberNumber }

/** Who says that a member is in an association: a members file. */
export const REGISTER = 'register'

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
      recategorised: 0 as const,
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
  await insertNameWords(tx, mutualId, people)
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

export function beneficiaryRow(
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
