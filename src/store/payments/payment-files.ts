import type { PaymentFileBackTable, PaymentFileTable } from '../tables/payouts.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { ReadTx, Tx } from '../store.ts'

/** A file, and whether two people took it back. */
export type PaymentFile = PaymentFileTable & { readonly isBack: boolean }

/** Writes a file with the payouts that stand in it. */
export async function insertPaymentFile(
  tx: Tx,
  file: PaymentFileTable,
  payouts: readonly string[],
): Promise<void> {
  await tx.insertInto('payment_file').values(file).execute()
  const { mutual_id, file_id } = file
  const lines = payouts.map((payout_id) => ({ mutual_id, file_id, payout_id }))
  await insertMany(tx, 'payment_file_line', lines)
}

export async function insertFileBack(tx: Tx, row: PaymentFileBackTable): Promise<void> {
  await tx.insertInto('payment_file_back').values(row).execute()
}

/** The files of a mutual, oldest first. */
export async function paymentFiles(tx: ReadTx, mutual: string): Promise<PaymentFile[]> {
  const rows = await filesOf(tx, mutual).orderBy('written_at').orderBy('file.file_id').execute()
  return rows.map(fileOf)
}

export async function findPaymentFile(
  tx: ReadTx,
  mutual: string,
  file: string,
): Promise<PaymentFile | null> {
  const row = await filesOf(tx, mutual).where('file.file_id', '=', file).executeTakeFirst()
  return row ? fileOf(row) : null
}

function filesOf(tx: ReadTx, mutual: string) {
  return tx
    .selectFrom('payment_file as file')
    .leftJoin('payment_file_back as back', (join) =>
      join
        .onRef('back.mutual_id', '=', 'file.mutual_id')
        .onRef('back.file_id', '=', 'file.file_id'),
    )
    .selectAll('file')
    .select('back.proposal_id')
    .where('file.mutual_id', '=', mutual)
}

function fileOf({
  proposal_id: proposal,
  ...file
}: PaymentFileTable & { readonly proposal_id: string | null }): PaymentFile {
  return { ...file, isBack: proposal !== null }
}
