/**
 * What must be so of visits, bills, guarantee letters and what providers are owed: each query finds
 * what is not, as in `books.ts`. A bill stands unless it was refused or reversed.
 */

const STANDING_BILLS = `standing as (
  select * from bill where not exists (
    select 1 from bill_decision
    where bill_decision.mutual_id = bill.mutual_id and bill_decision.bill_id = bill.bill_id
      and bill_decision.kind <> 'accepted'))`

/** The journals that made a bill a debt: its own, or that of the decision that accepted it. */
const POSTED_BILLS = `posted as (
  select bill.*, coalesce(bill.journal_id, accepted.journal_id) as posted_id
  from bill left join bill_decision as accepted
    on accepted.mutual_id = bill.mutual_id and accepted.bill_id = bill.bill_id and accepted.kind = 'accepted')`

export const VISIT_QUERIES = [
  {
    check: 'every bill is of its visit: provider, person and day',
    sql: `select bill.mutual_id || ' ' || bill.visit_code || ' ' || bill.turn as what
          from bill join visit
            on visit.mutual_id = bill.mutual_id and visit.visit_code = bill.visit_code
          where visit.provider_code <> bill.provider_code or visit.number <> bill.number
             or visit.ordinal <> bill.ordinal or visit.opened_on <> bill.on_date`,
  },
  {
    check: 'a visit code has one bill that stands, at most',
    sql: `with ${STANDING_BILLS}
          select mutual_id || ' ' || visit_code as what from standing
          group by mutual_id, visit_code having count(*) > 1`,
  },
  {
    check: 'every bill that counts stands in the books, with the mutual’s share',
    sql: `with ${POSTED_BILLS}
          select posted.mutual_id || ' ' || posted.visit_code || ' ' || posted.turn as what
          from posted left join journal
            on journal.mutual_id = posted.mutual_id and journal.journal_id = posted.posted_id
          left join transfer
            on transfer.mutual_id = posted.mutual_id and transfer.journal_id = posted.posted_id
              and transfer.line = 0
          where (posted.posted_id is not null and (journal.kind is null or journal.kind <> 'visit-bill'
                or journal.lines <> 1 or journal.source_ref <> posted.bill_id
                or transfer.amount is null or transfer.amount <> posted.mutual_amount
                or transfer.debit_account <> '601/' || posted.service_code
                or transfer.credit_account <> '401/' || posted.provider_code))
             or (posted.posted_id is null and posted.mutual_amount > 0 and (posted.emergency = 0 or exists (
                select 1 from bill_decision
                where bill_decision.mutual_id = posted.mutual_id and bill_decision.bill_id = posted.bill_id
                  and bill_decision.kind = 'accepted')))`,
  },
  {
    check: 'every journal of a bill has its bill',
    sql: `with ${POSTED_BILLS}
          select journal.mutual_id || ' ' || journal.journal_id as what from journal
          where journal.kind = 'visit-bill' and (journal.mutual_id, journal.journal_id) not in (
            select mutual_id, posted_id from posted where posted_id is not null)`,
  },
  {
    check: 'a bill is reversed when its journal is, and only then',
    sql: `with ${POSTED_BILLS}
          select posted.mutual_id || ' ' || posted.visit_code || ' ' || posted.turn as what
          from posted left join journal as opposite
            on opposite.mutual_id = posted.mutual_id and opposite.reverses_id = posted.posted_id
          left join bill_decision as reversed
            on reversed.mutual_id = posted.mutual_id and reversed.bill_id = posted.bill_id
              and reversed.kind = 'reversed'
          where coalesce(opposite.journal_id, '') <> coalesce(reversed.journal_id, '')
             or (posted.posted_id is not null and reversed.bill_id is not null and reversed.journal_id is null)`,
  },
  {
    check: 'only bills of emergencies wait for a decision',
    sql: `select bill.mutual_id || ' ' || bill.visit_code as what
          from bill join bill_decision
            on bill_decision.mutual_id = bill.mutual_id and bill_decision.bill_id = bill.bill_id
          where bill_decision.kind <> 'reversed' and bill.emergency = 0`,
  },
  {
    check: 'nobody decided on what he or she entered',
    sql: `select bill.mutual_id || ' ' || bill.visit_code as what
          from bill join bill_decision
            on bill_decision.mutual_id = bill.mutual_id and bill_decision.bill_id = bill.bill_id
          where lower(bill_decision.decided_by) = lower(bill.billed_by)
          union all
          select mutual_id || ' ' || letter_number from letter where lower(approved_by) = lower(issued_by)`,
  },
  {
    check: 'no ceiling is exceeded, in money or in visits',
    sql: `with ${STANDING_BILLS}
          select mutual_id || ' ' || number || ' ' || ceiling_key as what from standing
          where ceiling_key is not null
          group by mutual_id, number, ceiling_key
          having sum(mutual_amount) > max(ceiling_amount) or count(*) > max(ceiling_count)`,
  },
  {
    check: 'a guarantee letter is used once, as it says, and not beyond its amount',
    sql: `with ${STANDING_BILLS}
          select letter.mutual_id || ' ' || letter.letter_number as what
          from letter join standing as bill
            on bill.mutual_id = letter.mutual_id and bill.letter_number = letter.letter_number
          group by letter.mutual_id, letter.letter_number
          having count(*) > 1
             or sum(bill.mutual_amount) > max(letter.amount)
             or max(case when bill.number <> letter.number or bill.ordinal <> letter.ordinal
                  or bill.provider_code <> letter.provider_code or bill.service_code <> letter.service_code
                  or bill.on_date < letter.valid_from or bill.on_date > letter.valid_to
                  or (letter.needs_approval = 1 and letter.approved_at is null)
                  or letter.withdrawn_at <= bill.billed_at then 1 else 0 end) = 1`,
  },
  {
    check: 'guarantee letter numbers have no gaps',
    sql: `select mutual_id || ' ' || name as what from (
            select mutual_id, name, last as amount from series where name like 'letter-%'
            union all
            select mutual_id, 'letter-20' || substr(letter_number, 3, 2), -1 from letter) as sides
          group by mutual_id, name having sum(amount) <> 0`,
  },
  {
    check: 'every payment of a provider stands in the books, with its amount',
    sql: `select paid.mutual_id || ' ' || paid.payment_id as what
          from provider_payment as paid left join journal
            on journal.mutual_id = paid.mutual_id and journal.journal_id = paid.journal_id
          left join transfer
            on transfer.mutual_id = paid.mutual_id and transfer.journal_id = paid.journal_id
          where journal.kind is null or journal.kind <> 'provider-payment'
             or journal.source_ref <> paid.payment_id
             or transfer.amount is null or transfer.amount <> paid.amount
             or transfer.debit_account <> '401/' || paid.provider_code
             or transfer.credit_account <> paid.account_id
          union all
          select journal.mutual_id || ' ' || journal.journal_id from journal
          where journal.kind = 'provider-payment' and not exists (
            select 1 from provider_payment as paid
            where paid.mutual_id = journal.mutual_id and paid.payment_id = journal.source_ref)`,
  },
  {
    check: 'what providers are owed is bills less reversals and payments',
    sql: `with ${POSTED_BILLS},
          sides as (
            select mutual_id, '401/' || provider_code as account_id, mutual_amount as amount
            from posted where posted_id is not null
            union all
            select posted.mutual_id, '401/' || posted.provider_code, -posted.mutual_amount
            from posted join bill_decision
              on bill_decision.mutual_id = posted.mutual_id and bill_decision.bill_id = posted.bill_id
            where bill_decision.kind = 'reversed' and bill_decision.journal_id is not null
            union all
            select mutual_id, '401/' || provider_code, -amount from provider_payment
            union all
            select payout.mutual_id, '401/' || payout.about, payout.amount
            from payout_end join payout
              on payout.mutual_id = payout_end.mutual_id and payout.payout_id = payout_end.payout_id
            where payout.purpose = 'clinic' and payout_end.journal_id is not null
            union all
            select line.mutual_id, line.account_id, -line.amount
            from opening_line as line join opening
              on opening.mutual_id = line.mutual_id and opening.opening_id = line.opening_id
            where opening.completed_at is not null and opening.taken_back_at is null
              and line.account_id like '401/%'
            union all
            select mutual_id, account_id, debits - credits from balance where account_id like '401/%')
          select mutual_id || ' ' || account_id as what from sides
          group by mutual_id, account_id having sum(amount) <> 0`,
  },
] as const
