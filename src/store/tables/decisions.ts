import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'
import type { Json } from './json.ts'

export type DecisionsTables = {
  proposal: ProposalTable
  proposal_decision: ProposalDecisionTable
  correction: CorrectionTable
  undecided: UndecidedTable
}

/** What waits for a decision: a row of `proposal` or of `application`. */
export type UndecidedTable = {
  mutual_id: string
  matter: 'proposal' | 'application'
  matter_id: string
}

export type ProposalTable = {
  mutual_id: string
  proposal_id: string
  kind: string
  about: string
  payload: Json<object>
  reason: string
  proposed_by: string
  proposed_phone: PhoneNumber
  proposed_at: Instant
}

export type ProposalDecisionTable = {
  mutual_id: string
  decision_id: string
  proposal_id: string
  kind: 'approved' | 'refused' | 'denied'
  decided_by: string
  decided_phone: PhoneNumber | null
  reason: string | null
  decided_at: Instant
  /** The places in the chain of the journals that an approval posted; null where it posted none. */
  first_journal: number | null
  last_journal: number | null
}

export type CorrectionTable = {
  mutual_id: string
  payment_id: string
  number: MemberNumber
  receipt_id: string
  kind: 'reversal' | 'refund'
  amount: Minor
  account_id: AccountId
  on_date: CivilDate
  journal_id: string
  /** One of the two: decided by two people here, or done by the operator itself. */
  proposal_id: string | null
  reversal_id: string | null
}
