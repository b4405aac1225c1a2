import { ZERO } from '../../core/money.ts'
import type { CheckSeen, MoneySeen } from '../../core/complaints/about.ts'
import { type CivilDate, civilDateAt, type Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { CoverageCheckTable } from '../tables/coverage.ts'
import type { ReadTx } from '../store.ts'

type CheckAbout = CheckSeen & Pick<CoverageCheckTable, 'answer' | 'visit_code'>

/** What a clinic asked about a household in a span of days. */
export async function checksAbout(
  tx: ReadTx,
  mutualId: string,
  { number, provider }: { readonly number: MemberNumber; readonly provider: string },
  from: CivilDate,
  to: CivilDate,
): Promise<CheckAbout[]> {
  const rows = await tx
    .selectFrom('coverage_check')
    .select(['check_id', 'provider_code', 'on_date', 'asked_at', 'answer', 'visit_code'])
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('provider_code', '=', provider)
    .where('on_date', '>=', from)
    .where('on_date', '<=', to)
    .execute()
  return rows.map(({ check_id: id, provider_code, on_date, asked_at: at, ...told }) => {
    return { id, provider: provider_code, on: on_date, at, ...told }
  })
}

/** The clinics that asked about a household, the last one first. */
export async function clinicsUsed(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('coverage_check')
    .select((eb) => ['provider_code', eb.fn.max('asked_at').as('last')])
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .groupBy('provider_code')
    .execute()
  return rows.sort((a, b) => Number(b.last) - Number(a.last)).map((row) => row.provider_code)
}

type MoneyAbout = MoneySeen & { readonly amount: Minor; readonly ref: string | null }

/** Money of a member, and from the phone that complains, in a span of time. */
export async function moneyAbout(
  tx: ReadTx,
  mutualId: string,
  { number, phone }: { readonly number: MemberNumber; readonly phone: PhoneNumber },
  {
    from,
    to,
    timeZone,
  }: { readonly from: Instant; readonly to: Instant; readonly timeZone: string },
): Promise<MoneyAbout[]> {
  const kept = await tx
    .selectFrom('receipt')
    .select(['receipt_id', 'receipt_number', 'amount', 'paid_at'])
    .where('mutual_id', '=', mutualId)
    .where('payer_phone', '=', phone)
    .where('state', '=', 'suspense')
    .where('paid_at', '>=', from)
    .where('paid_at', '<', to)
    .execute()
  const counted = await tx
    .selectFrom('payment')
    .innerJoin('receipt', (join) =>
      join
        .onRef('receipt.mutual_id', '=', 'payment.mutual_id')
        .onRef('receipt.receipt_id', '=', 'payment.receipt_id'),
    )
    .select(['receipt.receipt_id', 'receipt.receipt_number', 'payment.amount', 'receipt.paid_at'])
    .where('payment.mutual_id', '=', mutualId)
    .where('payment.number', '=', number)
    .where('payment.amount', '>', ZERO)
    .where('receipt.paid_at', '>=', from)
    .where('receipt.paid_at', '<', to)
    .execute()
  const requests = await tx
    .selectFrom('intent')
    .select(['intent_id', 'amount', 'created_at'])
    .where('mutual_id', '=', mutualId)
    .where('payer_phone', '=', phone)
    .where('state', '<>', 'paid')
    .where('created_at', '>=', from)
    .where('created_at', '<', to)
    .execute()
  const day = (at: Instant) => ({ at, on: civilDateAt(at, timeZone) })
  const receiptOf =
    (state: 'suspense' | 'counted') =>
    ({
      receipt_id: id,
      receipt_number: ref,
      amount,
      paid_at,
    }: (typeof kept)[number]): MoneyAbout => {
      return { kind: 'receipt', id, state, ref, amount, ...day(paid_at) }
    }
  return [
    ...kept.map(receiptOf('suspense')),
    ...counted.map(receiptOf('counted')),
    ...requests.map(({ intent_id: id, amount, created_at }): MoneyAbout => {
      return { kind: 'request', id, state: 'unpaid', ref: null, amount, ...day(created_at) }
    }),
  ]
}
