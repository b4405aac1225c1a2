import type { Ports } from '../../app/ports.ts'
import type { CivilDate } from '../../core/dates.ts'
import { birthDateFault } from '../../core/membership/birth-date.ts'
import { readPersonName } from '../../core/person-name.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { fold } from '../../core/text/gsm7.ts'
import type { Input, Io } from './command.ts'

/** What was typed about people; null when it means nothing, which `io` was told. */

/** The name in --name, such that an SMS can write it. */
export function nameOption(input: Input, io: Io): string | null {
  const text = input.text('name') ?? ''
  const name = readPersonName(text)
  if (name && fold(name).trim()) return name
  io.err(`--name ${text}: is not the name of a person`)
  return null
}

/** The day or bare year in --birth-date. */
export function birthDateOption(input: Input, today: CivilDate, io: Io): string | null {
  const text = (input.text('birthDate') ?? '').trim()
  const why = birthDateFault(text, today)
  if (why) io.err(`--birth-date ${text}: ${why}`)
  return why ? null : text
}

/** The phone in --phone: undefined when it is not there. */
export function phoneOption(
  input: Input,
  readPhone: Ports['readPhone'],
  country: string,
  io: Io,
): PhoneNumber | null | undefined {
  const text = input.text('phone')
  if (text === null) return undefined
  const phone = readPhone(text, country)
  if (!phone) io.err(`--phone ${text}: is not a phone number of ${country}`)
  return phone
}

/** The whole number in the option `name`: undefined when it is not there. */
export function wholeNumberOption(
  input: Input,
  name: string,
  { min, max }: { readonly min: number; readonly max: number },
  io: Io,
): number | null | undefined {
  const text = input.text(name)
  if (text === null) return undefined
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (value >= min && value <= max) return value
  io.err(`--${name} ${text}: is not a whole number from ${min} to ${max}`)
  return null
}
