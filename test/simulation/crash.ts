import type { Pulled, Wallet } from '../../src/app/wallet.ts'
import type { ReadTx, Store, Tx } from '../../src/store/store.ts'

/** The process is gone, or the database is: whoever waits for it cannot tell which. */
export class Killed extends Error {
  override readonly name = 'Killed'
  readonly retryable = true
}

/** A process that lives for so many steps, each of which it waits for. */
export type Life = <T>(step: () => Promise<T>) => Promise<T>

/**
 * Dies after `steps` that went well: before the next one is taken, or after it and nobody was told.
 * Nothing works from then on.
 */
export function mortal(steps: number, when: 'before' | 'after'): Life {
  let left = steps
  return async (step) => {
    left -= 1
    if (left < -1 || (left === -1 && when === 'before')) throw new Killed()
    const isLast = left === -1
    const value = await step()
    if (isLast) throw new Killed()
    return value
  }
}

/** A store whose process dies at a read or a write. */
export function dyingStore(store: Store, life: Life): Store {
  return {
    ...store,
    write: <T>(work: (tx: Tx) => Promise<T>) => life(() => store.write(work)),
    read: <T>(work: (tx: ReadTx) => Promise<T>) => life(() => store.read(work)),
  }
}

const NONE: Pulled = { kind: 'unknown' }

/** Accounts whose process dies before the operator hears of a request, or before it has its answer. */
export function dyingWallets(
  wallets: ReadonlyMap<string, Wallet>,
  life: Life,
): ReadonlyMap<string, Wallet> {
  const dying = [...wallets].map(([name, wallet]): [string, Wallet] => {
    // Not spread: its title is known only later.
    const changes: Partial<Wallet> = {
      prompt: (asked) => life(() => wallet.prompt(asked)),
      query: (asked) => life(() => wallet.query(asked)),
      ...(wallet.pull && { pull: (from, to) => life(async () => wallet.pull?.(from, to) ?? NONE) }),
      ...(wallet.verify && {
        verify: (callback) => life(async () => wallet.verify?.(callback) ?? 'unknown'),
      }),
    }
    return [name, Object.assign(Object.create(wallet) as Wallet, changes)]
  })
  return new Map(dying)
}
