/** Another process acted on the same thing while this one did: the whole write is taken back. */
export class AlreadyHandled extends Error {
  override readonly name = 'AlreadyHandled'
}

/**
 * Whether an error is one of the world around us, such as a database that is gone, and says so by
 * `retryable`. Anything else is a bug, which comes again for the same thing but not for others.
 */
export function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'retryable' in error && error.retryable === true
}
