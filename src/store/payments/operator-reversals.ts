import { sql } from 'kysely'
import { type Minor, minor } from '../../core/money.ts'
import type { OperatorReversalTable } from '../tables/operators.ts'
import type { ReceiptTable } from '../tables/payments.ts'
import type { ReadTx, Tx } from '../store.ts'

/** What an operator took back, by its own reference; whichever mutual's money it was. */
export async function findOperatorReversal(
  tx: ReadTx,
  wallet: string,
  reference: string,
): Promise<OperatorReversalTable | undefined> {
  return tx
    .selectFrom('operator_reversal')
    .selectAll()
    .where('wallet', '=', wallet)
    .where('reference', '=', reference)
    .executeTakeFirst()
}

/** Adds what an operator took back, unless its reference stands here. Returns whether it was new. */
export async function insertOperatorReversal(
  tx: Tx,
  reversal: OperatorReversalTable,
): Promise<boolean> {
  const row = await tx
    .insertInto('operator_reversal')
    .values(reversal)
    .onConflict((clash) => clash.columns(['wallet', 'reference']).doNothing())
    .returning('reversal_id')
    .executeTakeFirst()
  return row !== undefined
}

/** What was taken back of a receipt by its operator, and what of it two people had decided before. */
export async function takenByOperator(
  tx: ReadTx,
  { mutual_id: mutualId, receipt_id: receiptId }: ReceiptTable,
): Promise<{ readonly amount: Minor; readonly decided: Minor }> {
  const row = await tx
    .selectFrom('operator_reversal')
    .select([
      sql<number>`cast(coalesce(sum(amount), 0) as bigint)`.as('amount'),
      sql<number>`cast(coalesce(sum(from_decided), 0) as bigint)`.as('decided'),
    ])
    .where('mutual_id', '=', mutualId)
    .where('receipt_id', '=', receiptId)
    .executeTakeFirstOrThrow()
  return { amount: minor(Number(row.amount)), decided: minor(Number(row.decided)) }
}

/** What two people took out of the wallet's own account again, of a receipt. */
export async function takenByDecision(
  tx: ReadTx,
  { mutual_id: mutualId, receipt_id: receiptId, wallet }: ReceiptTable,
): Promise<Minor> {
  const row = await tx
    .selectFrom('correction')
    .select(sql<number>`cast(coalesce(sum(amount), 0) as bigint)`.as('amount'))
    .where('mutual_id', '=', mutualId)
    .where('receipt_id', '=', receiptId)
    .where('account_id', '=', `552/${wallet}`)
    .where('proposal_id', 'is not', null)
    .executeTakeFirstOrThrow()
  return minor(Number(row.amount))
}
