/**
 * The journals of households' parts of openings, and those that take one back, with whose accounts
 * they move against the fund: by how much more is owed.
 */
const MOVED = `select journal.mutual_id, journal.journal_id, journal.source, journal.source_ref,
    journal.event_on, min(substr(account, 5)) as first, max(substr(account, 5)) as last,
    sum(case when substr(account, 1, 4) in ('411/', '419/') then 0 else 1 end) as others,
    sum(amount) as owed
  from journal join (
    select mutual_id, journal_id, credit_account as account, -amount as amount
    from transfer where debit_account = '101'
    union all
    select mutual_id, journal_id, debit_account, amount from transfer where debit_account <> '101')
    as side on side.mutual_id = journal.mutual_id and side.journal_id = journal.journal_id
  where journal.source in ('opening', 'reversal')
  group by journal.mutual_id, journal.journal_id, journal.source, journal.source_ref, journal.event_on`

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
          left join (${MOVED}) as moved
            on moved.mutual_id = brought.mutual_id and moved.journal_id = brought.journal_id
          where opening.completed_at is not null and (brought.owed > 0 or brought.credit > 0)
            and (brought.journal_id is null and opening.taken_back_at is null and exists (
                select 1 from charge join journal
                  on journal.mutual_id = charge.mutual_id and journal.journal_id = charge.journal_id
                where charge.mutual_id = brought.mutual_id and charge.number = brought.number
                  and journal.posted_at >= opening.completed_at)
              or brought.journal_id is not null and moved.journal_id is null
              or moved.source <> 'opening'
              or moved.source_ref <> brought.opening_id || '/' || brought.number
              or moved.event_on <> opening.on_date or moved.others > 0
              or moved.first <> brought.number or moved.last <> brought.number
              or moved.owed <> brought.owed - brought.credit)`,
  },
  {
    check: 'what was taken back of an opening is out of the books, with its amount',
    sql: `select brought.mutual_id || ' ' || brought.number as what
          from opening_household as brought join opening
            on opening.mutual_id = brought.mutual_id and opening.opening_id = brought.opening_id
          left join (${MOVED}) as moved
            on moved.mutual_id = brought.mutual_id and moved.journal_id = brought.back_journal_id
          where brought.back_journal_id is not null
            and (moved.journal_id is null or moved.source <> 'reversal'
              or moved.source_ref <> brought.journal_id or moved.event_on <> opening.on_date
              or moved.others > 0
              or moved.first <> brought.number or moved.last <> brought.number
              or moved.owed <> brought.credit - brought.owed
              or brought.taken_back_at is null and opening.taken_back_at is null)
          union all
          select mutual_id || ' ' || account_id from (
            select opening.mutual_id, opening.opening_id, transfer.debit_account as account_id,
              transfer.amount
            from opening join transfer on transfer.mutual_id = opening.mutual_id
              and transfer.journal_id in (opening.journal_id, opening.back_journal_id)
            where opening.taken_back_at is not null
            union all
            select opening.mutual_id, opening.opening_id, transfer.credit_account, -transfer.amount
            from opening join transfer on transfer.mutual_id = opening.mutual_id
              and transfer.journal_id in (opening.journal_id, opening.back_journal_id)
            where opening.taken_back_at is not null) as sides
          group by mutual_id, opening_id, account_id having sum(amount) <> 0`,
  },
  {
    check: 'every opening that was taken back was decided by two people, and no other',
    sql: `select mutual_id || ' ' || coalesce(proposal_id, '-') as what
          from (
            select mutual_id, back_proposal_id as proposal_id, 1 as taken, 0 as agreed
            from opening where taken_back_at is not null
            union all
            select mutual_id, back_proposal_id, 1, 0
            from opening_household where taken_back_at is not null
            union all
            select proposal.mutual_id, proposal.proposal_id, 0, 1
            from proposal join proposal_decision
              on proposal_decision.mutual_id = proposal.mutual_id
              and proposal_decision.proposal_id = proposal.proposal_id and proposal_decision.kind = 'approved'
            where proposal.kind = 'opening-back'
              and lower(proposal.proposed_by) <> lower(proposal_decision.decided_by)
              and proposal.proposed_phone <> proposal_decision.decided_phone) as known
          group by mutual_id, proposal_id having max(taken) <> max(agreed)`,
  },
  {
    check: 'every journal that takes back an opening is of one that was taken back',
    sql: `select journal.mutual_id || ' ' || journal.journal_id as what
          from journal join journal as opened
            on opened.mutual_id = journal.mutual_id and opened.journal_id = journal.source_ref
          where journal.source = 'reversal' and opened.source = 'opening'
            and (journal.mutual_id, journal.journal_id) not in (
              select mutual_id, back_journal_id from opening where back_journal_id is not null)
            and (journal.mutual_id, journal.journal_id) not in (
              select mutual_id, back_journal_id from opening_household where back_journal_id is not null)`,
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
