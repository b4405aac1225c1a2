/** What must not be of payers of subsidies, in the form of `books.ts`. */
export const PAYER_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    // Both sides under one another, since joining them takes the square of their number.
    check: 'what payers owe is their subsidies less what they paid and what was decided',
    sql: `select mutual_id || ' ' || payer as what from (
            select mutual_id, subsidy_payer as payer, subsidy as amount from charge where subsidy_payer is not null
            union all
            select mutual_id, payer, -amount from payer_receipt
            union all
            select mutual_id, payer, -amount from payer_settlement
            union all
            select line.mutual_id, substr(line.account_id, 5), line.amount
            from opening_line as line join opening
              on opening.mutual_id = line.mutual_id and opening.opening_id = line.opening_id
            where opening.completed_at is not null and opening.taken_back_at is null
              and line.account_id like '415/%'
            union all
            select mutual_id, substr(account_id, 5), credits - debits from balance where account_id like '415/%') as sides
          group by mutual_id, payer having sum(amount) <> 0`,
  },
  {
    check: 'every receipt of a payer stands in the books, with its amount',
    sql: `select payer_receipt.mutual_id || ' ' || payer_receipt.reference as what
          from payer_receipt left join journal
            on journal.mutual_id = payer_receipt.mutual_id and journal.journal_id = payer_receipt.journal_id
          left join transfer
            on transfer.mutual_id = payer_receipt.mutual_id and transfer.journal_id = payer_receipt.journal_id
          left join payer_receipt as original
            on original.mutual_id = payer_receipt.mutual_id and original.payment_id = payer_receipt.takes_back
          where journal.kind is null or journal.kind <> 'subsidy'
             or journal.source_ref <> payer_receipt.payment_id
             or transfer.amount is null or transfer.amount <> abs(payer_receipt.amount)
             or case when payer_receipt.takes_back is null
                  then transfer.debit_account <> payer_receipt.account_id
                    or transfer.credit_account <> '415/' || payer_receipt.payer
                  else transfer.credit_account <> payer_receipt.account_id
                    or transfer.debit_account <> '415/' || payer_receipt.payer
                    or original.amount is null or original.amount <> -payer_receipt.amount
                    or original.payer <> payer_receipt.payer or original.account_id <> payer_receipt.account_id
                    or original.reference <> payer_receipt.reference
                    or coalesce(original.receipt_id, '') <> coalesce(payer_receipt.receipt_id, '') end`,
  },
  {
    check: 'what was taken back from a payer was decided by two people',
    sql: `select payer_receipt.mutual_id || ' ' || payer_receipt.reference as what from payer_receipt
          where payer_receipt.takes_back is not null and not exists (
            select 1 from proposal join proposal_decision
              on proposal_decision.mutual_id = proposal.mutual_id
              and proposal_decision.proposal_id = proposal.proposal_id
            where proposal.mutual_id = payer_receipt.mutual_id
              and proposal.proposal_id = payer_receipt.proposal_id
              and proposal.kind = 'payer-back' and proposal_decision.kind = 'approved'
              and lower(proposal.proposed_by) <> lower(proposal_decision.decided_by)
              and proposal.proposed_phone <> proposal_decision.decided_phone)`,
  },
  {
    check: 'no money stands as two payers’',
    sql: `select mutual_id || ' ' || reference as what from payer_receipt
          group by mutual_id, account_id, reference
          having sum(case when takes_back is null then 1 else -1 end) > 1`,
  },
  {
    check: 'what a payer did not pay was decided by two people',
    sql: `select settled.mutual_id || ' ' || settled.payer || ' ' || settled.month as what
          from payer_settlement as settled
          left join proposal
            on proposal.mutual_id = settled.mutual_id and proposal.proposal_id = settled.proposal_id
            and proposal.kind = 'subsidy-' || settled.kind
          left join proposal_decision
            on proposal_decision.mutual_id = settled.mutual_id
            and proposal_decision.proposal_id = settled.proposal_id and proposal_decision.kind = 'approved'
          where proposal.proposal_id is null or proposal_decision.decision_id is null
             or lower(proposal.proposed_by) = lower(proposal_decision.decided_by)
             or proposal.proposed_phone = proposal_decision.decided_phone`,
  },
  {
    check: 'what members are asked of a subsidy is what was decided, and their charges',
    sql: `select mutual_id || ' ' || settlement_id as what from (
            select mutual_id, settlement_id, amount from payer_settlement where kind = 'asked'
            union all
            select mutual_id, settlement_id, -amount from payer_asked) as sides
          group by mutual_id, settlement_id having sum(amount) <> 0
          union all
          select payer_asked.mutual_id || ' ' || payer_asked.number from payer_asked left join charge
            on charge.mutual_id = payer_asked.mutual_id and charge.journal_id = payer_asked.journal_id
            and charge.number = payer_asked.number and charge.kind = 'subsidy-back'
          where charge.amount is null or charge.amount <> payer_asked.amount
          union all
          select charge.mutual_id || ' ' || charge.number from charge
          where charge.kind = 'subsidy-back' and (charge.mutual_id, charge.journal_id) not in (
            select mutual_id, journal_id from payer_asked)`,
  },
]
