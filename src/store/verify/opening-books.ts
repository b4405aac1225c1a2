/**
 * What must not be of the opening of books, in the form of `books.ts`. The journal of a household may
 * be missing for a moment after the opening, but not once anything else of the household is posted.
 */
export const OPENING_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'what a mutual brought from older books stands in these, account by account',
    sql: `select mutual_id || ' ' || account_id as what from (
            select line.mutual_id, line.opening_id, line.account_id, line.amount
            from opening_line as line join opening
              on opening.mutual_id = line.mutual_id and opening.opening_id = line.opening_id
            where opening.completed_at is not null
            union all
            select journal.mutual_id, journal.source_ref,
              case transfer.debit_account when '101' then transfer.credit_account else transfer.debit_account end,
              case transfer.debit_account when '101' then transfer.amount else -transfer.amount end
            from journal join transfer
              on transfer.mutual_id = journal.mutual_id and transfer.journal_id = journal.journal_id
            where journal.source = 'opening' and journal.source_ref not like '%/%') as sides
          group by mutual_id, opening_id, account_id having sum(amount) <> 0`,
  },
  {
    check: 'what a household brought from older books stands in these, with its amount',
    sql: `select brought.mutual_id || ' ' || brought.number as what
          from opening_household as brought join opening
            on opening.mutual_id = brought.mutual_id and opening.opening_id = brought.opening_id
          left join journal
            on journal.mutual_id = brought.mutual_id and journal.journal_id = brought.journal_id
          left join transfer
            on transfer.mutual_id = brought.mutual_id and transfer.journal_id = brought.journal_id
          where opening.completed_at is not null and (brought.owed > 0 or brought.credit > 0)
            and (brought.journal_id is null and exists (
                select 1 from charge where charge.mutual_id = brought.mutual_id
                  and charge.number = brought.number)
              or brought.journal_id is not null and journal.source is null
              or journal.source <> 'opening'
              or journal.source_ref <> brought.opening_id || '/' || brought.number
              or journal.event_on <> opening.on_date or journal.lines <> 1
              or brought.owed > 0 and (transfer.debit_account <> '411/' || brought.number
                or transfer.credit_account <> '101' or transfer.amount <> brought.owed)
              or brought.credit > 0 and (transfer.debit_account <> '101'
                or transfer.credit_account <> '419/' || brought.number
                or transfer.amount <> brought.credit))`,
  },
  {
    check: 'what a household brought from older books is that of its charges',
    sql: `select brought.mutual_id || ' ' || brought.number as what
          from opening_household as brought left join (
            select mutual_id, opening_id, number,
              sum(case is_prepaid when 1 then 0 else amount - paid_before end) as owed,
              sum(case is_prepaid when 1 then amount else 0 end) as ahead
            from opening_charge group by mutual_id, opening_id, number) as charged
            on charged.mutual_id = brought.mutual_id and charged.opening_id = brought.opening_id
              and charged.number = brought.number
          where coalesce(charged.owed, 0) <> brought.owed
             or coalesce(charged.ahead, 0) > brought.credit`,
  },
  {
    check: 'every journal of an opening is of one that was made',
    sql: `select journal.mutual_id || ' ' || journal.source_ref as what from journal
          where journal.source = 'opening'
            and (journal.mutual_id, journal.journal_id) not in (
              select mutual_id, journal_id from opening where journal_id is not null)
            and (journal.mutual_id, journal.journal_id) not in (
              select mutual_id, journal_id from opening_household where journal_id is not null)`,
  },
]
