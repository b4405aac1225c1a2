import type { Tx } from '../store.ts'

/** A write that waits for its turn, and who is told what came of it. */
export type Member = {
  readonly work: (tx: Tx) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

export type Outcome =
  | { readonly done: true; readonly value: unknown }
  | { readonly done: false; readonly error: unknown }

/** What an engine does for a group of writes: one transaction, a savepoint for each of them. */
export type GroupTransaction = {
  begin(): Promise<void> | void
  /** Runs a work in its savepoint, and undoes it alone. Throws when the whole transaction ended. */
  run(work: Member['work']): Promise<Outcome>
  commit(): Promise<void> | void
  rollback(error: unknown): Promise<void> | void
  /** Tells a member whose own part failed and was undone. */
  failed(member: Member, error: unknown): void
  /** Tells a member of which nothing, or nobody knows what, was committed. */
  lost(member: Member, error: unknown): void
}

type GroupLimits = {
  readonly works: number
  /** So long a group takes further ones in, so that those in it, and who waits for it, go on. */
  readonly forMs: number
}

/** Takes members off the queue and answers each of them, after the commit. Never throws. */
export async function runGroup(
  queue: Member[],
  limits: GroupLimits,
  transaction: GroupTransaction,
): Promise<void> {
  const succeeded: { readonly member: Member; readonly value: unknown }[] = []
  let taken = 0
  let current: Member | null = null
  try {
    await transaction.begin()
    const untilMs = performance.now() + limits.forMs
    while (taken < queue.length && taken < limits.works && performance.now() < untilMs) {
      current = queue[taken] as Member
      taken += 1
      const outcome = await transaction.run(current.work)
      if (outcome.done) succeeded.push({ member: current, value: outcome.value })
      else transaction.failed(current, outcome.error)
      current = null
    }
    await transaction.commit()
  } catch (error) {
    await transaction.rollback(error)
    // All that wait, when it could not even begin.
    const waiting = queue.splice(0, taken || limits.works)
    const open = taken === 0 ? waiting : [...succeeded.map(({ member }) => member), current]
    for (const member of open) if (member) transaction.lost(member, error)
    return
  }
  queue.splice(0, taken)
  for (const { member, value } of succeeded) member.resolve(value)
}
