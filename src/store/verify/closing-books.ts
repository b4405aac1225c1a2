/** What must not be of closings, fees, sweeps and write-offs; see `books.ts`. */
export const CLOSING_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'the books are closed as far as the last closing says',
    sql: `select mutual_id as what from (
            select mutual_id, closed_through as kept, null as through from mutual
            union all
            select mutual_id, null, through from closing) as sides
          group by mutual_id having coalesce(max(kept), '') <> coalesce(max(through), '')`,
  },
  {
    check: 'every fee and sweep stands in the books, with its amount',
    sql: `select wallet_outflow.mutual_id || ' ' || wallet_outflow.kind || ' ' || wallet_outflow.reference as what
          from wallet_outflow left join journal
            on journal.mutual_id = wallet_outflow.mutual_id and journal.journal_id = wallet_outflow.journal_id
          left join transfer
            on transfer.mutual_id = wallet_outflow.mutual_id and transfer.journal_id = wallet_outflow.journal_id
          where journal.kind is null or journal.kind <> wallet_outflow.kind
             or journal.source_ref <> wallet_outflow.outflow_id or journal.event_on <> wallet_outflow.on_date
             or transfer.amount is null or transfer.amount <> wallet_outflow.amount
             or transfer.credit_account <> '552/' || wallet_outflow.wallet
             or transfer.debit_account <> case wallet_outflow.kind when 'bank-sweep' then '521' else '631' end`,
  },
  {
    check: 'no fee or sweep is in the books without its record',
    sql: `select journal.mutual_id || ' ' || journal.journal_id as what from journal
          where journal.kind <> 'charge' and journal.kind in ('operator-fee', 'bank-sweep') and not exists (
            select 1 from wallet_outflow where wallet_outflow.mutual_id = journal.mutual_id
              and wallet_outflow.outflow_id = journal.source_ref)`,
  },
  {
    check: 'every write-off stands in the books, with its amount',
    sql: `select write_off.mutual_id || ' ' || write_off.number as what
          from write_off left join journal
            on journal.mutual_id = write_off.mutual_id and journal.journal_id = write_off.journal_id
          left join transfer
            on transfer.mutual_id = write_off.mutual_id and transfer.journal_id = write_off.journal_id
          where journal.kind is null or journal.kind <> 'write-off'
             or journal.source_ref <> write_off.write_off_id
             or transfer.amount is null or transfer.amount <> write_off.amount
             or transfer.debit_account <> '651' or transfer.credit_account <> '411/' || write_off.number`,
  },
  {
    check: 'no write-off is in the books without its two persons',
    sql: `select journal.mutual_id || ' ' || journal.journal_id as what from journal
          where journal.kind = 'write-off' and not exists (
            select 1 from write_off where write_off.mutual_id = journal.mutual_id
              and write_off.write_off_id = journal.source_ref and write_off.created_by <> write_off.approved_by)`,
  },
]
