import { sql } from 'kysely'

/** A wallet by its name; a list stands for every wallet that it does not name. */
export type WalletChoice = string | readonly string[]

export function isOfWallet(column: 'event.wallet' | 'intent.wallet', wallet: WalletChoice) {
  const name = sql.ref(column)
  if (typeof wallet === 'string') return sql<boolean>`${name} = ${wallet}`
  return wallet.length === 0
    ? sql<boolean>`1 = 1`
    : sql<boolean>`${name} not in (${sql.join(wallet)})`
}
