import { sql, type SqlBool } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { ReadTx } from '../store.ts'
import type { CoverageCheckTable } from '../tables/coverage.ts'
import type { BillTable } from '../tables/visits.ts'
import { type Bill, billIsPaid, withDecisions } from '../visits/bills.ts'

/** Moments of a span: `from` is in it, `to` is not. */
export type Moments = { readonly from: Instant; readonly to: Instant }

/** A clinic of a mutual, and what of it is looked at. */
type CareAsked = Moments & { readonly mutual: string; readonly provider: string }

/** A row of a list by its moment and id, from which the list goes on. */
export type CareKey = { readonly at: number; readonly id: string }

/** A clinic's question, with the name of the person where there is one of this number. */
export type CheckSeen = Pick<
  CoverageCheckTable,
  'check_id' | 'number' | 'ordinal' | 'service_code' | 'answer' | 'reason' | 'asked_at'
> & { readonly visit_code: string | null; readonly name: string | null }

/** What a clinic asked, the latest first, so many of those before one of them. */
export async function checksOfClinic(
  tx: ReadTx,
  { mutual, provider, from, to }: CareAsked,
  before: CareKey | null,
  limit: number,
): Promise<CheckSeen[]> {
  let query = tx
    .selectFrom('coverage_check')
    .leftJoin('beneficiary', (join) =>
      join
        .onRef('beneficiary.mutual_id', '=', 'coverage_check.mutual_id')
        .onRef('beneficiary.number', '=', 'coverage_check.number')
        .onRef('beneficiary.ordinal', '=', 'coverage_check.ordinal'),
    )
    .select(['check_id', 'coverage_check.number', 'coverage_check.ordinal', 'service_code'])
    .select(['answer', 'reason', 'asked_at', 'visit_code', 'beneficiary.name'])
    .where('coverage_check.mutual_id', '=', mutual)
    .where('provider_code', '=', provider)
    .where('asked_at', '>=', from)
    .where('asked_at', '<', to)
  if (before) query = query.where(sql<SqlBool>`(asked_at, check_id) < (${before.at}, ${before.id})`)
  return query.orderBy('asked_at', 'desc').orderBy('check_id', 'desc').limit(limit).execute()
}

/** A bill with what became of it, and whose it is. */
export type BillSeen = Bill & { readonly name: string }

/** What a clinic billed, the latest first, so many of those before one of them. */
export async function billsOfClinic(
  tx: ReadTx,
  { mutual, provider, from, to }: CareAsked,
  before: CareKey | null,
  limit: number,
): Promise<BillSeen[]> {
  let query = billsWithNames(tx, mutual)
    .where('bill.provider_code', '=', provider)
    .where('billed_at', '>=', from)
    .where('billed_at', '<', to)
  if (before) query = query.where(sql<SqlBool>`(billed_at, bill_id) < (${before.at}, ${before.id})`)
  const rows = await query
    .orderBy('billed_at', 'desc')
    .orderBy('bill_id', 'desc')
    .limit(limit)
    .execute()
  return seen(tx, mutual, rows)
}

/** Nobody has decided the bill. Of rows of `bill`. */
const isOpen = sql<SqlBool>`not exists (
  select 1 from bill_decision
  where bill_decision.mutual_id = bill.mutual_id and bill_decision.bill_id = bill.bill_id)`

/** Bills of emergencies that nobody has decided, the oldest first; of one clinic, or of all. */
export async function undecidedBills(
  tx: ReadTx,
  mutual: string,
  provider: string | null,
  limit: number,
): Promise<BillSeen[]> {
  let query = billsWithNames(tx, mutual).where('emergency', '=', 1).where(isOpen)
  if (provider !== null) query = query.where('bill.provider_code', '=', provider)
  const rows = await query.orderBy('billed_at').orderBy('bill_id').limit(limit).execute()
  return seen(tx, mutual, rows)
}

function billsWithNames(tx: ReadTx, mutual: string) {
  return tx
    .selectFrom('bill')
    .innerJoin('beneficiary', (join) =>
      join
        .onRef('beneficiary.mutual_id', '=', 'bill.mutual_id')
        .onRef('beneficiary.number', '=', 'bill.number')
        .onRef('beneficiary.ordinal', '=', 'bill.ordinal'),
    )
    .selectAll('bill')
    .select('beneficiary.name')
    .where('bill.mutual_id', '=', mutual)
}

type BillRow = BillTable & { readonly name: string }

async function seen(tx: ReadTx, mutual: string, rows: readonly BillRow[]): Promise<BillSeen[]> {
  const bills = await withDecisions(tx, mutual, rows)
  return bills.map((bill, at) => ({ ...bill, name: rows[at]?.name ?? '' }))
}

/** How much a clinic asked and billed. Amounts are of bills that the mutual pays its part of. */
export type CareCount = {
  readonly checks: Readonly<Record<CoverageCheckTable['answer'], number>>
  readonly bills: number
  readonly amount: Minor
  readonly share: Minor
}

/** How much each of these clinics asked and billed in a span. */
export async function countCare(
  tx: ReadTx,
  mutual: string,
  providers: readonly string[],
  { from, to }: Moments,
): Promise<ReadonlyMap<string, CareCount>> {
  if (providers.length === 0) return new Map()
  const checks = await tx
    .selectFrom('coverage_check')
    .select(['provider_code', 'answer', (eb) => eb.fn.countAll().as('count')])
    .where('mutual_id', '=', mutual)
    .where('provider_code', 'in', providers)
    .where('asked_at', '>=', from)
    .where('asked_at', '<', to)
    .groupBy(['provider_code', 'answer'])
    .execute()
  const bills = await tx
    .selectFrom('bill')
    .select(['provider_code', (eb) => eb.fn.countAll().as('count')])
    .select([
      sql<number>`cast(sum(amount) as bigint)`.as('amount'),
      sql<number>`cast(sum(mutual_amount) as bigint)`.as('share'),
    ])
    .where('mutual_id', '=', mutual)
    .where('provider_code', 'in', providers)
    .where('billed_at', '>=', from)
    .where('billed_at', '<', to)
    .where(billIsPaid)
    .groupBy('provider_code')
    .execute()
  const countOf = (code: string, answer: CoverageCheckTable['answer']) =>
    Number(checks.find((row) => row.provider_code === code && row.answer === answer)?.count ?? 0)
  const careOf = (code: string): CareCount => {
    const billed = bills.find((row) => row.provider_code === code)
    return {
      checks: {
        ...{ yes: countOf(code, 'yes'), no: countOf(code, 'no') },
        'cannot-tell': countOf(code, 'cannot-tell'),
      },
      bills: Number(billed?.count ?? 0),
      amount: minor(Number(billed?.amount ?? 0)),
      share: minor(Number(billed?.share ?? 0)),
    }
  }
  return new Map(providers.map((code) => [code, careOf(code)]))
}

/** How many bills of emergencies of each clinic wait for a decision. */
export async function countUndecided(
  tx: ReadTx,
  mutual: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('bill')
    .select(['provider_code', (eb) => eb.fn.countAll().as('count')])
    .where('mutual_id', '=', mutual)
    .where('emergency', '=', 1)
    .where(isOpen)
    .groupBy('provider_code')
    .execute()
  return new Map(rows.map((row) => [row.provider_code, Number(row.count)]))
}

/** The households that a list of what clinics did shows, each once. */
export function householdsOf(
  rows: readonly { readonly number: MemberNumber | null; readonly name: string | null }[],
): MemberNumber[] {
  return [...new Set(rows.flatMap(({ number, name }) => (name === null ? [] : (number ?? []))))]
}
