import { z } from 'zod'
import { storable } from '../core/text/input.ts'

/**
 * A field of a form: one text of at most `length` characters. A key that came twice was parsed
 * into a list, which is refused.
 */
export function text(length: number) {
  return z.string().max(length).overwrite(storable)
}

/** A field that must say something; white space around it is dropped. */
export function someText(length: number) {
  return text(length).trim().min(1)
}

/** A field that may be missing or empty: then it is null. Unreadable ones are null too. */
export function anyText(length: number) {
  return text(length)
    .trim()
    .transform((value) => value || null)
    .nullable()
    .catch(null)
}
