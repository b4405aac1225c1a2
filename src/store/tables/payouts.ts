import type { CivilDate, Instant } from '../../core/dates.ts'
import type { Minor } from '../../core/money.ts'

export type PayoutsTables = {
  payout: PayoutTable
  payment_file: PaymentFileTable
  payment_file_line: PaymentFileLineTable
  payment_file_back: PaymentFileBackTable
  payout_met: PayoutMetTable
  payout_return: PayoutMetTable
  payout_end: PayoutEndTable
}

export type PayoutTable = {
  mutual_id: string
  payout_id: string
  wallet: string
  purpose: 'clinic' | 'refund'
  about: string
  payee: string
  pay_to: string
  amount: Minor
  proposal_id: string
  journal_id: string
  approved_on: CivilDate
  created_at: Instant
}

export type PaymentFileTable = {
  mutual_id: string
  file_id: string
  wallet: string
  body: string
  written_by: string
  written_on: CivilDate
  written_at: Instant
}

type PaymentFileLineTable = {
  mutual_id: string
  file_id: string
  payout_id: string
}

export type PaymentFileBackTable = {
  mutual_id: string
  file_id: string
  proposal_id: string
  taken_back_at: Instant
}

export type PayoutMetTable = {
  mutual_id: string
  payout_id: string
  wallet: string
  reference: string
  amount: Minor
  on_date: CivilDate
  recorded_by: string
  recorded_at: Instant
  journal_id: string
}

export type PayoutEndTable = {
  mutual_id: string
  payout_id: string
  proposal_id: string
  next_id: string | null
  ended_on: CivilDate
  ended_at: Instant
  journal_id: string | null
  payment_id: string | null
}
