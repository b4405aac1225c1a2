import { describe, expect, it } from 'vitest'
import type { Known } from '../../../src/app/wallet.ts'
import { answerOf, refusalOf, resultOf } from '../../../src/edge/wallets/mpesa/codes.ts'
import { paymentSays, readPayment } from '../../../src/edge/wallets/momo/payment.ts'
import { refusalOf as refusedByMomo } from '../../../src/edge/wallets/momo/codes.ts'
import { refusalIn } from '../../../src/edge/wallets/pawapay/codes.ts'
import { depositSays, readDeposit } from '../../../src/edge/wallets/pawapay/deposit.ts'
import { uuidOf } from '../../../src/edge/outgoing/uuid.ts'

/**
 * The codes that the operators’ pages name, row by row and not from the tables of the adapters. A code
 * stands under what it has to mean: the member’s words, `ask` where nothing is decided yet, and a `!`
 * where somebody must put something right.
 */
const STK = {
  'no-funds': '1',
  'limit!': '2',
  limit: '3 4',
  'misconfigured!': '8 2028 SFC_IC0003 1101',
  'try-later': '17 26 1001 2029 9999',
  'try-later!': '1025',
  expired: '1019',
  refused: '1031 1032',
  unreachable: '1037',
  'wrong-pin': '2001',
  account: '8006',
  'ask!': '4999 5000 SFC_IC0009 -1 1e0 __proto__ constructor 00',
}

const DARAJA_ERRORS = {
  'misconfigured!':
    '400.002.05 400.008.01 400.008.02 401.002.01 404.001.01 405.001 18 20 21 22 24 25 29 100000010',
  'try-later!': '404.001.03 400.003.01 500.003.03',
  'try-later': '500.003.02 00.002.1001 26 100000001 100000002 100000011',
  ask: '500.002.1001 500.003.1001 15 17 100000000',
  'ask!': '500.001.1001 500.009.9999 19 hasOwnProperty',
}

const STATUS_ANSWERS = {
  ask: '15 17 26 100000000 100000001 100000002 100000011',
  'refused!': '18 20 21 22 24 25 29 2001 2006 2028 8006 100000010',
  'unknown-receipt': 'R000002',
  'ask!': 'R000001 R9 11 valueOf',
}

const MOMO_REASONS = {
  refused: 'APPROVAL_REJECTED REJECTED PAYMENT_NOT_APPROVED TRANSACTION_CANCELED',
  expired: 'EXPIRED COULD_NOT_PERFORM_TRANSACTION',
  'no-funds': 'NOT_ENOUGH_FUNDS',
  'funds-or-limit': 'LOW_BALANCE_OR_PAYEE_LIMIT_REACHED_OR_NOT_ALLOWED',
  limit: 'PAYER_LIMIT_REACHED',
  account: 'PAYER_NOT_FOUND SENDER_ACCOUNT_NOT_ACTIVE',
  'try-later': 'INTERNAL_PROCESSING_ERROR SERVICE_UNAVAILABLE',
  'misconfigured!':
    'PAYEE_NOT_FOUND PAYEE_NOT_ALLOWED_TO_RECEIVE PAYEE_LIMIT_REACHED NOT_ALLOWED ' +
    'NOT_ALLOWED_TARGET_ENVIRONMENT INVALID_CALLBACK_URL_HOST INVALID_CURRENCY ' +
    'TRANSFER_TYPE_UNKNOWN VALIDATION_ERROR',
  ask:
    'ONGOING PENDING DELAYED PAYER_DELAYED RESOURCE_NOT_FOUND RESOURCE_ALREADY_EXIST ' +
    'TRANSACTION_NOT_FOUND',
  'ask!': 'SOMETHING_NEW constructor __PROTO__',
}

const PAWAPAY_FAILURES = {
  refused: 'PAYMENT_NOT_APPROVED',
  'no-funds': 'INSUFFICIENT_BALANCE BALANCE_INSUFFICIENT',
  'try-later':
    'PAYMENT_IN_PROGRESS TRANSACTION_ALREADY_IN_PROCESS UNSPECIFIED_FAILURE UNKNOWN_ERROR OTHER_ERROR',
  account: 'PAYER_NOT_FOUND',
  limit: 'PAYER_LIMIT_REACHED WALLET_LIMIT_REACHED',
  // The deposit is final whatever its code: only why is not known.
  'try-later!': 'SOMETHING_NEW constructor toString',
}

const PAWAPAY_REFUSALS = {
  'misconfigured!':
    'NO_AUTHENTICATION AUTHENTICATION_ERROR AUTHORISATION_ERROR HTTP_SIGNATURE_ERROR ' +
    'DEPOSITS_NOT_ALLOWED INVALID_INPUT MISSING_PARAMETER UNSUPPORTED_PARAMETER INVALID_PARAMETER ' +
    'DUPLICATE_METADATA_FIELD INVALID_AMOUNT INVALID_CURRENCY INVALID_PROVIDER',
  limit: 'AMOUNT_OUT_OF_BOUNDS',
  account: 'INVALID_PHONE_NUMBER',
  'try-later': 'PROVIDER_TEMPORARILY_UNAVAILABLE',
  'try-later!': 'SOMETHING_NEW toString',
}

type Said = { readonly kind?: string; readonly reason?: string; readonly alert?: string }

/** `limit`, `ask!`: what an outcome means, as the lists above have it. */
function meant({ kind, reason, alert }: Said): string {
  const isOpen = kind === 'unknown' || kind === 'pending' || kind === 'hint'
  const what = isOpen ? 'ask' : (reason ?? kind ?? '')
  return alert === undefined ? what : `${what}!`
}

function rows(table: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(table).flatMap(([meaning, codes]) =>
    codes.split(' ').map((code): [string, string] => [code, meaning]),
  )
}

const ABOUT = {
  intentId: 'i-1',
  operatorRef: 'r-1',
  at: 0,
  currency: 'XOF',
  wireCurrency: 'XOF',
} as const

function momo(reason: unknown): Known | Said {
  const payment = readPayment({ status: 'FAILED', reason })
  return payment ? paymentSays(payment, ABOUT) : {}
}

function pawapay(failureCode: string): Said {
  const metadata = { intentId: 'i-1' }
  const common = { depositId: uuidOf('i-1'), status: 'FAILED', metadata }
  const deposit = readDeposit({ ...common, failureReason: { failureCode } })
  return deposit ? depositSays(deposit, 'XOF', 0, 'i-1') : {}
}

describe('each code of the operators’ pages', () => {
  it.each(rows(STK))('%s of a prompt of M-PESA means %s', (code, meaning) => {
    expect(meant(resultOf(code))).toBe(meaning)
  })

  it.each(rows(DARAJA_ERRORS))('%s at the door of Daraja means %s', (code, meaning) => {
    expect(meant(refusalOf(code, 'whatever it says'))).toBe(meaning)
  })

  it.each([
    ['400.002.02', 'Bad Request - Invalid PhoneNumber', 'account'],
    ['400.002.02', 'Bad Request - Invalid Amount', 'misconfigured!'],
    ['500.001.1001', 'The transaction is being processed', 'ask'],
    ['500.001.1001', 'Unable to lock subscriber', 'try-later'],
    ['500.001.1001', 'Merchant does not exist', 'misconfigured!'],
    ['500.001.1001', 'Wrong credentials', 'misconfigured!'],
  ])('%s “%s” at the door of Daraja means %s', (code, text, meaning) => {
    expect(meant(refusalOf(code, text))).toBe(meaning)
  })

  it.each(rows(STATUS_ANSWERS))('%s of a Transaction Status means %s', (code, meaning) => {
    expect(meant(answerOf(code) ?? {})).toBe(meaning)
  })

  it.each(rows(MOMO_REASONS))('%s of MTN, as a word or an object, means %s', (code, meaning) => {
    expect(meant(momo(code) as Said)).toBe(meaning)
    expect(meant(momo({ code, message: 'x' }) as Said)).toBe(meaning)
  })

  it.each([
    [400, 'misconfigured!'],
    [401, 'misconfigured!'],
    [403, 'misconfigured!'],
    [404, 'misconfigured!'],
    [429, 'try-later'],
    [503, 'try-later'],
  ])('status %d of MTN without a code means %s', (status, meaning) => {
    expect(meant(refusedByMomo(status, null) ?? {})).toBe(meaning)
  })

  it.each([500, 502, 504])(
    'status %d of MTN decides nothing, but for a code that does',
    (status) => {
      expect(refusedByMomo(status, null)).toBeNull()
      expect(refusedByMomo(status, 'INTERNAL_PROCESSING_ERROR')).toBeNull()
      expect(refusedByMomo(status, 'INVALID_CURRENCY')).toMatchObject({ reason: 'misconfigured' })
    },
  )

  it.each(rows(PAWAPAY_FAILURES))('%s of a deposit of pawaPay means %s', (code, meaning) => {
    expect(meant(pawapay(code))).toBe(meaning)
  })

  it.each(rows(PAWAPAY_REFUSALS))('%s at the door of pawaPay means %s', (failureCode, meaning) => {
    const body = { status: 'REJECTED', failureReason: { failureCode } }
    const answered = { kind: 'answer', status: 200, body, text: '' } as const
    expect(meant(refusalIn(answered as Parameters<typeof refusalIn>[0]) ?? {})).toBe(meaning)
    // Of what fails on its own side nothing is certain.
    expect(refusalIn({ ...answered, status: 500 })).toBeNull()
  })

  it.each(['ACCEPTED', 'SUBMITTED', 'ENQUEUED', 'PROCESSING', 'IN_RECONCILIATION'])(
    '%s of a deposit of pawaPay decides nothing',
    (status) => {
      const deposit = readDeposit({ depositId: uuidOf('i-1'), status, metadata: {} })
      expect(deposit && meant(depositSays(deposit, 'XOF', 0, 'i-1'))).toBe('ask')
    },
  )

  it.each(['NEW_STATE', 'toString'])(
    '%s of a deposit of pawaPay decides nothing, and is said',
    (status) => {
      const deposit = readDeposit({ depositId: uuidOf('i-1'), status, metadata: {} })
      expect(deposit && meant(depositSays(deposit, 'XOF', 0, 'i-1'))).toBe('ask!')
    },
  )
})
