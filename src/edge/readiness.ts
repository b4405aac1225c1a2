import type { Log } from '../app/ports.ts'
import { writeSetting } from '../store/mutuals/settings.ts'
import type { Store } from '../store/store.ts'
import { within } from '../store/within.ts'
import { causeText } from './error-texts.ts'

const READY_WITHIN_MS = 2000

/** Anybody may ask: a write answers all who ask within so long. */
const HOLDS_MS = 1000

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
  let asked = { at: -Infinity, reasons: Promise.resolve<readonly string[]>([]) }
  const timer = setInterval(() => {
    for (const fault of store.faults()) log.error('not-ready', fault)
  }, LOOK_EVERY_MS)
  timer.unref()
  return {
    notReady: () => {
      const at = performance.now()
      if (at - asked.at > HOLDS_MS) asked = { at, reasons: reasonsOf(store) }
      return asked.reasons
    },
    stop: () => clearInterval(timer),
  }
}

async function reasonsOf(store: Store): Promise<readonly string[]> {
  const faults = store.faults()
  return faults.length > 0 ? faults : writeFaults(store)
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
