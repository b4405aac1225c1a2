import type { AccountId } from '../../core/ledger/accounts.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'

export type PayersTables = {
  payer: PayerTable
  payer_receipt: PayerReceiptTable
  payer_settlement: PayerSettlementTable
  payer_asked: PayerAskedTable
}

export type PayerTable = {
  mutual_id: string
  code: string
  name: string
  kind: 'state' | 'ngo' | 'diaspora' | 'other'
  added_by: string
  added_at: Instant
}

export type PayerReceiptTable = {
  mutual_id: string
  payment_id: string
  payer: string
  amount: Minor
  account_id: AccountId
  reference: string
  receipt_id: string | null
  on_date: CivilDate
  recorded_by: string
  recorded_at: Instant
  journal_id: string
  /** The payment that this one takes back, with an amount below zero; null for money that came. */
  takes_back: string | null
  proposal_id: string | null
}

export type PayerSettlementTable = {
  mutual_id: string
  settlement_id: string
  kind: 'given-up' | 'asked'
  payer: string
  month: string
  amount: Minor
  on_date: CivilDate
  proposal_id: string
  proposed_by: string
  approved_by: string
  recorded_at: Instant
  journal_id: string | null
}

export type PayerAskedTable = {
  mutual_id: string
  settlement_id: string
  number: MemberNumber
  amount: Minor
  journal_id: string
}
