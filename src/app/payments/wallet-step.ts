import { type Minor, minor } from '../../core/money.ts'
import { promptWallet } from '../../core/payments/prompt-wallet.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { Ports } from '../ports.ts'

/** The smallest step of the wallet that a mutual asks with; a minor unit where it says none. */
export function stepOf(
  { wallets }: Pick<Ports, 'wallets'>,
  mutual: Pick<Mutual, 'wallets' | 'currency'>,
): Minor {
  const wallet = wallets.get(promptWallet(mutual) ?? '')
  return wallet?.stepOf?.(mutual.currency) ?? minor(1)
}
