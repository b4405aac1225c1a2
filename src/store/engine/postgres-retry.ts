import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'

const ATTEMPTS_MAX = 5

/** The longest first pause; each further one may be twice as long. */
const FIRST_PAUSE_MS = 10

/**
 * A server that is gone is looked for again for so long: half of what a caller waits. Whoever hears
 * of it later is told to come again.
 */
const LOOKED_FOR_MS = 4_000
const LOOK_PAUSE_MAX_MS = 400

/** A work that breaks its connection this often does it itself. */
const BREAKS_MAX = 3

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
const FEATURE = '0A000'
const READ_ONLY = '25006'
const TOO_MANY = '53300'

/** What a transaction threw although the same work may well succeed: it was rolled back whole. */
export class TransactionLostError extends Error {
  override readonly name = 'TransactionLostError'
}

/** No connection could be had, or it broke before the commit was sent: nothing was committed. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError'
  readonly what: 'none' | 'broke'

  constructor(what: 'none' | 'broke', cause: unknown) {
    super('', { cause })
    this.what = what
  }
}

/** The server answers, but it is not the one that is written to. */
export class NotPrimaryError extends Error {
  override readonly name = 'NotPrimaryError'
}

/**
 * Runs a transaction again, a few times at most, when it lost against another one or its server went.
 * Then it throws what the server said; of a server that is gone or full it is marked `retryable`.
 */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  const until = performance.now() + LOOKED_FOR_MS
  let lost = 0
  let breaks = 0
  for (let count = 1; ; count += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof TransactionLostError) {
        lost += 1
        if (lost === ATTEMPTS_MAX) throw error.cause
      } else if (error instanceof ConnectionLostError) {
        if (error.what === 'broke') breaks += 1
        if (breaks === BREAKS_MAX || performance.now() > until) throw passing(error.cause)
      } else throw error
      const longest = Math.min(LOOK_PAUSE_MAX_MS, FIRST_PAUSE_MS * 2 ** (count - 1))
      await setTimeout(randomInt(1, longest + 1))
    }
  }
}

/** What a caller hears of a server that is gone: its own words, and that it is no fault of the work. */
function passing(cause: unknown): unknown {
  return cause instanceof Error ? Object.assign(cause, { retryable: true }) : cause
}

export function hasLost(error: unknown): boolean {
  const code = sqlState(error)
  return code === SERIALIZATION_FAILURE || code === DEADLOCK || isStale(error)
}

/**
 * A table has other columns than when the connection planned a query, since a newer version has
 * migrated it meanwhile: on a new connection the query runs.
 */
export function isStale(error: unknown): boolean {
  return sqlState(error) === FEATURE && /cached plan/.test((error as Error).message)
}

/** Of the network and of the name of a host. */
const NETWORK =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOST(UNREACH|DOWN)|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/

/** What the driver says of a connection without a code. */
const DRIVER =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout)/

/** Whether a connection is of no use any more: it broke, or its server goes down or became a standby. */
export function isBroken(error: unknown): boolean {
  if (error instanceof NotPrimaryError) return true
  const state = sqlState(error)
  if (/^(08|57P)/.test(state) || state === READ_ONLY) return true
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return NETWORK.test(code) || (state === '' && DRIVER.test(error.message))
}

/** Whether a server, or our own share of it, has no connection left: it is there all the same. */
export function isFull(error: unknown): boolean {
  if (sqlState(error) === TOO_MANY) return true
  return error instanceof Error && /^timeout exceeded/.test(error.message)
}

/**
 * The five characters by which PostgreSQL names an error; empty for another kind of error, such as one
 * of the network (`EPIPE` has five, too).
 */
export function sqlState(error: unknown): string {
  const isOfServer = error instanceof Error && 'severity' in error && 'code' in error
  const code = isOfServer ? error.code : ''
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : ''
}
