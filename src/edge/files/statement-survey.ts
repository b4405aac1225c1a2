import type { Currency } from '../../core/money.ts'
import type { DateOrder } from '../../core/written-date.ts'
import { lostDigits } from './spoilt.ts'
import { type Decimals, type SumReader, sumReader } from './statement-amounts.ts'
import type { StatementFormat } from './statement-formats.ts'
import { orderOf } from './statement-moment.ts'
import type { Cells } from './statement-row.ts'

/** What whole columns of a statement show of how its rows are to be read. */
type Survey = {
  readonly take: (cells: Cells, format: StatementFormat) => void
  readonly order: () => DateOrder | 'several' | 'mixed'
  readonly sums: (
    format: StatementFormat,
    currency: Currency,
    decimals: Decimals | null,
  ) => SumReader
  /** Its long numbers have lost their last digits. */
  readonly isCut: () => boolean
}

/**
 * Looks at a statement row by row before it is read. Of a long one only what differs is kept: its
 * amounts each once, and of all moments of a day one.
 */
export function surveying(): Survey {
  const days = new Map<string, string>()
  const sums = new Map<string, number>()
  const references = lostDigits()
  return {
    take: (cells, { columns }) => {
      const at = cells.of(columns.at)
      days.set(at.replace(TIME, ''), at)
      for (const name of [columns.in, columns.out, columns.fee]) {
        const text = cells.of(name)
        sums.set(text, (sums.get(text) ?? 0) + 1)
      }
      references.take(cells.of(columns.reference))
    },
    order: () => orderOf([...days.values()]),
    sums: ({ notation }, currency, decimals) => sumReader(sums, notation, currency, decimals),
    isCut: () => references.areLost(),
  }
}

/** A time of day behind a day, which says nothing of the order in which the day is written. */
const TIME = /(?<=\d)[ T](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[-+]\d\d:?\d\d)?$/
