import type { AssemblyReport } from '../../app/bookkeeping/read-assembly.ts'
import { average } from '../../core/indicators/bill-days.ts'
import { perMille } from '../../core/indicators/ratio.ts'
import type { StatementPart } from '../../core/ledger/statements.ts'
import { add, type Minor } from '../../core/money.ts'
import type { AssemblyText } from '../../core/wording/spoken-language.ts'

/** A figure of the report, or words. */
export type Cell =
  | string
  | { readonly kind: 'money'; readonly amount: Minor }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'rate'; readonly perMille: number | null }
  | { readonly kind: 'days'; readonly days: number | null }

/** A line; `sum` for one that adds others up, `part` for one that is a part of the line above. */
export type Line = { readonly cells: readonly Cell[]; readonly is?: 'sum' | 'part' }

/** A table, perhaps with a chart of the same numbers. The first column has words. */
export type Table = {
  readonly title: string | null
  readonly head: readonly string[]
  readonly lines: readonly Line[]
  /** `columns` stand side by side for each line, `bars` lie below each other. */
  readonly chart?: { readonly kind: 'columns' | 'bars'; readonly tells: string }
  /** Words above it. */
  readonly before?: string
}

type Section = { readonly title: string; readonly tables: readonly Table[] }

/** What the report is written with: its language, its names of accounts and months. */
export type Words = {
  readonly say: (key: AssemblyText, values?: Readonly<Record<string, string>>) => string
  readonly account: (line: { readonly code: string; readonly name: string }) => string
  readonly month: (month: string) => string
}

/** Every figure of the report, in the order of the page. Page and CSV are both made of this. */
export function sectionsOf(report: AssemblyReport, words: Words): Section[] {
  const { say } = words
  return [
    {
      title: say('members'),
      tables: [membersTable(report, words), householdsChart(report, words)],
    },
    {
      title: say('contributions'),
      tables: [duesTable(report, words), moneyChart(report, words), payingChart(report, words)],
    },
    {
      title: say('care'),
      tables: [careTable(report, words), servicesTable(report, words), clinicsTable(report, words)],
    },
    {
      title: say('income'),
      tables: [incomeTable(report, words), resultChart(report, words), costsChart(report, words)],
    },
    { title: say('balance'), tables: [balanceTable(report, words)] },
    { title: say('distribution'), tables: [distributionTable(report, words)] },
  ]
}

/** The six figures that people look at first. */
export function keyFigures(
  report: AssemblyReport,
  { say }: Words,
): readonly (readonly [string, Cell])[] {
  const { members, months, care, income, balance } = report
  return [
    [say('households'), count(members.after)],
    [say('people'), count(members.people)],
    [say('received'), money(add(...months.map(({ received }) => received)))],
    [say('carePaid'), money(care.all.mutualAmount)],
    [say('result'), money(income.now.result)],
    [say('worth'), money(balance.now.worth)],
  ]
}

const ENDS = ['resigned', 'struck-off', 'deceased', 'transferred'] as const

function membersTable({ members }: AssemblyReport, { say }: Words): Table {
  const ends = ENDS.filter((state) => (members.byState[state] ?? 0) > 0)
  return figures([
    [say('before'), count(members.before)],
    [say('joined'), count(members.joined)],
    [say('ended'), count(members.ended)],
    ...ends.map((state) => [say(state), count(members.byState[state] ?? 0), 'part'] as const),
    [say('after'), count(members.after), 'sum'],
    [say('people'), count(members.people)],
  ])
}

function duesTable({ dues, months }: AssemblyReport, { say }: Words): Table {
  return figures([
    [say('due'), money(dues.due)],
    [say('paid'), money(dues.paid)],
    [say('collection'), rate(dues.paid, dues.due), 'sum'],
    [say('received'), money(add(...months.map(({ received }) => received)))],
    [say('owing'), count(dues.households)],
    [say('missing'), money(dues.missing)],
  ])
}

function careTable({ care, visits, billDays, months }: AssemblyReport, { say }: Words): Table {
  const charged = add(...months.map((month) => month.charged))
  return figures([
    [say('visits'), count(visits.visits)],
    [say('seen'), count(visits.people)],
    [say('bills'), count(care.all.bills)],
    [say('billed'), money(care.all.amount)],
    [say('share'), money(care.all.mutualAmount), 'sum'],
    [say('claims'), rate(care.all.mutualAmount, charged)],
    [say('billDays'), { kind: 'days', days: average(billDays) }],
  ])
}

function servicesTable({ care }: AssemblyReport, { say }: Words): Table {
  return {
    title: say('byService'),
    head: [say('service'), say('bills'), say('billed'), say('share')],
    lines: [
      ...care.services.map(({ service, ...sums }) => ({ cells: [service, ...careCells(sums)] })),
      { cells: [say('total'), ...careCells(care.all)], is: 'sum' },
    ],
  }
}

function clinicsTable({ care }: AssemblyReport, { say }: Words): Table {
  const { clinics } = care
  const all = [add(...clinics.map(({ paid }) => paid)), add(...clinics.map(({ owed }) => owed))]
  return {
    title: say('byClinic'),
    head: [
      say('clinic'),
      say('bills'),
      say('billed'),
      say('share'),
      say('paidClinic'),
      say('owedClinic'),
    ],
    lines: [
      ...clinics.map(({ name, paid, owed, ...sums }) => ({
        cells: [name, ...careCells(sums), money(paid), money(owed)],
      })),
      { cells: [say('total'), ...careCells(care.all), ...all.map(money)], is: 'sum' },
    ],
  }
}

function careCells({ bills, amount, mutualAmount }: AssemblyReport['care']['all']): Cell[] {
  return [count(bills), money(amount), money(mutualAmount)]
}

function incomeTable({ year, income: { now, before } }: AssemblyReport, words: Words): Table {
  const { say } = words
  return {
    title: null,
    head: [say('account'), String(year), String(year - 1)],
    lines: [
      ...beside(now.income, before.income, words, say('incomeOf')),
      ...beside(now.costs, before.costs, words, say('costsOf')),
      { cells: [say('surplus'), money(now.result), money(before.result)], is: 'sum' },
    ],
  }
}

function balanceTable({ to, balance: { now, before }, year }: AssemblyReport, words: Words): Table {
  const { say } = words
  const sum = (key: AssemblyText, of: (sheet: typeof now) => Minor): Line => {
    return { cells: [say(key), money(of(now)), money(of(before))], is: 'sum' }
  }
  return {
    title: null,
    head: [say('account'), to, `${year - 1}-12-31`],
    lines: [
      ...beside(now.assets, before.assets, words, say('assets')),
      ...beside(now.liabilities, before.liabilities, words, say('liabilities')),
      ...beside(now.funds, before.funds, words, say('funds')),
      { cells: [say('undistributed'), money(now.result), money(before.result)] },
      sum('fundsAndResult', ({ worth }) => worth),
      sum('both', ({ liabilities, worth }) => add(liabilities.total, worth)),
    ],
  }
}

function distributionTable({ distribution, isDistributed }: AssemblyReport, { say }: Words): Table {
  const { result, legalReserve, carried } = distribution
  const table = figures([
    [say('legalReserve'), money(legalReserve)],
    [say('carried'), money(carried)],
    [say('result'), money(result), 'sum'],
  ])
  return { ...table, before: say(isDistributed ? 'decided' : 'proposed') }
}

/** The accounts of both years, each with both amounts, and their sum. */
function beside(now: StatementPart, before: StatementPart, words: Words, total: string): Line[] {
  const all = new Map([...before.lines, ...now.lines].map((line) => [line.code, line]))
  const amountOf = ({ lines }: StatementPart, code: string) =>
    money(add(...lines.filter((line) => line.code === code).map(({ amount }) => amount)))
  const lines = [...all.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  return [
    ...lines.map((line) => ({
      cells: [
        `${line.code} ${words.account(line)}`,
        amountOf(now, line.code),
        amountOf(before, line.code),
      ],
    })),
    { cells: [total, money(now.total), money(before.total)], is: 'sum' },
  ]
}

function moneyChart({ months }: AssemblyReport, { say, month }: Words): Table {
  return {
    title: say('chartMoney'),
    head: [say('month'), say('charged'), say('received')],
    lines: months.map((one) => ({
      cells: [month(one.month), money(one.charged), money(one.received)],
    })),
    chart: { kind: 'columns', tells: say('chartMoneyTells') },
  }
}

function payingChart({ months }: AssemblyReport, { say, month }: Words): Table {
  return {
    title: say('chartPaying'),
    head: [say('month'), say('households')],
    lines: months.map((one) => ({ cells: [month(one.month), count(one.paying)] })),
    chart: { kind: 'columns', tells: say('chartPayingTells') },
  }
}

function resultChart({ months }: AssemblyReport, { say, month }: Words): Table {
  return {
    title: say('chartResult'),
    head: [say('month'), say('incomeOf'), say('costsOf')],
    lines: months.map((one) => ({
      cells: [month(one.month), money(one.income), money(one.costs)],
    })),
    chart: { kind: 'columns', tells: say('chartResultTells') },
  }
}

function householdsChart({ months }: AssemblyReport, { say, month }: Words): Table {
  return {
    title: say('chartHouseholds'),
    head: [say('month'), say('households')],
    lines: months.map((one) => ({ cells: [month(one.month), count(one.households)] })),
    chart: { kind: 'columns', tells: say('chartHouseholdsTells') },
  }
}

function costsChart({ income: { now } }: AssemblyReport, words: Words): Table {
  const { say } = words
  const lines = [...now.costs.lines].sort((a, b) => b.amount - a.amount)
  return {
    title: say('chartCosts'),
    head: [say('account'), say('amount')],
    lines: lines.map((line) => ({ cells: [words.account(line), money(line.amount)] })),
    chart: { kind: 'bars', tells: say('chartCostsTells') },
  }
}

/** A table of two columns without a heading: what it is, and the figure. */
function figures(lines: readonly (readonly [string, Cell, ('sum' | 'part')?])[]): Table {
  return {
    title: null,
    head: ['', ''],
    lines: lines.map(([name, cell, is]) => ({ cells: [name, cell], ...(is && { is }) })),
  }
}

function money(amount: Minor): Cell {
  return { kind: 'money', amount }
}

function count(many: number): Cell {
  return { kind: 'count', count: many }
}

function rate(part: number, whole: number): Cell {
  return { kind: 'rate', perMille: perMille(part, whole) }
}
