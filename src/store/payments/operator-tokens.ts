import type { Instant } from '../../core/dates.ts'
import { isFree, isHeld, type Lease, leaseTimes, NO_LEASE } from '../lease.ts'
import type { OperatorTokenTable } from '../tables/operators.ts'
import type { ReadTx, Tx } from '../store.ts'

/** The token of a credential, and who is making another; undefined before the first. */
export async function readToken(tx: ReadTx, name: string): Promise<OperatorTokenTable | undefined> {
  return tx.selectFrom('operator_token').selectAll().where('name', '=', name).executeTakeFirst()
}

/** Takes the making of another token. False while somebody else has it. */
export async function takeTokenLease(
  tx: Tx,
  name: string,
  { token: lease, until }: Lease,
  now: Instant,
): Promise<boolean> {
  const none = { token: null, expires_at: null, lease: null, lease_until: null }
  await tx
    .insertInto('operator_token')
    .values({ name, ...none })
    .onConflict((clash) => clash.column('name').doNothing())
    .execute()
  const row = await tx
    .updateTable('operator_token')
    .set({ lease, lease_until: until })
    .where('name', '=', name)
    .where(isFree('operator_token', leaseTimes(now)))
    .returning('name')
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps a token under the lease by which it was made. */
export async function keepToken(
  tx: Tx,
  name: string,
  lease: string,
  { token, expiresAt }: { readonly token: string; readonly expiresAt: Instant },
): Promise<void> {
  await tx
    .updateTable('operator_token')
    .set({ token, expires_at: expiresAt, ...NO_LEASE })
    .where('name', '=', name)
    .where(isHeld(lease))
    .execute()
}

/** Ends a lease under which none was made. */
export async function giveUpToken(tx: Tx, name: string, lease: string): Promise<void> {
  await tx
    .updateTable('operator_token')
    .set(NO_LEASE)
    .where('name', '=', name)
    .where(isHeld(lease))
    .execute()
}
