import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { AccountCode, AccountId } from '../../core/ledger/accounts.ts'
import type { JournalKind } from '../../core/ledger/posting.ts'

export type BooksTables = {
  account: AccountTable
  journal: JournalTable
  transfer: TransferTable
  balance: BalanceTable
  chain: ChainTable
  charge: ChargeTable
  series: SeriesTable
  closing: ClosingTable
  anchor: AnchorTable
  closing_balance: ClosingBalanceTable
  book_entry: BookEntryTable
}

type AccountTable = {
  mutual_id: string
  account_id: AccountId
  kind: string
  number: MemberNumber | null
}

export type JournalTable = {
  mutual_id: string
  journal_id: string
  seq: number
  kind: JournalKind
  effective_on: CivilDate
  event_on: CivilDate
  posted_at: Instant
  source: string
  source_ref: string
  actor: string
  reverses_id: string | null
  lines: number
  hash: string
}

type TransferTable = {
  mutual_id: string
  journal_id: string
  line: number
  debit_account: AccountId
  credit_account: AccountId
  amount: Minor
}

export type BalanceTable = {
  mutual_id: string
  account_id: AccountId
  debits: number
  credits: number
  never_below_zero: 'debit' | 'credit' | null
}

type ChainTable = {
  mutual_id: string
  seq: number
  hash: string
}

export type ChargeTable = {
  mutual_id: string
  number: MemberNumber
  kind: 'joining-fee' | 'contribution' | 'late-penalty' | 'subsidy-back'
  starts_on: CivilDate
  ends_on: CivilDate
  due_on: CivilDate
  /** What the member owes; `subsidy` is what its payer owes beside that, perhaps nothing. */
  amount: Minor
  subsidy: Minor
  subsidy_payer: string | null
  plan_code: string
  journal_id: string
}

type SeriesTable = {
  mutual_id: string
  name: string
  last: number
}

export type ClosingTable = {
  mutual_id: string
  through: CivilDate
  seq: number
  hash: string
  open_from: number
  closed_by: string
  closed_at: Instant
}

export type ClosingBalanceTable = {
  mutual_id: string
  through: CivilDate
  kind: AccountCode
  debits: Minor
  credits: Minor
}

type AnchorTable = {
  mutual_id: string
  seq: number
  hash: string
  on_date: CivilDate
  kept_at: Instant
}

export type BookEntryTable = {
  mutual_id: string
  entry_id: string
  /** Null for a reversal. */
  reference: string | null
  debit_account: AccountId
  credit_account: AccountId
  amount: Minor
  about: string
  on_date: CivilDate
  recorded_by: string
  recorded_at: Instant
  proposal_id: string | null
  reverses_id: string | null
  /** The receipt that this was, before in suspense; also in its reversal. */
  receipt_id: string | null
  journal_id: string
}
