import type { Quirks } from '../kernel/quirks.ts'
import type { World } from '../kernel/world.ts'
import type { PAWAPAY_QUIRKS } from './quirks.ts'

export type Metadata = Readonly<Record<string, string>>

type Payer = { readonly phoneNumber: string; readonly provider: string }

export type Deposit = {
  readonly id: string
  /** As it was sent, for it comes back so. */
  readonly amountText: string
  readonly amount: number
  readonly currency: string
  readonly country: string
  readonly payer: Payer
  readonly customerMessage: string | null
  readonly clientReferenceId: string | null
  readonly metadata: Metadata
  readonly created: number
  status: 'ACCEPTED' | 'PROCESSING' | 'IN_RECONCILIATION' | 'COMPLETED' | 'FAILED'
  providerTransactionId: string | null
  failure: string | null
}

export type Refund = {
  readonly id: string
  readonly depositId: string
  readonly amount: number
  readonly currency: string
  readonly country: string
  readonly recipient: Payer
  readonly metadata: Metadata
  readonly created: number
  status: 'ACCEPTED' | 'PROCESSING' | 'COMPLETED' | 'FAILED'
  providerTransactionId: string | null
}

type Wallet = {
  readonly country: string
  readonly currency: string
  readonly provider: string
}

export type Statement = {
  readonly id: string
  readonly wallet: Wallet
  readonly callbackUrl: string
  readonly startDate: string
  readonly endDate: string
  readonly compressed: boolean
  readonly created: number
  /** Where the asker reached us, for its link leads there. */
  readonly host: string
  status: 'PROCESSING' | 'COMPLETED' | 'FAILED'
  completed: number | null
  csv: string
  /** The secret in the link, and until when it is good. */
  link: { readonly secret: string; readonly until: number } | null
}

type OperatorStatus = 'OPERATIONAL' | 'DELAYED' | 'CLOSED'

/** What is agreed and set in the dashboard. */
export type Agreed = {
  readonly companyName: string
  readonly token: string
  readonly depositCallbackUrl: string | null
  readonly refundCallbackUrl: string | null
  readonly signedCallbacks: boolean
  readonly signedRequestsOnly: boolean
  /** Public keys (PEM) of whoever calls, by the names that signatures give them. */
  readonly requestKeys: Readonly<Record<string, string>>
  /** `sandbox`: numbers decide by their last digits (4.8), no phone is asked. */
  readonly numbers: 'phones' | 'sandbox'
  readonly promptSeconds: number
  /** Of each deposit, in hundredths of a percent. Invented: real ones are agreed. */
  readonly feeBasisPoints: number
  readonly minimum: number
  readonly maximum: number
}

export type PawapayState = {
  agreed: Agreed
  readonly deposits: Deposit[]
  readonly refunds: Refund[]
  readonly statements: Statement[]
  /** Providers that are not operational. */
  readonly statuses: Record<string, OperatorStatus>
  /** How many keys there were; the last one signs. */
  keys: number
  quirks: Quirks<typeof PAWAPAY_QUIRKS>
}

export type Pawapay = World<PawapayState>

export const FIRST_AGREED: Agreed = {
  companyName: 'MUTUAL X',
  token: 'simulator-token',
  depositCallbackUrl: null,
  refundCallbackUrl: null,
  signedCallbacks: true,
  signedRequestsOnly: false,
  requestKeys: {},
  numbers: 'phones',
  promptSeconds: 300,
  feeBasisPoints: 100,
  minimum: 100,
  maximum: 200_000_000,
}

/** The name under which a wallet's money is kept. */
export function walletName({ country, currency }: Pick<Wallet, 'country' | 'currency'>): string {
  return `${country}/${currency}`
}
