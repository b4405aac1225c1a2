import type { Callback, Wallet } from '../../../src/app/wallet.ts'
import { instant } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import { uuidOf } from '../../../src/edge/outgoing/uuid.ts'
import { momoWallet } from '../../../src/edge/wallets/momo/wallet.ts'
import { pawapayWallet } from '../../../src/edge/wallets/pawapay/wallet.ts'
import { ownTokens } from './own-tokens.ts'
import { createSandboxOperator } from '../../../src/edge/wallets/sandbox.ts'
import { mpesaSubject } from './subjects-mpesa.ts'

export const PHONE = '+254711000001' as PhoneNumber
export const NOW = instant(Date.parse('2026-03-14T07:16:02Z'))

/** Nothing of these may be in what an adapter says. */
export const SECRETS = ['canary-key-4711', 'canary-secret']

/** What an operator says, as its adapter gets it; the rest of a callback is the suite's. */
export type Said = Pick<Callback, 'path' | 'raw'> & Partial<Pick<Callback, 'headers' | 'method'>>

/** A wallet's adapter, and how its operator tells of the same two things. */
export type Subject = {
  readonly kind: string
  readonly wallet: Wallet
  /** The prompt of intent `i-1`, of 500 in the wallet's currency, was paid by PHONE: receipt R1. */
  readonly paid: Said
  /** Where the operator's receipt cannot be R1. */
  readonly receipt?: string
  /** Its payer said no; at the prompt's own address. */
  readonly refused: Said
}

export const AMOUNT = minor(50_000)

function told(body: object, path = 'told'): Said {
  return { path, raw: JSON.stringify(body) }
}

const sandbox: Subject = {
  kind: 'simulated',
  wallet: createSandboxOperator(
    () => 'R1',
    () => NOW,
  ).wallet,
  paid: told({
    ...{ event: 'paid', intent: 'i-1', receipt: 'R1', amount: '500.00', currency: 'KES' },
    ...{ phone: PHONE, account: '41073511', paidAt: '2026-03-14T07:16:02Z' },
  }),
  refused: told({ event: 'failed', intent: 'i-1', reason: 'refused' }),
}

const [KEY = '', SECRET = ''] = SECRETS

const deposit = { depositId: uuidOf('i-1'), currency: 'KES', metadata: { intentId: 'i-1' } }

const pawapay: Subject = {
  kind: 'pawapay',
  wallet: pawapayWallet({
    ...{ name: 'pp', currency: 'KES', token: KEY, now: () => NOW },
    callbackUrls: [`https://us.example/pay/${SECRET}/pp/deposits`],
  }),
  receipt: uuidOf('i-1'),
  paid: told(
    {
      ...{ ...deposit, status: 'COMPLETED', amount: '500.0000' },
      payer: {
        type: 'MMO',
        accountDetails: { phoneNumber: PHONE.slice(1), provider: 'MPESA_KEN' },
      },
    },
    'deposits',
  ),
  refused: told(
    { ...deposit, status: 'FAILED', failureReason: { failureCode: 'PAYMENT_NOT_APPROVED' } },
    'deposits',
  ),
}

const momo: Subject = {
  kind: 'momo',
  wallet: momoWallet({
    ...{ name: 'mm', currency: 'KES', subscriptionKey: KEY, apiUser: 'u', apiKey: SECRET },
    ...{
      targetEnvironment: 'mtnkenya',
      callbackUrl: 'https://us.example/',
      tokens: ownTokens(() => NOW),
      now: () => NOW,
    },
  }),
  paid: told({
    ...{ financialTransactionId: 'R1', externalId: 'i-1', amount: '500', currency: 'KES' },
    ...{ payer: { partyIdType: 'MSISDN', partyId: PHONE.slice(1) }, status: 'SUCCESSFUL' },
  }),
  refused: {
    ...told({ externalId: 'i-1', status: 'FAILED', reason: { code: 'APPROVAL_REJECTED' } }),
    method: 'PUT',
  },
}

export const SUBJECTS: readonly Subject[] = [sandbox, pawapay, momo, mpesaSubject]
