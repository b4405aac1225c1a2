import type { Figure } from './figures.ts'

/** One subject of the bench; `--only NAME` measures it alone. */
export type Part = {
  readonly name: string
  /** Measured with `--long`, or when it is named. */
  readonly isLong?: boolean
  /** Files go into the directory, on the disk where a database would be. */
  measure(directory: string): Promise<Measured>
}

/** What stands in the table, and sentences for under it: how much was measured, and how. */
export type Measured = { readonly figures: readonly Figure[]; readonly said: readonly string[] }
