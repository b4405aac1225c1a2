import { getCountryCallingCode } from 'libphonenumber-js'
import type { SmsLimits } from '../app/ports.ts'
import { isCountry } from './phone.ts'

type Chosen = {
  readonly phoneSmsPerHour: number | null
  readonly smsPrefixes: readonly string[] | null
}

/** By how numbers begin: those that the operator named, whose own phones are always reached, else for strangers the codes of our countries. */
export function createSmsLimits(
  { phoneSmsPerHour, smsPrefixes }: Chosen,
  operators: readonly string[] = [],
): SmsLimits {
  const mayReach = (phone: string) =>
    smsPrefixes === null ||
    operators.includes(phone) ||
    smsPrefixes.some((prefix) => phone.startsWith(prefix))
  return {
    smsPerHour: phoneSmsPerHour,
    mayReach,
    mayAnswerStranger: (phone, countries) =>
      smsPrefixes !== null
        ? mayReach(phone)
        : countries.filter(isCountry).some((country) => {
            return phone.startsWith(`+${getCountryCallingCode(country)}`)
          }),
  }
}
