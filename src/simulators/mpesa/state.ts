import type { Quirks } from '../kernel/quirks.ts'
import type { World } from '../kernel/world.ts'
import type { MPESA_QUIRKS } from './quirks.ts'

/** A pay-bill or a till, as agreed with the operator. Amounts in hundredths. */
export type Account = {
  readonly shortCode: string
  readonly name: string
  readonly kind: 'paybill' | 'till'
  /** The number that a till's requests come from. */
  readonly store: string | null
  readonly passkey: string
  readonly consumerKey: string
  readonly consumerSecret: string
  readonly initiator: string
  readonly initiatorPassword: string
  /** External validation, which the operator turns on by letter. */
  readonly validation: boolean
  /** Whether Pull is provisioned; else it answers 1001 for ever. */
  readonly pull: boolean
  /** A sandbox lets addresses be registered again, and has `simulate`. */
  readonly environment: 'production' | 'sandbox'
  readonly minimum: number
  readonly perTransaction: number
  readonly perDay: number
  readonly maximumBalance: number
  readonly promptSeconds: number
  readonly pullPage: number
  /** What the operator keeps of a payment, by its size: the first band that it fits into. */
  readonly charges: readonly { readonly upTo: number; readonly charge: number }[]
}

export type Push = {
  readonly merchantRequestId: string
  readonly checkoutRequestId: string
  readonly shortCode: string
  readonly phone: string
  readonly amount: number
  readonly reference: string
  readonly callbackUrl: string
  readonly at: number
  prompt: string | null
  result: { readonly code: string; readonly says: string } | null
  receipt: string | null
}

export type Registered = {
  readonly version: 'v1' | 'v2'
  readonly responseType: 'Completed' | 'Cancelled'
  readonly confirmationUrl: string
  readonly validationUrl: string
}

/** A question whose answer comes to its ResultURL. */
export type Later = {
  readonly conversationId: string
  readonly originatorId: string
  readonly kind: 'status' | 'reversal' | 'balance'
  readonly body: Readonly<Record<string, unknown>>
}

export type MpesaState = {
  readonly accounts: Record<string, Account>
  /** The one token of each consumer key that is good. */
  readonly tokens: Record<string, { readonly value: string; readonly until: number }>
  readonly pushes: Push[]
  readonly registered: Record<string, Registered>
  readonly pulls: Record<string, { readonly callbackUrl: string; readonly number: string }>
  readonly later: Later[]
  /** Of requests that were made, so that a second one with the same is found. */
  readonly originators: string[]
  readonly reversed: string[]
  quirks: Quirks<typeof MPESA_QUIRKS>
}

export type Mpesa = World<MpesaState>

/** Credentials of the account that is there from the start; nothing about them is secret. */
export const FIRST_ACCOUNT: Account = {
  shortCode: '600100',
  name: 'MUTUAL X',
  kind: 'paybill',
  store: null,
  passkey: 'simulator-passkey',
  consumerKey: 'simulator-key',
  consumerSecret: 'simulator-secret',
  initiator: 'mutual_api',
  initiatorPassword: 'Simulator#1',
  validation: false,
  pull: true,
  environment: 'production',
  minimum: 100,
  perTransaction: 25_000_000,
  perDay: 50_000_000,
  maximumBalance: 100_000_000_000,
  promptSeconds: 60,
  pullPage: 100,
  // Invented: real tariffs are agreed.
  charges: [
    { upTo: 20_000, charge: 0 },
    { upTo: 100_000, charge: 300 },
    { upTo: 500_000, charge: 1_250 },
    { upTo: 25_000_000, charge: 3_400 },
  ],
}

/** The account that a number stands for: a pay-bill, a till, or a till's store. */
export function accountOf({ state }: Mpesa, number: string): Account | null {
  const { accounts } = state.own
  return accounts[number] ?? Object.values(accounts).find(({ store }) => store === number) ?? null
}
