import { sql } from 'kysely'
import { ASSOCIATION_QUERIES } from './association-books.ts'
import { CASH_QUERIES } from './cash-books.ts'
import { REMINDER_QUERIES } from './reminder-books.ts'
import { BOOKKEEPING_QUERIES } from './bookkeeping-books.ts'
import { CLOSING_QUERIES } from './closing-books.ts'
import { PAYER_QUERIES } from './payer-books.ts'
import { PAYOUT_QUERIES } from './payout-books.ts'
import { MEMBERSHIP_QUERIES } from './membership-books.ts'
import { PHONE_QUERIES } from './phone-books.ts'
import { OPENING_QUERIES } from './opening-books.ts'
import { MATCH_QUERIES } from './match-books.ts'
import { REVERSAL_QUERIES } from './reversal-books.ts'
import { RHYTHM_QUERIES } from './rhythm-books.ts'
import { COMPLAINT_QUERIES } from './complaint-books.ts'
import { HOUSEHOLD_QUERIES } from './household-books.ts'
import type { ReadTx } from '../store.ts'
import { MESSAGE_QUERIES } from './message-books.ts'
import { KEPT_QUERIES } from './kept-books.ts'
import { VISIT_QUERIES } from './visit-books.ts'

type Query = { readonly check: string; readonly sql: string }

/**
 * No query compares each row with each other one: what stands in two large tables without a key
 * from one to the other is put under one another and summed up, or looked for with `not in`.
 * Each query finds what must not be, one row for each case with its words in `what`. The same text
 * on both engines. Kept as SQL: what they say is easier to believe when it can be read as a whole.
 */
const QUERIES: readonly Query[] = [
  {
    check: 'balances are the sums of transfers',
    sql: `with moved as (
            select mutual_id, account_id, sum(debits) as debits, sum(credits) as credits from (
              select mutual_id, debit_account as account_id, amount as debits, 0 as credits from transfer
              union all
              select mutual_id, credit_account, 0, amount from transfer
            ) as sides group by mutual_id, account_id)
          select coalesce(moved.mutual_id, balance.mutual_id) || ' ' || coalesce(moved.account_id, balance.account_id) as what
          from moved full join balance
            on balance.mutual_id = moved.mutual_id and balance.account_id = moved.account_id
          where coalesce(moved.debits, 0) <> coalesce(balance.debits, 0)
             or coalesce(moved.credits, 0) <> coalesce(balance.credits, 0)`,
  },
  {
    check: 'every charge stands in the books, with its amount',
    sql: `select charge.mutual_id || ' ' || charge.number || ' ' || charge.kind || ' ' || charge.starts_on as what
          from charge left join journal
            on journal.mutual_id = charge.mutual_id and journal.journal_id = charge.journal_id
          left join transfer as owed
            on owed.mutual_id = charge.mutual_id and owed.journal_id = charge.journal_id
              and owed.debit_account = '411/' || charge.number
          left join transfer as given
            on given.mutual_id = charge.mutual_id and given.journal_id = charge.journal_id
              and given.debit_account = '415/' || charge.subsidy_payer
          where journal.kind is null or journal.kind <> 'charge'
             or journal.source_ref <> charge.number || '/' || charge.kind || '/' || charge.starts_on
             or coalesce(owed.amount, 0) <> charge.amount or coalesce(given.amount, 0) <> charge.subsidy`,
  },
  {
    check: 'every journal of a charge has its charge',
    sql: `select journal.mutual_id || ' ' || journal.source_ref as what from journal
          where journal.kind = 'charge' and not exists (
            select 1 from charge where charge.mutual_id = journal.mutual_id and charge.journal_id = journal.journal_id)`,
  },
  {
    check: 'every receipt came into the books once, with its amount',
    sql: `select receipt.mutual_id || ' ' || receipt.receipt_number as what
          from receipt left join (
            select journal.mutual_id, journal.source_ref, sum(transfer.amount) as amount
            from journal join transfer
              on transfer.mutual_id = journal.mutual_id and transfer.journal_id = journal.journal_id
            where journal.source = 'receipt'
              and (transfer.debit_account like '552/%' or transfer.debit_account like '571/%' or transfer.debit_account = '521')
            group by journal.mutual_id, journal.source_ref) as booked
            on booked.mutual_id = receipt.mutual_id and booked.source_ref = receipt.receipt_id
          where booked.amount is null or booked.amount <> receipt.amount`,
  },
  {
    check: 'no money is in the books without its receipt',
    sql: `select journal.mutual_id || ' ' || journal.journal_id as what from journal
          where journal.source = 'receipt' and not exists (
            select 1 from receipt where receipt.mutual_id = journal.mutual_id and receipt.receipt_id = journal.source_ref)`,
  },
  {
    check: 'every receipt is a member’s in full, or in suspense',
    sql: `select receipt.mutual_id || ' ' || receipt.receipt_number as what
          from receipt left join (
            select mutual_id, receipt_id, sum(amount) as amount from (
              select mutual_id, receipt_id, amount from payment
              union all
              select mutual_id, receipt_id, amount from payer_receipt where receipt_id is not null
              union all
              select mutual_id, receipt_id, case when reverses_id is null then amount else -amount end
              from book_entry where receipt_id is not null) as given
            group by mutual_id, receipt_id) as paid
            on paid.mutual_id = receipt.mutual_id and paid.receipt_id = receipt.receipt_id
          left join (
            select mutual_id, receipt_id, sum(amount) as amount from (
              select mutual_id, receipt_id, amount from correction
              union all
              select mutual_id, receipt_id, from_suspense from operator_reversal
              union all
              select payment.mutual_id, payment.receipt_id, -payment.amount
              from payout_end join payment
                on payment.mutual_id = payout_end.mutual_id and payment.payment_id = payout_end.payment_id) as both_ways
            group by mutual_id, receipt_id) as taken
            on taken.mutual_id = receipt.mutual_id and taken.receipt_id = receipt.receipt_id
          where coalesce(paid.amount, 0) <> case when receipt.state = 'posted' then receipt.amount - coalesce(taken.amount, 0) else 0 end`,
  },
  {
    check: 'the suspense accounts hold the receipts in suspense',
    sql: `select mutual_id || ' ' || account_id as what from (
            select mutual_id, '471/' || wallet as account_id, amount from receipt where state = 'suspense'
            union all
            select receipt.mutual_id, '471/' || receipt.wallet, -taken.from_suspense
            from operator_reversal as taken join receipt
              on receipt.mutual_id = taken.mutual_id and receipt.receipt_id = taken.receipt_id
            where receipt.state = 'suspense'
            union all
            select mutual_id, account_id, debits - credits from balance where account_id like '471/%') as sides
          group by mutual_id, account_id having sum(amount) <> 0`,
  },
  {
    // Both sides under one another, since joining them takes the square of their number.
    check: 'what members owe and have in advance is charges less payments',
    sql: `select mutual_id || ' ' || number as what from (
            select mutual_id, number, amount from charge
            union all
            select mutual_id, number, -amount from payment
            union all
            select mutual_id, number, amount from rhythm_end
            union all
            select mutual_id, number, -amount from write_off
            union all
            select mutual_id, number, owed - credit from opening_household
            where journal_id is not null and back_journal_id is null
            union all
            select account.mutual_id, account.number, balance.credits - balance.debits
            from account join balance
              on balance.mutual_id = account.mutual_id and balance.account_id = account.account_id
            where account.number is not null) as sides
          group by mutual_id, number having sum(amount) <> 0`,
  },
  {
    check: 'nobody owes and has paid in advance at once',
    sql: `select due.mutual_id || ' ' || due.account_id as what
          from balance as due join balance as advance
            on advance.mutual_id = due.mutual_id and advance.account_id = '419/' || substr(due.account_id, 5)
          where due.account_id like '411/%' and due.debits > due.credits and advance.credits > advance.debits`,
  },
  {
    check: 'every payment stands in the books, with its member and day',
    sql: `select payment.mutual_id || ' ' || payment.payment_id as what
          from payment left join journal
            on journal.mutual_id = payment.mutual_id and journal.journal_id = payment.journal_id
          where journal.event_on is null or journal.event_on <> payment.value_on
             or payment.part is null and not exists (
               select 1 from transfer where transfer.mutual_id = payment.mutual_id and transfer.journal_id = payment.journal_id
                 and (transfer.debit_account in ('411/' || payment.number, '419/' || payment.number)
                   or transfer.credit_account in ('411/' || payment.number, '419/' || payment.number)))`,
  },
  {
    check: 'receipt numbers have no gaps',
    sql: `select mutual_id || ' ' || name as what from (
            select mutual_id, 'receipt-20' || substr(receipt_number, 3, 2) as name, 1 as used,
              cast(substr(receipt_number, 6) as bigint) as number, 0 as given from receipt
            union all
            select mutual_id, name, 0, 0, last from series where name like 'receipt-%') as sides
          group by mutual_id, name having sum(used) <> sum(given) or max(number) <> sum(given)`,
  },
  {
    check: 'an intent that is paid has its receipt',
    sql: `select intent.mutual_id || ' ' || intent.intent_id as what from intent
          where intent.state = 'paid' and (intent.mutual_id, intent.intent_id) not in (
            select mutual_id, intent_id from receipt where intent_id is not null)`,
  },
  {
    check: 'a yes that was given has its visit code',
    sql: `select coverage_check.mutual_id || ' ' || coverage_check.check_id as what
          from coverage_check left join visit
            on visit.mutual_id = coverage_check.mutual_id and visit.visit_code = coverage_check.visit_code
          where (coverage_check.answer = 'yes') <> (coverage_check.visit_code is not null)
             or (coverage_check.visit_code is not null and visit.visit_code is null)`,
  },
  ...VISIT_QUERIES,
  ...ASSOCIATION_QUERIES,
  ...CASH_QUERIES,
  ...MATCH_QUERIES,
  ...REVERSAL_QUERIES,
  ...RHYTHM_QUERIES,
  ...MESSAGE_QUERIES,
  ...CLOSING_QUERIES,
  ...BOOKKEEPING_QUERIES,
  ...OPENING_QUERIES,
  ...PAYOUT_QUERIES,
  ...PAYER_QUERIES,
  ...MEMBERSHIP_QUERIES,
  ...PHONE_QUERIES,
  ...HOUSEHOLD_QUERIES,
  ...REMINDER_QUERIES,
  ...COMPLAINT_QUERIES,
  ...KEPT_QUERIES,
]

/** Names of the checks that compare tables with each other. */
export const AGREEMENTS: readonly string[] = QUERIES.map((query) => query.check)

/** How many cases of one check are listed; the rest would say the same. */
const CASES_MAX = 100

/** What disagrees between tables, by check. */
export async function* disagreements(
  tx: ReadTx,
  tell: (check: string) => void = () => undefined,
): AsyncGenerator<{ readonly check: string; readonly what: string }> {
  for (const query of QUERIES) {
    tell(query.check)
    const found = await sql<{
      what: string
    }>`${sql.raw(query.sql)} limit ${sql.lit(CASES_MAX)}`.execute(tx)
    for (const row of found.rows) yield { check: query.check, what: row.what }
  }
}
