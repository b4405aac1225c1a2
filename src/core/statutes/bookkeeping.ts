import type { CivilDate } from '../dates.ts'

/** What an account is on a balance sheet or an income statement. */
export const ACCOUNT_TYPES = ['asset', 'liability', 'fund', 'cost', 'income'] as const

export type AccountType = (typeof ACCOUNT_TYPES)[number]

/** An account of a mutual's own, or one of the chart under a name of its own. */
export type ChartEntry = {
  /** Its number in the accountant's plan: `622`. */
  readonly code: string
  readonly name: string
  /** Where its class does not say it: see `core/ledger/chart.ts`. */
  readonly type?: AccountType
  /** The last day on which anything is booked on it. */
  readonly until?: CivilDate | null
}

/** A part of the mutual whose income and costs are told apart: a section, a project. */
type CostCentre = {
  readonly code: string
  readonly name: string
  readonly until?: CivilDate | null
}

/** What a mutual's statutes say of its other money. */
export type Bookkeeping = {
  readonly accounts: readonly ChartEntry[]
  readonly costCentres: readonly CostCentre[]
  /** Of a year's surplus so much goes into the legal reserve. */
  readonly legalReservePercent: number
}

export const BOOKKEEPING_DEFAULTS: Bookkeeping = {
  accounts: [],
  costCentres: [],
  legalReservePercent: 10,
}

/**
 * The settings with some of them sent again: accounts and centres are known by their code, and those
 * that are not sent stay, since the books may name them. What should end gets an end date.
 */
export function bookkeepingAfter(
  before: Bookkeeping,
  { accounts = [], costCentres = [], ...sent }: Partial<Bookkeeping>,
): Bookkeeping {
  return {
    ...before,
    ...sent,
    accounts: merged(before.accounts, accounts),
    costCentres: merged(before.costCentres, costCentres),
  }
}

function merged<T extends { readonly code: string }>(
  before: readonly T[],
  sent: readonly T[],
): readonly T[] {
  const all = new Map(before.map((one) => [one.code, one]))
  for (const one of sent) all.set(one.code, { ...all.get(one.code), ...one })
  return [...all.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}
