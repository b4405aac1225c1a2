import { BEFORE_ALL_NUMBERS } from '../../core/member-number.ts'
import { countsPeople } from '../../core/contributions/people.ts'
import { dependsOnMoney } from '../../core/contributions/replay.ts'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Plan } from '../../core/plans/plan.ts'
import { prepared, preparedForMany } from '../engine/prepared.ts'
import { byNumber, householdsOf, peopleOf, versionsFor } from '../membership/household-batch.ts'
import {
  CHARGE_COLUMNS,
  type ChargeRow,
  type Household,
  householdOf,
} from '../membership/households.ts'
import { openingsOf } from '../openings/household-openings.ts'
import { isThere } from '../mutuals/is-there.ts'
import type { MemberTable } from '../tables/membership.ts'
import type { ReadTx } from '../store.ts'

/** What of a household its charges follow from. */
export type Billable = Pick<Household, 'number' | 'facts' | 'opening'>

/**
 * These members with what the charges that they have not been charged follow from, and not more:
 * of what was posted the joining fee and the last contribution, people where they are counted, and
 * everything only where charges depend on money, late penalties and rhythms, of those who were
 * readmitted, whose charges depend on those of the terms before, and where the category changed.
 */
export async function loadBillables(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Billable[]> {
  const members = await membersWithLast(tx, { mutualId }, numbers)
  const versions = await versionsFor(tx, mutualId, members)
  const isLate = (member: MemberTable) =>
    member.readmitted_on !== null ||
    member.recategorised === 1 ||
    dependsOnMoney(versions.get(member.plan_code) ?? [])
  const late = members.filter(isLate)
  const plain = members.filter((member) => !isLate(member))
  return [
    ...(await plainBillables(tx, mutualId, plain, versions)),
    ...(await householdsOf(tx, mutualId, late, versions)),
  ]
}

async function plainBillables(
  tx: ReadTx,
  mutualId: string,
  members: readonly MemberWithLast[],
  versions: ReadonlyMap<string, readonly Plan[]>,
): Promise<Billable[]> {
  const counted = members.filter((member) => versions.get(member.plan_code)?.some(countsPeople))
  const people = byNumber(
    await peopleOf(tx, { mutualId, numbers: numbersOf(counted), spread: Infinity }),
  )
  const withFee = members.filter((member) => member.fee_paid_before === 0)
  const openings = await openingsOf(tx, mutualId, members)
  const fees = byNumber(await feesOf(tx, { mutualId }, numbersOf(withFee)))
  return members.map((member) =>
    householdOf({
      member,
      versions: { plans: versions.get(member.plan_code) ?? [] },
      people: people.get(member.number) ?? [],
      charges: [...(fees.get(member.number) ?? []), ...(hasLast(member) ? [member] : [])],
      payments: [],
      writeOffs: [],
      terms: [],
      opening: openings.get(member.number) ?? null,
    }),
  )
}

function numbersOf(members: readonly MemberTable[]): MemberNumber[] {
  return members.map(({ number }) => number)
}

const feesOf = preparedForMany((db, of: { mutualId: string }, numbers: readonly MemberNumber[]) =>
  db
    .selectFrom('charge')
    .select(['number', ...CHARGE_COLUMNS])
    .where('mutual_id', '=', of.mutualId)
    .where('number', 'in', numbers)
    .where('kind', '=', 'joining-fee'),
)

/** A member beside the contribution that was posted last, or beside nothing. */
type MemberWithLast = MemberTable & {
  readonly [Column in keyof ChargeRow]: ChargeRow[Column] | null
}

function hasLast(member: MemberWithLast): member is MemberTable & ChargeRow {
  return member.starts_on !== null
}

/** How far a member is charged: the last day of the last contribution that was posted. */
export type ChargedThrough = {
  readonly number: MemberNumber
  readonly planCode: string
  /** What it owes follows from more than its first plan: it was readmitted, or its category changed. */
  readonly isOfItsOwn: boolean
  readonly through: CivilDate | null
}

/** The next `limit` members of a mutual after a number, from the first with null. */
export async function chargedThrough(
  tx: ReadTx,
  mutualId: string,
  after: MemberNumber | null,
  limit: number,
): Promise<ChargedThrough[]> {
  const rows = await chargedAfter(tx, { mutualId, after: after ?? BEFORE_ALL_NUMBERS, limit })
  return rows.map((row) => ({
    number: row.number,
    planCode: row.plan_code,
    isOfItsOwn: row.readmitted_on !== null || row.recategorised === 1,
    through: row.ends_on,
  }))
}

type After = { mutualId: string; after: MemberNumber; limit: number }

const chargedAfter = prepared((db, of: After) =>
  besideLast(db)
    .select([
      'member.number',
      'member.plan_code',
      'member.readmitted_on',
      'member.recategorised',
      'ends_on',
    ])
    .where('member.mutual_id', '=', of.mutualId)
    .where('member.number', '>', of.after)
    .where(isThere)
    .orderBy('member.number')
    .limit(of.limit),
)

const membersWithLast = preparedForMany(
  (db, of: { mutualId: string }, numbers: readonly MemberNumber[]) =>
    besideLast(db)
      .selectAll('member')
      .select(CHARGE_COLUMNS)
      .where('member.mutual_id', '=', of.mutualId)
      .where('member.number', 'in', numbers)
      .where(isThere)
      .orderBy('member.number'),
)

function besideLast(db: ReadTx) {
  return db.selectFrom('member').leftJoin('charge', (join) =>
    join
      .onRef('charge.mutual_id', '=', 'member.mutual_id')
      .onRef('charge.number', '=', 'member.number')
      .on('charge.kind', '=', 'contribution')
      .on('charge.starts_on', '=', (on) =>
        on
          .selectFrom('charge as posted')
          .select((select) => select.fn.max('posted.starts_on').as('starts_on'))
          .whereRef('posted.mutual_id', '=', 'member.mutual_id')
          .whereRef('posted.number', '=', 'member.number')
          .where('posted.kind', '=', 'contribution'),
      ),
  )
}
