import type { Quirks } from '../kernel/quirks.ts'
import type { World } from '../kernel/world.ts'
import type { MOMO_QUIRKS } from './quirks.ts'

type ApiUser = {
  readonly id: string
  readonly callbackHost: string | null
  key: string | null
}

export type Request = {
  /** The caller's X-Reference-Id. */
  readonly id: string
  readonly amountText: string
  readonly amount: number
  readonly currency: string
  readonly externalId: string
  readonly partyIdType: string
  readonly partyId: string
  readonly payerMessage: string
  readonly payeeNote: string
  readonly callbackUrl: string | null
  readonly at: number
  status: 'PENDING' | 'SUCCESSFUL' | 'FAILED'
  reason: string | null
  financialTransactionId: string | null
}

/** What is agreed with the operator. */
export type Agreed = {
  readonly payee: string
  readonly targetEnvironment: string
  readonly currency: string
  readonly subscriptionKey: string
  /** In a sandbox users are made by the API, and callbacks may go by HTTP. */
  readonly isSandbox: boolean
  /** `sandbox`: the numbers of the operator's sandbox decide, others pay; no phone is asked. */
  readonly numbers: 'phones' | 'sandbox'
  readonly promptSeconds: number
  /** Of each payment, in hundredths of a percent. Invented. */
  readonly feeBasisPoints: number
}

export type MomoState = {
  agreed: Agreed
  readonly users: ApiUser[]
  /** Tokens, and until when each is good; a new one does not end another. */
  readonly tokens: Record<string, number>
  readonly requests: Request[]
  quirks: Quirks<typeof MOMO_QUIRKS>
}

export type Momo = World<MomoState>

export const FIRST_AGREED: Agreed = {
  payee: 'MUTUAL X',
  targetEnvironment: 'mtnuganda',
  currency: 'UGX',
  subscriptionKey: 'simulator-subscription',
  isSandbox: false,
  numbers: 'phones',
  promptSeconds: 300,
  feeBasisPoints: 100,
}

/** The user that is there from the start. */
export const FIRST_USER: ApiUser = {
  id: '5a0c1d2e-3f40-4a51-8b62-7c8d9e0fa1b2',
  callbackHost: null,
  key: 'simulator-api-key',
}
