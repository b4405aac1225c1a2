/** What must not be about associations: each query finds it, one row for each case. */
export const ASSOCIATION_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'the parts of a shared receipt are numbered from 1, each a different member’s',
    sql: `select receipt.mutual_id || ' ' || receipt.receipt_number as what
          from receipt left join (
            select mutual_id, receipt_id, count(*) as parts, count(distinct number) as members,
              min(part) as first, max(part) as last
            from payment where part is not null group by mutual_id, receipt_id) as shared
            on shared.mutual_id = receipt.mutual_id and shared.receipt_id = receipt.receipt_id
          where (receipt.sharing is not null) <> (shared.parts is not null)
             or shared.first <> 1 or shared.last <> shared.parts or shared.members <> shared.parts
             or (receipt.sharing is not null and receipt.sharing <> 'plan' and receipt.association_code is null)`,
  },
  {
    check: 'the parts of a shared receipt sum to it',
    sql: `select receipt.mutual_id || ' ' || receipt.receipt_number as what
          from receipt join (
            select mutual_id, receipt_id, sum(amount) as amount
            from payment where part is not null group by mutual_id, receipt_id) as shared
            on shared.mutual_id = receipt.mutual_id and shared.receipt_id = receipt.receipt_id
          where shared.amount <> receipt.amount - coalesce((
            select sum(taken.from_suspense) from operator_reversal as taken
            where taken.mutual_id = receipt.mutual_id and taken.receipt_id = receipt.receipt_id), 0)`,
  },
  {
    // Both sides under one another, since joining them row by row takes the square of their number.
    check: 'each part of a shared receipt stands in its journal, with its amount',
    sql: `select mutual_id || ' ' || journal_id || ' ' || number as what from (
            select mutual_id, journal_id, number, amount from payment where part is not null
            union all
            select transfer.mutual_id, transfer.journal_id, substr(transfer.credit_account, 5), -transfer.amount
            from (select distinct mutual_id, journal_id from payment where part is not null) as journals
            join transfer on transfer.mutual_id = journals.mutual_id and transfer.journal_id = journals.journal_id) as sides
          group by mutual_id, journal_id, number having sum(amount) <> 0`,
  },
  {
    check: 'what was planned for an association is what its members got',
    sql: `select mutual_id || ' ' || receipt_number || ' ' || number as what from (
            select receipt.mutual_id, receipt.receipt_number, intent_part.number, intent_part.amount
            from receipt join intent_part
              on intent_part.mutual_id = receipt.mutual_id and intent_part.intent_id = receipt.intent_id
            where receipt.sharing = 'plan'
            union all
            select receipt.mutual_id, receipt.receipt_number, payment.number, -payment.amount
            from receipt join payment
              on payment.mutual_id = receipt.mutual_id and payment.receipt_id = receipt.receipt_id
            where receipt.sharing = 'plan' and payment.part is not null) as sides
          group by mutual_id, receipt_number, number having sum(amount) <> 0`,
  },
  {
    check: 'the parts of an intent sum to it',
    sql: `select intent.mutual_id || ' ' || intent.intent_id as what
          from intent left join (
            select mutual_id, intent_id, sum(amount) as amount from intent_part group by mutual_id, intent_id) as planned
            on planned.mutual_id = intent.mutual_id and planned.intent_id = intent.intent_id
          where intent.association_code is not null and coalesce(planned.amount, 0) <> intent.amount
             or intent.association_code is null and coalesce(planned.amount, intent.amount) <> intent.amount`,
  },
  {
    check: 'a member is in one association at a time',
    sql: `select a.mutual_id || ' ' || a.number || ' ' || a.joined_on as what
          from association_member as a join association_member as b
            on b.mutual_id = a.mutual_id and b.number = a.number
            and (b.joined_on > a.joined_on or b.joined_on = a.joined_on and b.association_code > a.association_code)
          where b.joined_on < coalesce(a.ended_on, '9999-12-31')
            and (b.ended_on is null or b.ended_on > b.joined_on)`,
  },
  {
    check: 'the register names the association that a member is in',
    sql: `select member.mutual_id || ' ' || member.number as what
          from member left join association_member as stay
            on stay.mutual_id = member.mutual_id and stay.number = member.number and stay.ended_on is null
          where coalesce(member.association_code, '') <> coalesce(stay.association_code, '')`,
  },
]
