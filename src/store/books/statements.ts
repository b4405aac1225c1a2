import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { ReadTx } from '../store.ts'

/** Whose account a statement is of. */
export type Holder =
  | { readonly kind: 'member'; readonly mutual: string; readonly number: MemberNumber }
  /** The accounts together of those who are members of it on a day. */
  | {
      readonly kind: 'association'
      readonly mutual: string
      readonly code: string
      readonly on: CivilDate
    }
  | { readonly kind: 'provider' | 'payer'; readonly mutual: string; readonly code: string }

/** What moved an account. */
export type StatementEntry = {
  /** The day on which it counts in the books, and the day it happened. */
  readonly day: CivilDate
  readonly event: CivilDate
  readonly seq: number
  readonly what: string
  /** The period, the receipt's number, the visit code, or the payment's reference. */
  readonly about: string
  /** The member whose it is; null for what is nobody's alone. */
  readonly number: MemberNumber | null
  /** What is owed more: by a member to the mutual, or by the mutual to a provider. */
  readonly change: Minor
}

/** What was owed, in all, before a day of the books. */
export async function owedBefore(tx: ReadTx, holder: Holder, day: CivilDate): Promise<Minor> {
  const { rows } = await sql<{ owed: number | null }>`
    select cast(sum(entry.change) as bigint) as owed from ${inJournals(holder)}
      and journal.effective_on < ${day}`.execute(tx)
  return minor(rows[0]?.owed ?? 0)
}

/** The first day of the books on which something moved an account; null when nothing did. */
export async function firstEntryOn(tx: ReadTx, holder: Holder): Promise<CivilDate | null> {
  const { rows } = await sql<{ day: CivilDate | null }>`
    select min(journal.effective_on) as day from ${inJournals(holder)}`.execute(tx)
  return rows[0]?.day ?? null
}

/** What moved an account between two days of the books, in the order of days. */
export async function entriesBetween(
  tx: ReadTx,
  holder: Holder,
  from: CivilDate,
  to: CivilDate,
): Promise<StatementEntry[]> {
  const { rows } = await sql<StatementEntry>`
    select journal.effective_on as day, journal.event_on as event, journal.seq as seq,
      entry.what as what, entry.about as about, entry.number as number, entry.change as change
    from ${inJournals(holder)}
      and journal.effective_on >= ${from} and journal.effective_on <= ${to}
    order by journal.effective_on, journal.seq, entry.number, entry.about`.execute(tx)
  return rows
}

/** Entries with their journals. Crossed, so that SQLite begins with the entries and not with all the books. */
function inJournals(holder: Holder): RawBuilder<unknown> {
  return sql`(${entriesOf(holder)}) as entry cross join journal
    where journal.mutual_id = ${holder.mutual} and journal.journal_id = entry.journal_id`
}

function entriesOf(holder: Holder): RawBuilder<unknown> {
  switch (holder.kind) {
    case 'provider':
      return providerEntries(holder)
    case 'payer':
      return payerEntries(holder)
    case 'member':
    case 'association':
      return memberEntries(holder)
  }
}

type OfMembers = Extract<Holder, { kind: 'member' | 'association' }>
type OfOther = Extract<Holder, { kind: 'provider' | 'payer' }>

function memberEntries(holder: OfMembers): RawBuilder<unknown> {
  const { mutual } = holder
  const numbers = numbersOf(holder)
  return sql`
    select charge.kind as what, charge.starts_on as about, charge.number as number,
      charge.amount as change, charge.journal_id as journal_id
    from charge where charge.mutual_id = ${mutual} and charge.number in (${numbers})
    union all
    select case when payment.amount > 0 then 'payment' else 'taken back' end, receipt.receipt_number,
      payment.number, -payment.amount, payment.journal_id
    from payment join receipt
      on receipt.mutual_id = payment.mutual_id and receipt.receipt_id = payment.receipt_id
    where payment.mutual_id = ${mutual} and payment.number in (${numbers})
    union all
    select 'opening', opening.on_date, brought.number, brought.owed - brought.credit, brought.journal_id
    from opening_household as brought join opening
      on opening.mutual_id = brought.mutual_id and opening.opening_id = brought.opening_id
    where brought.mutual_id = ${mutual} and brought.number in (${numbers})
      and brought.journal_id is not null
    union all
    select 'opening taken back', opening.on_date, brought.number, brought.credit - brought.owed,
      brought.back_journal_id
    from opening_household as brought join opening
      on opening.mutual_id = brought.mutual_id and opening.opening_id = brought.opening_id
    where brought.mutual_id = ${mutual} and brought.number in (${numbers})
      and brought.back_journal_id is not null
    union all
    select 'full price', receipt.receipt_number, rhythm_end.number, rhythm_end.amount,
      rhythm_end.journal_id
    from rhythm_end join receipt
      on receipt.mutual_id = rhythm_end.mutual_id and receipt.receipt_id = rhythm_end.receipt_id
    where rhythm_end.mutual_id = ${mutual} and rhythm_end.number in (${numbers})
      and rhythm_end.journal_id is not null
    union all
    select 'written off', write_off.approved_by, write_off.number, -write_off.amount, write_off.journal_id
    from write_off where write_off.mutual_id = ${mutual} and write_off.number in (${numbers})`
}

function numbersOf(holder: OfMembers): RawBuilder<unknown> {
  if (holder.kind === 'member') return sql`${holder.number}`
  const { mutual, code, on } = holder
  return sql`select number from association_member
    where mutual_id = ${mutual} and association_code = ${code}
      and joined_on <= ${on} and (ended_on is null or ended_on > ${on})`
}

/** What a payer of subsidies owes of each member's periods, paid, and what was decided about it. */
function payerEntries({ mutual, code }: OfOther): RawBuilder<unknown> {
  return sql`
    select 'subsidy' as what, charge.starts_on as about, charge.number as number,
      charge.subsidy as change, charge.journal_id as journal_id
    from charge where charge.mutual_id = ${mutual} and charge.subsidy_payer = ${code}
    union all
    select 'payment', payer_receipt.reference, null, -payer_receipt.amount, payer_receipt.journal_id
    from payer_receipt where payer_receipt.mutual_id = ${mutual} and payer_receipt.payer = ${code}
    union all
    select 'given up', settled.month, null, -settled.amount, settled.journal_id
    from payer_settlement as settled
    where settled.mutual_id = ${mutual} and settled.payer = ${code} and settled.kind = 'given-up'
    union all
    select 'asked', settled.month, payer_asked.number, -payer_asked.amount, payer_asked.journal_id
    from payer_asked join payer_settlement as settled
      on settled.mutual_id = payer_asked.mutual_id and settled.settlement_id = payer_asked.settlement_id
    where settled.mutual_id = ${mutual} and settled.payer = ${code}
    union all
    ${broughtOf(mutual, `415/${code}`, sql`line.amount`)}`
}

/** What an opening brought of an account of the mutual, and that it was taken back. */
function broughtOf(
  mutual: string,
  account: string,
  change: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    select 'opening' as what, opening.on_date as about, null as number, ${change} as change,
      opening.journal_id as journal_id
    from opening_line as line join opening
      on opening.mutual_id = line.mutual_id and opening.opening_id = line.opening_id
    where line.mutual_id = ${mutual} and line.account_id = ${account}
      and opening.journal_id is not null
    union all
    select 'opening taken back', opening.on_date, null, -(${change}), opening.back_journal_id
    from opening_line as line join opening
      on opening.mutual_id = line.mutual_id and opening.opening_id = line.opening_id
    where line.mutual_id = ${mutual} and line.account_id = ${account}
      and opening.back_journal_id is not null`
}

function providerEntries({ mutual, code }: OfOther): RawBuilder<unknown> {
  return sql`
    ${broughtOf(mutual, `401/${code}`, sql`-line.amount`)}
    union all
    select 'bill' as what, bill.visit_code as about, null as number,
      bill.mutual_amount as change, bill.journal_id as journal_id
    from bill where bill.mutual_id = ${mutual} and bill.provider_code = ${code} and bill.journal_id is not null
    union all
    select 'bill ' || bill_decision.kind, bill.visit_code, null,
      case bill_decision.kind when 'reversed' then -bill.mutual_amount else bill.mutual_amount end,
      bill_decision.journal_id
    from bill join bill_decision
      on bill_decision.mutual_id = bill.mutual_id and bill_decision.bill_id = bill.bill_id
    where bill.mutual_id = ${mutual} and bill.provider_code = ${code} and bill_decision.journal_id is not null
    union all
    select 'payment', provider_payment.reference, null, -provider_payment.amount, provider_payment.journal_id
    from provider_payment
    where provider_payment.mutual_id = ${mutual} and provider_payment.provider_code = ${code}
    union all
    select 'payment cancelled', payout.payout_id, null, payout.amount, payout_end.journal_id
    from payout_end join payout
      on payout.mutual_id = payout_end.mutual_id and payout.payout_id = payout_end.payout_id
    where payout.mutual_id = ${mutual} and payout.about = ${code} and payout.purpose = 'clinic'
      and payout_end.journal_id is not null`
}
