import type { MemberNumber } from '../../core/member-number.ts'
import type { Currency, Minor } from '../../core/money.ts'
import type { PartRow } from '../../core/payments/parts-list.ts'
import { sumWritten } from '../../app/amounts.ts'
import { readCellNumber } from './cells.ts'
import { type LineColumn, type LineFault, readLines } from './lines-file.ts'

/** Lines of a file, each read by itself, and every fault. With one nothing of it may be done. */
type PartsFile = { readonly rows: readonly PartRow[]; readonly faults: readonly LineFault[] }

/** Reads a list of parts: `number,amount`, amounts as people write them. */
export async function readParts(csv: Uint8Array, currency: Currency): Promise<PartsFile> {
  const { lines, faults } = await readLines(csv, {
    number: NUMBER_COLUMN,
    amount: { header: 'amount', read: (text) => sumWritten(text, currency) },
  })
  const rows = lines.map(({ line, values }) => ({
    line,
    number: values.number as MemberNumber,
    amount: values.amount as Minor,
  }))
  return { rows, faults }
}

export const NUMBER_COLUMN: LineColumn<MemberNumber> = {
  header: 'number',
  read: (text) => {
    const value = readCellNumber(text)
    return value ? { value } : { why: 'is not a member number, a digit must be wrong' }
  },
}
