import { z } from 'zod'
import { readInternational } from '../../../core/phone-number.ts'
import { anyText, someText, text } from '../../form.ts'

/** Characters of a session id and of an answer that are read; longer ones are refused. */
const SESSION_ID_MAX = 200
const INPUT_MAX = 2000
const FIELD_MAX = 200

/** JSON of some gateways has numbers and truth values where others have texts. */
function scalar<T extends z.ZodType>(field: T) {
  const isPlain = (value: unknown) => typeof value === 'number' || typeof value === 'boolean'
  return z.preprocess((value) => (isPlain(value) ? String(value) : value), field)
}

export const sessionId = scalar(someText(SESSION_ID_MAX))
export const word = scalar(someText(FIELD_MAX)).transform((value) => value.toLowerCase())
export const input = scalar(text(INPUT_MAX).nullish()).transform((value) => value ?? '')
export const anyWord = scalar(anyText(FIELD_MAX))
  .optional()
  .transform((value) => value ?? null)
export const anySequence = anyWord.transform((value) =>
  value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null,
)

/** Gateways leave the `+` away. */
export const phone = scalar(someText(FIELD_MAX)).transform((value, context) => {
  const read = readInternational(value)
  if (read) return read
  context.addIssue({ code: 'custom', message: 'not an international phone number' })
  return z.NEVER
})
