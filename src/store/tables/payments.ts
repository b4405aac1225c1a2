import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'

export type PaymentsTables = {
  intent: IntentTable
  intent_part: IntentPartTable
  receipt: ReceiptTable
  receipt_day: ReceiptDayTable
  payment: PaymentTable
  receipt_match: ReceiptMatchTable
  match_question: MatchQuestionTable
  payee_tries: PayeeTriesTable
  rhythm: RhythmTable
  discount: DiscountTable
  rhythm_end: RhythmEndTable
}

/** Several periods at once that a receipt bought. */
export type RhythmTable = {
  mutual_id: string
  number: MemberNumber
  receipt_id: string
  bought_on: CivilDate
  periods: number
  price: Minor
  discount: Minor
}

/** What of that was posted with a contribution. */
type DiscountTable = {
  mutual_id: string
  number: MemberNumber
  starts_on: CivilDate
  receipt_id: string
  amount: Minor
  journal_id: string
}

/** It was undone: what had been posted of the discount is owed again. */
export type RhythmEndTable = {
  mutual_id: string
  number: MemberNumber
  receipt_id: string
  on_date: CivilDate
  amount: Minor
  journal_id: string | null
}

export type IntentTable = {
  mutual_id: string
  intent_id: string
  /** Of the two one is null: it is for a member or for an association. */
  number: MemberNumber | null
  association_code: string | null
  payer_phone: PhoneNumber
  wallet: string
  amount: Minor
  state: 'new' | 'prompted' | 'paid' | 'failed' | 'expired'
  reason: string | null
  operator_ref: string | null
  created_at: Instant
  expires_at: Instant
  asked_at: Instant | null
  asked_by: string | null
  /** When the operator said that it was paid, without receipt or amount. */
  confirmed_at: Instant | null
  questions: number
  /** When the operator is asked next; null: no more. */
  ask_at: Instant | null
  lease: string | null
  lease_until: Instant | null
}

type IntentPartTable = {
  mutual_id: string
  intent_id: string
  number: MemberNumber
  amount: Minor
}

export type ReceiptTable = {
  mutual_id: string
  receipt_id: string
  wallet: string
  operator_receipt: string
  receipt_number: string
  amount: Minor
  payer_phone: PhoneNumber | null
  account_typed: string | null
  intent_id: string | null
  paid_at: Instant
  value_on: CivilDate
  state: 'posted' | 'suspense'
  reason: string | null
  created_at: Instant
  association_code: string | null
  sharing: 'plan' | 'oldest-first' | 'list' | null
  shared_by: string | null
}

/** What came in of a wallet, or in a hand, on a day: kept by the database as receipts are added. */
type ReceiptDayTable = {
  mutual_id: string
  value_on: CivilDate
  wallet: string
  receipts: number
  amount: Minor
}

export type PaymentTable = {
  mutual_id: string
  payment_id: string
  number: MemberNumber
  receipt_id: string
  amount: Minor
  value_on: CivilDate
  journal_id: string
  part: number | null
  /** Of cash of an earlier day, when it was recorded. */
  recorded_on: CivilDate | null
}

export type ReceiptMatchTable = {
  mutual_id: string
  receipt_id: string
  number: MemberNumber
  matched_by: string
  matched_phone: PhoneNumber
  /** With the proposal, when it took two people. */
  approved_by: string | null
  proposal_id: string | null
  matched_at: Instant
}

/** A match that a message asked for: nothing is done before the same phone confirms it on a call. */
export type MatchQuestionTable = {
  mutual_id: string
  receipt_number: string
  phone: PhoneNumber
  number: MemberNumber
  asked_at: Instant
}

/** What a phone tried today on the screen, and by SMS, where one pays for somebody else. */
type PayeeTriesTable = {
  phone: PhoneNumber
  on_date: CivilDate
  found: number
  unknown: number
}
