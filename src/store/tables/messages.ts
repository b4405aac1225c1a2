import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Language } from '../../core/wording/catalogue.ts'

export type MessagesTables = {
  inbox: InboxTable
  outbox: OutboxTable
  delivery_report: DeliveryReportTable
  opt_out: OptOutTable
  sms_use: SmsUseTable
  sms_stop: SmsStopTable
  sms_list: SmsListTable
  wording: WordingTable
  use_count: UseCountTable
}

type UseCountTable = {
  what: string
  since: Instant
  used: number
}

export type InboxTable = {
  carrier: string
  message_id: string
  sender: string
  recipient: string
  text: string
  received_at: Instant
  handled_at: Instant | null
  outcome: string | null
  /** Who has taken it, and until when; so for all that is taken (`store/lease.ts`). */
  lease: string | null
  lease_until: Instant | null
}

export type OutboxTable = {
  outbox_id: string
  kind: 'sms' | 'prompt'
  mutual_id: string | null
  recipient: PhoneNumber
  text: string | null
  intent_id: string | null
  priority: number
  dedupe_key: string | null
  state: 'waiting' | 'sending' | 'sent' | 'unknown' | 'failed' | 'cancelled'
  attempts: number
  not_before: Instant
  lease: string | null
  lease_until: Instant | null
  /** The name of the carrier that it is handed to, or was; null for prompts and what never left. */
  carrier: string | null
  carrier_id: string | null
  delivery: string | null
  parts: number | null
  error: string | null
  /** `kind/reference` of what the message is about, for the look before it leaves. */
  subject: string | null
  /** How often it may have gone out without our knowing. */
  copies: number
  /** Ten-thousandths of a unit of `cost_currency`. */
  cost: number | null
  cost_currency: string | null
  /** In which words it is, where a report tells that apart. */
  wording: string | null
  /** The day on which its parts were counted against the budget. */
  counted_on: CivilDate | null
  created_at: Instant
  sent_at: Instant | null
}

type DeliveryReportTable = {
  carrier: string
  carrier_id: string
  status: string
  /** 1 when nothing may follow it. */
  final: number
  reason: string | null
  phone: PhoneNumber | null
  received_at: Instant
}

type OptOutTable = {
  phone: PhoneNumber
  sender: string
  created_at: Instant
}

/** What a mutual's messages used on a day: `parts`, or ten-thousandths of a currency. */
type SmsUseTable = {
  mutual_id: string
  day: CivilDate
  unit: string
  used: number
}

/** A day on which a mutual's budget for messages was used up. */
type SmsStopTable = {
  mutual_id: string
  day: CivilDate
  stopped_at: Instant
}

/** Where the last list of members behind that a phone was sent goes on. */
export type SmsListTable = {
  phone: PhoneNumber
  mutual_id: string
  behind: number | null
  /** Whose members are listed; null for those of the mutual who are behind. */
  association_code: string | null
  after: MemberNumber
  expires_at: Instant
}

/** The words of messages that a report tells apart, with names of values in braces. */
export type WordingTable = {
  wording_id: string
  language: Language
  /** 1 when a mutual's own words were in it. */
  own: number
  text: string
  first_at: Instant
}
