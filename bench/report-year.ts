import Database from 'better-sqlite3'
import type * as assembly from '../src/app/bookkeeping/read-assembly.ts'
import type * as desks from '../src/app/desk.ts'
import type * as page from '../src/edge/assembly/page.ts'
import { instant } from '../src/core/dates.ts'
import { YEAR } from './assembly-year.ts'
import { built } from './built.ts'
import { answerParent } from './child.ts'
import { benchPorts } from './ports.ts'
import { MUTUAL } from './town.ts'

export type ReportResult = {
  readonly seconds: number
  /** By which both ways are seen to find the same. */
  readonly figures: readonly number[]
}

/** `ours` reads the report and draws its page; `hand` runs the sums that somebody would type. */
const [way, path] = process.argv.slice(2) as ['ours' | 'hand', string]

const NOW = instant(Date.parse(`${YEAR + 1}-01-10T08:00:00Z`))

async function ours(): Promise<ReportResult> {
  const { readAssembly } = await built<typeof assembly>('app/bookkeeping/read-assembly')
  const { reading } = await built<typeof desks>('app/desk')
  const { assemblyPage } = await built<typeof page>('edge/assembly/page')
  const ports = await benchPorts(path, `${path}.log`, NOW)
  const startedMs = performance.now()
  const read = await reading(ports, (desk) => readAssembly(desk, MUTUAL.mutual_id, YEAR))
  if (!read.ok) throw new Error(read.refusal.code)
  const { income, balance, dues, members, months, care } = read.value
  const html = assemblyPage(read.value, 'en')
  const seconds = (performance.now() - startedMs) / 1000
  await ports.store.close()
  if (html.length < 10_000) throw new Error('hardly a page')
  const last = months.at(-1)
  return {
    seconds,
    figures: [
      ...[income.now.income.total, income.now.costs.total, balance.now.assets.total],
      ...[dues.due, dues.paid, members.after, last?.received ?? 0, last?.paying ?? 0],
      care.all.mutualAmount,
    ],
  }
}

function hand(): ReportResult {
  const db = new Database(path, { readonly: true })
  db.pragma('cache_size = -65536')
  const startedMs = performance.now()
  const of = (text: string) => db.prepare(text).all() as Record<string, number>[]
  const accounts = of(BY_ACCOUNT)
  const before = of(BY_ACCOUNT.replaceAll(String(YEAR), String(YEAR - 1)))
  const sheet = of(BALANCES)
  const months = of(MONTHS)
  const [due] = of(DUES)
  const [members] = of(MEMBERS)
  const [people] = of(PEOPLE)
  const paying = of(PAYING)
  const care = of(CARE)
  const visits = of(VISITS)
  const seconds = (performance.now() - startedMs) / 1000
  db.close()
  if (!people || !members || !due || before.length + visits.length === 0) throw new Error('nothing')
  const sum = (rows: readonly Record<string, unknown>[], first: string) =>
    rows
      .filter(({ kind }) => String(kind).startsWith(first))
      .reduce((total, { moved }) => total + Number(moved), 0)
  return {
    seconds,
    figures: [
      ...[0 - sum(accounts, '7'), sum(accounts, '6'), sum(sheet, '411') + sum(sheet, '5')],
      ...[due['due'] ?? 0, due['paid'] ?? 0, members['members'] ?? 0],
      ...[months.at(-1)?.['received'] ?? 0, paying.at(-1)?.['households'] ?? 0],
      care.reduce((total, row) => total + (row['mutual'] ?? 0), 0),
    ],
  }
}

const SIDES = `(select journal_id, debit_account as account, amount from transfer
  union all select journal_id, credit_account, -amount from transfer)`

const BY_ACCOUNT = `select substr(account, 1, 3) as kind, sum(amount) as moved
  from ${SIDES} join journal using (journal_id)
  where effective_on between '${YEAR}-01-01' and '${YEAR}-12-31' and account >= '6' group by 1`

const BALANCES = `select substr(account, 1, 3) as kind, sum(amount) as moved
  from ${SIDES} join journal using (journal_id) where effective_on <= '${YEAR}-12-31' group by 1`

const MONTHS = `select substr(effective_on, 1, 7) as month,
    sum(case when credit_account = '701' then amount else 0 end) as charged,
    sum(case when debit_account like '5%' and credit_account like '41%' then amount else 0 end) as received
  from transfer join journal using (mutual_id, journal_id)
  where effective_on between '${YEAR}-01-01' and '${YEAR}-12-31' group by 1 order by 1`

const PAYING = `select substr(value_on, 1, 7) as month, count(distinct number) as households
  from payment where value_on between '${YEAR}-01-01' and '${YEAR}-12-31' group by 1 order by 1`

const DUES = `select sum(due) as due, sum(min(due, coalesce(paid, 0))) as paid from (
  select number, sum(amount) as due from charge
    where due_on between '${YEAR}-01-01' and '${YEAR}-12-31' group by number)
  left join (select number, sum(amount) as paid from payment where value_on <= '${YEAR}-12-31' group by number)
  using (number)`

const MEMBERS = `select count(*) as members from member
  where joined_on <= '${YEAR}-12-31' and (ended_on is null or ended_on > '${YEAR}-12-31')`

const PEOPLE = `select count(*) as people from beneficiary join member using (mutual_id, number)
  where ended_on is null and beneficiary.joined_on <= '${YEAR}-12-31' and left_on is null`

const CARE = `select provider_code, service_code, count(*) as bills, sum(amount) as amount,
    sum(mutual_amount) as mutual
  from bill where on_date between '${YEAR}-01-01' and '${YEAR}-12-31' group by 1, 2`

const VISITS = `select count(*) as visits, count(distinct number || ordinal) as people
  from visit where opened_on between '${YEAR}-01-01' and '${YEAR}-12-31'`

answerParent(() => (way === 'ours' ? ours() : Promise.resolve(hand())))
