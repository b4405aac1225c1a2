import { z } from 'zod'
import type { RefusalCode } from './codes.ts'
import type { Metadata } from './state.ts'

/** 4.2. */
const AMOUNT = /^([0]|([1-9][0-9]{0,17}))([.][0-9]{0,3}[1-9])?$/
const METADATA_MAX = 10

export const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i)
export const amountText = z.string().regex(AMOUNT)

/** Objects of one key each; `isPII` stands beside it. */
export const metadataList = z
  .array(z.record(z.string(), z.union([z.string(), z.boolean()])))
  .max(METADATA_MAX)

export const depositBody = z.strictObject({
  depositId: uuid,
  amount: amountText,
  currency: z.string().regex(/^[A-Z]{3}$/),
  payer: z.strictObject({
    type: z.literal('MMO'),
    accountDetails: z.strictObject({
      phoneNumber: z.string().regex(/^\d{8,15}$/),
      provider: z.string().min(1),
    }),
  }),
  preAuthorisationCode: z.string().optional(),
  successfulUrl: z.string().optional(),
  failedUrl: z.string().optional(),
  customerMessage: z
    .string()
    .regex(/^[A-Za-z0-9 ]{4,22}$/)
    .optional(),
  clientReferenceId: z.string().optional(),
  metadata: metadataList.optional(),
})
export type DepositBody = z.output<typeof depositBody>

type Fault = { readonly code: RefusalCode; readonly field: string }

/** Reads a body by a schema; the first fault as pawaPay names it. */
export function readBody<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): { readonly body: z.output<Schema> } | Fault {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { code: 'INVALID_INPUT', field: '' }
  }
  const read = schema.safeParse(given)
  if (read.success) return { body: read.data }
  const [issue] = read.error.issues
  const field = issue?.path.join('.') ?? ''
  if (issue?.code === 'unrecognized_keys') {
    return { code: 'UNSUPPORTED_PARAMETER', field: issue.keys.join(', ') }
  }
  const isMissing = issue?.code === 'invalid_type' && valueAt(given, issue.path) === undefined
  return { code: isMissing ? 'MISSING_PARAMETER' : 'INVALID_PARAMETER', field }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  )
}

/** 4.2: a list of objects with one key comes back as one object; null when a key is there twice. */
export function flatMetadata(list: z.output<typeof metadataList> = []): Metadata | null {
  const flat: Record<string, string> = {}
  for (const entry of list) {
    for (const [key, value] of Object.entries(entry)) {
      if (key === 'isPII') continue
      if (key in flat) return null
      flat[key] = String(value)
    }
  }
  return flat
}
