import type { Tx } from '../store.ts'
import { idleWrite } from './errors.ts'
import type { Outcome } from './group.ts'
import type { Session } from './session.ts'

/**
 * Runs the work of a write and aborts it as soon as it waits for anything but the database.
 * SQLite's queries end within their call, so a work that awaits only them settles before the
 * microtasks run out; one that has not settled by then would hold up everybody.
 */
export function runWatched(session: Session, work: (tx: Tx) => Promise<unknown>): Promise<Outcome> {
  return new Promise((resolve) => {
    let settled = false
    const settle = (outcome: Outcome): void => {
      settled = true
      resolve(outcome)
    }
    call(work, session.handle).then(
      (value) => settle({ done: true, value }),
      (error: unknown) => settle({ done: false, error }),
    )
    // A tick that was asked for in a microtask comes when all microtasks have run.
    queueMicrotask(() => {
      process.nextTick(() => {
        if (!settled) settle({ done: false, error: idleWrite() })
      })
    })
  })
}

async function call(work: (tx: Tx) => Promise<unknown>, handle: Tx): Promise<unknown> {
  return work(handle)
}
