import type { MemberNumber } from '../core/member-number.ts'
import type { Plan } from '../core/membership/plan.ts'
import { chunksOf } from './chunks.ts'
import { CHARGE_COLUMNS, type Household, householdOf, loadPlanVersions } from './households.ts'
import { isThere } from './members.ts'
import { writeOffsOf } from './outflows.ts'
import type { ReadTx } from './store.ts'

/**
 * The households of these numbers, in the order of the numbers; those that the mutual does not have
 * are left out. For many at once: a handful of queries for every few hundred.
 */
export async function loadHouseholds(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Household[]> {
  const versions = new Map<string, Plan[]>()
  const households: Household[] = []
  for (const some of chunksOf([...numbers].sort())) {
    households.push(...(await loadSome(tx, mutualId, some, versions)))
  }
  return households
}

async function loadSome(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
  versions: Map<string, Plan[]>,
): Promise<Household[]> {
  const members = await tx
    .selectFrom('member')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('number', 'in', numbers)
    .where(isThere)
    .orderBy('number')
    .execute()
  for (const { plan_code: plan } of members) {
    if (!versions.has(plan)) versions.set(plan, await loadPlanVersions(tx, mutualId, plan))
  }
  const people = await peopleOf(tx, mutualId, numbers)
  const charges = await chargesOf(tx, mutualId, numbers)
  const payments = await paymentsOf(tx, mutualId, numbers)
  const ended = members.filter((member) => member.ended_on).map(({ number }) => number)
  const writeOffs = byNumber(await writeOffsOf(tx, mutualId, ended))
  return members.map((member) =>
    householdOf({
      member,
      versions: versions.get(member.plan_code) ?? [],
      people: people.get(member.number) ?? [],
      charges: charges.get(member.number) ?? [],
      payments: payments.get(member.number) ?? [],
      writeOffs: writeOffs.get(member.number) ?? [],
    }),
  )
}

async function peopleOf(tx: ReadTx, mutualId: string, numbers: readonly MemberNumber[]) {
  const rows = await tx
    .selectFrom('beneficiary')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('number', 'in', numbers)
    .orderBy('ordinal')
    .execute()
  return byNumber(rows)
}

async function chargesOf(tx: ReadTx, mutualId: string, numbers: readonly MemberNumber[]) {
  const rows = await tx
    .selectFrom('charge')
    .select(['number', ...CHARGE_COLUMNS])
    .where('mutual_id', '=', mutualId)
    .where('number', 'in', numbers)
    .execute()
  return byNumber(rows)
}

async function paymentsOf(tx: ReadTx, mutualId: string, numbers: readonly MemberNumber[]) {
  const rows = await tx
    .selectFrom('payment')
    .select(['number', 'value_on', 'amount'])
    .where('mutual_id', '=', mutualId)
    .where('number', 'in', numbers)
    .execute()
  return byNumber(rows)
}

function byNumber<Row extends { readonly number: MemberNumber }>(
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
