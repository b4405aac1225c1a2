import type { Charge } from '../core/contributions/charges.ts'
import type { CivilDate } from '../core/dates.ts'
import type { MemberNumber } from '../core/member-number.ts'
import type { Plan } from '../core/membership/plan.ts'
import type { StandingFacts } from '../core/membership/standing.ts'
import type { PhoneNumber } from '../core/phone-number.ts'
import { prepared } from './engine/prepared.ts'
import { isThere } from './members.ts'
import type { BeneficiaryTable, MemberTable } from './schema.ts'
import type { ReadTx } from './store.ts'

/** A member with the household and all that a standing rests on. */
export type Household = {
  readonly mutualId: string
  readonly number: MemberNumber
  readonly planCode: string
  readonly association: string | null
  readonly people: readonly Person[]
  readonly facts: StandingFacts
}

export type Person = {
  readonly ordinal: number
  readonly name: string
  readonly sex: 'F' | 'M'
  /** `YYYY-MM-DD`, or the bare year. */
  readonly birthDate: string
  readonly relation: BeneficiaryTable['relation']
  readonly phone: PhoneNumber | null
  readonly joinedOn: CivilDate
  readonly leftOn: CivilDate | null
}

/** The household of a member number, or null when the mutual has none of that number. */
export async function loadHousehold(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
): Promise<Household | null> {
  const [member] = await memberOf(tx, { mutualId, number })
  if (!member) return null
  const people = await loadPeople(tx, mutualId, number)
  return {
    mutualId,
    number,
    planCode: member.plan_code,
    association: member.association_code,
    people,
    facts: await loadFacts(tx, member, people),
  }
}

type HouseholdKey = { mutualId: string; number: MemberNumber }

const memberOf = prepared((db, of: HouseholdKey) =>
  db
    .selectFrom('member')
    .selectAll()
    .where('mutual_id', '=', of.mutualId)
    .where('number', '=', of.number)
    .where(isThere),
)

/** Which mutual a number belongs to; a number is unique in the installation. */
export async function mutualOfNumber(tx: ReadTx, number: MemberNumber): Promise<string | null> {
  const row = await tx
    .selectFrom('member_number')
    .innerJoin('member', (join) =>
      join
        .onRef('member.mutual_id', '=', 'member_number.mutual_id')
        .onRef('member.number', '=', 'member_number.number'),
    )
    .select('member_number.mutual_id')
    .where('member_number.number', '=', number)
    .where(isThere)
    .executeTakeFirst()
  return row?.mutual_id ?? null
}

/** The versions of one plan, oldest first. */
export async function loadPlanVersions(
  tx: ReadTx,
  mutualId: string,
  planCode: string,
): Promise<Plan[]> {
  const rows = await versionsOf(tx, { mutualId, planCode })
  return rows.map((row) => JSON.parse(row.statutes) as Plan)
}

const versionsOf = prepared((db, of: { mutualId: string; planCode: string }) =>
  db
    .selectFrom('plan_version')
    .select('statutes')
    .where('mutual_id', '=', of.mutualId)
    .where('plan_code', '=', of.planCode)
    .orderBy('valid_from'),
)

async function loadPeople(tx: ReadTx, mutualId: string, number: MemberNumber): Promise<Person[]> {
  const rows = await peopleOf(tx, { mutualId, number })
  return rows.map((row) => ({
    ordinal: row.ordinal,
    name: row.name,
    sex: row.sex,
    birthDate: row.birth_date,
    relation: row.relation,
    phone: row.phone,
    joinedOn: row.joined_on,
    leftOn: row.left_on,
  }))
}

const peopleOf = prepared((db, of: HouseholdKey) =>
  db
    .selectFrom('beneficiary')
    .selectAll()
    .where('mutual_id', '=', of.mutualId)
    .where('number', '=', of.number)
    .orderBy('ordinal'),
)

async function loadFacts(
  tx: ReadTx,
  member: MemberTable,
  people: readonly Person[],
): Promise<StandingFacts> {
  const { mutual_id: mutualId, number } = member
  return {
    versions: await loadPlanVersions(tx, mutualId, member.plan_code),
    joinedOn: member.joined_on,
    feePaidBefore: member.fee_paid_before === 1,
    paidThroughBefore: member.paid_through_before,
    end:
      member.ended_on && member.end_state ? { on: member.ended_on, state: member.end_state } : null,
    people: people.map(({ joinedOn, leftOn }) => ({ joinedOn, leftOn })),
    posted: await loadCharges(tx, mutualId, number),
    payments: await loadPayments(tx, mutualId, number),
  }
}

async function loadCharges(tx: ReadTx, mutualId: string, number: MemberNumber): Promise<Charge[]> {
  const rows = await chargesOf(tx, { mutualId, number })
  return rows.map((row) => ({
    kind: row.kind,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    dueOn: row.due_on,
    amount: row.amount,
  }))
}

const chargesOf = prepared((db, of: HouseholdKey) =>
  db
    .selectFrom('charge')
    .select(['kind', 'starts_on', 'ends_on', 'due_on', 'amount'])
    .where('mutual_id', '=', of.mutualId)
    .where('number', '=', of.number),
)

async function loadPayments(tx: ReadTx, mutualId: string, number: MemberNumber) {
  const rows = await paymentsOf(tx, { mutualId, number })
  return rows.map((row) => ({ on: row.value_on, amount: row.amount }))
}

const paymentsOf = prepared((db, of: HouseholdKey) =>
  db
    .selectFrom('payment')
    .select(['value_on', 'amount'])
    .where('mutual_id', '=', of.mutualId)
    .where('number', '=', of.number),
)
