/** A fault of ours: the turn ends with nothing committed and the log has it. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

/**
 * States what must be true if our own code is right. Never used for what callers,
 * files or operators may get wrong: that is a refusal.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message)
}

/** For the `default` of a switch that names every member of a union. */
export function unreachable(value: never): never {
  throw new InvariantError(`unreachable: ${JSON.stringify(value)}`)
}
