import type { CivilDate, Instant } from '../../core/dates.ts'
import type { Minor } from '../../core/money.ts'
import type { HeldWhy } from '../../core/payments/plausible.ts'

export type OperatorsTables = {
  operator_token: OperatorTokenTable
  wallet_breaker: WalletBreakerTable
  event: EventTable
  unread: UnreadTable
  operator_statement: OperatorStatementTable
  statement_line: StatementLineTable
  wallet_outflow: WalletOutflowTable
  operator_reversal: OperatorReversalTable
}

/** The token of a credential at an operator, locked with the credential (edge/outgoing/token.ts). */
export type OperatorTokenTable = {
  name: string
  token: string | null
  expires_at: Instant | null
  lease: string | null
  lease_until: Instant | null
}

/** Prompts that an operator did not take (core/payments/breaker.ts). */
export type WalletBreakerTable = {
  wallet: string
  failures: number
  failed_at: Instant | null
  trial_at: Instant | null
  pauses: number
}

export type EventTable = {
  event_id: string
  wallet: string
  event_key: string
  body_hash: string
  body: string
  seen: number
  received_at: Instant
  failures: number
  not_before: Instant
  handled_at: Instant | null
  outcome: string | null
  /** Since when it waits for two people, why, and whose managers decide. */
  held_at: Instant | null
  held_why: HeldWhy | null
  held_for: string | null
  /** When two people let it into the books. */
  released_at: Instant | null
  /** The request that it is about; null for a payment that the payer started. */
  intent_id: string | null
  lease: string | null
  lease_until: Instant | null
}

export type UnreadTable = {
  unread_id: string
  door: string
  body_hash: string
  body: string
  why: string
  seen: number
  received_at: Instant
  last_at: Instant
  done_by: string | null
  done_at: Instant | null
}

export type OperatorStatementTable = {
  statement_id: string
  wallet: string
  from_at: Instant
  through_at: Instant
  file_name: string
  recorded_by: string
  recorded_at: Instant
  /** What was on the account before and after, as far as it says so, and lines that do not follow. */
  opening: Minor | null
  closing: Minor | null
  /** The moment of the last line, to which `closing` belongs. */
  closing_at: Instant | null
  gaps: number | null
}

export type StatementLineTable = {
  wallet: string
  reference: string
  kind: 'payment' | 'fee' | 'sweep' | 'reversal' | 'other'
  amount: Minor
  at: Instant
  on_date: CivilDate
  phone: string | null
  account: string | null
  linked: string | null
  direction: 'in' | 'out' | null
  note: string | null
  statement_id: string
}

export type WalletOutflowTable = {
  mutual_id: string
  outflow_id: string
  kind: 'operator-fee' | 'bank-sweep'
  wallet: string
  amount: Minor
  reference: string
  on_date: CivilDate
  recorded_by: string
  recorded_at: Instant
  journal_id: string
}

export type OperatorReversalTable = {
  mutual_id: string
  reversal_id: string
  wallet: string
  reference: string
  receipt_id: string
  amount: Minor
  from_decided: Minor
  from_suspense: Minor
  taken_at: Instant
  on_date: CivilDate
  recorded_at: Instant
  /** Null when two people had taken all of it out of the books before. */
  journal_id: string | null
}
