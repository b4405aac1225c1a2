import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { PhoneNumber } from '../core/phone-number.ts'
import { cleanInput } from '../core/text/input.ts'

/** No number is longer, however it is written; longer text is not worth reading. */
const LENGTH_MAX = 40

/**
 * A phone number as people of `country` (ISO 3166, two letters) write it: national or
 * international, spaces and dashes anywhere. Null when it is none.
 */
export function readPhone(text: string, country: string): PhoneNumber | null {
  const clean = cleanInput(text).replace(/^00/, '+')
  if (clean.length > LENGTH_MAX || !isCountry(country)) return null
  const found = parsePhoneNumberFromString(clean, { defaultCountry: country, extract: false })
  return found?.isValid() && !found.ext ? (found.number as PhoneNumber) : null
}

/** Whether `code` is a country that has telephones: ISO 3166, two capital letters. */
export function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code)
}
