import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { phoneAt } from '../../core/membership/phone-change.ts'
import type {
  HouseholdUpdate,
  Registered,
  RegisteredPerson,
} from '../../core/membership/registration-update.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { BeneficiaryTable, MemberTable } from '../tables/membership.ts'
import type { ReadTx, Tx } from '../store.ts'
import { beneficiaryRow } from './members.ts'
import { deleteNameWords, insertNameWords } from './name-words.ts'

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
  const people = added.map((person) => beneficiaryRow(mutualId, number, person))
  await insertMany(tx, 'beneficiary', people)
  await insertNameWords(tx, mutualId, people)
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
  await deleteNameWords(tx, mutualId, { number, ordinal })
  await insertNameWords(tx, mutualId, [{ number, ordinal, name }])
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
