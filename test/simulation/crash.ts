import type { ReadTx, Store, Tx } from '../../src/store/store.ts'

/** The process is gone, or the database is: whoever waits for it cannot tell which. */
export class Killed extends Error {
  override readonly name = 'Killed'
  readonly retryable = true
}

/**
 * A store whose process dies at a write, after `writes` that went well: before it was committed, or
 * after and nobody was told. Nothing works from then on.
 */
export function dyingStore(store: Store, writes: number, when: 'before' | 'after'): Store {
  let left = writes

  async function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    left -= 1
    if (left < -1 || (left === -1 && when === 'before')) throw new Killed()
    const isLast = left === -1
    const value = await store.write(work)
    if (isLast) throw new Killed()
    return value
  }

  async function read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    if (left < 0) throw new Killed()
    return store.read(work)
  }

  return { ...store, write, read }
}
