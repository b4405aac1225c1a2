import type { Clock } from '../../app/ports.ts'
import { instant, type Instant } from '../../core/dates.ts'
import { readSetting, writeSetting } from '../../store/mutuals/settings.ts'
import type { ReadTx, Store } from '../../store/store.ts'

const SETTING = 'sandbox-clock'

/** A new sandbox begins on a Monday morning. */
export const SANDBOX_START = instant(Date.parse('2026-03-02T08:00:00Z'))

/** A clock that runs as the real one does, but some time away from it. */
export type SandboxClock = Clock & {
  /** Moves the clock forward to an instant, and keeps where it stands in the database. */
  moveTo(at: Instant): Promise<void>
}

/** The sandbox's clock of a database; made when there is none. */
export async function openSandboxClock(store: Store): Promise<SandboxClock> {
  let ahead = await store.read(readAhead)
  if (ahead === null) {
    ahead = SANDBOX_START - Date.now()
    await writeAhead(store, ahead)
  }
  let offset = ahead
  return {
    now: () => instant(Date.now() + offset),
    moveTo: async (at) => {
      offset = at - Date.now()
      await writeAhead(store, offset)
    },
  }
}

/** The clock of the sandbox that made this database, for commands beside it; null without one. */
export async function readSandboxClock(store: Store): Promise<Clock | null> {
  const ahead = await store.read(readAhead)
  return ahead === null ? null : { now: () => instant(Date.now() + ahead) }
}

async function readAhead(tx: ReadTx): Promise<number | null> {
  const text = await readSetting(tx, SETTING)
  return text === null ? null : Number(text)
}

async function writeAhead(store: Store, ahead: number): Promise<void> {
  await store.write((tx) => writeSetting(tx, SETTING, String(ahead)))
}
