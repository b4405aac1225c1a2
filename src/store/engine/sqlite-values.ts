import { invariant } from '../../core/invariant.ts'

/**
 * A value as it is bound. Whole numbers go in as integers, since SQLite would take a number for a
 * float and divide it as one; what PostgreSQL cannot hold is refused here too.
 */
export function toBound(value: unknown): unknown {
  if (typeof value === 'number') {
    invariant(Number.isSafeInteger(value), `not a whole number: ${value}`)
    return BigInt(value)
  }
  if (typeof value === 'string') {
    invariant(!value.includes('\0'), 'text with a zero character')
  }
  return value
}

/**
 * Rows by the names of their columns. They leave SQLite as plain lists, since a list takes half as
 * long as an object to hand over. Numbers must be whole and exact, as those of PostgreSQL must.
 */
export function rowsOf(
  names: readonly string[],
  lists: readonly (readonly unknown[])[],
): Record<string, unknown>[] {
  return lists.map((values) => {
    const row: Record<string, unknown> = {}
    for (let at = 0; at < names.length; at += 1) {
      const value = values[at]
      if (typeof value === 'number' && !Number.isSafeInteger(value))
        invariant(false, `column ${names[at]} holds no safe whole number: ${value}`)
      row[names[at] as string] = value
    }
    return row
  })
}
