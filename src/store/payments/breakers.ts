import { type Breaker, CLOSED } from '../../core/payments/breaker.ts'
import { prepared } from '../engine/prepared.ts'
import type { WalletBreakerTable } from '../tables/operators.ts'
import type { ReadTx, Tx } from '../store.ts'

/** What is kept of the prompts of a wallet account. */
export async function readBreaker(tx: ReadTx, wallet: string): Promise<Breaker> {
  const [row] = await breakerRow(tx, { wallet })
  return row ? breakerOf(row) : CLOSED
}

const breakerRow = prepared((db, of: { wallet: string }) =>
  db.selectFrom('wallet_breaker').selectAll().where('wallet', '=', of.wallet),
)

/** The same, and nobody else changes it until this transaction ends. */
export async function lockBreaker(tx: Tx, wallet: string): Promise<Breaker> {
  await tx
    .insertInto('wallet_breaker')
    .values({ wallet, ...rowOf(CLOSED) })
    .onConflict((clash) => clash.column('wallet').doNothing())
    .execute()
  const row = await tx
    .updateTable('wallet_breaker')
    .set((eb) => ({ failures: eb.ref('failures') }))
    .where('wallet', '=', wallet)
    .returningAll()
    .executeTakeFirstOrThrow()
  return breakerOf(row)
}

export async function writeBreaker(tx: Tx, wallet: string, breaker: Breaker): Promise<void> {
  await tx.updateTable('wallet_breaker').set(rowOf(breaker)).where('wallet', '=', wallet).execute()
}

function breakerOf({ failures, failed_at, trial_at, pauses }: WalletBreakerTable): Breaker {
  return { failures, failedAt: failed_at, trialAt: trial_at, pauses }
}

function rowOf({ failures, failedAt, trialAt, pauses }: Breaker) {
  return { failures, failed_at: failedAt, trial_at: trialAt, pauses }
}
