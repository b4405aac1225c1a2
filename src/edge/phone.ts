import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js'
import { completeNational } from '../core/old-phone-forms.ts'
import type { PhoneNumber } from '../core/phone-number.ts'
import { cleanInput } from '../core/text/input.ts'

/** No number is longer, however it is written; longer text is not worth reading. */
const LENGTH_MAX = 40

/**
 * A phone number as people of `country` (ISO 3166, two letters) write it: national or
 * international, spaces and dashes anywhere; forms of before a change of the numbering plan are
 * completed. Null when it is none.
 */
export function readPhone(text: string, country: string): PhoneNumber | null {
  const clean = cleanInput(text).replace(/^00/, '+')
  if (clean.length > LENGTH_MAX || !isCountry(country)) return null
  const found = parsePhoneNumberFromString(clean, { defaultCountry: country, extract: false })
  if (!found || found.ext) return null
  if (found.isValid()) return found.number as PhoneNumber
  const full = completeNational(found.countryCallingCode, found.nationalNumber)
  if (!full) return null
  const completed = parsePhoneNumberFromString(`+${found.countryCallingCode}${full}`)
  return completed?.isValid() ? (completed.number as PhoneNumber) : null
}

/** A phone number as people of `country` dial it: `0711000001`; whole for one from elsewhere. */
export function writePhone(phone: PhoneNumber, country: string): string {
  const found = parsePhoneNumberFromString(phone)
  if (!found?.isValid() || !isCountry(country)) return phone
  const isAtHome = found.countryCallingCode === getCountryCallingCode(country)
  return isAtHome ? found.formatNational().replace(/\D/g, '') : phone
}

/** Whether `code` is a country that has telephones: ISO 3166, two capital letters. */
export function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code)
}
