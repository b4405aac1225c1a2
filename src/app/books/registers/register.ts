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

/** What stands in a column: a spreadsheet shows days and amounts as such, and members are those whom it shows. */
type ColumnKind = 'text' | 'day' | 'amount' | 'members'

export type RegisterColumn = { readonly name: string; readonly is: ColumnKind }

/** Columns in which the same kind of thing stands. */
const columns =
  (is: ColumnKind) =>
  (...names: readonly string[]): RegisterColumn[] =>
    names.map((name) => ({ name, is }))

export const texts = columns('text')
export const daysIn = columns('day')
export const amounts = columns('amount')
export const members = columns('members')

/** A register of domain 1.6 as a table: its columns, and its lines a page at a time. */
export type Register = {
  readonly name: string
  /** What is in it, and which day of it the span is about. */
  readonly describe: string
  columns(ask: RegisterAsk): readonly RegisterColumn[]
  lines(ask: RegisterAsk): AsyncGenerator<readonly Cell[]>
}
