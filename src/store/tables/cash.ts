import type { CashQuestion } from '../../core/cash/question.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'

export type CashTables = {
  cash_box: CashBoxTable
  cash_receipt: CashReceiptTable
  cash_question: CashQuestionTable
  cash_deposit: CashDepositTable
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
  paid_on: CivilDate | null
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
