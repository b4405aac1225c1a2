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

/** Numbers that left SQLite must be whole and exact, as those of PostgreSQL must. */
export function checkRow(row: Readonly<Record<string, unknown>>): void {
  for (const name in row) {
    const value = row[name]
    if (typeof value !== 'number' || Number.isSafeInteger(value)) continue
    invariant(false, `column ${name} holds no safe whole number: ${value}`)
  }
}
