import { done, refused, type Result } from '../core/refusals.ts'
import { type Books, loadMutual } from '../store/mutuals/directory.ts'
import type { ReadTx } from '../store/store.ts'

/** Within one read or write: the mutual, or the refusal of one that is not there. */
export async function mutualOrRefusal(tx: ReadTx, mutual: string): Promise<Result<Books>> {
  const books = await loadMutual(tx, mutual)
  return books ? done(books) : refused({ code: 'unknown-mutual', mutual })
}
