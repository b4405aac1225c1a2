import type { FileFault, Mutual, WalletAccount } from '../../core/statutes/statutes.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import { setWallets } from '../../store/mutuals/mutuals.ts'
import type { Ports } from '../ports.ts'

/** More than any installation has. */
const MUTUALS_MAX = 10_000

/** Accounts with what members read of those that they pay into by themselves. */
export function withLabels(
  { wallets }: Pick<Ports, 'wallets'>,
  accounts: readonly WalletAccount[],
): WalletAccount[] {
  return accounts.map(({ wallet, payBill }) => {
    const label = wallets.get(wallet)?.payInto
    return { wallet, payBill, ...(label && { label }) }
  })
}

/** Writes into each mutual what the installation calls its accounts today. */
export async function refreshLabels(ports: Ports): Promise<void> {
  await ports.store.write(async (tx) => {
    for (const { code, wallets } of await loadMutuals(tx, null, MUTUALS_MAX)) {
      const known = wallets.filter(({ wallet }) => ports.wallets.has(wallet))
      const labelled = withLabels(ports, wallets)
      if (known.length < wallets.length) continue
      if (JSON.stringify(labelled) !== JSON.stringify(wallets)) await setWallets(tx, code, labelled)
    }
  })
}

/** Accounts of a mutual that are in another currency. */
export function currencyFaults({ wallets }: Pick<Ports, 'wallets'>, mutual: Mutual): FileFault[] {
  return mutual.wallets.flatMap(({ wallet }, at) => {
    const currency = wallets.get(wallet)?.currency
    if (!currency || currency === mutual.currency) return []
    const why = `${wallet} is in ${currency}, the mutual in ${mutual.currency}`
    return [{ path: `mutual.wallets[${at}]`, why }]
  })
}
