import { csvCell } from '../ledger/export.ts'
import { type Currency, type Minor, toDecimal } from '../money.ts'

/** What stands in one cell of a register; null is an empty one. */
export type Cell = string | number | null

/** One line of a register as CSV, without its end. */
export function csvLine(cells: readonly Cell[]): string {
  return cells.map((cell) => (cell === null ? '' : csvCell(String(cell)))).join(',')
}

/** An amount in ordinary notation; nothing is an empty cell, as on paper. */
export function amountCell(amount: Minor, currency: Currency): string {
  return amount === 0 ? '' : toDecimal(amount, currency)
}
