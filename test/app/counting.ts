import type { KyselyPlugin } from 'kysely'
import type { ReadTx, Store, Tx } from '../../src/store/store.ts'

/** A store that counts the queries of everything that is done with it. */
export function countingStore(store: Store): { readonly store: Store; queries(): number } {
  let queries = 0
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      queries += 1
      return result
    },
  }
  const counted = <Handle extends ReadTx>(tx: Handle) => tx.withPlugin(counter) as Handle
  return {
    store: {
      ...store,
      write: (work) => store.write((tx) => work(counted<Tx>(tx))),
      read: (work) => store.read((tx) => work(counted(tx))),
    },
    queries: () => queries,
  }
}
