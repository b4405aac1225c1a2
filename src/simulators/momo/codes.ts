/** Refusals: status and words; sections 3.2, 13.5 of `reference/mobile-money.md`. */
export const ERRORS = {
  RESOURCE_ALREADY_EXIST: [409, 'Duplicated reference id. Creation of resource failed.'],
  BAD_REQUEST: [400, 'The request is not valid.'],
  INVALID_REFERENCE_ID: [400, 'The reference id is no UUID version 4.'],
  ACCESS_DENIED_INVALID_SUBSCRIPTION_KEY: [401, 'Access denied due to invalid subscription key.'],
  UNAUTHORIZED: [401, 'The access token is missing, wrong or over.'],
  FORBIDDEN_IP: [403, 'Authorization failed. The IP is not allowed.'],
  RESOURCE_NOT_FOUND: [404, 'Requested resource was not found.'],
  NOT_ALLOWED: [500, 'Authorization failed. Insufficient permissions.'],
  NOT_ALLOWED_TARGET_ENVIRONMENT: [500, 'Access to target environment is forbidden.'],
  INVALID_CALLBACK_URL_HOST: [500, 'Callback URL with different host name then configured.'],
  INVALID_CURRENCY: [500, 'Currency not supported.'],
  INTERNAL_PROCESSING_ERROR: [500, 'An internal error occurred while processing.'],
  SERVICE_UNAVAILABLE: [503, 'Service temporarily unavailable, try again later.'],
} as const satisfies Record<string, readonly [number, string]>
export type ErrorCode = keyof typeof ERRORS

/** What the sandbox's numbers do (3.5). */
export const SANDBOX_NUMBERS: Readonly<Record<string, string>> = {
  '46733123450': 'INTERNAL_PROCESSING_ERROR',
  '46733123451': 'APPROVAL_REJECTED',
  '46733123452': 'EXPIRED',
  '46733123453': 'ONGOING',
  '46733123454': 'PAYER_DELAYED',
  '46733123455': 'PAYER_NOT_FOUND',
  '46733123456': 'PAYEE_NOT_ALLOWED_TO_RECEIVE',
  '46733123461': 'INTERNAL_PROCESSING_ERROR',
  '46733123462': 'SERVICE_UNAVAILABLE',
  '46733123463': 'COULD_NOT_PERFORM_TRANSACTION',
}

/** These are told beside PENDING, and are not the end (3.3). */
export const NOT_FINAL = ['ONGOING', 'PAYER_DELAYED', 'DELAYED', 'PENDING']

/** Words of a reason that is an object. */
export const REASON_WORDS: Readonly<Record<string, string>> = {
  APPROVAL_REJECTED: 'Approval was rejected.',
  EXPIRED: 'The request expired.',
  PAYER_NOT_FOUND: 'Payer does not exist.',
  NOT_ENOUGH_FUNDS: 'The payer does not have enough funds.',
  COULD_NOT_PERFORM_TRANSACTION: 'The payer did not approve in time.',
  INTERNAL_PROCESSING_ERROR: 'An internal error occurred while processing.',
}
