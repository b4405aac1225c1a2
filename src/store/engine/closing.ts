import { invariant } from '../../core/invariant.ts'
import type { Store } from '../store.ts'

/** Lets a store finish what was begun before it closes; what comes after is refused. */
export function closeWhenIdle(store: Store): Store {
  let underWay = 0
  let closed: Promise<void> | null = null
  let idle: (() => void) | null = null

  async function run<T>(act: () => Promise<T>): Promise<T> {
    invariant(!closed, 'a transaction came after the store was closed')
    underWay += 1
    try {
      return await act()
    } finally {
      underWay -= 1
      if (underWay === 0) idle?.()
    }
  }

  async function closeAfterAll(): Promise<void> {
    if (underWay > 0) await new Promise<void>((resolve) => (idle = resolve))
    await store.close()
  }

  return {
    engine: store.engine,
    write: (work, mutual) => run(() => store.write(work, mutual)),
    read: (work) => run(() => store.read(work)),
    faults: () => store.faults(),
    gone: () => store.gone(),
    close: () => (closed ??= closeAfterAll()),
  }
}
