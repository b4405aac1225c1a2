import type { AccountId } from '../../core/ledger/accounts.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'

export type OpeningsTables = {
  opening: OpeningTable
  opening_line: OpeningLineTable
  opening_household: OpeningHouseholdTable
  opening_charge: OpeningChargeTable
}

export type OpeningTable = {
  mutual_id: string
  opening_id: string
  on_date: CivilDate
  file_name: string
  /** What the file says, by which it is known when it comes again. */
  content: string
  actor: string
  /** Who is at work on it since `touched_at`. */
  holder: string
  started_at: Instant
  touched_at: Instant
  completed_at: Instant | null
  journal_id: string | null
  /** The one household that it is about, whose part of the whole one was taken back. */
  only_number: MemberNumber | null
  /** Since when it is valid no more, by a proposal that two people agreed on. */
  taken_back_at: Instant | null
  back_proposal_id: string | null
  /** The opposite of `journal_id`. */
  back_journal_id: string | null
}

export type OpeningLineTable = {
  mutual_id: string
  opening_id: string
  line: number
  account_id: AccountId
  /** On the debit side; below zero on the credit side. */
  amount: Minor
}

export type OpeningHouseholdTable = {
  mutual_id: string
  opening_id: string
  number: MemberNumber
  owed: Minor
  credit: Minor
  journal_id: string | null
  /** Of this household by itself; that of all of them stands in their opening alone. */
  taken_back_at: Instant | null
  back_proposal_id: string | null
  back_journal_id: string | null
}

export type OpeningChargeTable = {
  mutual_id: string
  opening_id: string
  number: MemberNumber
  kind: 'joining-fee' | 'contribution' | 'late-penalty' | 'subsidy-back'
  starts_on: CivilDate
  ends_on: CivilDate
  due_on: CivilDate
  amount: Minor
  paid_before: Minor
  is_prepaid: 0 | 1
  subsidy: Minor
  subsidy_payer: string | null
}
