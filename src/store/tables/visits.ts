import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'

export type VisitsTables = {
  visit: VisitTable
  letter: LetterTable
  referral: ReferralTable
  bill: BillTable
  bill_decision: BillDecisionTable
  provider_payment: ProviderPaymentTable
}

export type VisitTable = {
  mutual_id: string
  visit_code: string
  provider_code: string
  number: MemberNumber
  ordinal: number
  opened_on: CivilDate
  lapses_on: CivilDate
  frozen_at: Instant | null
  emergency: 0 | 1
  created_at: Instant
}

export type LetterTable = {
  mutual_id: string
  letter_number: string
  number: MemberNumber
  ordinal: number
  provider_code: string
  service_code: string
  amount: Minor
  valid_from: CivilDate
  valid_to: CivilDate
  issued_by: string
  issued_at: Instant
  needs_approval: 0 | 1
  approved_by: string | null
  approved_at: Instant | null
  withdrawn_by: string | null
  withdrawn_at: Instant | null
}

export type ReferralTable = {
  mutual_id: string
  visit_code: string
  number: MemberNumber
  ordinal: number
  service_code: string
  valid_from: CivilDate
  valid_to: CivilDate
  referred_by: string
  created_at: Instant
}

export type BillTable = {
  mutual_id: string
  bill_id: string
  visit_code: string
  turn: number
  provider_code: string
  number: MemberNumber
  ordinal: number
  service_code: string
  on_date: CivilDate
  amount: Minor
  patient_amount: Minor
  mutual_amount: Minor
  emergency: 0 | 1
  letter_number: string | null
  ceiling_key: string | null
  ceiling_amount: Minor | null
  ceiling_count: number | null
  journal_id: string | null
  billed_by: string
  billed_at: Instant
}

export type BillDecisionTable = {
  mutual_id: string
  bill_id: string
  kind: 'accepted' | 'refused' | 'reversed'
  decided_on: CivilDate
  decided_by: string
  decided_at: Instant
  journal_id: string | null
}

export type ProviderPaymentTable = {
  mutual_id: string
  payment_id: string
  provider_code: string
  amount: Minor
  account_id: AccountId
  reference: string
  paid_on: CivilDate
  paid_by: string
  created_at: Instant
  journal_id: string
}
