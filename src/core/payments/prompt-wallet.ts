import type { Mutual } from '../statutes.ts'

/**
 * The wallet account that a mutual asks payers through, its first one. Null for a mutual that takes
 * cash and its bank only: it asks nobody, and people hear how to pay instead.
 */
export function promptWallet({ wallets }: Pick<Mutual, 'wallets'>): string | null {
  return wallets[0]?.wallet ?? null
}

/** Whether members of a mutual can pay by answering a request on their phone. */
export function canPrompt(mutual: Pick<Mutual, 'wallets'>): boolean {
  return promptWallet(mutual) !== null
}
