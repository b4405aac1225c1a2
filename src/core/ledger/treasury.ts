import type { Mutual } from '../statutes/statutes.ts'
import { type AccountId, BANK, walletAccountOf } from './accounts.ts'

/** What the bank is called where an account is named. */
export const BANK_NAME = 'bank'

/** The account that a name means: `bank`, or one of the mutual's wallets; null for another. */
export function treasuryAccountOf(mutual: Pick<Mutual, 'wallets'>, name: string): AccountId | null {
  if (name === BANK_NAME) return BANK
  return mutual.wallets.some(({ wallet }) => wallet === name) ? walletAccountOf(name) : null
}
