import type { MemberNumber } from '../../core/member-number.ts'
import { numbersAfter } from '../mutuals/directory.ts'
import { loadHouseholds } from './household-batch.ts'
import type { Household } from './households.ts'
import { ROWS_PER_PAGE } from '../engine/pages.ts'
import type { ReadTx } from '../store.ts'

/** Every household of a mutual in the order of numbers, a page at a time. */
export async function* householdsOf(tx: ReadTx, mutualId: string): AsyncGenerator<Household> {
  let after: MemberNumber | null = null
  for (;;) {
    const numbers: MemberNumber[] = await numbersAfter(tx, mutualId, after, ROWS_PER_PAGE)
    if (numbers.length === 0) return
    yield* await loadHouseholds(tx, mutualId, numbers)
    after = numbers.at(-1) ?? null
  }
}
