import type { MemberNumber } from '../../core/member-number.ts'
import type { WalletOutflowTable } from '../tables/operators.ts'
import type { WriteOffTable } from '../tables/membership.ts'
import type { ReadTx, Tx } from '../store.ts'

/** A fee or sweep by its reference; null when it was not recorded. */
export async function findOutflow(
  tx: ReadTx,
  mutualId: string,
  key: Pick<WalletOutflowTable, 'kind' | 'wallet' | 'reference'>,
): Promise<WalletOutflowTable | null> {
  const row = await tx
    .selectFrom('wallet_outflow')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('kind', '=', key.kind)
    .where('wallet', '=', key.wallet)
    .where('reference', '=', key.reference)
    .executeTakeFirst()
  return row ?? null
}

export async function insertOutflow(tx: Tx, outflow: WalletOutflowTable): Promise<void> {
  await tx.insertInto('wallet_outflow').values(outflow).execute()
}

export async function insertWriteOff(tx: Tx, writeOff: WriteOffTable): Promise<void> {
  await tx.insertInto('write_off').values(writeOff).execute()
}

/** What these members will not pay any more. */
export async function writeOffsOf(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Pick<WriteOffTable, 'number' | 'amount' | 'on_date'>[]> {
  if (numbers.length === 0) return []
  return tx
    .selectFrom('write_off')
    .select(['number', 'amount', 'on_date'])
    .where('mutual_id', '=', mutualId)
    .where('number', 'in', numbers)
    .execute()
}
