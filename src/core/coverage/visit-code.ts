import { invariant } from '../invariant.ts'

/**
 * 29 symbols, a prime, so that a weighted sum notices every wrong symbol and every swap of
 * neighbours. None is read as another: no I, L, O, U and no 0, 1.
 */
const SYMBOLS = '23456789ABCDEFGHJKMNPQRSTVWXY'

/** Decimal digits that a code is made from: 29^6 is 594 million codes, one more is the check. */
export const VISIT_CODE_DIGITS = 15
const LENGTH = 6

/** A visit code from random decimal digits: `K7QR42-8` (R42). */
export function visitCodeFrom(digits: string): string {
  invariant(/^\d+$/.test(digits) && digits.length === VISIT_CODE_DIGITS, 'digits of a visit code')
  let rest = Number(digits)
  let body = ''
  while (body.length < LENGTH) {
    body += SYMBOLS[rest % SYMBOLS.length]
    rest = Math.floor(rest / SYMBOLS.length)
  }
  return `${body}-${checkSymbol(body)}`
}

/** A visit code as somebody typed it, or null when it is none or has a wrong symbol. */
export function readVisitCode(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s.-]/g, '')
  const body = plain.slice(0, LENGTH)
  if (plain.length !== LENGTH + 1 || [...plain].some((symbol) => !SYMBOLS.includes(symbol))) {
    return null
  }
  return plain.slice(LENGTH) === checkSymbol(body) ? `${body}-${checkSymbol(body)}` : null
}

function checkSymbol(body: string): string {
  const sum = [...body].reduce((total, symbol, at) => total + (at + 2) * SYMBOLS.indexOf(symbol), 0)
  return SYMBOLS[(SYMBOLS.length - (sum % SYMBOLS.length)) % SYMBOLS.length] as string
}
