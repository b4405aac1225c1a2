/** What must not be of payments that operators took back, in the form of `books.ts`. */
export const REVERSAL_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'what an operator took back left its wallet in the books, with its amount',
    sql: `select taken.mutual_id || ' ' || taken.reference as what
          from operator_reversal as taken
          left join journal
            on journal.mutual_id = taken.mutual_id and journal.journal_id = taken.journal_id
          left join (
            select mutual_id, journal_id, credit_account, sum(amount) as amount
            from transfer where credit_account like '552/%'
            group by mutual_id, journal_id, credit_account) as booked
            on booked.mutual_id = taken.mutual_id and booked.journal_id = taken.journal_id
            and booked.credit_account = '552/' || taken.wallet
          where taken.journal_id is not null
            and (journal.kind is null or journal.kind <> 'reversal'
              or journal.source <> 'operator-reversal' or journal.source_ref <> taken.reversal_id
              or journal.event_on <> taken.on_date
              or booked.amount is null or booked.amount <> taken.amount - taken.from_decided)`,
  },
  {
    check: 'no money is taken back by an operator without its reference',
    sql: `select journal.mutual_id || ' ' || journal.journal_id as what from journal
          where journal.source = 'operator-reversal'
            and (journal.mutual_id, journal.source_ref) not in (
              select mutual_id, reversal_id from operator_reversal)`,
  },
  {
    check: 'what an operator took back was taken from members, from suspense, or had been',
    sql: `select mutual_id || ' ' || reversal_id as what from (
            select mutual_id, reversal_id, amount - from_decided - from_suspense as amount
            from operator_reversal
            union all
            select mutual_id, reversal_id, -amount from correction
            where reversal_id is not null) as sides
          group by mutual_id, reversal_id having sum(amount) <> 0`,
  },
  {
    check: 'no operator took back more of a receipt than it was',
    sql: `select receipt.mutual_id || ' ' || receipt.receipt_number as what
          from receipt join (
            select mutual_id, receipt_id, sum(amount) as amount
            from operator_reversal group by mutual_id, receipt_id) as taken
            on taken.mutual_id = receipt.mutual_id and taken.receipt_id = receipt.receipt_id
          where taken.amount > receipt.amount`,
  },
]
