import type { Cell } from '../../../core/registers/csv.ts'
import type { Mutual } from '../../../core/statutes/statutes.ts'
import type { CivilDate, Days, Instant } from '../../../core/dates.ts'
import type { ReadTx } from '../../../store/store.ts'

/** What a register is written for. */
export type RegisterAsk = {
  readonly tx: ReadTx
  readonly mutual: Mutual
  /** Days as asked for; null where there is no bound. */
  readonly days: Days
  readonly today: CivilDate
  readonly now: Instant
}

/** A register of domain 1.6 as a table: its header, and its lines a page at a time. */
export type Register = {
  readonly name: string
  /** What is in it, and which day of it the span is about. */
  readonly describe: string
  header(ask: RegisterAsk): readonly string[]
  lines(ask: RegisterAsk): AsyncGenerator<readonly Cell[]>
}
