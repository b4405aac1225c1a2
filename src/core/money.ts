import { invariant } from './invariant.ts'

/** A whole number of minor units (cents; francs where the currency has no fraction). */
export type Minor = number & { readonly __brand: 'Minor' }

/**
 * Digits after the point by ISO 4217, frozen here: the tables of JavaScript engines disagree
 * with the standard for some African currencies (MGA, SOS). The ariary and the ouguiya are
 * divided by five, which two decimal digits can write.
 */
const EXPONENTS = {
  AOA: 2, BIF: 0, BWP: 2, CDF: 2, CVE: 2, DJF: 0, DZD: 2, EGP: 2, ERN: 2, ETB: 2, EUR: 2, GHS: 2,
  GMD: 2, GNF: 0, KES: 2, KMF: 0, LRD: 2, LSL: 2, LYD: 3, MAD: 2, MGA: 2, MRU: 2, MUR: 2, MWK: 2,
  MZN: 2, NAD: 2, NGN: 2, RWF: 0, SCR: 2, SDG: 2, SLE: 2, SOS: 2, SSP: 2, STN: 2, SZL: 2, TND: 3,
  TZS: 2, UGX: 0, USD: 2, XAF: 0, XOF: 0, ZAR: 2, ZMW: 2, ZWG: 2,
} as const // prettier-ignore

export type Currency = keyof typeof EXPONENTS

/** What people read before an amount; the code itself where nothing shorter is usual. */
const SIGNS: Partial<Record<Currency, string>> = {
  XOF: 'F',
  XAF: 'F',
  KES: 'KSh',
  TZS: 'TSh',
  UGX: 'USh',
}

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(EXPONENTS, code)
}

/** Decimal digits that `currency` has: 0, 2 or 3. */
export function exponentOf(currency: Currency): number {
  return EXPONENTS[currency]
}

/** The one place where a number becomes money. Throws when it is not a safe whole number. */
export function minor(value: number): Minor {
  invariant(Number.isSafeInteger(value), `not a whole amount: ${value}`)
  return value as Minor
}

export const ZERO = minor(0)

export function add(...amounts: readonly Minor[]): Minor {
  return minor(amounts.reduce<number>((sum, amount) => sum + amount, 0))
}

export function subtract(from: Minor, amount: Minor): Minor {
  return minor(from - amount)
}

export function smaller(a: Minor, b: Minor): Minor {
  return a < b ? a : b
}

/** `amount` × `count`, count a whole number. */
export function times(amount: Minor, count: number): Minor {
  return minor(amount * count)
}

/** What people count in: a franc, a shilling of a hundred cents. */
export function wholeUnit(currency: Currency): Minor {
  return minor(10 ** exponentOf(currency))
}

/**
 * `percent` of an amount (0 to 100, whole), rounded up to a minor unit: of a contribution this
 * is the least that opens rights, and a part of a franc cannot be paid.
 */
export function percentUp(amount: Minor, percent: number): Minor {
  invariant(Number.isInteger(percent) && percent >= 0 && percent <= 100, `percent: ${percent}`)
  return minor(Number((BigInt(amount) * BigInt(percent) + 99n) / 100n))
}

/** Between thousands: a comma in English and Swahili, a plain space in French. */
export type Thousands = ',' | ' '

/** `4,500` or `4 500`, `100.50`; no fraction when it is zero. */
export function formatNumber(amount: Minor, currency: Currency, thousands: Thousands): string {
  const { whole, fraction } = digitsOf(amount, currency)
  let grouped = whole.slice(-3)
  for (let end = whole.length - 3; end > 0; end -= 3)
    grouped = whole.slice(Math.max(0, end - 3), end) + thousands + grouped
  return (amount < 0 ? '-' : '') + grouped + (/[1-9]/.test(fraction) ? `.${fraction}` : '')
}

/** What people call a currency on a phone: `KSh`, `F`. */
export function currencySign(currency: Currency): string {
  return SIGNS[currency] ?? currency
}

/** What people read on a phone: `KSh 4,500`, `4 500 F`. GSM-7 only. */
export function formatMoney(amount: Minor, currency: Currency, thousands: Thousands): string {
  const number = formatNumber(amount, currency, thousands)
  const sign = currencySign(currency)
  return sign === 'F' ? `${number} F` : `${sign} ${number}`
}

/** Plain decimal notation for files: `4500.00`, `4500` where the currency has no fraction. */
export function toDecimal(amount: Minor, currency: Currency): string {
  const { whole, fraction } = digitsOf(amount, currency)
  return (amount < 0 ? '-' : '') + whole + (fraction ? `.${fraction}` : '')
}

function digitsOf(amount: Minor, currency: Currency): { whole: string; fraction: string } {
  const exponent = exponentOf(currency)
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  const point = digits.length - exponent
  return { whole: digits.slice(0, point), fraction: digits.slice(point) }
}
