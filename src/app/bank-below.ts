import { type AccountId, BANK } from '../core/ledger/accounts.ts'
import type { Minor } from '../core/money.ts'
import { debitsOf } from '../store/books/balances.ts'
import { openingOfMutual } from '../store/openings/openings.ts'
import { balanceOf } from '../store/visits/provider-payments.ts'
import type { ReadTx } from '../store/store.ts'

/**
 * Whether the bank is below nought by the books once so much has left an account: then two people say
 * that it has left (R65). It is no refusal, since what the bank has taken it has taken, and may be
 * lent. Books that nothing ever came into the bank of, by an opening or later, do not keep it: that it
 * is below nought says nothing there.
 */
export async function leavesBankBelow(
  tx: ReadTx,
  mutual: string,
  account: AccountId,
  amount: Minor,
): Promise<boolean> {
  if (account !== BANK) return false
  if ((await balanceOf(tx, mutual, BANK)) >= amount) return false
  if ((await debitsOf(tx, mutual, BANK)) > 0) return true
  return (await openingOfMutual(tx, mutual))?.completed_at != null
}
