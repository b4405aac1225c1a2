import type { Mutual } from '../../core/statutes/statutes.ts'
import type { Ports } from '../ports.ts'

/**
 * Where a payee is paid, as it is kept: a phone for a wallet account whichever way it was written. A
 * bank's account number stays as it is, since many look like a phone.
 */
export function payeeAccount(
  { wallets, readPhone }: Ports,
  { country }: Mutual,
  wallet: string,
  text: string,
): string {
  const isBank = wallets.get(wallet)?.kind === 'statement'
  return (isBank ? null : readPhone(text, country)) ?? text
}
