import { type AccountCode, readAccount } from '../ledger/accounts.ts'
import type { AccountTerms } from '../ledger/chart.ts'
import { incomeStatement, type Movements } from '../ledger/statements.ts'
import type { Minor } from '../money.ts'

/** Costs that are none of running a mutual: care, and contributions that are lost. */
const OTHERS: readonly string[] = ['601', '651']

/**
 * Gross admin ratio (domain 1.7): running costs ÷ contributions earned. Of what accounts moved in a
 * span, what it cost to run the mutual; a reversal takes from it.
 */
export function runningCosts(
  moved: Movements,
  termsOf: (code: AccountCode) => AccountTerms,
): Minor {
  const own = [...moved].filter(([id]) => !OTHERS.includes(readAccount(id).kind))
  return incomeStatement(new Map(own), termsOf).costs.total
}
