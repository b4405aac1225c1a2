import { z } from 'zod'

/** What each kind of carrier and wallet account needs to be told; each field once, here. */

const NAME_LENGTH_MAX = 40
const TEXT_LENGTH_MAX = 500

/** A name stands in callback paths, in the log and in measurements. */
export const nameOf = text(NAME_LENGTH_MAX)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single dashes')
  .refine((name) => name !== 'sandbox', 'sandbox is the name of the simulated one')

/** What is signed up for at the carrier; a text without anything in it is a slip. */
export const someText = text(TEXT_LENGTH_MAX)

const sender = text(15).regex(/^[A-Za-z0-9 ]+$/, 'may hold only letters, digits and spaces')

export const africasTalkingKind = z.strictObject({
  name: nameOf,
  kind: z.literal('africastalking'),
  username: someText,
  apiKey: someText,
  sender: sender.optional(),
})

export const CARRIER_KINDS = [africasTalkingKind] as const

export const route = z.strictObject({
  mutual: text(NAME_LENGTH_MAX).optional(),
  prefix: text(16)
    .regex(/^\+\d+$/, 'is the beginning of an international number, such as +254')
    .optional(),
  carrier: text(NAME_LENGTH_MAX),
  fallback: text(NAME_LENGTH_MAX).optional(),
})

/** For a field of another type than it should be. */
export function mustBe(what: string) {
  const error = ({ input }: { readonly input?: unknown }) =>
    input === undefined ? 'is missing' : `must be ${what}`
  return { error }
}

function text(length: number) {
  return z
    .string(mustBe('a text'))
    .max(length, `is longer than ${length} characters`)
    .refine((value) => value.trim() !== '', 'is empty')
}
