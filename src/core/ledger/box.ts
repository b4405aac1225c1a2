/**
 * Cash is in somebody's hand, who goes in the books by a code (`c1`) that says nothing of the
 * person. A receipt of cash names it as its wallet: `cash/jappo/c1`, with the mutual's code since
 * receipts of all mutuals share the names of wallets. No real wallet's name has a slash.
 */
const PREFIX = 'cash/'

/** The name of a wallet that is the cash in hand under a code. */
export function cashWalletOf(mutual: string, box: string): string {
  return `${PREFIX}${mutual}/${box}`
}

/** The code of the hand that a wallet's name stands for; null for a real wallet. */
export function boxOfWallet(wallet: string): string | null {
  return wallet.startsWith(PREFIX) ? (wallet.split('/')[2] ?? null) : null
}

/** The code of the `count`th hand of a mutual. */
export function boxCode(count: number): string {
  return `c${count}`
}

/** Money on the bank account that somebody recorded; no statement of it is read here. */
const BANK_PREFIX = 'bank/'

/** The name of a wallet that is the bank account of a mutual. */
export function bankWalletOf(mutual: string): string {
  return `${BANK_PREFIX}${mutual}`
}

export function isBankWallet(wallet: string): boolean {
  return wallet.startsWith(BANK_PREFIX)
}

/** Whether only our own people say when money came: cash, and what they read of the bank. */
export function isByHand(wallet: string): boolean {
  return boxOfWallet(wallet) !== null || isBankWallet(wallet)
}
