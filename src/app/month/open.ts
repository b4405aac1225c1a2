import type { CivilDate } from '../../core/dates.ts'
import type { Minor } from '../../core/money.ts'
import type { ReadTx } from '../../store/store.ts'
import type { BooksDesk } from '../desk.ts'

/** Something that is open, since a day and perhaps of an amount. */
export type Open = { readonly on: CivilDate | null; readonly amount?: Minor }

/** Days that are looked through, both inclusive. */
export type Span = { readonly from: CivilDate; readonly to: CivilDate }

export type MonthDesk = BooksDesk<ReadTx>
