import type { AccountId } from '../../core/ledger/accounts.ts'
import { BEFORE_ALL_NUMBERS } from '../../core/member-number.ts'
import { sql } from 'kysely'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { ReceiptTable } from '../tables/payments.ts'
import type { ReadTx } from '../store.ts'
import { membersOn } from './associations.ts'

/** Who may owe in an association: its members on a day after a number, so many at most. */
type AssociationSuspects = {
  readonly mutualId: string
  readonly code: string
  readonly on: CivilDate
  readonly after: MemberNumber | null
  readonly limit: number
  /** Who was registered since may owe what nobody has posted; null: that may be everybody. */
  readonly billedSince: Instant | null
}

/**
 * Members of an association of whom something is due by the books or not posted yet: everybody who
 * owes is one of them. Nothing of their households is loaded.
 */
export async function suspectsOfAssociation(
  tx: ReadTx,
  { mutualId, code, on, after, limit, billedSince }: AssociationSuspects,
): Promise<MemberNumber[]> {
  let query = membersOn(tx, mutualId, code, on)
    .select('association_member.number')
    .where('association_member.number', '>', after ?? BEFORE_ALL_NUMBERS)
  if (billedSince !== null) {
    query = query.where((where) =>
      where.or([
        where('member.created_at', '>=', billedSince),
        where.exists(
          where
            .selectFrom('balance')
            .select('balance.account_id')
            .whereRef('balance.mutual_id', '=', 'association_member.mutual_id')
            .where('balance.account_id', '=', sql<AccountId>`'411/' || association_member.number`)
            .whereRef('balance.debits', '>', 'balance.credits'),
        ),
      ]),
    )
  }
  const rows = await query.orderBy('association_member.number').limit(limit).execute()
  return rows.map(({ number }) => number)
}

/** Those of these numbers that are in the association on a day, in order. */
export async function amongAssociation(
  tx: ReadTx,
  mutualId: string,
  code: string,
  on: CivilDate,
  numbers: readonly MemberNumber[],
): Promise<MemberNumber[]> {
  if (numbers.length === 0) return []
  const rows = await membersOn(tx, mutualId, code, on)
    .select('association_member.number')
    .where('association_member.number', 'in', numbers)
    .orderBy('association_member.number')
    .execute()
  return rows.map(({ number }) => number)
}

/** How many members an association has on a day whose membership goes on. */
export async function countAssociation(
  tx: ReadTx,
  mutualId: string,
  code: string,
  on: CivilDate,
): Promise<number> {
  const row = await membersOn(tx, mutualId, code, on)
    .select((select) => select.fn.countAll().as('count'))
    .where('member.ended_on', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

type AssociationReceipt = Pick<ReceiptTable, 'receipt_number' | 'value_on' | 'amount' | 'state'> & {
  readonly members: number
}

/** The last receipts of an association, the newest first, with how many members had a part. */
export async function lastReceiptsOfAssociation(
  tx: ReadTx,
  mutualId: string,
  code: string,
  limit: number,
): Promise<AssociationReceipt[]> {
  const rows = await tx
    .selectFrom('receipt')
    .select(['receipt_number', 'value_on', 'amount', 'state'])
    .select((select) =>
      select
        .selectFrom('payment')
        .select((part) => part.fn.count<number>('payment.number').distinct().as('members'))
        .whereRef('payment.mutual_id', '=', 'receipt.mutual_id')
        .whereRef('payment.receipt_id', '=', 'receipt.receipt_id')
        .as('members'),
    )
    .where('mutual_id', '=', mutualId)
    .where('association_code', '=', code)
    .orderBy('value_on', 'desc')
    .orderBy('receipt_number', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, members: Number(row.members) }))
}
