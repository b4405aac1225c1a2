import type { Mutual } from '../statutes/statutes.ts'

/**
 * The wallet account that a mutual asks payers through, its first one that can ask. Null for a mutual
 * that takes cash and what comes into accounts by itself: people hear how to pay instead.
 */
export function promptWallet({ wallets }: Pick<Mutual, 'wallets'>): string | null {
  return wallets.find(({ label }) => label === undefined)?.wallet ?? null
}

/** The account that members pay into by themselves, as they read it; null without one. */
export function payInto({ wallets }: Pick<Mutual, 'wallets'>): string | null {
  return wallets.find(({ label }) => label !== undefined)?.label ?? null
}

/** The number that members pay to by their own menus; null without one. */
export function payBillOf({ wallets }: Pick<Mutual, 'wallets'>): string | null {
  return wallets.find((wallet) => wallet.payBill)?.payBill ?? null
}

/** Whether members of a mutual can pay by answering a request on their phone. */
export function canPrompt(mutual: Pick<Mutual, 'wallets'>): boolean {
  return promptWallet(mutual) !== null
}
