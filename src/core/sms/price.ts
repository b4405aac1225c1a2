import { exponentOf, isCurrency, minor, toDecimal } from '../money.ts'

/**
 * What a carrier asks for a message: whole ten-thousandths of a unit of a currency. Carriers give
 * prices with four decimals (`USD 0.0079`), more than money has, and they add up.
 */
export type Price = { readonly currency: string; readonly tenThousandths: number }

const DECIMALS = 4

/**
 * Reads a carrier's price, `KES 0.8000`, digit by digit; what is below a ten-thousandth counts as
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

/** The sum of prices as money is written, rounded up to a minor unit: `KES 512.40`. */
export function formatPrice({ currency, tenThousandths }: Price): string {
  if (!isCurrency(currency)) return `${currency} ${(tenThousandths / 10 ** DECIMALS).toFixed(2)}`
  return `${currency} ${toDecimal(priceInMinor({ currency, tenThousandths }), currency)}`
}

/** In minor units of its currency, rounded up; of a currency that we do not know in hundredths. */
export function priceInMinor({ currency, tenThousandths }: Price) {
  const exponent = isCurrency(currency) ? exponentOf(currency) : 2
  return minor(Math.ceil(tenThousandths / 10 ** (DECIMALS - exponent)))
}
