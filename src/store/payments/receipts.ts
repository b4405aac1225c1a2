import { type Insertable, sql } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { insertMany } from '../engine/insert-many.ts'
import { prepared } from '../engine/prepared.ts'
import type { PaymentTable, ReceiptTable } from '../tables/payments.ts'
import type { ReadTx, Tx } from '../store.ts'

/**
 * Adds a receipt unless the wallet account has one of that number already: the key that makes
 * every receipt count once (R13). Returns whether it was new.
 */
export async function insertReceipt(tx: Tx, receipt: Insertable<ReceiptTable>): Promise<boolean> {
  return (await newReceipt(tx, receipt)).length > 0
}

const newReceipt = prepared((db, receipt: Insertable<ReceiptTable>) =>
  db
    .insertInto('receipt')
    .values(receipt)
    .onConflict((clash) => clash.columns(['wallet', 'operator_receipt']).doNothing())
    .returning('receipt_id'),
)

/** A receipt by the operator's number, whichever mutual's books it is in. */
export async function findReceipt(
  tx: ReadTx,
  wallet: string,
  operatorReceipt: string,
): Promise<ReceiptTable | undefined> {
  const [receipt] = await receiptOf(tx, { wallet, operatorReceipt })
  return receipt
}

const receiptOf = prepared((db, of: { wallet: string; operatorReceipt: string }) =>
  db
    .selectFrom('receipt')
    .selectAll()
    .where('wallet', '=', of.wallet)
    .where('operator_receipt', '=', of.operatorReceipt),
)

/** One of the receipts of a wallet account that were paid in a time; undefined when there is none. */
export async function receiptPaidIn(
  tx: ReadTx,
  wallet: string,
  from: Instant,
  through: Instant,
): Promise<Pick<ReceiptTable, 'mutual_id'> | undefined> {
  return tx
    .selectFrom('receipt')
    .select('mutual_id')
    .where('wallet', '=', wallet)
    .where('paid_at', '>=', from)
    .where('paid_at', '<=', through)
    .orderBy('paid_at')
    .limit(1)
    .executeTakeFirst()
}

/** The next of a gap-free series of a mutual, from 1: it is taken back when the write fails (R18). */
export async function nextInSeries(tx: Tx, mutualId: string, name: string): Promise<number> {
  const [row] = await nextOf(tx, { mutualId, name })
  invariant(row, 'a series without a number')
  return row.last
}

const nextOf = prepared((db, of: { mutualId: string; name: string }) =>
  db
    .insertInto('series')
    .values({ mutual_id: of.mutualId, name: of.name, last: 1 })
    .onConflict((clash) =>
      clash
        .columns(['mutual_id', 'name'])
        .doUpdateSet((eb) => ({ last: eb('series.last', '+', 1) })),
    )
    .returning('last'),
)

export async function insertPayment(tx: Tx, payment: Insertable<PaymentTable>): Promise<void> {
  await insertMany(tx, 'payment', [payment])
}

/** Writes the parts of one receipt. */
export async function insertPayments(
  tx: Tx,
  payments: readonly Insertable<PaymentTable>[],
): Promise<void> {
  await insertMany(tx, 'payment', payments)
}

/** Names the intent that a receipt turned out to be the answer to. */
export async function nameIntent(
  tx: Tx,
  mutualId: string,
  receiptId: string,
  intentId: string,
): Promise<void> {
  await tx
    .updateTable('receipt')
    .set({ intent_id: intentId })
    .where('mutual_id', '=', mutualId)
    .where('receipt_id', '=', receiptId)
    .execute()
}

/** In the words of the indexes of suspense, which a bound value would not find. */
const isInSuspense = sql<boolean>`state = 'suspense'`

/**
 * Marks a receipt as a member's, or with `shared` as one of an association. False when it was not
 * in suspense (any more).
 */
export async function takeFromSuspense(
  tx: Tx,
  mutualId: string,
  receiptId: string,
  shared: Pick<ReceiptTable, 'association_code' | 'sharing' | 'shared_by'> | null = null,
): Promise<boolean> {
  const row = await tx
    .updateTable('receipt')
    .set({ state: 'posted', reason: null, ...shared })
    .where('mutual_id', '=', mutualId)
    .where('receipt_id', '=', receiptId)
    .where(isInSuspense)
    .returning('receipt_id')
    .executeTakeFirst()
  return row !== undefined
}

/** A receipt that was given to nobody's household is nobody's again. */
export async function putIntoSuspense(tx: Tx, mutualId: string, receiptId: string): Promise<void> {
  await tx
    .updateTable('receipt')
    .set({ state: 'suspense', reason: null })
    .where('mutual_id', '=', mutualId)
    .where('receipt_id', '=', receiptId)
    .execute()
}

/** What is left of a receipt in suspense: its operator may have taken a part back. */
const leftInSuspense = sql<Minor>`receipt.amount - coalesce((
  select cast(sum(taken.from_suspense) as bigint) from operator_reversal as taken
    where taken.mutual_id = receipt.mutual_id and taken.receipt_id = receipt.receipt_id), 0)`

/** Receipts of a mutual that are nobody's yet, oldest first, with the amount that is left of each. */
export async function listSuspense(tx: ReadTx, mutualId: string): Promise<ReceiptTable[]> {
  const rows = await tx
    .selectFrom('receipt')
    .selectAll()
    .select(leftInSuspense.as('left'))
    .where('mutual_id', '=', mutualId)
    .where(isInSuspense)
    .orderBy('created_at')
    .orderBy('receipt_id')
    .execute()
  return rows.map(({ left, ...receipt }) => ({ ...receipt, amount: left }))
}

/** When each of them came in. */
export async function suspenseCameAt(tx: ReadTx, mutualId: string): Promise<Instant[]> {
  const rows = await tx
    .selectFrom('receipt')
    .select('created_at')
    .where('mutual_id', '=', mutualId)
    .where(isInSuspense)
    .execute()
  return rows.map(({ created_at: at }) => at)
}

/** The same of those that this phone paid, across mutuals. */
export async function suspenseOfPayer(tx: ReadTx, phone: PhoneNumber): Promise<ReceiptTable[]> {
  const rows = await suspensePaidBy(tx, { phone })
  return rows.map(({ left, ...receipt }) => ({ ...receipt, amount: left }))
}

const suspensePaidBy = prepared((db, by: { phone: PhoneNumber }) =>
  db
    .selectFrom('receipt')
    .selectAll()
    .select(leftInSuspense.as('left'))
    .where('payer_phone', '=', by.phone)
    .where(isInSuspense)
    .orderBy('created_at')
    .orderBy('receipt_id'),
)

/** What is nobody's yet, but what is kept for a reason: how many receipts, how much. */
export async function suspenseTotal(
  tx: ReadTx,
  mutualId: string,
  butFor: string | null = null,
): Promise<{ readonly count: number; readonly amount: Minor }> {
  const row = await tx
    .selectFrom('receipt')
    .select([
      (select) => select.fn.countAll().as('count'),
      sql<number>`coalesce(cast(sum(${leftInSuspense}) as bigint), 0)`.as('amount'),
    ])
    .where('mutual_id', '=', mutualId)
    .where(isInSuspense)
    .$if(butFor !== null, (query) =>
      query.where((where) =>
        where.or([where('reason', 'is', null), where('reason', '<>', butFor)]),
      ),
    )
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), amount: minor(Number(row.amount)) }
}

/** A receipt as it can be given to somebody. The caller holds the lock of the mutual's chain. */
export async function receiptLeft(tx: ReadTx, receipt: ReceiptTable): Promise<ReceiptTable> {
  const { left } = await tx
    .selectFrom('receipt')
    .select(leftInSuspense.as('left'))
    .where('mutual_id', '=', receipt.mutual_id)
    .where('receipt_id', '=', receipt.receipt_id)
    .executeTakeFirstOrThrow()
  return { ...receipt, amount: left }
}

/** A receipt by our own number, as it stands on the SMS. */
export async function receiptOfNumber(
  tx: ReadTx,
  mutualId: string,
  receiptNumber: string,
): Promise<ReceiptTable | undefined> {
  return tx
    .selectFrom('receipt')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('receipt_number', '=', receiptNumber)
    .executeTakeFirst()
}
