import { readSetting, writeSetting } from '../store/mutuals/settings.ts'
import { loadMutuals } from '../store/mutuals/directory.ts'
import type { Store } from '../store/store.ts'

/** Sandbox: simulated carriers and wallets. Service: real ones. A database belongs to one of them. */
export type Mode = 'sandbox' | 'service'

const MADE_BY = 'made-by'

/**
 * Says to whom a database belongs, from its first use on: invented money and real money never stand
 * in one. Returns null, or one line that says why this mode may not use it.
 */
export async function claimDatabase(store: Store, mode: Mode): Promise<string | null> {
  return store.write(async (tx) => {
    const madeBy = await readSetting(tx, MADE_BY)
    if (madeBy === mode) return null
    if (madeBy === 'sandbox') return 'this database was made by the sandbox: its money is invented'
    const holdsMutuals = (await loadMutuals(tx, null, 1)).length > 0
    if (mode === 'sandbox' && (madeBy !== null || holdsMutuals)) {
      return 'this database belongs to a real service: the sandbox needs one of its own'
    }
    await writeSetting(tx, MADE_BY, mode)
    return null
  })
}

/** To whom a database belongs; null when nobody has said so yet. */
export async function readMode(store: Store): Promise<Mode | null> {
  const madeBy = await store.read((tx) => readSetting(tx, MADE_BY))
  return madeBy === 'sandbox' || madeBy === 'service' ? madeBy : null
}
