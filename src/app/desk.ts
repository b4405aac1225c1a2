import { civilDateAt, type CivilDate, type Instant } from '../core/dates.ts'
import type { Mutual } from '../core/statutes/statutes.ts'
import { UnknownOutcomeError } from '../store/engine/errors.ts'
import type { Books } from '../store/mutuals/directory.ts'
import type { ReadTx, Tx } from '../store/store.ts'
import { LateError } from '../store/within.ts'
import type { Ports } from './ports.ts'

/**
 * What one act has before it: its transaction, the world, and the one moment at which it happens.
 * An act reads no clock. Whatever it writes, compares or queues carries `now`, so that nothing it
 * wrote can be told apart by time from the rest of it.
 */
export type Desk<T extends ReadTx = Tx> = {
  readonly ports: Ports
  readonly tx: T
  /** When the transaction began, by the app's clock. */
  readonly now: Instant
}

/** The desk of somebody who only reads; a `Desk` may stand in for it. */
export type ReadDesk = Desk<ReadTx>

/** A desk at which the act is about one mutual. */
export type MutualDesk<T extends ReadTx = Tx> = Desk<T> & {
  readonly mutual: Mutual
  /** The day of `now` in the mutual's time zone. */
  readonly today: CivilDate
}

/** A desk on which the mutual's books lie open: it is known through when they are closed. */
export type BooksDesk<T extends ReadTx = Tx> = MutualDesk<T> & Books

/**
 * Does an act in one transaction (`Store.write`). The moment is read as the transaction begins, not
 * before: an act that waits for its turn must not carry the time at which it began to wait. A try
 * that PostgreSQL threw away wrote nothing, so the next one has a moment of its own. `mutual` is the
 * one in whose books it posts, where that is known: see `Store.write`.
 */
export function acting<T>(
  ports: Ports,
  work: (desk: Desk) => Promise<T>,
  mutual?: string,
): Promise<T> {
  return ports.store.write((tx) => work({ ports, tx, now: ports.clock.now() }), mutual)
}

/**
 * The same for an act that is known by a key when it comes again, as what carriers and operators say
 * is. Where nobody knows whether it was committed, doing it once more tells: not all of them say it
 * again. One that was only late has been waited for long enough.
 */
export async function actingByKey<T>(ports: Ports, work: (desk: Desk) => Promise<T>): Promise<T> {
  try {
    return await acting(ports, work)
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError) || error.cause instanceof LateError) throw error
    ports.log.warn('outcome-unknown', { why: String(error.cause) })
    return await acting(ports, work).catch(() => {
      throw error
    })
  }
}

/**
 * The same for a trial: what came of `work` is told, and where `isTrial` says so of it nothing that was written is kept.
 */
export async function actingOrTrying<T>(
  ports: Ports,
  work: (desk: Desk) => Promise<T>,
  isTrial: (came: T) => boolean,
  mutual?: string,
): Promise<T> {
  const tried: { came: T }[] = []
  try {
    return await acting(
      ports,
      async (desk) => {
        const came = await work(desk)
        if (!isTrial(came)) return came
        tried.push({ came })
        throw new TrialError()
      },
      mutual,
    )
  } catch (error) {
    const last = tried.at(-1)
    if (error instanceof TrialError && last) return last.came
    throw error
  }
}

/** Thrown to roll back what a trial wrote. */
class TrialError extends Error {}

/** The desk of a trial: what does not happen is not logged either. */
export function tryingAt<D extends ReadDesk>(desk: D): D {
  const { log } = desk.ports
  const quiet = { ...log, info: () => undefined, warn: () => undefined }
  return { ...desk, ports: { ...desk.ports, log: quiet } }
}

/** Reads what must agree, on one snapshot and of one moment (`Store.read`). */
export function reading<T>(ports: Ports, work: (desk: ReadDesk) => Promise<T>): Promise<T> {
  return ports.store.read((tx) => work({ ports, tx, now: ports.clock.now() }))
}

/** The same act, at the desk of one mutual. */
export function inMutual<D extends ReadDesk>(desk: D, mutual: Mutual): D & InMutual {
  return { ...desk, mutual, today: civilDateAt(desk.now, mutual.timeZone) }
}

/** The same act, with the books of one mutual. */
export function inBooks<D extends ReadDesk>(desk: D, books: Books): D & InMutual & Books {
  const { mutual, closedThrough } = books
  return { ...inMutual(desk, mutual), closedThrough }
}

type InMutual = Pick<MutualDesk, 'mutual' | 'today'>

/** The day of a moment in a mutual's time zone. */
export function dayIn(mutual: Pick<Mutual, 'timeZone'>, at: Instant): CivilDate {
  return civilDateAt(at, mutual.timeZone)
}
