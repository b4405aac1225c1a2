import { sumWritten } from '../../app/amounts.ts'
import type { Currency } from '../../core/money.ts'
import type { PartFault, PartRow } from '../../core/payments/parts-list.ts'
import { asciiDigits } from '../../core/text/input.ts'
import { readCellNumber } from '../files/cells.ts'

/** A number as cards, slips and spreadsheets have it, what stands between, and the amount. */
const LINE = /^(\d{7}[-\s]\d|\d{5,8}|\d{10}|\d{3} \d{3} \d{2})[\s;,:=]+(\S.*)$/

/** A line that is no number with an amount. */
export const NO_PART = 'is no part'

/**
 * Reads parts as somebody types or pastes them, one member a line: the number, then the amount. An empty line
 * counts as a line and says nothing.
 */
export function readPartLines(
  text: string,
  currency: Currency,
): { readonly rows: readonly PartRow[]; readonly faults: readonly PartFault[] } {
  const rows: PartRow[] = []
  const faults: PartFault[] = []
  const lines = asciiDigits(text).split(/\r\n|\r|\n/)
  for (const [at, written] of lines.entries()) {
    if (written.trim() === '') continue
    const read = readPart(at + 1, written.trim(), currency)
    if ('why' in read) faults.push(read)
    else rows.push(read)
  }
  return { rows, faults }
}

function readPart(line: number, text: string, currency: Currency): PartRow | PartFault {
  const [, digits, money] = LINE.exec(text) ?? []
  if (digits === undefined || money === undefined) return { line, field: '', why: NO_PART }
  const number = readCellNumber(digits)
  if (!number) {
    return { line, field: 'number', why: 'is not a member number, a digit must be wrong' }
  }
  const amount = sumWritten(money, currency)
  return 'why' in amount
    ? { line, field: 'amount', why: amount.why }
    : { line, number, amount: amount.value }
}
