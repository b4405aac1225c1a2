import { type AccountId, payoutAccountOf, walletAccountOf } from '../../core/ledger/accounts.ts'
import { add, type Minor } from '../../core/money.ts'
import { payoutReference } from '../../core/payments/payout.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import { nextInSeries } from '../../store/payments/receipts.ts'
import { insertPayout } from '../../store/payments/payouts.ts'
import type { ReadTx } from '../../store/store.ts'
import type { PayoutTable } from '../../store/tables/payouts.ts'
import type { BooksDesk } from '../desk.ts'

type NewPayout = Pick<
  PayoutTable,
  'wallet' | 'purpose' | 'about' | 'payee' | 'pay_to' | 'amount' | 'proposal_id' | 'journal_id'
>

/** Our reference for a payout that is booked next: the number of the year's series. */
export async function nextPayout({ tx, mutual, today }: BooksDesk): Promise<string> {
  const year = today.slice(0, 4)
  const count = await nextInSeries(tx, mutual.code, `payout-${year}`)
  return payoutReference(mutual.code, year, count)
}

/** Keeps what two people sent out, once it is booked as on its way. */
export async function keepPayout(
  { tx, now, today, mutual }: BooksDesk,
  reference: string,
  payout: NewPayout,
): Promise<void> {
  const key = { mutual_id: mutual.code, payout_id: reference }
  await insertPayout(tx, { ...key, ...payout, approved_on: today, created_at: now })
}

/** The wallet that an account is on the way out of; null for another account. */
export function walletOfPayouts(account: AccountId): string | null {
  const [kind, wallet] = account.split('/')
  return kind === '468' && wallet !== undefined ? wallet : null
}

/** What is in a wallet account and not on its way out of it, in the books of one mutual. */
export async function leftIn(tx: ReadTx, mutual: string, wallet: string): Promise<Minor> {
  const there = await balanceOf(tx, mutual, walletAccountOf(wallet))
  return add(there, await balanceOf(tx, mutual, payoutAccountOf(wallet)))
}
