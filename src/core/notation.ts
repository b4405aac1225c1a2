import { type Currency, exponentOf, type Minor, minor } from './money.ts'

/**
 * How a program writes amounts, declared for each operator or file format. Nothing is guessed:
 * what is written otherwise is no amount.
 */
export type Notation = {
  /** The sign of decimals. */
  readonly point: '.' | ','
  /** Between groups of three digits, when the format writes any; a space may be a narrow one. */
  readonly grouping: ',' | '.' | ' ' | "'" | null
}

/** `1500`, `100.50`, `1000.0000`: what most operators send. */
export const PLAIN: Notation = { point: '.', grouping: null }

/** `1,500.00`: what operators print. */
export const ENGLISH: Notation = { point: '.', grouping: ',' }

const SPACES = '[ \\u00a0\\u2009\\u202f]'

/**
 * Reads an amount in a declared notation, digit by digit. Null when it is written otherwise, has
 * a fraction that the currency lacks (zeros aside), or is too large for a number.
 */
export function readNotation(text: string, currency: Currency, notation: Notation): Minor | null {
  const { point, grouping } = notation
  const mark = grouping === ' ' ? SPACES : grouping && `[${grouping}]`
  const whole = mark === null ? '\\d+' : `\\d+|\\d{1,3}(?:${mark}\\d{3})+`
  const match = new RegExp(`^(${whole})(?:[${point}](\\d+))?$`).exec(text)
  if (!match) return null
  const [, digits = '', fraction = ''] = match
  const exponent = exponentOf(currency)
  if (/[1-9]/.test(fraction.slice(exponent))) return null
  const value = Number(
    digits.replace(/\D/g, '') + fraction.slice(0, exponent).padEnd(exponent, '0'),
  )
  return Number.isSafeInteger(value) ? minor(value) : null
}
