import type { ClockDoubt } from '../core/clock/watch.ts'
import { instant, type Instant } from '../core/dates.ts'
import { lastRanAt } from '../store/jobs.ts'
import { readSetting, writeSetting } from '../store/mutuals/settings.ts'
import type { ReadTx, Tx } from '../store/store.ts'
import type { Ports } from './ports.ts'
import { acting } from './desk.ts'

/** The last moment at which the clock was believed. */
const KNOWN = 'clock-known'

const DAY_MS = 24 * 60 * 60 * 1000

/** What ends a doubt, for people. */
const REMEDY =
  'nothing is posted or sent by itself until it is set right, a carrier or operator agrees with it,' +
  ' or somebody says `mutual-line clock accept`'

/** Something was to be done by a clock that is not believed: it waits, and nothing is done by half. */
export class ClockDoubted extends Error {
  override readonly name = 'ClockDoubted'
  readonly retryable = true

  constructor(doubt: ClockDoubt) {
    super(`${doubtText(doubt)}; ${REMEDY}`)
  }
}

/**
 * What is wrong with the clock; null when it may be believed. While it is doubted nothing is posted
 * and nothing leaves by itself; `clock.now()` is then the last moment known and the time since.
 */
export function clockDoubt({ clock }: Pick<Ports, 'clock'>): ClockDoubt | null {
  return clock.watched?.doubt() ?? null
}

/** Throws `ClockDoubted` while the clock is doubted. For what does long work in parts. */
export function requireClock(ports: Pick<Ports, 'clock'>): void {
  const doubt = clockDoubt(ports)
  if (doubt) throw new ClockDoubted(doubt)
}

export function doubtText(doubt: ClockDoubt): string {
  const { kind, shown, expected } = doubt
  const days = daysOff(doubt)
  const where = kind === 'ahead' ? 'after' : 'before'
  const last = `${iso(expected)}, the last moment known`
  return `the clock is not believed: it shows ${iso(shown)}, ${days} days ${where} ${last}`
}

/** Whole days between what the clock shows and what it should. */
export function daysOff({ shown, expected }: ClockDoubt): number {
  return Math.round(Math.abs(shown - expected) / DAY_MS)
}

/** The last moment known, or that of the last job in a database that knew none yet. */
export async function lastMomentKnown(tx: ReadTx): Promise<Instant | null> {
  const text = await readSetting(tx, KNOWN)
  return text === null ? lastRanAt(tx) : instant(Number(text))
}

export async function noteMoment(tx: Tx, at: Instant): Promise<void> {
  await writeSetting(tx, KNOWN, String(at))
}

/** What was doubted, and what time it is since then. */
type Accepted = { readonly doubt: ClockDoubt | null; readonly at: Instant }

/** A person says that the clock is right although it jumped. */
export async function acceptClock(ports: Ports): Promise<Accepted> {
  const doubt = clockDoubt(ports)
  ports.clock.watched?.accept()
  const at = await acting(ports, async ({ tx, now }) => {
    await noteMoment(tx, now)
    return now
  })
  if (doubt) ports.log.warn('clock-accepted', { shown: iso(doubt.shown) })
  return { doubt, at }
}

export function iso(at: Instant): string {
  return new Date(at).toISOString()
}
