import { InvariantError } from '../../core/invariant.ts'

/** The database cannot be used as it is. The message is one line for the operator. */
export class DatabaseRefusedError extends Error {
  override readonly name = 'DatabaseRefusedError'
}

/** The files of the database are not those that were opened: nothing may be acknowledged. */
export class DatabaseGoneError extends Error {
  override readonly name = 'DatabaseGoneError'
}

/** The transaction this write shared with others ended: nothing of it was committed. */
export class GroupFailedError extends Error {
  override readonly name = 'GroupFailedError'
  readonly retryable = true

  constructor(cause: unknown) {
    super('the shared transaction failed and nothing of it was committed', { cause })
  }
}

/**
 * The commit may or may not have happened, and only doing it again under the same unique key tells.
 * Never answered as done, never answered as not done.
 */
export class UnknownOutcomeError extends Error {
  override readonly name = 'UnknownOutcomeError'
  readonly retryable = true

  constructor(cause: unknown) {
    super('it is unknown whether the write was committed', { cause })
  }
}

/** A write waited for something that is not the database, and was aborted so as to hold up nobody. */
export function idleWrite(): InvariantError {
  return new InvariantError(
    'inside a write only the database may be awaited: it had no query in flight and was aborted',
  )
}
