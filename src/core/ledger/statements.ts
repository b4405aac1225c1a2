import { add, type Minor, minor, subtract, ZERO } from '../money.ts'
import type { AccountType } from '../statutes/bookkeeping.ts'
import { type AccountCode, type AccountId, readAccount } from './accounts.ts'
import type { AccountTerms } from './chart.ts'
import type { Moved } from './closing.ts'
import type { Transfer } from './posting.ts'

/**
 * Income statement and balance sheet, from what accounts have moved. Nothing else in this system
 * draws either of them.
 */

/** What accounts have moved, by account or by its kind. */
export type Movements = ReadonlyMap<AccountId, Moved>

/** An account with an amount on the side where its type has it: what is owed of a liability. */
type StatementLine = {
  readonly code: AccountCode
  readonly name: string
  readonly amount: Minor
  /** What of it is whose, where that is told apart: services, cost centres. */
  readonly parts: readonly { readonly owner: string; readonly amount: Minor }[]
}

export type StatementPart = { readonly lines: readonly StatementLine[]; readonly total: Minor }

/** What a span of days brought in and cost. */
export type IncomeStatement = {
  readonly income: StatementPart
  readonly costs: StatementPart
  /** Below zero for a loss. */
  readonly result: Minor
}

/** What a mutual has, owes and is worth on the evening of a day. */
export type BalanceSheet = {
  readonly assets: StatementPart
  readonly liabilities: StatementPart
  readonly funds: StatementPart
  /** What income less costs has come to since the last year that was closed into the funds. */
  readonly result: Minor
  /** Funds and result together; with liabilities as much as assets. */
  readonly worth: Minor
}

type TermsOf = (code: AccountCode) => AccountTerms

/** `moved`: of the span alone, without the closing of a year. */
export function incomeStatement(moved: Movements, termsOf: TermsOf): IncomeStatement {
  const income = partOf(moved, termsOf, 'income')
  const costs = partOf(moved, termsOf, 'cost')
  return { income, costs, result: subtract(income.total, costs.total) }
}

/** `moved`: all there was up to the day, the closing of years included. */
export function balanceSheet(moved: Movements, termsOf: TermsOf): BalanceSheet {
  const funds = partOf(moved, termsOf, 'fund')
  const { result } = incomeStatement(moved, termsOf)
  return {
    assets: partOf(moved, termsOf, 'asset'),
    liabilities: partOf(moved, termsOf, 'liability'),
    funds,
    result,
    worth: add(funds.total, result),
  }
}

/** What some transfers have moved, of accounts that may have moved before. */
export function movedBy(transfers: readonly Transfer[], before: Movements = new Map()): Movements {
  const sums = new Map(before)
  const plus = (id: AccountId, debits: Minor, credits: Minor) => {
    const sum = sums.get(id) ?? NOTHING
    sums.set(id, { debits: add(sum.debits, debits), credits: add(sum.credits, credits) })
  }
  for (const { debit, credit, amount } of transfers) {
    plus(debit, amount, ZERO)
    plus(credit, ZERO, amount)
  }
  return sums
}

const NOTHING: Moved = { debits: ZERO, credits: ZERO }

/**
 * The accounts of a type, in the order of their numbers; those that come to nothing are left out.
 * Members are not told apart.
 */
function partOf(moved: Movements, termsOf: TermsOf, type: AccountType): StatementPart {
  const byCode = new Map<AccountCode, Map<string | null, Minor>>()
  for (const [id, sums] of moved) {
    const { kind, owner } = readAccount(id)
    if (termsOf(kind).type !== type) continue
    const owners = byCode.get(kind) ?? new Map<string | null, Minor>()
    const told = kind === '411' || kind === '419' ? null : owner
    owners.set(told, add(owners.get(told) ?? ZERO, amountOn(type, sums)))
    byCode.set(kind, owners)
  }
  const lines = [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, owners]) => lineOf(code, termsOf(code).name, owners))
    .filter(({ amount, parts }) => amount !== 0 || parts.length > 0)
  return { lines, total: add(...lines.map(({ amount }) => amount)) }
}

function lineOf(
  code: AccountCode,
  name: string,
  owners: ReadonlyMap<string | null, Minor>,
): StatementLine {
  const parts = [...owners]
    .flatMap(([owner, amount]) => (owner === null || amount === 0 ? [] : [{ owner, amount }]))
    .sort((a, b) => (a.owner < b.owner ? -1 : 1))
  return { code, name, amount: add(...owners.values()), parts }
}

function amountOn(type: AccountType, { debits, credits }: Moved): Minor {
  const debit = minor(debits - credits)
  return type === 'asset' || type === 'cost' ? debit : subtract(ZERO, debit)
}
