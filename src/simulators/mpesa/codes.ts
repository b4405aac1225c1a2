/**
 * What M-Pesa says, word for word where the reference has the words; `source` is its section in
 * `reference/mobile-money.md`.
 */
type Said = { readonly says: string; readonly source: string }

/** How a push can end, by the code in its callback. */
export const STK_RESULTS = {
  '0': { says: 'The service request is processed successfully.', source: '2.3' },
  '1': { says: 'The balance is insufficient for the transaction.', source: '2.4' },
  '2': { says: 'Declined due to limit rule: less than the minimum amount.', source: '2.4' },
  '3': { says: 'Declined due to limit rule: greater than the maximum amount.', source: '2.4' },
  '4': { says: 'Declined due to limit rule: would exceed daily transfer limit.', source: '2.4' },
  '8': { says: 'Declined due to limit rule: would exceed the maximum balance.', source: '2.4' },
  '17': { says: 'Rule limited.', source: '2.4' },
  '26': { says: 'System busy. Try again in a few minutes.', source: '2.4' },
  '1001': {
    says: 'Unable to lock subscriber, a transaction is already in process.',
    source: '2.4',
  },
  '1019': { says: 'Transaction has expired', source: '2.4' },
  '1025': { says: 'An error occurred while sending a push request', source: '2.4' },
  '1031': { says: 'Request cancelled by user', source: '2.4' },
  '1032': { says: 'Request cancelled by user', source: '2.3' },
  '1037': { says: 'DS timeout user cannot be reached', source: '2.4' },
  '2001': { says: 'The initiator information is invalid.', source: '2.4' },
  '2028': { says: 'The request is not permitted according to product assignment.', source: '2.4' },
  '8006': { says: 'The security credential is locked.', source: '2.4' },
  '9999': { says: 'Error occurred while sending push request', source: '2.4' },
  SFC_IC0003: { says: 'The operator does not exist.', source: '2.4' },
} as const satisfies Record<string, Said>
export type StkCode = keyof typeof STK_RESULTS

/** Refusals at the door: HTTP status, code, words. */
export const ERRORS = {
  badAuthType: [400, '400.008.01', 'Invalid Authentication passed', '2.1'],
  badGrantType: [400, '400.008.02', 'Invalid grant type passed', '2.1'],
  token404: [404, '404.001.03', 'Invalid Access Token', '2.1'],
  token400: [400, '400.003.01', 'Invalid Access Token', '2.1'],
  wrongUrl: [404, '404.001.01', 'Resource not found', '2.2'],
  wrongMethod: [405, '405.001', 'Method Not Allowed', '2.2'],
  noMerchant: [500, '500.001.1001', 'Merchant does not exist', '2.2'],
  wrongCredentials: [500, '500.001.1001', 'Wrong credentials', '2.2'],
  locked: [
    500,
    '500.001.1001',
    'Unable to lock subscriber, a transaction is already in process for the current subscriber',
    '2.2',
  ],
  beingProcessed: [500, '500.001.1001', 'The transaction is being processed', '2.5'],
  urlsRegistered: [500, '500.003.1001', 'Urls are already registered', '2.6'],
  duplicate: [500, '500.002.1001', 'Duplicate Detected', '2.8'],
  noTransactions: [500, '500.003.1001', 'no transactions', '13.4'],
  busy: [500, '500.003.02', 'System is busy. Please try again in few minutes.', '2.2'],
  spikeArrest: [500, '500.003.02', 'Spike arrest violation', '2.2'],
  quota: [500, '500.003.03', 'Quota Violation', '2.2'],
  internal: [500, '500.003.1001', 'Internal Server Error', '2.2'],
  maintenance: [503, '00.002.1001', 'Service is currently under maintenance', '13.3'],
} as const satisfies Record<string, readonly [number, string, string, string]>
export type ErrorName = keyof typeof ERRORS

/** What comes to a ResultURL, and when. */
export const LATER_RESULTS = {
  '0': { says: 'The service request is processed successfully.', source: '2.8' },
  '1': { says: 'The balance is insufficient for the transaction.', source: '2.9' },
  '15': { says: 'Duplicate Detected', source: '2.8' },
  '17': { says: 'Internal Failure', source: '13.3' },
  '18': { says: 'Initiator Credential Check Failure', source: '13.3' },
  '20': { says: 'Unresolved Initiator', source: '13.3' },
  '21': { says: 'The initiator is not allowed to initiate this request', source: '2.9' },
  '24': { says: 'Missing mandatory fields', source: '13.3' },
  '25': { says: 'Invalid request parameters', source: '13.3' },
  '26': { says: 'Traffic blocking condition in place', source: '13.3' },
  '29': { says: 'Invalid command', source: '13.3' },
  '2001': { says: 'The initiator information is invalid.', source: '2.9' },
  '8006': { says: 'The security credential is locked.', source: '2.9' },
  R000001: { says: 'The transaction has already been reversed.', source: '2.9' },
  R000002: { says: 'The OriginalTransactionID is invalid.', source: '2.9' },
} as const satisfies Record<string, Said>
export type LaterCode = keyof typeof LATER_RESULTS

/** The payer's menu says no before anything moves; our own words, the reference has none. */
export type PayBillRefusal =
  'phone-off' | 'no-funds' | 'limit' | 'not-whole' | 'no-account' | 'not-accepted'
