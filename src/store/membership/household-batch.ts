import type { MemberNumber } from '../../core/member-number.ts'
import type { Plan } from '../../core/plans/plan.ts'
import { chunksOf } from '../engine/chunks.ts'
import { preparedForMany } from '../engine/prepared.ts'
import { preparedAmong } from './among.ts'
import {
  CHARGE_COLUMNS,
  type Household,
  householdOf,
  mayHaveWriteOffs,
  MEMBER_COLUMNS,
  type MemberRow,
  PERSON_COLUMNS,
} from './households.ts'
import { openingsOf } from '../openings/household-openings.ts'
import { isThere } from '../mutuals/is-there.ts'
import { categoryChangesOf } from './categories.ts'
import { loadPlanVersions, type Statutes, statutesUnder } from './statutes.ts'
import { writeOffsOf } from '../payments/outflows.ts'
import { withRhythms } from '../payments/rhythms.ts'
import type { ReadTx } from '../store.ts'

/**
 * The households of these numbers, in the order of the numbers; those that the mutual does not have
 * are left out. For many at once: a handful of queries for every few hundred.
 */
export async function loadHouseholds(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Household[]> {
  const households: Household[] = []
  for (const some of chunksOf([...numbers].sort())) {
    const members = await membersOf(tx, { mutualId }, some)
    const versions = await versionsFor(tx, mutualId, members)
    households.push(...(await householdsOf(tx, mutualId, members, versions)))
  }
  return households
}

const membersOf = preparedForMany(
  (db, of: { mutualId: string }, numbers: readonly MemberNumber[]) =>
    db
      .selectFrom('member')
      .select(MEMBER_COLUMNS)
      .where('mutual_id', '=', of.mutualId)
      .where('number', 'in', numbers)
      .where(isThere)
      .orderBy('number'),
)

/** The versions of every plan that these members are under. */
export async function versionsFor(
  tx: ReadTx,
  mutualId: string,
  members: readonly Pick<MemberRow, 'plan_code'>[],
): Promise<Map<string, Plan[]>> {
  const versions = new Map<string, Plan[]>()
  for (const code of new Set(members.map((member) => member.plan_code))) {
    versions.set(code, await loadPlanVersions(tx, mutualId, code))
  }
  return versions
}

/** The households of these members, who are in the order of their numbers; `spread` as in `Among`. */
export async function householdsOf(
  tx: ReadTx,
  mutualId: string,
  members: readonly MemberRow[],
  versions: ReadonlyMap<string, readonly Plan[]>,
  spread: number = Infinity,
): Promise<Household[]> {
  const among = { mutualId, numbers: members.map(({ number }) => number), spread }
  const people = byNumber(await peopleOf(tx, among))
  const charges = byNumber(await chargesOf(tx, among))
  const payments = byNumber(await paymentsOf(tx, among))
  const ended = members.filter(mayHaveWriteOffs).map(({ number }) => number)
  const writeOffs = byNumber(await writeOffsOf(tx, mutualId, ended))
  const readmitted = members.filter((member) => member.readmitted_on).map(({ number }) => number)
  const terms = byNumber(await termsOf(tx, { mutualId }, readmitted))
  const openings = await openingsOf(tx, mutualId, members)
  const changed = await statutesOfChanged(tx, mutualId, members, versions)
  const households = members.map((member) =>
    householdOf({
      member,
      versions: changed.get(member.number) ?? { plans: versions.get(member.plan_code) ?? [] },
      people: people.get(member.number) ?? [],
      charges: charges.get(member.number) ?? [],
      payments: payments.get(member.number) ?? [],
      writeOffs: writeOffs.get(member.number) ?? [],
      terms: terms.get(member.number) ?? [],
      opening: openings.get(member.number) ?? null,
    }),
  )
  return withRhythms(tx, mutualId, households)
}

/** The statutes of those of these members whose category was changed, who are few. */
async function statutesOfChanged(
  tx: ReadTx,
  mutualId: string,
  members: readonly MemberRow[],
  known: ReadonlyMap<string, readonly Plan[]>,
): Promise<Map<MemberNumber, Statutes>> {
  const changed = members.filter(({ recategorised }) => recategorised === 1)
  if (changed.length === 0) return new Map()
  const numbers = changed.map(({ number }) => number)
  const changes = await categoryChangesOf(tx, mutualId, numbers)
  const plans = new Map(known)
  for (const { plan } of [...changes.values()].flat()) {
    if (!plans.has(plan)) plans.set(plan, await loadPlanVersions(tx, mutualId, plan))
  }
  return new Map(
    changed.map((member) => [
      member.number,
      statutesUnder(member, changes.get(member.number) ?? [], plans),
    ]),
  )
}

/** The people of these households, in the order of their ordinals. */
export const peopleOf = preparedAmong((db, of, isAmong) =>
  db
    .selectFrom('beneficiary')
    .select(PERSON_COLUMNS)
    .where('mutual_id', '=', of.mutualId)
    .where(isAmong('number'))
    .orderBy('number')
    .orderBy('ordinal'),
)

const termsOf = preparedForMany((db, of: { mutualId: string }, numbers: readonly MemberNumber[]) =>
  db
    .selectFrom('membership_term')
    .selectAll()
    .where('mutual_id', '=', of.mutualId)
    .where('number', 'in', numbers)
    .orderBy('term'),
)

const chargesOf = preparedAmong((db, of, isAmong) =>
  db
    .selectFrom('charge')
    .select(['number', ...CHARGE_COLUMNS])
    .where('mutual_id', '=', of.mutualId)
    .where(isAmong('number')),
)

const paymentsOf = preparedAmong((db, of, isAmong) =>
  db
    .selectFrom('payment')
    .select(['number', 'value_on', 'amount', 'recorded_on'])
    .where('mutual_id', '=', of.mutualId)
    .where(isAmong('number')),
)

/** Rows by the member whose they are. */
export function byNumber<Row extends { readonly number: MemberNumber }>(
  rows: readonly Row[],
): Map<MemberNumber, Row[]> {
  const found = new Map<MemberNumber, Row[]>()
  for (const row of rows) {
    const list = found.get(row.number)
    if (list) list.push(row)
    else found.set(row.number, [row])
  }
  return found
}
