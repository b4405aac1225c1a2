import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'

const ATTEMPTS_MAX = 5

/** The longest first pause; each further one may be twice as long. */
const FIRST_PAUSE_MS = 10

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
const FEATURE = '0A000'

/** What a transaction threw although the same work may well succeed: it was rolled back whole. */
export class TransactionLostError extends Error {
  override readonly name = 'TransactionLostError'
}

/** Runs a transaction again, a few times at most, when it lost against another one. */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof TransactionLostError)) throw error
      if (count === ATTEMPTS_MAX) throw error.cause
      await setTimeout(randomInt(1, FIRST_PAUSE_MS * 2 ** (count - 1) + 1))
    }
  }
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

/** The five characters by which PostgreSQL names an error; empty for another kind of error. */
export function sqlState(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : ''
}
