import type { FailureReason } from '../../../app/wallet.ts'

/**
 * What MTN's codes mean (reference mobile-money 3.2, 3.3 and 13.5): what the member hears, and what
 * somebody here must do. The same codes stand in answers and beside a failed payment.
 */
type Meaning = { readonly reason: FailureReason; readonly alert?: string }

const REPAIR = {
  environment: 'MTN does not take this target environment for these keys',
  callback: 'MTN does not take the host of our callback address: it must be the API user’s',
  currency: 'MTN does not take this currency here (its sandbox takes EUR alone)',
  payee: 'MTN lets this account receive no more money: its limit, or its state',
  request: 'MTN takes no such request: ask them, and say the code',
} as const

const MISCONFIGURED = 'misconfigured'

/** Why a payment came to nothing. */
export const REASONS: Readonly<Record<string, Meaning>> = {
  APPROVAL_REJECTED: { reason: 'refused' },
  REJECTED: { reason: 'refused' },
  PAYMENT_NOT_APPROVED: { reason: 'refused' },
  TRANSACTION_CANCELED: { reason: 'refused' },
  EXPIRED: { reason: 'expired' },
  // Nobody approved it within five minutes.
  COULD_NOT_PERFORM_TRANSACTION: { reason: 'expired' },
  NOT_ENOUGH_FUNDS: { reason: 'no-funds' },
  // Too little money, or too much for a limit.
  LOW_BALANCE_OR_PAYEE_LIMIT_REACHED_OR_NOT_ALLOWED: { reason: 'funds-or-limit' },
  // Mostly too little money, which it does not say.
  INTERNAL_PROCESSING_ERROR: { reason: 'try-later' },
  PAYER_LIMIT_REACHED: { reason: 'limit' },
  PAYER_NOT_FOUND: { reason: 'account' },
  SENDER_ACCOUNT_NOT_ACTIVE: { reason: 'account' },
  SERVICE_UNAVAILABLE: { reason: 'try-later' },
  PAYEE_NOT_FOUND: { reason: MISCONFIGURED, alert: REPAIR.payee },
  PAYEE_NOT_ALLOWED_TO_RECEIVE: { reason: MISCONFIGURED, alert: REPAIR.payee },
  PAYEE_LIMIT_REACHED: { reason: MISCONFIGURED, alert: REPAIR.payee },
  NOT_ALLOWED: { reason: MISCONFIGURED, alert: REPAIR.environment },
  NOT_ALLOWED_TARGET_ENVIRONMENT: { reason: MISCONFIGURED, alert: REPAIR.environment },
  INVALID_CALLBACK_URL_HOST: { reason: MISCONFIGURED, alert: REPAIR.callback },
  INVALID_CURRENCY: { reason: MISCONFIGURED, alert: REPAIR.currency },
  TRANSFER_TYPE_UNKNOWN: { reason: MISCONFIGURED, alert: REPAIR.request },
  VALIDATION_ERROR: { reason: MISCONFIGURED, alert: REPAIR.request },
}

/** Beside a failed payment too these say that it goes on, or nothing about it. */
export const STILL_OPEN: ReadonlySet<string> = new Set([
  'ONGOING',
  'PENDING',
  'DELAYED',
  'PAYER_DELAYED',
  'RESOURCE_NOT_FOUND',
  'RESOURCE_ALREADY_EXIST',
  'TRANSACTION_NOT_FOUND',
])

/** Where a payment stands. A status that is not known is pending, never failed. */
export const STATES: Readonly<Record<string, 'pending' | 'paid' | 'failed'>> = {
  PENDING: 'pending',
  ONGOING: 'pending',
  DELAYED: 'pending',
  SUCCESSFUL: 'paid',
  FAILED: 'failed',
  REJECTED: 'failed',
  EXPIRED: 'failed',
}

/** Codes of a status of 500 that say that nobody was asked; of any other nothing is certain. */
const REFUSED_BY_CODE: ReadonlySet<string> = new Set([
  'NOT_ALLOWED',
  'NOT_ALLOWED_TARGET_ENVIRONMENT',
  'INVALID_CALLBACK_URL_HOST',
  'INVALID_CURRENCY',
])

/** What a status says of a request that was certainly not carried out. */
const REFUSED_BY_STATUS: Readonly<Record<number, Meaning & { readonly retryable?: boolean }>> = {
  400: { reason: MISCONFIGURED, alert: REPAIR.request },
  401: { reason: MISCONFIGURED, alert: 'MTN does not take the keys of this account' },
  403: { reason: MISCONFIGURED, alert: 'MTN does not let requests from this machine’s address in' },
  404: { reason: MISCONFIGURED, alert: 'there is no such address at MTN: look at baseUrl' },
  405: { reason: MISCONFIGURED, alert: REPAIR.request },
  415: { reason: MISCONFIGURED, alert: REPAIR.request },
  429: { reason: 'try-later', retryable: true },
  // The same reference again asks nobody twice.
  503: { reason: 'try-later', retryable: true },
}

export type Refusal = Meaning & { readonly retryable?: boolean }

/** Why a request was certainly not carried out; null when it may have been. */
export function refusalOf(status: number, code: string | null): Refusal | null {
  const byCode = code !== null && (status < 500 || REFUSED_BY_CODE.has(code)) && REASONS[code]
  return byCode || REFUSED_BY_STATUS[status] || null
}

/** A code as it may be told: anything else in its place could be a secret or a person's. */
export function codeOf(text: string): string {
  return /^[A-Z0-9_]{1,80}$/.test(text) ? text : 'unreadable'
}
