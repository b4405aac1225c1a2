import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { accountName } from '../../core/account-name.ts'
import type { Part } from '../../core/payments/sharing.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Association } from '../../core/statutes/statutes.ts'
import { chunksOf } from '../engine/chunks.ts'
import { insertMany } from '../engine/insert-many.ts'
import { isThere } from '../mutuals/is-there.ts'
import { stayRow } from '../membership/members.ts'
import { associationOf } from '../mutuals/mutuals.ts'
import type { AssociationMemberTable } from '../tables/associations.ts'
import type { ReceiptTable } from '../tables/payments.ts'
import type { ReadTx, Tx } from '../store.ts'

export async function findAssociation(
  tx: ReadTx,
  mutualId: string,
  code: string,
): Promise<Association | null> {
  const row = await tx
    .selectFrom('association')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('association_code', '=', code)
    .executeTakeFirst()
  return row ? associationOf(row) : null
}

/** Associations of a mutual whose codes come after one, in the order of their codes. */
export async function associationsAfter(
  tx: ReadTx,
  mutualId: string,
  after: string,
  limit: number,
): Promise<Association[]> {
  const rows = await tx
    .selectFrom('association')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('association_code', '>', after)
    .orderBy('association_code')
    .limit(limit)
    .execute()
  return rows.map(associationOf)
}

/** The associations that a payer may mean with the account `typed`, in any of these mutuals. */
export async function associationsOfAccount(
  tx: ReadTx,
  mutualIds: readonly string[],
  typed: string,
): Promise<{ mutual: string; association: Association }[]> {
  const name = accountName(typed)
  if (name === null || mutualIds.length === 0) return []
  const rows = await tx
    .selectFrom('association')
    .selectAll()
    .where('mutual_id', 'in', mutualIds)
    .orderBy('mutual_id')
    .execute()
  return rows
    .filter((row) => accountName(row.association_code) === name)
    .map((row) => ({ mutual: row.mutual_id, association: associationOf(row) }))
}

/** The phone that speaks and pays for an association on a day; null when it has none. */
export async function phoneOfAssociation(
  tx: ReadTx,
  mutualId: string,
  code: string,
  on: CivilDate,
): Promise<PhoneNumber | null> {
  const row = await tx
    .selectFrom('phone_role')
    .select('phone')
    .where('mutual_id', '=', mutualId)
    .where('role', '=', 'association')
    .where('ref', '=', code)
    .where((where) => where.or([where('until', 'is', null), where('until', '>=', on)]))
    .orderBy('phone')
    .executeTakeFirst()
  return row?.phone ?? null
}

/** The numbers of an association's members on a day, in order. */
export async function membersOfAssociation(
  tx: ReadTx,
  mutualId: string,
  code: string,
  on: CivilDate,
): Promise<MemberNumber[]> {
  const rows = await membersOn(tx, mutualId, code, on)
    .select('association_member.number')
    .orderBy('association_member.number')
    .execute()
  return rows.map((row) => row.number)
}

/** The members that an association has on a day, leaving out those whose membership is over. */
export function membersOn(tx: ReadTx, mutualId: string, code: string, on: CivilDate) {
  return tx
    .selectFrom('association_member')
    .innerJoin('member', (join) =>
      join
        .onRef('member.mutual_id', '=', 'association_member.mutual_id')
        .onRef('member.number', '=', 'association_member.number'),
    )
    .where('association_member.mutual_id', '=', mutualId)
    .where('association_member.association_code', '=', code)
    .where('association_member.joined_on', '<=', on)
    .where((where) =>
      where.or([
        where('association_member.ended_on', 'is', null),
        where('association_member.ended_on', '>', on),
      ]),
    )
    .where(isThere)
}

/** Every stay of these members in associations, in the order of their days. */
export async function staysOfMembers(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<AssociationMemberTable[]> {
  const stays: AssociationMemberTable[] = []
  for (const some of chunksOf(numbers)) {
    const rows = await tx
      .selectFrom('association_member')
      .selectAll()
      .where('mutual_id', '=', mutualId)
      .where('number', 'in', some)
      .orderBy('number')
      .orderBy('joined_on')
      .execute()
    stays.push(...rows)
  }
  return stays
}

/** Members join an association, each on a day; the register names it with them from now on. */
export async function beginStays(
  tx: Tx,
  mutualId: string,
  code: string,
  joining: readonly { readonly number: MemberNumber; readonly joinedOn: CivilDate }[],
  by: string,
): Promise<void> {
  for (const some of chunksOf(joining)) {
    const rows = some.map(({ number, joinedOn }) => stayRow(mutualId, code, number, joinedOn, by))
    await tx
      .insertInto('association_member')
      .values(rows)
      // Who left on the day of joining and comes back on it had not been away.
      .onConflict((clash) =>
        clash
          .columns(['mutual_id', 'number', 'association_code', 'joined_on'])
          .doUpdateSet({ ended_on: null, ended_by: null, joined_by: by }),
      )
      .execute()
  }
  const numbers = joining.map(({ number }) => number)
  await nameAssociation(tx, mutualId, numbers, code)
}

/** Members leave the association they are in; `endedOn` is the first day without it. */
export async function endStays(
  tx: Tx,
  mutualId: string,
  numbers: readonly MemberNumber[],
  endedOn: CivilDate,
  by: string,
): Promise<void> {
  for (const some of chunksOf(numbers)) {
    await tx
      .updateTable('association_member')
      .set((eb) => ({
        // A stay that was to begin later never began.
        ended_on: eb
          .case()
          .when('joined_on', '>', endedOn)
          .then(eb.ref('joined_on'))
          .else(endedOn)
          .end(),
        ended_by: by,
      }))
      .where('mutual_id', '=', mutualId)
      .where('number', 'in', some)
      .where('ended_on', 'is', null)
      .execute()
  }
  await nameAssociation(tx, mutualId, numbers, null)
}

async function nameAssociation(
  tx: Tx,
  mutualId: string,
  numbers: readonly MemberNumber[],
  code: string | null,
): Promise<void> {
  for (const some of chunksOf(numbers)) {
    await tx
      .updateTable('member')
      .set({ association_code: code })
      .where('mutual_id', '=', mutualId)
      .where('number', 'in', some)
      .execute()
  }
}

/** Notes what each member gets of an intent. */
export async function insertIntentParts(
  tx: Tx,
  mutualId: string,
  intentId: string,
  parts: readonly Part[],
): Promise<void> {
  const rows = parts.map((part) => ({ mutual_id: mutualId, intent_id: intentId, ...part }))
  await insertMany(tx, 'intent_part', rows)
}

/** The parts of an intent in the order of numbers; none when it is for one member. */
export async function partsOfIntent(
  tx: ReadTx,
  mutualId: string,
  intentId: string,
): Promise<Part[]> {
  return tx
    .selectFrom('intent_part')
    .select(['number', 'amount'])
    .where('mutual_id', '=', mutualId)
    .where('intent_id', '=', intentId)
    .orderBy('number')
    .execute()
}

/** Receipts of an association by the day they were paid, in this span; those in suspense too. */
export async function receiptsOfAssociation(
  tx: ReadTx,
  mutualId: string,
  code: string,
  { from, to }: { readonly from: CivilDate | null; readonly to: CivilDate | null },
): Promise<ReceiptTable[]> {
  let query = tx
    .selectFrom('receipt')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('association_code', '=', code)
  if (from) query = query.where('value_on', '>=', from)
  if (to) query = query.where('value_on', '<=', to)
  return query.orderBy('value_on').orderBy('receipt_number').execute()
}

/** A member's part of a receipt; `part` is null when all of it went to one member. */
export type AssociationPart = Part & { readonly part: number | null; readonly name: string }

/** The parts of these receipts, what was taken back among them, in the order of their numbers. */
export async function partsOfReceipts(
  tx: ReadTx,
  mutualId: string,
  receiptIds: readonly string[],
): Promise<Map<string, AssociationPart[]>> {
  const found = new Map<string, AssociationPart[]>()
  for (const some of chunksOf(receiptIds)) {
    const rows = await tx
      .selectFrom('payment')
      .innerJoin('beneficiary', (join) =>
        join
          .onRef('beneficiary.mutual_id', '=', 'payment.mutual_id')
          .onRef('beneficiary.number', '=', 'payment.number')
          .on('beneficiary.ordinal', '=', 0),
      )
      .select(['payment.receipt_id', 'payment.part', 'payment.number', 'payment.amount', 'name'])
      .where('payment.mutual_id', '=', mutualId)
      .where('payment.receipt_id', 'in', some)
      .orderBy('payment.number')
      .orderBy('payment.payment_id')
      .execute()
    for (const { receipt_id: receiptId, ...part } of rows) {
      const before = found.get(receiptId)
      if (before) before.push(part)
      else found.set(receiptId, [part])
    }
  }
  return found
}
