import { z } from 'zod'
import type { JsonAnswered } from '../../outgoing/json.ts'
import { codeOf, type Refusal, refusalOf } from './codes.ts'

/** What an answer of MTN says of the request that it answers. */
type Says =
  | { readonly kind: 'done'; readonly body: unknown }
  /** It was certainly not carried out. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unknown'; readonly alert?: string }

/** `code` is missing in some answers, and then the text may name it. */
const ENVELOPE = z.object({
  code: z.string().nullish().catch(null),
  message: z.string().nullish().catch(null),
})

/**
 * Reads an answer by its status and its code. A page of HTML comes from a wall before MTN, and says
 * nothing of what stands behind it; a status of 500 is clear by some codes alone.
 */
export function answerSays(answered: JsonAnswered): Says {
  if (answered.kind === 'not-sent') {
    return { kind: 'refused', refusal: { reason: 'try-later', retryable: true } }
  }
  if (answered.kind === 'unknown') return { kind: 'unknown' }
  const { status, body, text } = answered
  if (body === undefined && /^\s*</.test(text)) {
    return { kind: 'unknown', alert: 'MTN answers with a web page: is this address let in?' }
  }
  if (status >= 200 && status < 300) return { kind: 'done', body }
  const code = codeIn(body)
  const refusal = refusalOf(status, code)
  if (refusal) return { kind: 'refused', refusal }
  const said = code ?? `status ${status}`
  return status >= 500
    ? { kind: 'unknown' }
    : { kind: 'unknown', alert: `MTN answers ${codeOf(said)}, which is not known here` }
}

function codeIn(body: unknown): string | null {
  const { code, message } = ENVELOPE.safeParse(body).data ?? {}
  return code?.toUpperCase() ?? /\b[A-Z]+(?:_[A-Z]+)+\b/.exec(message ?? '')?.[0] ?? null
}
