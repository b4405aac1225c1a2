import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'
import { type Minor, minor } from '../../core/money.ts'
import { billIsPaid } from '../visits/bills.ts'
import type { ReadTx } from '../store.ts'
import { kindOf } from './movements.ts'

// What the report to the assembly is made of: sums that the database works out, a row for each.

/** Days, both included. */
type Span = { readonly from: CivilDate; readonly to: CivilDate }

/** What moved between two accounts in a month; `''` is all of the time before the first month. */
export type MonthMoved = {
  readonly month: string
  /** It closed a year into the funds. */
  readonly closes: boolean
  /** It stands as the books were opened, with the year that was asked for: it was so the evening before. */
  readonly opens: boolean
  readonly debit: AccountId
  readonly credit: AccountId
  readonly amount: Minor
}

/**
 * What moved between accounts up to a day, by month since another; members' accounts together.
 * `year` is the first day of the year that is told of.
 */
export async function movedByMonth(
  tx: ReadTx,
  mutualId: string,
  { from, to, year }: Span & { readonly year: CivilDate },
): Promise<MonthMoved[]> {
  const { rows } = await sql<
    Omit<MonthMoved, 'closes' | 'opens'> & { closes: number; opens: number }
  >`
    select case when journal.effective_on < ${from} then '' else substr(journal.effective_on, 1, 7) end as month,
      case journal.kind when 'year-end' then 1 else 0 end as closes,
      case when journal.kind = 'opening' and journal.effective_on = ${year} and not exists (
        select 1 from journal as back
        where back.mutual_id = journal.mutual_id and back.reverses_id = journal.journal_id)
        then 1 else 0 end as opens,
      ${kindOf(sql`transfer.debit_account`)} as debit,
      ${kindOf(sql`transfer.credit_account`)} as credit,
      cast(sum(transfer.amount) as bigint) as amount
    from journal join transfer
      on transfer.mutual_id = journal.mutual_id and transfer.journal_id = journal.journal_id
    where journal.mutual_id = ${mutualId} and journal.effective_on <= ${to}
    group by 1, 2, 3, 4, 5`.execute(tx)
  return rows.map((row) => {
    return { ...row, closes: Number(row.closes) === 1, opens: Number(row.opens) === 1 }
  })
}

/** Terms of membership by the months in which they began and ended. */
export type TermCount = {
  readonly joined: string
  /** Null while it goes on. */
  readonly ended: string | null
  readonly state: string | null
  readonly count: number
}

/** The terms that began by a day; what ended later goes on. */
export async function termCounts(
  tx: ReadTx,
  mutualId: string,
  to: CivilDate,
): Promise<TermCount[]> {
  const { rows } = await sql<Omit<TermCount, 'count'> & { count: number }>`
    select substr(began, 1, 7) as joined,
      case when ended <= ${to} then substr(ended, 1, 7) end as ended,
      case when ended <= ${to} then state end as state,
      count(*) as count
    from (${terms(mutualId)}) as term where began <= ${to}
    group by 1, 2, 3`.execute(tx)
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** Every term of every membership, also of those who were readmitted. */
function terms(mutualId: string): RawBuilder<unknown> {
  return sql`select number, coalesce(readmitted_on, joined_on) as began, ended_on as ended, end_state as state
      from member where mutual_id = ${mutualId} and ${there}
    union all
    select number, joined_on, ended_on, end_state from membership_term where mutual_id = ${mutualId}`
}

/** Not of a file that is still being read. */
const there = sql`(import_id is null or import_id in (
  select import_id from member_import where completed_at is not null))`

/** The people of households whose membership goes on, on a day. */
export async function countPeople(tx: ReadTx, mutualId: string, on: CivilDate): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*) as people from beneficiary
    join (${terms(mutualId)}) as term
      on term.number = beneficiary.number
    where beneficiary.mutual_id = ${mutualId}
      and term.began <= ${on} and (term.ended is null or term.ended > ${on})
      and (beneficiary.ordinal = 0 or beneficiary.joined_on <= ${on})
      and (beneficiary.left_on is null or beneficiary.left_on >= ${on})`.execute(tx)
  return Number(rows[0]?.people ?? 0)
}

/** Bills for care of a clinic and a service that stand. */
export type CareSum = {
  readonly provider: string
  readonly service: string
  readonly bills: number
  readonly amount: Minor
  /** What of it the mutual pays. */
  readonly mutualAmount: Minor
}

/** Care on these days; emergencies once they are accepted. */
export async function careSums(
  tx: ReadTx,
  mutualId: string,
  { from, to }: Span,
): Promise<CareSum[]> {
  const { rows } = await sql<CareSum>`
    select provider_code as provider, service_code as service, count(*) as bills,
      cast(sum(amount) as bigint) as amount, cast(sum(mutual_amount) as bigint) as "mutualAmount"
    from bill where mutual_id = ${mutualId} and on_date >= ${from} and on_date <= ${to}
      and ${billIsPaid}
    group by 1, 2 order by 1, 2`.execute(tx)
  return rows.map((row) => ({ ...row, bills: Number(row.bills) }))
}

/** Visits on these days that nobody disowned, and the people who were seen. */
export async function visitSums(
  tx: ReadTx,
  mutualId: string,
  { from, to }: Span,
): Promise<{ readonly visits: number; readonly people: number }> {
  const { rows } = await sql<{ visits: number; people: number }>`
    select count(*) as visits, count(distinct number || '/' || ordinal) as people from visit
    where mutual_id = ${mutualId} and opened_on >= ${from} and opened_on <= ${to}
      and frozen_at is null`.execute(tx)
  return { visits: Number(rows[0]?.visits ?? 0), people: Number(rows[0]?.people ?? 0) }
}

/** What was due in a span and what of it was paid by its end; and who owes something then. */
export type DuesSum = {
  readonly due: Minor
  readonly paid: Minor
  readonly households: number
  readonly missing: Minor
}

/**
 * The collection of a span by the books: the money of a household, and what was given up of its
 * debts, pays what was due before the span first, then what was due in it. What it brought as the
 * books were opened counts as it does in its standing.
 */
export async function duesSum(tx: ReadTx, mutualId: string, { from, to }: Span): Promise<DuesSum> {
  const { rows } = await sql<Record<keyof DuesSum, number | null>>`
    with charges as (
      select number, kind, due_on, amount, 0 as paid_before
      from charge where mutual_id = ${mutualId} and due_on <= ${to}
      union all
      select opening_charge.number, kind, due_on, amount, paid_before
      from opening_charge join opening on opening.mutual_id = opening_charge.mutual_id
        and opening.opening_id = opening_charge.opening_id
      join opening_household as brought on brought.mutual_id = opening_charge.mutual_id
        and brought.opening_id = opening_charge.opening_id and brought.number = opening_charge.number
      where opening_charge.mutual_id = ${mutualId} and due_on <= ${to} and is_prepaid = 0
        and opening.completed_at is not null and opening.taken_back_at is null
        and brought.taken_back_at is null),
    due as (
      select number,
        sum(case when kind = 'contribution' and due_on >= ${from} then amount - paid_before else 0 end) as own,
        sum(case when kind = 'contribution' and due_on >= ${from} then 0 else amount - paid_before end) as earlier,
        sum(case when kind = 'contribution' and due_on >= ${from} then paid_before else 0 end) as before
      from charges group by number),
    money as (
      select number, sum(amount) as paid from (
        select number, amount from payment where mutual_id = ${mutualId} and value_on <= ${to}
        union all
        select number, amount from write_off where mutual_id = ${mutualId} and on_date <= ${to}
        union all
        select opening_household.number, opening_household.credit
        from opening_household join opening on opening.mutual_id = opening_household.mutual_id
          and opening.opening_id = opening_household.opening_id
        where opening_household.mutual_id = ${mutualId} and opening_household.credit > 0
          and opening.on_date <= ${to} and opening.completed_at is not null
          and opening.taken_back_at is null and opening_household.taken_back_at is null) as pays
      group by number),
    both_sides as (
      select own, before, own + earlier - coalesce(paid, 0) as missing
      from due left join money on money.number = due.number)
    select cast(sum(own + before) as bigint) as due,
      cast(sum(before + case when missing <= 0 then own when missing >= own then 0 else own - missing end) as bigint) as paid,
      sum(case when missing > 0 then 1 else 0 end) as households,
      cast(sum(case when missing > 0 then missing else 0 end) as bigint) as missing
    from both_sides`.execute(tx)
  const sum = (field: keyof DuesSum) => Number(rows[0]?.[field] ?? 0)
  return {
    due: minor(sum('due')),
    paid: minor(sum('paid')),
    households: sum('households'),
    missing: minor(sum('missing')),
  }
}
