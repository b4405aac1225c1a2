import type { SignedActTable } from '../tables/sign-in.ts'
import type { Tx } from '../store.ts'

/** Notes what somebody who was signed in set out to do. */
export async function insertSignedAct(tx: Tx, row: SignedActTable): Promise<void> {
  await tx.insertInto('signed_act').values(row).execute()
}
