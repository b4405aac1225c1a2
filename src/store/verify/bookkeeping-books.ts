/** What must not be of other money and of years that were closed into the funds; see `books.ts`. */
export const BOOKKEEPING_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'every entry of other money stands in the books, with its amount',
    sql: `select book_entry.mutual_id || ' ' || coalesce(book_entry.reference, book_entry.entry_id) as what
          from book_entry left join journal
            on journal.mutual_id = book_entry.mutual_id and journal.journal_id = book_entry.journal_id
          left join transfer
            on transfer.mutual_id = book_entry.mutual_id and transfer.journal_id = book_entry.journal_id
          left join book_entry as original
            on original.mutual_id = book_entry.mutual_id and original.entry_id = book_entry.reverses_id
          where journal.kind is null or journal.kind <> 'book'
             or journal.source_ref <> book_entry.entry_id or journal.event_on <> book_entry.on_date
             or transfer.amount is null or transfer.amount <> book_entry.amount
             or transfer.debit_account <> book_entry.debit_account
             or transfer.credit_account <> book_entry.credit_account
             or coalesce(journal.reverses_id, '') <> coalesce(original.journal_id, '')`,
  },
  {
    check: 'no other money is in the books without its record',
    sql: `select journal.mutual_id || ' ' || journal.journal_id as what from journal
          where journal.kind <> 'charge' and journal.kind = 'book' and not exists (
            select 1 from book_entry where book_entry.mutual_id = journal.mutual_id
              and book_entry.entry_id = journal.source_ref)`,
  },
  {
    check: 'no other money that two people agreed on lacks one of them',
    sql: `select book_entry.mutual_id || ' ' || coalesce(book_entry.reference, book_entry.entry_id) as what
          from book_entry where (book_entry.proposal_id is not null or book_entry.receipt_id is not null) and not exists (
            select 1 from proposal join proposal_decision
              on proposal_decision.mutual_id = proposal.mutual_id
                and proposal_decision.proposal_id = proposal.proposal_id
            where proposal.mutual_id = book_entry.mutual_id
              and proposal.proposal_id = book_entry.proposal_id
              and proposal.kind = case when book_entry.reverses_id is null then 'book' else 'book-back' end
              and proposal_decision.kind = 'approved'
              and proposal_decision.decided_by <> proposal.proposed_by)`,
  },
  {
    check: 'no year went into the funds, or back, without its two persons',
    // Both sides under one another, since a proposal cannot be looked up by what the journal names.
    sql: `select mutual_id || ' ' || ref as what from (
            select mutual_id, source_ref as ref, 1 as made,
              case source when 'year-end' then 'year-end' else 'year-back' end as kind
            from journal where kind <> 'charge' and kind = 'year-end'
            union all
            select proposal.mutual_id, proposal.about || '/' || proposal.proposal_id, -1, proposal.kind
            from proposal join proposal_decision
              on proposal_decision.mutual_id = proposal.mutual_id
                and proposal_decision.proposal_id = proposal.proposal_id
            where proposal.kind in ('year-end', 'year-back') and proposal_decision.kind = 'approved'
              and proposal_decision.decided_by <> proposal.proposed_by) as sides
          group by mutual_id, ref, kind having sum(made) > 0`,
  },
]
