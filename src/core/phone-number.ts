import { completeInternational } from './old-phone-forms.ts'

/** An international phone number: `+` and 6 to 15 digits (E.164). */
export type PhoneNumber = string & { readonly __brand: 'PhoneNumber' }

/**
 * A number in international form as carriers send it, with or without `+`, older forms in full;
 * null otherwise.
 */
export function readInternational(text: string): PhoneNumber | null {
  const digits = text.trim().replace(/^\+/, '')
  const isNumber = /^[1-9]\d{5,14}$/.test(digits)
  return isNumber ? (`+${completeInternational(digits)}` as PhoneNumber) : null
}

/** `77xx4567`: enough to recognise a number one knows, too little to dial it (D7). */
export function maskPhone(phone: PhoneNumber): string {
  const national = phone.slice(-9)
  return `${national.slice(0, 2)}xx${national.slice(-4)}`
}

/** Digits of the shortest phone number with its country; shorter ones are services. */
const SENDER_DIGITS_MIN = 8

/**
 * Who sent a message, when somebody can be answered. A company's name and a short number cannot:
 * two machines would write to each other.
 */
export function readSender(text: string): PhoneNumber | null {
  const phone = readInternational(text)
  return phone && phone.length > SENDER_DIGITS_MIN ? phone : null
}
