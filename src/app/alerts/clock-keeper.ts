import type { ClockDoubt } from '../../core/clock/watch.ts'
import type { Instant } from '../../core/dates.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import { raiseAlert } from './alerts.ts'
import { clockDoubt, ClockDoubted, daysOff, iso, lastMomentKnown, noteMoment } from '../clock.ts'
import type { Ports } from '../ports.ts'
import { acting, inMutual } from '../desk.ts'

/** The last moment known is written so often: over a stop nothing else tells of a jump. */
const KEEP_EVERY_MS = 5 * 60 * 1000

/** The log says so often that a clock is still doubted. */
const SAY_EVERY_MS = 15 * 60 * 1000

const MUTUALS_MAX = 10_000

/**
 * Looks after the clock of a running service; to be called every second. The returned function
 * keeps the last moment known in the database, hears whether it was accepted by a command beside a
 * PostgreSQL service, and says in the log and to managers that the clock is doubted.
 */
export function clockKeeper(ports: Ports): () => Promise<void> {
  let keptAt = -Infinity
  let saidAt = -Infinity
  let heard: Instant | null = null
  let doubted = false

  async function whileDoubted(doubt: ClockDoubt): Promise<void> {
    const known = await ports.store.read(lastMomentKnown)
    if (known !== null && known !== heard) ports.clock.watched?.hearKnown(known)
    heard = known
    if (!clockDoubt(ports)) return
    const sinceSaid = Math.abs(doubt.expected - saidAt)
    if (doubted && sinceSaid < SAY_EVERY_MS) return
    doubted = true
    saidAt = doubt.expected
    ports.log.error('clock-doubted', new ClockDoubted(doubt), { kind: doubt.kind })
    await tellAll(ports, doubt)
  }

  return async () => {
    const { watched } = ports.clock
    if (!watched) return
    const doubt = watched.doubt()
    if (doubt) return whileDoubted(doubt)
    if (doubted) ports.log.warn('clock-believed', { shown: iso(ports.clock.now()) })
    doubted = false
    const now = ports.clock.now()
    if (Math.abs(now - keptAt) < KEEP_EVERY_MS) return
    await ports.store.write((tx) => noteMoment(tx, now))
    keptAt = now
  }
}

async function tellAll(ports: Ports, doubt: ClockDoubt): Promise<void> {
  const mutuals = await ports.store.read((tx) => loadMutuals(tx, null, MUTUALS_MAX))
  for (const mutual of mutuals) {
    const alert = { kind: 'clock', cause: doubt.kind, count: daysOff(doubt), amount: null } as const
    await acting(ports, (desk) => raiseAlert(inMutual(desk, mutual), alert))
  }
}
