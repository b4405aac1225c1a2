import { type AccountCode, readAccount } from '../ledger/accounts.ts'
import type { Transfer } from '../ledger/posting.ts'
import { add, type Minor, minor } from '../money.ts'

/**
 * Charges of class 6 that it costs to run a mutual: neither care (60) nor contributions that are
 * lost (65).
 */
const RUNNING_COSTS: ReadonlySet<AccountCode> = new Set<AccountCode>(['631'])

/**
 * Gross admin ratio (domain 1.7): running costs ÷ contributions earned. What transfers add to
 * running costs; a reversal takes from it.
 */
export function addRunningCosts(sum: Minor, transfers: readonly Transfer[]): Minor {
  return add(sum, ...transfers.map(costsOf))
}

function costsOf({ debit, credit, amount }: Transfer): Minor {
  const more = RUNNING_COSTS.has(readAccount(debit).kind) ? amount : 0
  const less = RUNNING_COSTS.has(readAccount(credit).kind) ? amount : 0
  return minor(more - less)
}
