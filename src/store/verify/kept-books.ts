import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'

/** What must not be of what is kept beside the rows that it follows from, in the form of `books.ts`. */
export const KEPT_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'what waits for a decision is what nobody has decided',
    sql: `with waits as (
            select mutual_id, 'proposal' as matter, proposal_id as matter_id from proposal
            where (mutual_id, proposal_id) not in (
              select mutual_id, proposal_id from proposal_decision where kind <> 'denied')
            union all
            select mutual_id, 'application', application_id from application
            where (mutual_id, application_id) not in (
              select mutual_id, application_id from application_decision where kind <> 'denied'))
          select coalesce(waits.mutual_id, undecided.mutual_id) || ' ' || coalesce(waits.matter, undecided.matter)
            || ' ' || coalesce(waits.matter_id, undecided.matter_id) as what
          from waits full join undecided
            on undecided.mutual_id = waits.mutual_id and undecided.matter = waits.matter
            and undecided.matter_id = waits.matter_id
          where waits.mutual_id is null or undecided.mutual_id is null`,
  },
  {
    check: 'what came in on a day of a wallet is the sum of its receipts',
    sql: `with came as (
            select mutual_id, value_on, wallet, count(*) as receipts, sum(amount) as amount from receipt
            where reason is null or reason <> '${OTHER_CURRENCY}' group by mutual_id, value_on, wallet)
          select coalesce(came.mutual_id, receipt_day.mutual_id) || ' '
            || coalesce(came.value_on, receipt_day.value_on) || ' '
            || coalesce(came.wallet, receipt_day.wallet) as what
          from came full join receipt_day
            on receipt_day.mutual_id = came.mutual_id and receipt_day.value_on = came.value_on
            and receipt_day.wallet = came.wallet
          where came.amount is null or receipt_day.amount is null
            or came.amount <> receipt_day.amount or came.receipts <> receipt_day.receipts`,
  },
]
