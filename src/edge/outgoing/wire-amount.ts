import { type Currency, type Minor, toDecimal } from '../../core/money.ts'
import { PLAIN, readNotation } from '../../core/notation.ts'

/** An amount as programs of operators take it: `1500`, `15.5`, without zeros at its end. */
export function writeAmount(amount: Minor, currency: Currency): string {
  const text = toDecimal(amount, currency)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/**
 * An amount in an operator's JSON: `"1500"`, `"1000.0000"`, or a number. Null when it is none, has
 * a fraction that the currency lacks, or is not more than zero.
 */
export function amountIn(value: unknown, currency: Currency): Minor | null {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string') return null
  const amount = readNotation(text.trim(), currency, PLAIN)
  return amount !== null && amount > 0 ? amount : null
}
