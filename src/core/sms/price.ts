import { exponentOf, isCurrency, minor } from '../money.ts'

/**
 * What a carrier asks for a message: whole ten-thousandths of a unit of a currency. Carriers give
 * prices with four decimals (`USD 0.0079`), more than money has, and they add up.
 */
export type Price = { readonly currency: string; readonly tenThousandths: number }

const DECIMALS = 4

/**
 * Reads a carrier's price, `KES 0.8000`, digit by digit; a rest below a ten-thousandth counts as
 * one. Null when it names no currency (`0`) or is no price.
 */
export function readPrice(text: string): Price | null {
  const match = /^([A-Z]{3}) (\d{1,9})(?:\.(\d{1,12}))?$/.exec(text.trim())
  if (!match) return null
  const [, currency = '', whole = '', fraction = ''] = match
  const kept = Number(whole + fraction.slice(0, DECIMALS).padEnd(DECIMALS, '0'))
  const rest = /[1-9]/.test(fraction.slice(DECIMALS)) ? 1 : 0
  return { currency, tenThousandths: kept + rest }
}

/** `KES 512.4000`, as carriers write it. */
export function formatPrice({ currency, tenThousandths }: Price): string {
  const digits = String(tenThousandths).padStart(DECIMALS + 1, '0')
  return `${currency} ${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`
}

/** In minor units of its currency, rounded up; in hundredths of one that we do not know. */
export function priceInMinor({ currency, tenThousandths }: Price) {
  const exponent = isCurrency(currency) ? exponentOf(currency) : 2
  const per = 10 ** (DECIMALS - exponent)
  return minor((tenThousandths + per - 1 - ((tenThousandths + per - 1) % per)) / per)
}
