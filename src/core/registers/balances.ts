import { type AccountId, readAccount } from '../ledger/accounts.ts'
import type { Transfer } from '../ledger/posting.ts'
import { add, type Minor, minor, ZERO } from '../money.ts'

/** What a journal did to one account of treasury (class 5): money that came in, or went out. */
type TreasuryEntry = {
  readonly account: AccountId
  readonly moneyIn: Minor
  readonly moneyOut: Minor
}

/** One entry for each account of treasury that a journal moved, in the order of its transfers. */
export function treasuryEntries(transfers: readonly Transfer[]): TreasuryEntry[] {
  const entries = new Map<AccountId, TreasuryEntry>()
  const note = (account: AccountId, moneyIn: Minor, moneyOut: Minor) => {
    if (!readAccount(account).kind.startsWith('5')) return
    const before = entries.get(account) ?? { account, moneyIn: ZERO, moneyOut: ZERO }
    entries.set(account, {
      account,
      moneyIn: add(before.moneyIn, moneyIn),
      moneyOut: add(before.moneyOut, moneyOut),
    })
  }
  for (const { debit, credit, amount } of transfers) {
    note(debit, amount, ZERO)
    note(credit, ZERO, amount)
  }
  return [...entries.values()]
}

/** Running balances of accounts, changed in place: one for each, however many entries there are. */
export type Balances = Map<AccountId, Minor>

/** Books an entry and gives the balance after it. */
export function book(balances: Balances, { account, moneyIn, moneyOut }: TreasuryEntry): Minor {
  const balance = minor((balances.get(account) ?? ZERO) + moneyIn - moneyOut)
  balances.set(account, balance)
  return balance
}
