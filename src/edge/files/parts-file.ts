import { type MemberNumber, readMemberNumber } from '../../core/member-number.ts'
import { type Currency, exponentOf, type Minor, parseAmount } from '../../core/money.ts'
import type { PartRow } from '../../core/payments/parts-list.ts'
import { type LineColumn, type LineFault, readLines } from './lines-file.ts'

/** Lines of a file, each read by itself, and every fault. With one nothing of it may be done. */
export type PartsFile = { readonly rows: readonly PartRow[]; readonly faults: readonly LineFault[] }

/** Reads a list of parts: `number,amount`, amounts in ordinary notation. */
export async function readParts(csv: Uint8Array, currency: Currency): Promise<PartsFile> {
  const { lines, faults } = await readLines(csv, {
    number: NUMBER_COLUMN,
    amount: { header: 'amount', read: (text) => readAmount(text, currency) },
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
    const value = readMemberNumber(text)
    return value ? { value } : { why: 'is not a member number, a digit must be wrong' }
  },
}

function readAmount(text: string, currency: Currency): { value: Minor } | { why: string } {
  const value = parseAmount(text, currency)
  if (value !== null && value > 0) return { value }
  if (value !== null) return { why: 'must be more than 0' }
  const example = exponentOf(currency) === 0 ? '1500' : '100.50'
  return { why: `is not an amount in ${currency} such as ${example}` }
}
