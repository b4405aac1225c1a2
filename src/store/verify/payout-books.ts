/** What must not be of money on its way out; see `books.ts`. */
export const PAYOUT_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'what is on its way out is payouts less those that were paid or ended',
    sql: `select mutual_id || ' ' || account_id as what from (
            select mutual_id, '468/' || wallet as account_id, amount from payout
            union all
            select mutual_id, '468/' || wallet, -amount from payout_met
            union all
            select mutual_id, '468/' || wallet, amount from payout_return
            union all
            select payout.mutual_id, '468/' || payout.wallet, -payout.amount
            from payout_end join payout
              on payout.mutual_id = payout_end.mutual_id and payout.payout_id = payout_end.payout_id
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
    check: 'every payout that came back stands in the books, with its amount',
    sql: `select back.mutual_id || ' ' || back.payout_id as what
          from payout_return as back
          join payout on payout.mutual_id = back.mutual_id and payout.payout_id = back.payout_id
          left join journal on journal.mutual_id = back.mutual_id and journal.journal_id = back.journal_id
          left join transfer on transfer.mutual_id = back.mutual_id and transfer.journal_id = back.journal_id
          where journal.kind is null or journal.kind <> 'payout-return' or journal.source_ref <> back.payout_id
             or journal.event_on <> back.on_date
             or back.amount <> payout.amount or back.wallet <> payout.wallet
             or transfer.amount is null or transfer.amount <> back.amount
             or transfer.debit_account <> '552/' || back.wallet
             or transfer.credit_account <> '468/' || back.wallet
          union all
          select journal.mutual_id || ' ' || journal.journal_id from journal
          where journal.kind = 'payout-return' and not exists (
            select 1 from payout_return as back
            where back.mutual_id = journal.mutual_id and back.payout_id = journal.source_ref)`,
  },
  {
    check: 'every payout that was ended is owed again, or goes elsewhere, with its amount',
    sql: `select stop.mutual_id || ' ' || stop.payout_id as what
          from payout_end as stop
          join payout on payout.mutual_id = stop.mutual_id and payout.payout_id = stop.payout_id
          left join payout as next on next.mutual_id = stop.mutual_id and next.payout_id = stop.next_id
          left join payment on payment.mutual_id = stop.mutual_id and payment.payment_id = stop.payment_id
          left join (
            select mutual_id, journal_id, debit_account, sum(amount) as amount from transfer
            group by mutual_id, journal_id, debit_account) as booked
            on booked.mutual_id = stop.mutual_id and booked.journal_id = stop.journal_id
          where stop.next_id is not null and (next.amount <> payout.amount or next.wallet <> payout.wallet
               or next.journal_id <> payout.journal_id or next.proposal_id <> stop.proposal_id)
             or stop.journal_id is not null and (booked.amount is null or booked.amount <> payout.amount
               or booked.debit_account <> '468/' || payout.wallet)
             or (payout.purpose = 'refund' and stop.next_id is null) <> (stop.payment_id is not null)
             or stop.payment_id is not null and payment.amount <> payout.amount
          union all
          select stop.mutual_id || ' ' || stop.payout_id from payout_end as stop
          join payout_met as met on met.mutual_id = stop.mutual_id and met.payout_id = stop.payout_id
          where not exists (select 1 from payout_return as back
            where back.mutual_id = stop.mutual_id and back.payout_id = stop.payout_id)
          union all
          select journal.mutual_id || ' ' || journal.journal_id from journal
          where journal.kind = 'payout-cancelled' and not exists (
            select 1 from payout_end as stop
            where stop.mutual_id = journal.mutual_id and stop.payout_id = journal.source_ref
              and stop.journal_id = journal.journal_id)`,
  },
  {
    check: 'no payout stands in two payment files that count',
    sql: `select line.mutual_id || ' ' || line.payout_id as what from payment_file_line as line
          where not exists (select 1 from payment_file_back as back
            where back.mutual_id = line.mutual_id and back.file_id = line.file_id)
          group by line.mutual_id, line.payout_id having count(*) > 1`,
  },
]
