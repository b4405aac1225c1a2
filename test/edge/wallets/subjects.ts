import type { Callback, Wallet } from '../../../src/app/wallet.ts'
import { instant } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import { createSandboxOperator } from '../../../src/edge/wallets/sandbox.ts'

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

export const SUBJECTS: readonly Subject[] = [sandbox]
