import { createHash } from 'node:crypto'

/** So many uses show that a text is none of those that are made once. */
const USES = 3

/** Texts with a name; each connection keeps the plans of those that it has met. */
const NAMES_MAX = 1_000

/** Texts that are counted; those that come with ever other lengths of lists are forgotten. */
const COUNTED_MAX = 5_000

/** No two of so few texts meet in it, and a name of PostgreSQL has 63 characters at most. */
const NAME_LENGTH = 32

const names = new Map<string, string>()
const uses = new Map<string, number>()

/**
 * The name under which PostgreSQL keeps a query's plan on a connection, where it is used again and
 * again: reading and planning a short query takes as long as running it. Null for one that is not.
 */
export function statementName(text: string): string | null {
  const name = names.get(text)
  if (name) return name
  if (names.size >= NAMES_MAX) return null
  const used = (uses.get(text) ?? 0) + 1
  if (used < USES) {
    if (uses.size >= COUNTED_MAX) uses.clear()
    uses.set(text, used)
    return null
  }
  uses.delete(text)
  // By its text: a name that another process gave means the same there.
  const next = `q${createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH)}`
  names.set(text, next)
  return next
}
