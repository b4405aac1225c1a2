import { walletAccountOf } from '../../core/ledger/accounts.ts'
import type { Minor } from '../../core/money.ts'
import { isOpen } from '../../core/payments/breaker.ts'
import type { Difference } from '../../core/payments/reconciliation.ts'
import { mutualsOfWallet } from '../../store/mutuals/directory.ts'
import { readBreaker } from '../../store/payments/breakers.ts'
import type { ReadTx } from '../../store/store.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import type { MutualDesk } from '../desk.ts'
import { reconciliationReport, type WalletReport } from '../payments/reconciliation-report.ts'
import { differencesOf } from '../payments/statement-differences.ts'

/** A wallet account of a mutual: whether it works, and how it stands against its operator's statements. */
export type WalletSeen = {
  readonly report: WalletReport
  readonly balance: Minor
  /** Its operator takes no prompts at this moment. */
  readonly isPaused: boolean
  /** Other mutuals have it too: whoever runs the service reads its statements. */
  readonly isShared: boolean
  readonly differences: readonly Difference[]
}

/** Every wallet account of a mutual; what does not agree, of the last two months. */
export async function readWallets(desk: MutualDesk<ReadTx>): Promise<WalletSeen[]> {
  const { tx, mutual } = desk
  const report = await reconciliationReport(desk, mutual.code)
  const found = await differencesOf(desk, mutual.code)
  const seen: WalletSeen[] = []
  for (const one of report.ok ? report.value.wallets : []) {
    const isShared = (await mutualsOfWallet(tx, one.wallet)).length > 1
    const own = found.find(({ wallet }) => wallet === one.wallet)?.differences ?? []
    seen.push({
      report: one,
      balance: await balanceOf(tx, mutual.code, walletAccountOf(one.wallet)),
      isPaused: isOpen(await readBreaker(tx, one.wallet)),
      isShared,
      // Of an account of several mutuals a line may be of any of them.
      differences: isShared ? [] : own,
    })
  }
  return seen
}
