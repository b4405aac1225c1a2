import type { Log } from '../app/ports.ts'
import { writeSetting } from '../store/mutuals/settings.ts'
import type { Store } from '../store/store.ts'
import { within } from '../store/within.ts'
import { causeText } from './error-texts.ts'

const READY_WITHIN_MS = 2000

/** Anybody may ask: a row that was written answers all who ask within so long. */
const HOLDS_MS = 5000

/** What could not be written is tried again sooner: it leaves no row. */
const FAULT_HOLDS_MS = 1000

/** So often the files are looked at unasked. */
const LOOK_EVERY_MS = 5000

/** A row that is written to see whether one can be. */
const WRITTEN = 'ready-check'

type Readiness = {
  /** What keeps the service from answering callers; empty when nothing does. */
  notReady(): Promise<readonly string[]>
  stop(): void
}

/** Whether the database can be written, tried and not guessed, and loud when its files are gone. */
export function watchReadiness(store: Store, log: Log): Readiness {
  let until = -Infinity
  let asked: Promise<readonly string[]> = Promise.resolve([])
  const timer = setInterval(() => {
    for (const fault of store.faults()) log.error('not-ready', fault)
  }, LOOK_EVERY_MS)
  timer.unref()
  return {
    notReady: async () => {
      const faults = store.faults()
      if (faults.length > 0) return faults
      const at = performance.now()
      if (at > until) {
        until = at + HOLDS_MS
        asked = writeFaults(store).then((found) => {
          if (found.length > 0) until = at + FAULT_HOLDS_MS
          return found
        })
      }
      return asked
    },
    stop: () => clearInterval(timer),
  }
}

async function writeFaults(store: Store): Promise<string[]> {
  const written = store
    .write((tx) => writeSetting(tx, WRITTEN, String(Math.round(performance.now()))))
    .then(
      () => [],
      (error: unknown) => {
        const cause = error instanceof Error && error.cause ? error.cause : error
        return [`the database cannot be written: ${causeText(cause)}`]
      },
    )
  return within(READY_WITHIN_MS, written, () => ['the database does not answer'])
}
