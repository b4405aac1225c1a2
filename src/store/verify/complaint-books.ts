/** What must not be of complaints, in the form of `books.ts`. */
export const COMPLAINT_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'the check of a complaint is of its household, at its clinic',
    sql: `select complaint.mutual_id || ' complaint ' || complaint.complaint_number as what
          from complaint join coverage_check as asked
            on asked.mutual_id = complaint.mutual_id and asked.check_id = complaint.check_id
          where asked.number is null or asked.number <> complaint.number
             or asked.provider_code <> complaint.provider_code`,
  },
  {
    check: 'the money of a complaint is the member’s, or came from the phone that complains',
    sql: `select complaint.mutual_id || ' complaint ' || complaint.complaint_number as what
          from complaint
          left join receipt on receipt.mutual_id = complaint.mutual_id
            and receipt.receipt_id = complaint.receipt_id
          left join intent on intent.mutual_id = complaint.mutual_id
            and intent.intent_id = complaint.intent_id
          where complaint.intent_id is not null and intent.payer_phone <> complaint.phone
             or complaint.receipt_id is not null
               and (receipt.payer_phone is null or receipt.payer_phone <> complaint.phone)
               and not exists (
                 select 1 from payment where payment.mutual_id = complaint.mutual_id
                   and payment.receipt_id = complaint.receipt_id
                   and payment.number = complaint.number)`,
  },
  {
    check: 'a complaint is answered and closed after it was filed, and its answers are counted',
    sql: `select complaint.mutual_id || ' complaint ' || complaint.complaint_number as what
          from complaint
          where complaint.closed_at < complaint.filed_at
             or exists (
               select 1 from complaint_answer as answer
               where answer.mutual_id = complaint.mutual_id
                 and answer.complaint_number = complaint.complaint_number
                 and (answer.answered_at < complaint.filed_at
                   or answer.answer_number > (
                     select count(*) from complaint_answer as one
                     where one.mutual_id = answer.mutual_id
                       and one.complaint_number = answer.complaint_number)))`,
  },
]
