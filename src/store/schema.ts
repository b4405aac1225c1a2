import type { CashQuestion } from '../core/cash/question.ts'
import type { AlertKind } from '../core/alerts/alert.ts'
import type { Generated } from 'kysely'
import type { ComplaintKind } from '../core/complaints/complaint.ts'
import type { CivilDate, Instant } from '../core/dates.ts'
import type { Doing } from '../core/help/doing.ts'
import type { MemberNumber } from '../core/member-number.ts'
import type { ChangeKind } from '../core/membership/changes.ts'
import type { Minor } from '../core/money.ts'
import type { PhoneNumber } from '../core/phone-number.ts'
import type { Dialog } from '../core/errands/kept.ts'
import type { AccountCode, AccountId } from '../core/ledger/accounts.ts'
import type { JournalKind } from '../core/ledger/posting.ts'
import type { HeldWhy } from '../core/payments/plausible.ts'
import type { Plan } from '../core/plans/plan.ts'
import type { AlertSettings } from '../core/statutes/alert-settings.ts'
import type { ReminderKind, ReminderSettings } from '../core/statutes/reminder-settings.ts'
import type { SmsBudget } from '../core/statutes/sms-budget.ts'
import type { Contact, WalletAccount, Wording } from '../core/statutes/statutes.ts'
import type { Language } from '../core/wording/catalogue.ts'
import type { Json } from './json.ts'

/**
 * The tables as `migrations/` makes them; what a column means is said there. A column has the type of
 * what it holds, brand included, and a query gives it without a check: only our own code writes here,
 * it cannot write anything else into such a column, and a door has checked what came from outside.
 * What is no more than text, such as the sender of an SMS, is a `string`.
 */
export type Schema = {
  mutual: MutualTable
  plan_version: PlanVersionTable
  provider: ProviderTable
  association: AssociationTable
  association_member: AssociationMemberTable
  member_import: MemberImportTable
  member_number: MemberNumberTable
  member: MemberTable
  beneficiary: BeneficiaryTable
  membership_change: MembershipChangeTable
  membership_term: MembershipTermTable
  application: ApplicationTable
  application_decision: ApplicationDecisionTable
  phone_role: PhoneRoleTable
  staff_change: StaffChangeTable
  phone_language: PhoneLanguageTable
  account: AccountTable
  journal: JournalTable
  transfer: TransferTable
  balance: BalanceTable
  chain: ChainTable
  charge: ChargeTable
  series: SeriesTable
  intent: IntentTable
  operator_token: OperatorTokenTable
  intent_part: IntentPartTable
  event: EventTable
  unread: UnreadTable
  receipt: ReceiptTable
  payment: PaymentTable
  coverage_check: CoverageCheckTable
  visit: VisitTable
  letter: LetterTable
  referral: ReferralTable
  bill: BillTable
  bill_decision: BillDecisionTable
  provider_payment: ProviderPaymentTable
  cash_box: CashBoxTable
  cash_receipt: CashReceiptTable
  cash_question: CashQuestionTable
  cash_deposit: CashDepositTable
  proposal: ProposalTable
  proposal_decision: ProposalDecisionTable
  correction: CorrectionTable
  receipt_match: ReceiptMatchTable
  closing: ClosingTable
  closing_balance: ClosingBalanceTable
  wallet_outflow: WalletOutflowTable
  operator_statement: OperatorStatementTable
  statement_line: StatementLineTable
  write_off: WriteOffTable
  service_pin: ServicePinTable
  payee_tries: PayeeTriesTable
  pin_event: PinEventTable
  dialog: DialogTable
  call_end: CallEndTable
  inbox: InboxTable
  outbox: OutboxTable
  delivery_report: DeliveryReportTable
  opt_out: OptOutTable
  sms_use: SmsUseTable
  sms_stop: SmsStopTable
  reminder: ReminderTable
  wording: WordingTable
  sms_list: SmsListTable
  alert: AlertTable
  alert_done: AlertDoneTable
  call_request: CallRequestTable
  complaint: ComplaintTable
  complaint_answer: ComplaintAnswerTable
  job_run: JobRunTable
  job_lease: JobLeaseTable
  setting: SettingTable
}

export type MutualTable = {
  mutual_id: string
  name: string
  country: string
  currency: string
  time_zone: string
  languages: Json<readonly Language[]>
  service_code: string | null
  help_phone: PhoneNumber | null
  contact: Json<Contact> | null
  quiet_from: string
  quiet_to: string
  wallets: Json<readonly WalletAccount[]>
  sms_budget: Json<SmsBudget> | null
  wording: Json<Wording>
  /** Those that were set; the rest is as `core` says. */
  reminders: Json<Partial<ReminderSettings>> | null
  alerts: Json<Partial<AlertSettings>> | null
  closed_through: CivilDate | null
  /** The first day on which messages leave by themselves; null for not yet. */
  messages_from: CivilDate | null
  /** Above this amount two people say whose a receipt in suspense is; null: one is enough. */
  match_approval_above: Minor | null
  held_above: Minor | null
  cash_approval_above: Minor | null
  created_at: Instant
}

type PlanVersionTable = {
  mutual_id: string
  plan_code: string
  valid_from: CivilDate
  statutes: Json<Plan>
}

type ProviderTable = {
  mutual_id: string
  provider_code: string
  name: string
  services: Json<readonly string[]>
  agreement_from: CivilDate
  agreement_to: CivilDate | null
  language: Language | null
}

export type AssociationTable = {
  mutual_id: string
  association_code: string
  name: string
  ended_on: CivilDate | null
  payment_rule: 'oldest-first' | 'list'
}

export type AssociationMemberTable = {
  mutual_id: string
  association_code: string
  number: MemberNumber
  joined_on: CivilDate
  /** The first day on which the member is not in it any more. */
  ended_on: CivilDate | null
  joined_by: string
  ended_by: string | null
}

export type MemberImportTable = {
  import_id: string
  mutual_id: string
  file_name: string
  actor: string
  started_at: Instant
  touched_at: Instant
  completed_at: Instant | null
  /** What the file says, by which it is known when it comes again; null when not known. */
  content: string | null
}

type MemberNumberTable = {
  number: MemberNumber
  mutual_id: string
}

export type MemberTable = {
  mutual_id: string
  number: MemberNumber
  plan_code: string
  association_code: string | null
  joined_on: CivilDate
  fee_paid_before: 0 | 1
  paid_through_before: CivilDate | null
  ended_on: CivilDate | null
  end_state: 'struck-off' | 'resigned' | 'deceased' | 'transferred' | null
  /** The decision that names the member for the plan's subsidy. */
  subsidised_from: CivilDate | null
  subsidised_until: CivilDate | null
  /** The first day of the present term of those who were readmitted. */
  readmitted_on: CivilDate | null
  created_at: Instant
  import_id: string | null
}

export type BeneficiaryTable = {
  mutual_id: string
  number: MemberNumber
  ordinal: number
  name: string
  sex: 'F' | 'M'
  birth_date: string
  relation: 'member' | 'spouse' | 'child' | 'parent' | 'other'
  phone: PhoneNumber | null
  joined_on: CivilDate
  left_on: CivilDate | null
  card: string | null
  next_phone: PhoneNumber | null
  next_phone_from: Instant | null
}

export type MembershipTermTable = {
  mutual_id: string
  number: MemberNumber
  term: number
  joined_on: CivilDate
  ended_on: CivilDate
  end_state: 'struck-off' | 'resigned' | 'transferred'
}

/** What a kind of change needs beside the rest. */
export type ChangeDetails = { readonly [name: string]: string | number | boolean | null }

export type MembershipChangeTable = {
  mutual_id: string
  change_id: string
  number: MemberNumber
  ordinal: number | null
  kind: ChangeKind
  on_date: CivilDate
  cause: string
  decided_by: string
  approved_by: string | null
  proposal_id: string | null
  details: Json<ChangeDetails> | null
  recorded_at: Instant
}

export type ApplicationTable = {
  mutual_id: string
  application_id: string
  kind: 'join' | 'add-person' | 'change-phone'
  phone: PhoneNumber
  number: MemberNumber | null
  name: string | null
  sex: 'F' | 'M' | null
  birth_date: string | null
  relation: 'spouse' | 'child' | 'parent' | 'other' | null
  family_size: number | null
  place: string | null
  new_phone: PhoneNumber | null
  channel: 'ussd' | 'sms' | 'command'
  applied_on: CivilDate
  applied_at: Instant
}

export type ApplicationDecisionTable = {
  mutual_id: string
  decision_id: string
  application_id: string
  kind: 'approved' | 'refused' | 'denied'
  decided_by: string
  decided_phone: PhoneNumber | null
  reason: string | null
  number: MemberNumber | null
  ordinal: number | null
  decided_at: Instant
}

export type PhoneRoleTable = {
  phone: PhoneNumber
  role: 'member' | 'clinic' | 'manager' | 'collector' | 'association'
  mutual_id: string
  ref: string
  name: string
  until: CivilDate | null
  since: CivilDate | null
  from_at: Generated<Instant>
  until_at: Instant | null
}

export type StaffChangeTable = {
  mutual_id: string
  change_number: number
  kind: 'begins' | 'changes' | 'ends' | 'denied'
  role: 'clinic' | 'association' | 'manager' | 'collector'
  phone: PhoneNumber
  ref: string
  name: string
  on_date: CivilDate
  last_day: CivilDate | null
  cause: string
  decided_by: string
  recorded_at: Instant
}

type PhoneLanguageTable = {
  phone: PhoneNumber
  language: Language
  chosen: 0 | 1
  updated_at: Instant
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
  kind: 'joining-fee' | 'contribution' | 'late-penalty'
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

/** The token of a credential at an operator, locked with the credential (edge/outgoing/token.ts). */
export type OperatorTokenTable = {
  name: string
  token: string | null
  expires_at: Instant | null
  lease: string | null
  lease_until: Instant | null
}

type IntentPartTable = {
  mutual_id: string
  intent_id: string
  number: MemberNumber
  amount: Minor
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

export type PaymentTable = {
  mutual_id: string
  payment_id: string
  number: MemberNumber
  receipt_id: string
  amount: Minor
  value_on: CivilDate
  journal_id: string
  part: number | null
}

export type CoverageCheckTable = {
  mutual_id: string
  check_id: string
  provider_code: string
  number: MemberNumber | null
  ordinal: number | null
  service_code: string | null
  on_date: CivilDate
  answer: 'yes' | 'no' | 'cannot-tell'
  reason: string | null
  valid_until: CivilDate | null
  facts: string
  channel: string
  asked_by: string
  asked_at: Instant
  visit_code: string | null
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

type CashBoxTable = {
  mutual_id: string
  box: string
  phone: PhoneNumber
  opened_at: Instant
}

export type CashReceiptTable = {
  mutual_id: string
  receipt_id: string
  box: string
  taken_by: string
  without_sms: 0 | 1
}

/** Cash of a message that was asked about, which is nothing before it is answered with yes. */
export type CashQuestionTable = {
  mutual_id: string
  slip: string
  phone: PhoneNumber
  number: MemberNumber
  amount: Minor
  why: CashQuestion['why']
  asked_at: Instant
  answer: 'yes' | 'no' | null
  answered_at: Instant | null
}

export type CashDepositTable = {
  mutual_id: string
  deposit_id: string
  box: string
  amount: Minor
  rest: Minor
  account_id: AccountId
  reference: string
  deposited_by: string
  deposited_on: CivilDate
  deposited_at: Instant
  journal_id: string
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
}

export type CorrectionTable = {
  mutual_id: string
  proposal_id: string
  number: MemberNumber
  receipt_id: string
  kind: 'reversal' | 'refund'
  amount: Minor
  account_id: AccountId
  on_date: CivilDate
  payment_id: string
  journal_id: string
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

export type OperatorStatementTable = {
  statement_id: string
  wallet: string
  from_at: Instant
  through_at: Instant
  file_name: string
  recorded_by: string
  recorded_at: Instant
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
  statement_id: string
}

export type WriteOffTable = {
  mutual_id: string
  write_off_id: string
  number: MemberNumber
  amount: Minor
  on_date: CivilDate
  created_by: string
  approved_by: string
  created_at: Instant
  journal_id: string
  proposal_id: string | null
}

export type ServicePinTable = {
  mutual_id: string
  number: MemberNumber
  hash: string
  set_at: Instant
  tries: number
  last_try_at: Instant | null
  last_try: string | null
}

/** What a phone tried today on the screen, and by SMS, where one pays for somebody else. */
type PayeeTriesTable = {
  phone: PhoneNumber
  on_date: CivilDate
  found: number
  unknown: number
}

export type PinEventTable = {
  mutual_id: string
  event_id: string
  number: MemberNumber
  kind: 'set' | 'removed' | 'reset'
  made_by: string
  made_at: Instant
}

export type DialogTable = {
  carrier: string
  session_id: string
  phone: PhoneNumber
  service_code: string
  /** What the carrier's adapter keeps between requests. */
  transcript: string
  state: Json<Dialog>
  reply: string
  open: 0 | 1
  updated_at: Instant
  /** Sorts after the id of every turn before it. */
  turn_id: string
}

/** What a carrier says of the end of a call. */
export type CallEndTable = {
  carrier: string
  session_id: string
  phone: PhoneNumber
  status: string
  error: string | null
  turns: number | null
  duration_ms: number | null
  ended_at: Instant | null
  received_at: Instant
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

/** What a mutual's messages used on a day: `parts`, or ten-thousandths of a currency. */
type SmsUseTable = {
  mutual_id: string
  day: CivilDate
  unit: string
  used: number
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

/** A day on which a mutual's budget for messages was used up. */
type SmsStopTable = {
  mutual_id: string
  day: CivilDate
  stopped_at: Instant
}

type OptOutTable = {
  phone: PhoneNumber
  sender: string
  created_at: Instant
}

export type AlertTable = {
  mutual_id: string
  alert_number: number
  kind: AlertKind
  cause: string
  count: number
  amount: Minor | null
  on_date: CivilDate
  raised_at: Instant
}

type AlertDoneTable = {
  mutual_id: string
  alert_number: number
  done_by: string
  done_at: Instant
}

/** Somebody who wants to be called. */
export type CallRequestTable = {
  mutual_id: string
  call_number: number
  phone: PhoneNumber
  number: MemberNumber | null
  doing: Doing
  asked_at: Instant
  done_by: string | null
  done_at: Instant | null
}

export type ComplaintTable = {
  mutual_id: string
  complaint_number: number
  number: MemberNumber
  phone: PhoneNumber
  channel: 'ussd' | 'sms'
  kind: ComplaintKind
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

export type ReminderTable = {
  mutual_id: string
  number: MemberNumber
  kind: ReminderKind | 'by-hand' | 'year'
  step: number
  about: CivilDate
  ordinal: number
  amount: Minor
  on_date: CivilDate
  asked_by: string | null
  outbox_id: string
  queued_at: Instant
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

type JobRunTable = {
  job: string
  run_key: CivilDate
  ran_at: Instant
}

type JobLeaseTable = {
  mutual_id: string
  lease: string | null
  lease_until: Instant | null
}

type SettingTable = {
  name: string
  value: string
}
