import type { ComplaintKind } from '../../core/complaints/complaint.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'

export type ComplaintsTables = {
  complaint: ComplaintTable
  complaint_answer: ComplaintAnswerTable
}

export type ComplaintTable = {
  mutual_id: string
  complaint_number: number
  number: MemberNumber
  phone: PhoneNumber
  channel: 'ussd' | 'sms'
  /** As the table has it: `category` stands in `topic`, and `other` here. */
  kind: ComplaintKind
  topic: 'category' | null
  provider_code: string | null
  on_date: CivilDate | null
  words: string | null
  check_id: string | null
  receipt_id: string | null
  intent_id: string | null
  filed_on: CivilDate
  filed_at: Instant
  closed_by: string | null
  closed_at: Instant | null
}

export type ComplaintAnswerTable = {
  mutual_id: string
  complaint_number: number
  answer_number: number
  words: string
  answered_by: string
  answered_at: Instant
}
