import { boxOfWallet, isBankWallet } from './box.ts'
import type { MemberNumber } from '../member-number.ts'
import type { AccountType } from '../statutes/bookkeeping.ts'

/**
 * The accounts of a mutual, by the classes of the UEMOA plan for mutuals (domain 1.5): 1 lasting
 * resources, 4 third parties, 5 treasury, 6 charges, 7 income. An account's id is its kind, and for
 * what exists many times a slash and whose it is: `411/04123374`, `552/sandbox`. These are the kinds
 * that the system itself posts to; the chart (`chart.ts`) has those that people book on.
 */
export const ACCOUNT_KINDS = {
  '101': { name: 'Fund of the members', type: 'fund', normal: 'credit', neverBelowZero: false },
  '111': { name: 'Legal reserve', type: 'fund', normal: 'credit', neverBelowZero: false },
  '121': { name: 'Carried forward', type: 'fund', normal: 'credit', neverBelowZero: false },
  '131': { name: 'Result of a year', type: 'fund', normal: 'credit', neverBelowZero: false },
  '401': { name: 'Providers', type: 'liability', normal: 'credit', neverBelowZero: false },
  '411': {
    name: 'Members: contributions due',
    type: 'asset',
    normal: 'debit',
    neverBelowZero: true,
  },
  '415': { name: 'Subsidies due', type: 'asset', normal: 'debit', neverBelowZero: false },
  '419': {
    name: 'Members: paid in advance',
    type: 'liability',
    normal: 'credit',
    neverBelowZero: true,
  },
  '468': {
    name: 'Payouts on their way',
    type: 'liability',
    normal: 'credit',
    neverBelowZero: true,
  },
  '471': {
    name: 'Receipts in suspense',
    type: 'liability',
    normal: 'credit',
    neverBelowZero: true,
  },
  '521': { name: 'Bank', type: 'asset', normal: 'debit', neverBelowZero: false },
  '552': { name: 'Mobile money', type: 'asset', normal: 'debit', neverBelowZero: true },
  '571': { name: 'Cash in hand', type: 'asset', normal: 'debit', neverBelowZero: true },
  '601': { name: 'Benefits', type: 'cost', normal: 'debit', neverBelowZero: false },
  '631': {
    name: 'Fees of operators and bank',
    type: 'cost',
    normal: 'debit',
    neverBelowZero: false,
  },
  '651': { name: 'Losses on contributions', type: 'cost', normal: 'debit', neverBelowZero: false },
  '701': { name: 'Contributions', type: 'income', normal: 'credit', neverBelowZero: false },
  '702': { name: 'Joining fees', type: 'income', normal: 'credit', neverBelowZero: false },
  '703': { name: 'Late penalties', type: 'income', normal: 'credit', neverBelowZero: false },
  '704': { name: 'Subsidies', type: 'income', normal: 'credit', neverBelowZero: false },
  '709': {
    name: 'Discounts for paying ahead',
    type: 'income',
    normal: 'debit',
    neverBelowZero: false,
  },
} as const satisfies Record<string, AccountKind>

type AccountKind = {
  readonly name: string
  readonly type: AccountType
  readonly normal: 'debit' | 'credit'
  /** The database refuses what would turn its balance round. */
  readonly neverBelowZero: boolean
}

/** A kind that the system itself posts to. */
export type SystemCode = keyof typeof ACCOUNT_KINDS

/** The number of an account that people book on (`chart.ts`). */
export type ChartCode = string & { readonly isOfChart: true }

export type AccountCode = SystemCode | ChartCode

/** An account's id within its mutual; of the chart the number, perhaps with a cost centre's code. */
export type AccountId =
  SystemCode | `${SystemCode}/${string}` | (string & { readonly isOfChart: true })

/** Whether the system knows the account without a chart. */
export function isSystemCode(code: string): code is SystemCode {
  return Object.hasOwn(ACCOUNT_KINDS, code)
}

export const FUND: AccountId = '101'
export const CONTRIBUTIONS: AccountId = '701'
export const JOINING_FEES: AccountId = '702'
export const LATE_PENALTIES: AccountId = '703'
export const SUBSIDIES: AccountId = '704'
export const DISCOUNTS: AccountId = '709'
export const BANK: AccountId = '521'
export const OPERATOR_FEES: AccountId = '631'
export const LEGAL_RESERVE: AccountId = '111'
export const CARRIED_FORWARD: AccountId = '121'
export const YEAR_RESULT: AccountId = '131'
export const LOSSES: AccountId = '651'

export function receivableOf(number: MemberNumber): AccountId {
  return `411/${number}`
}

export function advanceOf(number: MemberNumber): AccountId {
  return `419/${number}`
}

/** The account of a wallet, or of the bank or cash in hand that stands for one (`box.ts`). */
export function walletAccountOf(wallet: string): AccountId {
  if (isBankWallet(wallet)) return BANK
  const box = boxOfWallet(wallet)
  return box === null ? `552/${wallet}` : cashAccountOf(box)
}

/** The cash in hand under a code. */
export function cashAccountOf(box: string): AccountId {
  return `571/${box}`
}

/** What a payer of subsidies (`state`) owes. */
export function subsidyAccountOf(payer: string): AccountId {
  return `415/${payer}`
}

/** What two people sent out of a wallet account and no statement has shown as paid. */
export function payoutAccountOf(wallet: string): AccountId {
  return `468/${wallet}`
}

export function suspenseOf(wallet: string): AccountId {
  return `471/${wallet}`
}

export function providerAccountOf(provider: string): AccountId {
  return `401/${provider}`
}

export function benefitsOf(service: string): AccountId {
  return `601/${service}`
}

/** Kind and owner of an account id. */
export function readAccount(id: AccountId): { kind: AccountCode; owner: string | null } {
  const [kind, owner] = id.split('/')
  return { kind: kind as AccountCode, owner: owner ?? null }
}

/** The side on which the database refuses a turned balance; null where either may be. */
export function guardedSide(id: AccountId): 'debit' | 'credit' | null {
  const { kind } = readAccount(id)
  if (!isSystemCode(kind)) return null
  const { neverBelowZero, normal } = ACCOUNT_KINDS[kind]
  return neverBelowZero ? normal : null
}
