/** What must not be of receipts that somebody gave to a member, in the form of `books.ts`. */
export const MATCH_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'every receipt that was given to a member is in that member’s payments',
    sql: `select receipt_match.mutual_id || ' ' || receipt.receipt_number as what
          from receipt_match
          join receipt
            on receipt.mutual_id = receipt_match.mutual_id
            and receipt.receipt_id = receipt_match.receipt_id
          left join payment
            on payment.mutual_id = receipt_match.mutual_id
            and payment.receipt_id = receipt_match.receipt_id
            and payment.number = receipt_match.number and payment.amount = receipt.amount - coalesce((
              select sum(taken.from_suspense) from operator_reversal as taken
              where taken.mutual_id = receipt.mutual_id and taken.receipt_id = receipt.receipt_id), 0)
          where payment.payment_id is null`,
  },
  {
    check:
      'every receipt given to a member by two people was proposed by one and approved by another',
    sql: `select receipt_match.mutual_id || ' ' || receipt_match.proposal_id as what
          from receipt_match
          left join proposal
            on proposal.mutual_id = receipt_match.mutual_id
            and proposal.proposal_id = receipt_match.proposal_id and proposal.kind = 'match'
            and proposal.proposed_phone = receipt_match.matched_phone
          left join proposal_decision
            on proposal_decision.mutual_id = receipt_match.mutual_id
            and proposal_decision.proposal_id = receipt_match.proposal_id
            and proposal_decision.kind = 'approved'
            and proposal_decision.decided_by = receipt_match.approved_by
          where receipt_match.proposal_id is not null
            and (proposal.proposal_id is null or proposal_decision.decision_id is null
              or lower(proposal.proposed_by) = lower(proposal_decision.decided_by)
              or proposal.proposed_phone = proposal_decision.decided_phone)`,
  },
  {
    check: 'every match that was approved was made',
    sql: `select proposal.mutual_id || ' ' || proposal.proposal_id as what
          from proposal
          join proposal_decision
            on proposal_decision.mutual_id = proposal.mutual_id
            and proposal_decision.proposal_id = proposal.proposal_id
            and proposal_decision.kind = 'approved'
          where proposal.kind = 'match' and (proposal.mutual_id, proposal.proposal_id) not in (
            select mutual_id, proposal_id from receipt_match where proposal_id is not null)`,
  },
]
