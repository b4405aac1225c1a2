import { z } from 'zod'

/**
 * A field of a form: one text of at most `length` characters. A key that came twice was parsed
 * into a list, which is refused.
 */
export function text(length: number) {
  return z.string().max(length)
}

/** A field that must say something; white space around it is dropped. */
export function someText(length: number) {
  return z.string().max(length).trim().min(1)
}

/** A field that may be missing or empty: then it is null. Unreadable ones are null too. */
export function anyText(length: number) {
  return z
    .string()
    .max(length)
    .trim()
    .transform((value) => value || null)
    .nullable()
    .catch(null)
}
