import { z } from 'zod'
import type { FailureReason } from '../../../app/wallet.ts'
import type { JsonAnswered } from '../../outgoing/json.ts'

/**
 * What pawaPay's codes mean (reference mobile-money 4.3, 4.4 and 13.1), each as what the member
 * hears and what somebody here must do.
 */
export type Meaning = {
  readonly reason: FailureReason
  /** The same request may be made again by itself. */
  readonly retryable?: boolean
  /** It is of this payer's operator, and pawaPay works. */
  readonly isOfPayer?: boolean
  readonly alert?: string
}

const REPAIR = {
  token: 'pawaPay does not take the token of this account',
  signature:
    'pawaPay does not take the signature of our requests: are signingKey and signingKeyId those of its dashboard?',
  closed: 'pawaPay does not let this account take deposits: ask them',
  request: 'pawaPay takes no such request: ask them, and say the code',
  provider: 'pawaPay has not opened this operator and currency for this account',
} as const

/** Codes of a request that was refused before anybody was asked. */
export const REFUSALS: Readonly<Record<string, Meaning>> = {
  NO_AUTHENTICATION: { reason: 'misconfigured', alert: REPAIR.token },
  AUTHENTICATION_ERROR: { reason: 'misconfigured', alert: REPAIR.token },
  AUTHORISATION_ERROR: { reason: 'misconfigured', alert: REPAIR.token },
  HTTP_SIGNATURE_ERROR: { reason: 'misconfigured', alert: REPAIR.signature },
  DEPOSITS_NOT_ALLOWED: { reason: 'misconfigured', alert: REPAIR.closed },
  INVALID_INPUT: { reason: 'misconfigured', alert: REPAIR.request },
  MISSING_PARAMETER: { reason: 'misconfigured', alert: REPAIR.request },
  UNSUPPORTED_PARAMETER: { reason: 'misconfigured', alert: REPAIR.request },
  INVALID_PARAMETER: { reason: 'misconfigured', alert: REPAIR.request },
  DUPLICATE_METADATA_FIELD: { reason: 'misconfigured', alert: REPAIR.request },
  AMOUNT_OUT_OF_BOUNDS: { reason: 'limit' },
  INVALID_AMOUNT: { reason: 'misconfigured', alert: REPAIR.request },
  INVALID_PHONE_NUMBER: { reason: 'account' },
  INVALID_CURRENCY: { reason: 'misconfigured', alert: REPAIR.provider },
  INVALID_PROVIDER: { reason: 'misconfigured', alert: REPAIR.provider },
  PROVIDER_TEMPORARILY_UNAVAILABLE: { reason: 'try-later', retryable: true, isOfPayer: true },
}

/** Statuses of HTTP whose answer has no code that is known. Of 500 and above nothing is certain. */
export const STATUSES: Readonly<Record<number, Meaning>> = {
  400: { reason: 'misconfigured', alert: REPAIR.request },
  401: { reason: 'misconfigured', alert: REPAIR.token },
  403: { reason: 'misconfigured', alert: REPAIR.token },
  404: { reason: 'misconfigured', alert: REPAIR.request },
  405: { reason: 'misconfigured', alert: REPAIR.request },
  415: { reason: 'misconfigured', alert: REPAIR.request },
  429: { reason: 'try-later', retryable: true },
}

/** Why a deposit came to nothing. What is not known here is told to somebody. */
export const FAILURES: Readonly<Record<string, Meaning>> = {
  PAYMENT_NOT_APPROVED: { reason: 'refused' },
  INSUFFICIENT_BALANCE: { reason: 'no-funds' },
  // Another prompt stands on the phone, for up to ten minutes.
  PAYMENT_IN_PROGRESS: { reason: 'try-later' },
  TRANSACTION_ALREADY_IN_PROCESS: { reason: 'try-later' },
  PAYER_NOT_FOUND: { reason: 'account' },
  PAYER_LIMIT_REACHED: { reason: 'limit' },
  WALLET_LIMIT_REACHED: { reason: 'limit' },
  UNSPECIFIED_FAILURE: { reason: 'try-later' },
  UNKNOWN_ERROR: { reason: 'try-later' },
  // Words of the version before, which are still met.
  OTHER_ERROR: { reason: 'try-later' },
  BALANCE_INSUFFICIENT: { reason: 'no-funds' },
}

/** Where a deposit stands. A status that is not known is pending, never failed. */
export const STATES: Readonly<Record<string, 'pending' | 'paid' | 'failed'>> = {
  ACCEPTED: 'pending',
  SUBMITTED: 'pending',
  ENQUEUED: 'pending',
  PROCESSING: 'pending',
  // It resolves itself.
  IN_RECONCILIATION: 'pending',
  COMPLETED: 'paid',
  FAILED: 'failed',
}

/** A deposit that pawaPay does not know after so long never reached it. */
export const NOT_FOUND_FINAL_MS = 15 * 60 * 1000

const FAILURE = z.object({ failureReason: z.object({ failureCode: z.string() }) })

/** The code in an answer that says why something was refused; null where it says none. */
function failureCodeIn(body: unknown): string | null {
  return FAILURE.safeParse(body).data?.failureReason.failureCode ?? null
}

/**
 * Why a request was certainly not carried out; null when it may have been. pawaPay refuses with
 * status 200 too; what fails on its own side (500 and above) is not known to have failed.
 */
export function refusalIn(answered: JsonAnswered): Meaning | null {
  if (answered.kind === 'not-sent') return { reason: 'try-later', retryable: true }
  if (answered.kind === 'unknown' || answered.status >= 500) return null
  const code = failureCodeIn(answered.body)
  const known = (code !== null && ofTable(REFUSALS, code)) || STATUSES[answered.status]
  if (known) return known
  if (code === null) return null
  const alert = `pawaPay refused a request with ${codeOf(code)}, which is not known here`
  return { reason: 'try-later', alert }
}

/** What a table says of a code; a word that every object knows (`toString`) is none of it. */
export function ofTable<Row>(table: Readonly<Record<string, Row>>, code: string): Row | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined
}

/** A code as it may be told: anything else in its place could be a secret or a person's. */
export function codeOf(text: string): string {
  return /^[A-Z0-9_]{1,60}$/.test(text) ? text : 'unreadable'
}
