import { add, type Minor, subtract, ZERO } from '../money.ts'
import type { Opening } from './charges.ts'

/** What a household owed when the books were opened. */
export function owedAt({ charges }: Pick<Opening, 'charges'>): Minor {
  return add(ZERO, ...charges.map(({ amount, paidBefore }) => subtract(amount, paidBefore)))
}
