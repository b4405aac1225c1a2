/** What must not be of money on its way out; see `books.ts`. */
export const PAYOUT_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'what is on its way out is payouts less those that were paid',
    sql: `select mutual_id || ' ' || account_id as what from (
            select mutual_id, '468/' || wallet as account_id, amount from payout
            union all
            select mutual_id, '468/' || wallet, -amount from payout_met
            union all
            select mutual_id, account_id, debits - credits from balance where account_id like '468/%') as sides
          group by mutual_id, account_id having sum(amount) <> 0`,
  },
  {
    check: 'every payout that was paid stands in the books, with its amount',
    sql: `select met.mutual_id || ' ' || met.payout_id as what
          from payout_met as met
          join payout on payout.mutual_id = met.mutual_id and payout.payout_id = met.payout_id
          left join journal on journal.mutual_id = met.mutual_id and journal.journal_id = met.journal_id
          left join transfer on transfer.mutual_id = met.mutual_id and transfer.journal_id = met.journal_id
          where journal.kind is null or journal.kind <> 'payout' or journal.source_ref <> met.payout_id
             or journal.event_on <> met.on_date
             or met.amount <> payout.amount or met.wallet <> payout.wallet
             or transfer.amount is null or transfer.amount <> met.amount
             or transfer.debit_account <> '468/' || met.wallet
             or transfer.credit_account <> '552/' || met.wallet
          union all
          select journal.mutual_id || ' ' || journal.journal_id from journal
          where journal.kind = 'payout' and not exists (
            select 1 from payout_met as met
            where met.mutual_id = journal.mutual_id and met.payout_id = journal.source_ref)`,
  },
  {
    check: 'no payout stands in two payment files that count',
    sql: `select line.mutual_id || ' ' || line.payout_id as what from payment_file_line as line
          where not exists (select 1 from payment_file_back as back
            where back.mutual_id = line.mutual_id and back.file_id = line.file_id)
          group by line.mutual_id, line.payout_id having count(*) > 1`,
  },
]
