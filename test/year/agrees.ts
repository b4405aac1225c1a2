import { expect } from 'vitest'
import { readIndicators } from '../../src/app/books/read-indicators.ts'
import { type AssemblyReport, readAssembly } from '../../src/app/bookkeeping/read-assembly.ts'
import { reading } from '../../src/app/desk.ts'
import { readPayer } from '../../src/app/payers/payers.ts'
import { date } from '../../src/core/dates.ts'
import type { BalanceSheet, StatementPart } from '../../src/core/ledger/statements.ts'
import { standing } from '../../src/core/membership/standing.ts'
import { loadHouseholds } from '../../src/store/membership/household-batch.ts'
import { balances } from '../app/opening-world.ts'
import { ok } from '../app/visits-world.ts'
import { assemblyOf } from './assembly.ts'
import { indicatorsOf, LAST } from './figures.ts'
import { accountOn, owedOn, stateOn } from './model/household.ts'
import { householdAt, MEMBERS, payerMonths } from './model/model.ts'
import { paidThroughOn } from './model/prices.ts'
import { RESERVE_PERCENT } from './model/terms.ts'
import { MUTUAL, type Town } from './town.ts'

/** What the service says is held against the model, each figure by itself. */

/** Every household stands as the model says, on this day. */
export async function expectHouseholds({ world, numbers, model }: Town, on: string): Promise<void> {
  const households = await world.store.read((tx) => loadHouseholds(tx, MUTUAL, numbers))
  const byNumber = new Map(households.map((one) => [one.number, one]))
  const there = numbers.filter((_, at) => (model.households[at]?.joinedOn ?? '') <= on)
  const ours = there.map((number) => {
    const facts = byNumber.get(number)?.facts
    if (!facts) throw new Error(`no member ${number}`)
    const { owed, credit, state, paidThrough } = standing(facts, date(on))
    return { number, owed, credit, state, paidThrough }
  })
  const theirs = there.map((number) => {
    const household = householdAt(model, numbers.indexOf(number))
    return {
      number,
      owed: owedOn(household, on),
      credit: accountOn(household, on).credit,
      state: stateOn(household, on),
      paidThrough: paidThroughOn(household, on),
    }
  })
  expect(ours).toEqual(theirs)
}

/** Every account of the books, those of members too. */
export async function expectBalances({ world, model, numbers }: Town): Promise<void> {
  const named = [...model.accounts]
    .filter(([account]) => account !== MEMBERS)
    .map(([account, amount]) => [nameIn(account), amount] as const)
  const members = model.households.flatMap((household, at) => [
    [`411/${numbers[at]}`, owedOn(household, LAST)] as const,
    [`419/${numbers[at]}`, -accountOn(household, LAST).credit] as const,
  ])
  const theirs = [...named, ...members].filter(([, amount]) => amount !== 0)
  expect(await balances(world)).toEqual(Object.fromEntries(theirs))
}

const NAMES: Readonly<Record<string, string>> = {
  '552': '552/sandbox',
  '571 Awa Sy': '571/c1',
  '571 Ibra Ba': '571/c2',
}

function nameIn(account: string): string {
  return NAMES[account] ?? account.replace(' ', '/')
}

export async function expectIndicators({ world, model }: Town, today: string): Promise<void> {
  const span = { from: date('2026-01-01'), to: date(LAST) }
  const ours = ok(await readIndicators(world.ports, MUTUAL, span, 30))
  expect(ours.countingDays).toBe(12)
  const theirs = indicatorsOf(model, today)
  const names = Object.keys(theirs) as (keyof typeof theirs)[]
  expect(Object.fromEntries(names.map((name) => [name, ours[name]]))).toEqual(theirs)
}

/** What the State owes of each month, paid, and was let off. */
export async function expectPayer({ world, model }: Town): Promise<void> {
  const { account } = ok(await reading(world.ports, (desk) => readPayer(desk, MUTUAL, 'etat')))
  expect(account.months).toEqual(payerMonths(model).map((month) => ({ ...month, asked: 0 })))
  expect(account.months.some(({ givenUp }) => givenUp > 0)).toBe(true)
  expect(account.months.some(({ left }) => left > 0)).toBe(true)
}

async function readReport({ world }: Town): Promise<AssemblyReport> {
  return ok(await reading(world.ports, (desk) => readAssembly(desk, MUTUAL, 2026)))
}

/** Every figure of the report to the assembly. */
export async function expectAssembly(town: Town): Promise<void> {
  const report = await readReport(town)
  const { income, costs, result } = report.income.now
  const { worth } = report.balance.now
  const { services, clinics, all } = report.care
  expect({
    ...{ months: report.months, members: report.members, dues: report.dues },
    care: { services, clinics: clinics.map(({ name: _, ...clinic }) => clinic), all },
    ...{ visits: report.visits, billDays: report.billDays, distribution: report.distribution },
    ...{ income: amountsOf(income), costs: amountsOf(costs), result },
    ...sheetOf(report.balance.now),
    ...{ evening: sheetOf(report.balance.before), worth },
  }).toEqual(assemblyOf(town.model, RESERVE_PERCENT))
  expect(report).toMatchObject({ isFinal: true, isDistributed: true })
}

function sheetOf({ assets, liabilities, funds }: BalanceSheet) {
  return {
    ...{ assets: amountsOf(assets), liabilities: amountsOf(liabilities), funds: amountsOf(funds) },
  }
}

function amountsOf({ lines }: StatementPart): Record<string, number> {
  const some = lines.filter(({ amount }) => amount !== 0)
  return Object.fromEntries(some.map(({ code, amount }) => [code, amount]))
}
