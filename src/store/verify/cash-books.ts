/** What must not be of cash, corrections and decisions, in the form of `books.ts`. */
export const CASH_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'cash in hand is the cash received less deposits, reversals and refunds',
    sql: `select mutual_id || ' ' || box as what from (
            select mutual_id, substr(wallet, length('cash/' || mutual_id || '/') + 1) as box, amount
            from receipt where wallet like 'cash/%'
            union all
            select mutual_id, box, -amount from cash_deposit
            union all
            select mutual_id, substr(account_id, 5), -amount from correction where account_id like '571/%'
            union all
            select line.mutual_id, substr(line.account_id, 5), line.amount
            from opening_line as line join opening
              on opening.mutual_id = line.mutual_id and opening.opening_id = line.opening_id
            where opening.completed_at is not null and opening.taken_back_at is null
              and line.account_id like '571/%'
            union all
            select mutual_id, substr(debit_account, 5), amount from book_entry where debit_account like '571/%'
            union all
            select mutual_id, substr(credit_account, 5), -amount from book_entry where credit_account like '571/%'
            union all
            select mutual_id, substr(account_id, 5), credits - debits from balance where account_id like '571/%') as sides
          group by mutual_id, box having sum(amount) <> 0`,
  },
  {
    check: 'every receipt of cash is in the hand of somebody who is known',
    sql: `select receipt.mutual_id || ' ' || receipt.receipt_number as what
          from receipt left join cash_receipt
            on cash_receipt.mutual_id = receipt.mutual_id and cash_receipt.receipt_id = receipt.receipt_id
          where (receipt.wallet like 'cash/%') <> (cash_receipt.box is not null)
             or (cash_receipt.box is not null
                 and receipt.wallet <> 'cash/' || receipt.mutual_id || '/' || cash_receipt.box)`,
  },
  {
    check: 'only cash and money at the bank are recorded later than they count',
    sql: `select payment.mutual_id || ' ' || payment.payment_id as what
          from payment join receipt
            on receipt.mutual_id = payment.mutual_id and receipt.receipt_id = payment.receipt_id
          where payment.recorded_on is not null
            and (receipt.wallet not like 'cash/%' and receipt.wallet not like 'bank/%' or payment.amount < 0)`,
  },
  {
    check: 'every deposit of cash stands in the books, with its amount',
    sql: `select cash_deposit.mutual_id || ' ' || cash_deposit.reference as what
          from cash_deposit left join journal
            on journal.mutual_id = cash_deposit.mutual_id and journal.journal_id = cash_deposit.journal_id
          left join transfer
            on transfer.mutual_id = cash_deposit.mutual_id and transfer.journal_id = cash_deposit.journal_id
          where journal.kind is null or journal.kind <> 'cash-deposit'
             or journal.source_ref <> cash_deposit.deposit_id
             or transfer.amount is null or transfer.amount <> cash_deposit.amount
             or transfer.debit_account <> cash_deposit.account_id
             or transfer.credit_account <> '571/' || cash_deposit.box`,
  },
  {
    check: 'every correction was proposed and approved by two people',
    sql: `select correction.mutual_id || ' ' || correction.proposal_id as what
          from correction
          left join proposal
            on proposal.mutual_id = correction.mutual_id and proposal.proposal_id = correction.proposal_id
          left join proposal_decision
            on proposal_decision.mutual_id = correction.mutual_id
            and proposal_decision.proposal_id = correction.proposal_id and proposal_decision.kind = 'approved'
          where correction.reversal_id is null
            and (proposal.proposal_id is null or proposal_decision.decision_id is null
             or lower(proposal.proposed_by) = lower(proposal_decision.decided_by)
             or proposal.proposed_phone = proposal_decision.decided_phone)`,
  },
  {
    check: 'every correction that was approved was made, and no other',
    sql: `select proposal.mutual_id || ' ' || proposal.proposal_id as what
          from proposal
          left join proposal_decision
            on proposal_decision.mutual_id = proposal.mutual_id
            and proposal_decision.proposal_id = proposal.proposal_id and proposal_decision.kind = 'approved'
          where proposal.kind in ('reversal', 'refund')
            and (proposal_decision.decision_id is not null) <> exists (
              select 1 from correction where correction.mutual_id = proposal.mutual_id
                and correction.proposal_id = proposal.proposal_id)`,
  },
  {
    check: 'every correction stands in the books and in the member’s payments, with its amount',
    sql: `select correction.mutual_id || ' ' || correction.payment_id || ' ' || correction.number as what
          from correction
          left join payment
            on payment.mutual_id = correction.mutual_id and payment.payment_id = correction.payment_id
          left join (
            select mutual_id, journal_id, credit_account, substr(debit_account, 5) as number, sum(amount) as amount
            from transfer where debit_account like '411/%' or debit_account like '419/%'
            group by mutual_id, journal_id, credit_account, substr(debit_account, 5)) as booked
            on booked.mutual_id = correction.mutual_id and booked.journal_id = correction.journal_id
            and booked.number = correction.number and booked.credit_account = correction.account_id
          where payment.amount is null or payment.amount <> -correction.amount
             or payment.number <> correction.number or payment.receipt_id <> correction.receipt_id
             or payment.journal_id <> correction.journal_id
             or booked.amount is null or booked.amount <> correction.amount`,
  },
  {
    check: 'no money is taken from a member without a correction',
    sql: `select payment.mutual_id || ' ' || payment.number || ' ' || payment.payment_id as what
          from payment where payment.amount < 0
            and (payment.mutual_id, payment.payment_id) not in (select mutual_id, payment_id from correction)`,
  },
]
