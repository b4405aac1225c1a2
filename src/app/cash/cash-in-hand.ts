import { cashAccountOf } from '../../core/ledger/accounts.ts'
import { type Minor, ZERO } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { boxOfPhone } from '../../store/cash/cash.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import type { ReadTx } from '../../store/store.ts'

/** Cash of a mutual in the hand of a phone's owner, by the books. */
export async function cashInHandOf(
  tx: ReadTx,
  mutualId: string,
  phone: PhoneNumber,
): Promise<Minor> {
  const box = await boxOfPhone(tx, mutualId, phone)
  return box ? balanceOf(tx, mutualId, cashAccountOf(box)) : ZERO
}
