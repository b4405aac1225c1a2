/** Why a request is refused, with its status and words (4.4). `source` in `reference/mobile-money.md`. */
export const REFUSALS = {
  NO_AUTHENTICATION: [401, 'Your request does not have a valid authentication header.', '4.4'],
  AUTHENTICATION_ERROR: [403, 'The API token in the request is invalid.', '4.4'],
  AUTHORISATION_ERROR: [403, 'The API token has no permission for this operation.', '4.4'],
  HTTP_SIGNATURE_ERROR: [403, 'The signature of the request is missing or invalid.', '4.4'],
  INVALID_INPUT: [400, 'We were unable to parse the payload of the request.', '4.4'],
  MISSING_PARAMETER: [400, 'The request is missing a parameter.', '4.4'],
  UNSUPPORTED_PARAMETER: [400, 'The request has a parameter that is not supported.', '4.4'],
  INVALID_PARAMETER: [400, 'A parameter of the request is invalid.', '4.4'],
  DUPLICATE_METADATA_FIELD: [400, 'A metadata field is there twice.', '4.4'],
  DEPOSITS_NOT_ALLOWED: [403, 'Deposits are not enabled for this account.', '4.4'],
  REFUNDS_NOT_ALLOWED: [403, 'Refunds are not enabled for this account.', '13.1'],
  INVALID_CALLBACK_URL: [400, 'The callback URL is invalid.', '13.1'],
  INVALID_DATE_RANGE: [400, 'The date range is invalid.', '13.1'],
  WALLET_NOT_FOUND: [400, 'There is no such wallet.', '13.1'],
  // With HTTP 200 and the status REJECTED.
  AMOUNT_OUT_OF_BOUNDS: [200, 'The amount is not within the limits of the provider.', '4.4'],
  INVALID_AMOUNT: [200, 'The provider does not support these decimals.', '4.4'],
  INVALID_PHONE_NUMBER: [200, 'The phone number is not one of the provider.', '4.4'],
  INVALID_CURRENCY: [200, 'The provider does not support the currency.', '4.4'],
  INVALID_PROVIDER: [200, 'The provider is not supported.', '4.4'],
  PROVIDER_TEMPORARILY_UNAVAILABLE: [200, 'The provider is currently unavailable.', '4.4'],
  AMOUNT_TOO_LARGE: [200, 'The amount is larger than what is left of the deposit.', '4.9'],
  DEPOSIT_ALREADY_REFUNDED: [200, 'The deposit is refunded already.', '4.9'],
  REFUND_IN_PROGRESS: [200, 'Another refund of the deposit is in progress.', '4.9'],
  INVALID_STATE: [200, 'The state does not allow it.', '4.9'],
  NOT_FOUND: [200, 'It was not found.', '4.9'],
} as const satisfies Record<string, readonly [number, string, string]>
export type RefusalCode = keyof typeof REFUSALS

/** How a deposit fails (4.4). */
export const FAILURES = {
  PAYMENT_NOT_APPROVED: 'The customer did not authorize the payment.',
  INSUFFICIENT_BALANCE: 'The customer does not have enough funds.',
  PAYMENT_IN_PROGRESS: 'The customer is initiating another transaction.',
  TRANSACTION_ALREADY_IN_PROCESS: 'The customer has another transaction in process.',
  PAYER_NOT_FOUND: 'The phone number does not belong to the provider.',
  PAYER_LIMIT_REACHED: 'The customer has reached a limit of the wallet.',
  WALLET_LIMIT_REACHED: 'The wallet of the customer has reached its limit.',
  UNSPECIFIED_FAILURE: 'The provider gave no reason.',
  UNKNOWN_ERROR: 'The reason is not known.',
} as const

/** 4.8: what the sandbox's numbers do, by their last digits. `pending` stays so. */
export const SANDBOX_SUFFIXES: Readonly<Record<string, string>> = {
  '019': 'PAYER_LIMIT_REACHED',
  '029': 'PAYER_NOT_FOUND',
  '039': 'PAYMENT_NOT_APPROVED',
  '049': 'INSUFFICIENT_BALANCE',
  '059': 'TRANSACTION_ALREADY_IN_PROCESS',
  '069': 'UNSPECIFIED_FAILURE',
  '129': 'pending',
  '789': 'COMPLETED',
}
