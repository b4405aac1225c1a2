import { sql } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import type { ClinicClaim, ClinicPaid } from '../../core/indicators/bill-days.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import { billIsPaid } from '../visits/bills.ts'
import type { ReadTx } from '../store.ts'

// What indicators of use are made of.

/** Days, both included. */
type Span = { readonly from: CivilDate; readonly to: CivilDate }

/**
 * The people of households for whom a clinic got a code on these days, by the member's number: not
 * those of emergencies, which are given without cover, nor what a member disowned.
 */
export async function confirmedPeople(
  tx: ReadTx,
  mutualId: string,
  { from, to }: Span,
): Promise<ReadonlyMap<MemberNumber, ReadonlySet<number>>> {
  const rows = await tx
    .selectFrom('visit')
    .select(['number', 'ordinal'])
    .distinct()
    .where('mutual_id', '=', mutualId)
    .where('opened_on', '>=', from)
    .where('opened_on', '<=', to)
    .where('frozen_at', 'is', null)
    .where('emergency', '=', 0)
    .execute()
  const people = new Map<MemberNumber, Set<number>>()
  for (const { number, ordinal } of rows) {
    const some = people.get(number) ?? new Set()
    people.set(number, some.add(ordinal))
  }
  return people
}

/**
 * Households that paid, by the month of the day paid, `2026-03`: of a receipt something is theirs
 * still, whatever was taken back of it since. Months in which nobody paid are not in it.
 */
export async function householdsThatPaid(
  tx: ReadTx,
  mutualId: string,
  { from, to }: Span,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ month: string; households: number }>`
    select month, count(distinct number) as households from (
      select payment.number as number, substr(receipt.value_on, 1, 7) as month
      from payment join receipt
        on receipt.mutual_id = payment.mutual_id and receipt.receipt_id = payment.receipt_id
      where payment.mutual_id = ${mutualId}
        and receipt.value_on >= ${from} and receipt.value_on <= ${to}
      group by payment.number, payment.receipt_id, receipt.value_on
      having sum(payment.amount) > 0) as paid
    group by month`.execute(tx)
  return new Map(rows.map(({ month, households }) => [month, Number(households)]))
}

/** What a clinic is owed and was paid, each in the order of days. */
type ClinicAccount = { readonly claims: ClinicClaim[]; readonly payments: ClinicPaid[] }

/**
 * The bills of every clinic that stand, by the day on which they came, and what it was paid: not what
 * two people cancelled before it arrived. `dayOf` gives the day of a moment.
 */
export async function clinicAccounts(
  tx: ReadTx,
  mutualId: string,
  dayOf: (at: number) => CivilDate,
): Promise<ReadonlyMap<string, ClinicAccount>> {
  const accounts = new Map<string, ClinicAccount>()
  const of = (provider: string) => {
    const account = accounts.get(provider) ?? { claims: [], payments: [] }
    accounts.set(provider, account)
    return account
  }
  for (const { provider, on, amount } of await broughtDebts(tx, mutualId))
    of(provider).claims.push({ on, amount, isBill: false })
  for (const { provider_code, billed_at, mutual_amount: amount } of await billsThatStand(
    tx,
    mutualId,
  ))
    of(provider_code).claims.push({ on: dayOf(billed_at), amount, isBill: true })
  const paid = await sql<{ provider: string; on_date: CivilDate; amount: Minor }>`
    select provider_code as provider, paid_on as on_date, amount from provider_payment
    where mutual_id = ${mutualId} and not exists (
      select 1 from payout join payout_end
        on payout_end.mutual_id = payout.mutual_id and payout_end.payout_id = payout.payout_id
      where payout.mutual_id = provider_payment.mutual_id
        and payout.journal_id = provider_payment.journal_id and payout_end.journal_id is not null)
    order by provider_code, paid_on, created_at, payment_id`.execute(tx)
  for (const { provider, on_date: on, amount } of paid.rows)
    of(provider).payments.push({ on, amount })
  return accounts
}

/** What clinics were owed as the books were opened: their first claims, since when nobody knows. */
async function broughtDebts(tx: ReadTx, mutualId: string) {
  const { rows } = await sql<{ provider: string; on: CivilDate; amount: Minor }>`
    select substr(line.account_id, 5) as provider, opening.on_date as "on", -line.amount as amount
    from opening_line as line join opening
      on opening.mutual_id = line.mutual_id and opening.opening_id = line.opening_id
    where line.mutual_id = ${mutualId} and line.account_id like '401/%' and line.amount < 0
      and opening.completed_at is not null and opening.taken_back_at is null`.execute(tx)
  return rows
}

function billsThatStand(tx: ReadTx, mutualId: string) {
  return tx
    .selectFrom('bill')
    .select(['provider_code', 'billed_at', 'mutual_amount'])
    .where('mutual_id', '=', mutualId)
    .where('mutual_amount', '>', 0 as Minor)
    .where(billIsPaid)
    .orderBy('provider_code')
    .orderBy('billed_at')
    .orderBy('bill_id')
    .execute()
}
