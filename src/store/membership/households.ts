import type { Charge } from '../../core/contributions/charges.ts'
import type { PastTerm } from '../../core/contributions/terms.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { versionOn } from '../../core/plans/plan.ts'
import { phoneAt, type Phones } from '../../core/membership/phone-change.ts'
import type { StandingFacts } from '../../core/membership/standing.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { prepared, preparedForMany } from '../engine/prepared.ts'
import { type HouseholdOpening, openingsOf } from '../openings/household-openings.ts'
import { isThere } from '../mutuals/is-there.ts'
import { firstSubsidyOf, type Statutes, statutesOf } from './statutes.ts'
import { writeOffsOf } from '../payments/outflows.ts'
import { withRhythms } from '../payments/rhythms.ts'
import type {
  BeneficiaryTable,
  MembershipTermTable,
  MemberTable,
  WriteOffTable,
} from '../tables/membership.ts'
import type { ChargeTable } from '../tables/books.ts'
import type { PaymentTable } from '../tables/payments.ts'
import type { ReadTx } from '../store.ts'

/** A member with the household and all that a standing rests on. */
export type Household = {
  readonly mutualId: string
  readonly number: MemberNumber
  /** The plan that it came under first; `planOf` says under which it is on a day. */
  readonly planCode: string
  readonly association: string | null
  readonly people: readonly Person[]
  readonly facts: StandingFacts
  /** What it brought from older books. */
  readonly opening: HouseholdOpening | null
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
  readonly nextPhone: Phones['nextPhone']
}

/** The code of the plan that a household is under on a day. */
export function planOf(household: Pick<Household, 'planCode' | 'facts'>, day: CivilDate): string {
  return versionOn(household.facts.versions, day)?.code ?? household.planCode
}

/** The phone that speaks for a household at a moment: the member's own, if there is one (R64). */
export function ownPhone({ people }: Pick<Household, 'people'>, at: Instant): PhoneNumber | null {
  const [member] = people
  return member ? phoneAt(member, at) : null
}

/** The rows that a household is made of, its people in the order of their ordinals. */
export type HouseholdRows = {
  readonly member: MemberRow
  /** Of the plan that the household came under first, or of all that it was ever under. */
  readonly versions: Statutes
  readonly people: readonly PersonRow[]
  readonly charges: readonly ChargeRow[]
  readonly payments: readonly PaymentRow[]
  readonly writeOffs: readonly WriteOffRow[]
  /** Terms before the present one, oldest first. */
  readonly terms: readonly MembershipTermTable[]
  readonly opening: HouseholdOpening | null
}

export const MEMBER_COLUMNS = [
  'mutual_id', 'number', 'plan_code', 'association_code', 'joined_on', 'fee_paid_before',
  'paid_through_before', 'ended_on', 'end_state', 'subsidised_from', 'subsidised_until',
  'readmitted_on', 'opening_id', 'recategorised',
] as const // prettier-ignore

export const PERSON_COLUMNS = [
  'number', 'ordinal', 'name', 'sex', 'birth_date', 'relation', 'phone', 'joined_on', 'left_on',
  'next_phone', 'next_phone_from',
] as const // prettier-ignore

export const CHARGE_COLUMNS = [
  'kind', 'starts_on', 'ends_on', 'due_on', 'amount', 'subsidy', 'subsidy_payer',
] as const // prettier-ignore

/** What a household shows of a member's row and of its people's. */
export type MemberRow = Pick<MemberTable, (typeof MEMBER_COLUMNS)[number]>
export type PersonRow = Pick<BeneficiaryTable, (typeof PERSON_COLUMNS)[number]>

/** What a standing rests on of the rows of money. */
export type ChargeRow = Pick<ChargeTable, (typeof CHARGE_COLUMNS)[number]>
export type PaymentRow = Pick<PaymentTable, 'value_on' | 'amount' | 'recorded_on'>
export type WriteOffRow = Pick<WriteOffTable, 'on_date' | 'amount'>

/** The household of a member number, or null when the mutual has none of that number. */
export async function loadHousehold(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
): Promise<Household | null> {
  const of = { mutualId, number }
  const [member] = await memberOf(tx, of)
  if (!member) return null
  const [versions, people, charges, payments, writeOffs, terms, openings] = await Promise.all([
    statutesOf(tx, member),
    peopleOf(tx, of),
    chargesOf(tx, of),
    paymentsOf(tx, of),
    mayHaveWriteOffs(member) ? writeOffsOf(tx, mutualId, [number]) : [],
    member.readmitted_on ? termsOf(tx, of) : [],
    openingsOf(tx, mutualId, [member]),
  ])
  const opening = openings.get(number) ?? null
  const rows = { member, versions, people, charges, payments, writeOffs, terms, opening }
  return withOneRhythm(tx, householdOf(rows))
}

async function withOneRhythm(tx: ReadTx, household: Household): Promise<Household> {
  const [whole] = await withRhythms(tx, household.mutualId, [household])
  return whole ?? household
}

/** A household with what was posted and paid meanwhile, in this transaction for one. */
export async function withMoney(tx: ReadTx, household: Household): Promise<Household> {
  const { mutualId, number, facts } = household
  const of = { mutualId, number }
  const [charges, payments] = await Promise.all([chargesOf(tx, of), paymentsOf(tx, of)])
  const money = { posted: charges.map(chargeOf), payments: payments.map(paymentOf) }
  return withOneRhythm(tx, { ...household, facts: { ...facts, ...money } })
}

/** A household from its rows. */
export function householdOf(rows: HouseholdRows): Household {
  const { member, opening } = rows
  const people = rows.people.map(personOf)
  return {
    mutualId: member.mutual_id,
    number: member.number,
    planCode: member.plan_code,
    association: member.association_code,
    people,
    opening,
    facts: {
      versions: rows.versions.plans,
      joinedOn: member.readmitted_on ?? member.joined_on,
      feePaidBefore: member.fee_paid_before === 1 && !member.readmitted_on,
      paidThroughBefore: member.paid_through_before,
      end:
        member.ended_on && member.end_state
          ? { on: member.ended_on, state: member.end_state }
          : null,
      people: people.map(({ joinedOn, leftOn, birthDate }) => ({ joinedOn, leftOn, birthDate })),
      subsidised: firstSubsidyOf(member),
      ...(rows.versions.subsidies && { subsidies: rows.versions.subsidies }),
      ...(opening && { opening }),
      ...(rows.terms.length > 0 && { earlier: rows.terms.map((term) => termOf(term, member)) }),
      posted: rows.charges.map(chargeOf),
      payments: rows.payments.map(paymentOf),
      writeOffs: rows.writeOffs.map((row) => ({ on: row.on_date, amount: row.amount })),
    },
  }
}

/** Debts are given up of those whose membership is over, or was. */
export function mayHaveWriteOffs(member: MemberRow): boolean {
  return member.ended_on !== null || member.readmitted_on !== null
}

function termOf(row: MembershipTermTable, member: MemberRow): PastTerm {
  return {
    joinedOn: row.joined_on,
    feePaidBefore: row.term === 1 && member.fee_paid_before === 1,
    paidThroughBefore: member.paid_through_before,
    end: { on: row.ended_on, state: row.end_state },
  }
}

function personOf(row: PersonRow): Person {
  return {
    ordinal: row.ordinal,
    name: row.name,
    sex: row.sex,
    birthDate: row.birth_date,
    relation: row.relation,
    phone: row.phone,
    joinedOn: row.joined_on,
    leftOn: row.left_on,
    nextPhone:
      row.next_phone && row.next_phone_from !== null
        ? { phone: row.next_phone, from: row.next_phone_from }
        : null,
  }
}

function paymentOf(row: PaymentRow) {
  const { value_on: on, amount, recorded_on: recordedOn } = row
  return recordedOn ? { on, amount, recordedOn } : { on, amount }
}

function chargeOf(row: ChargeRow): Charge {
  return {
    kind: row.kind,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    dueOn: row.due_on,
    amount: row.amount,
    subsidy: row.subsidy_payer ? { payer: row.subsidy_payer, amount: row.subsidy } : null,
  }
}

type HouseholdKey = { mutualId: string; number: MemberNumber }

const memberOf = prepared((db, of: HouseholdKey) =>
  db
    .selectFrom('member')
    .select(MEMBER_COLUMNS)
    .where('mutual_id', '=', of.mutualId)
    .where('number', '=', of.number)
    .where(isThere),
)

/** Which mutual a number belongs to; a number is unique in the installation. */
export async function mutualOfNumber(tx: ReadTx, number: MemberNumber): Promise<string | null> {
  return (await mutualsOfNumbers(tx, [number])).get(number) ?? null
}

/** The same, with the first day on which the membership is over; null for that of nobody. */
export async function membershipOfNumber(
  tx: ReadTx,
  number: MemberNumber,
): Promise<{ readonly mutual: string; readonly endedOn: CivilDate | null } | null> {
  const [row] = await numbersThere(tx, {}, [number])
  return row ? { mutual: row.mutual_id, endedOn: row.ended_on } : null
}

/** The same for several; those that are nobody's are not in it. */
export async function mutualsOfNumbers(
  tx: ReadTx,
  numbers: readonly MemberNumber[],
): Promise<Map<MemberNumber, string>> {
  const rows = await numbersThere(tx, {}, numbers)
  return new Map(rows.map((row) => [row.number, row.mutual_id]))
}

const numbersThere = preparedForMany((db, _of: object, numbers: readonly MemberNumber[]) =>
  db
    .selectFrom('member_number')
    .innerJoin('member', (join) =>
      join
        .onRef('member.mutual_id', '=', 'member_number.mutual_id')
        .onRef('member.number', '=', 'member_number.number'),
    )
    .select(['member_number.mutual_id', 'member_number.number', 'member.ended_on'])
    .where('member_number.number', 'in', numbers)
    .where(isThere),
)

const peopleOf = prepared((db, of: HouseholdKey) =>
  db
    .selectFrom('beneficiary')
    .select(PERSON_COLUMNS)
    .where('mutual_id', '=', of.mutualId)
    .where('number', '=', of.number)
    .orderBy('ordinal'),
)

const termsOf = prepared((db, of: HouseholdKey) =>
  db
    .selectFrom('membership_term')
    .selectAll()
    .where('mutual_id', '=', of.mutualId)
    .where('number', '=', of.number)
    .orderBy('term'),
)

const chargesOf = prepared((db, of: HouseholdKey) =>
  db
    .selectFrom('charge')
    .select(CHARGE_COLUMNS)
    .where('mutual_id', '=', of.mutualId)
    .where('number', '=', of.number),
)

const paymentsOf = prepared((db, of: HouseholdKey) =>
  db
    .selectFrom('payment')
    .select(['value_on', 'amount', 'recorded_on'])
    .where('mutual_id', '=', of.mutualId)
    .where('number', '=', of.number),
)
