/** Faults of one kind within so long are one line, and then one that counts them. */
const REPEAT_MS = 60_000

/** Kinds that are kept apart at once; more are told each by itself. */
const KINDS_MAX = 1000

/** Of repeats that are counted so many are named by what is different in them. */
const NAMED_MAX = 10

/** How often something came again, and what was different in those: the first few. */
export type Repeated = { readonly count: number; readonly of: readonly string[] }

type Kind = { count: number; readonly of: Set<string>; again: (repeated: Repeated) => void }

/** Waits, without keeping the process alive. */
export type Later = (ms: number, then: () => void) => void

const later: Later = (ms, then) => void setTimeout(then, ms).unref()

/**
 * Lets the first of a kind through and counts the others until a minute is over, so that a fault that
 * comes with every request (a full disk) fills no log. Returns whether to say it.
 */
export function countRepeats(wait: Later = later) {
  const kinds = new Map<string, Kind>()

  function endMinute(name: string): void {
    const kind = kinds.get(name)
    if (!kind || kind.count === 0) return void kinds.delete(name)
    kind.again({ count: kind.count, of: [...kind.of] })
    kind.count = 0
    kind.of.clear()
    wait(REPEAT_MS, () => endMinute(name))
  }

  return (name: string, detail: string, again: Kind['again']): boolean => {
    const kind = kinds.get(name)
    if (kind) {
      kind.count += 1
      if (kind.of.size < NAMED_MAX) kind.of.add(detail)
      kind.again = again
      return false
    }
    if (kinds.size >= KINDS_MAX) return true
    kinds.set(name, { count: 0, of: new Set(), again })
    wait(REPEAT_MS, () => endMinute(name))
    return true
  }
}
