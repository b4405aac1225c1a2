import { type CivilDate, instant, type Instant } from '../dates.ts'
import type { Correction } from '../corrections/correction.ts'
import type { AccountId } from '../ledger/accounts.ts'
import type { MemberNumber } from '../member-number.ts'
import type { CategoryDecision, MemberDecision } from '../membership/decisions.ts'
import type { Currency, Minor } from '../money.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { AnswersChanged, Told } from '../statutes/changes.ts'
import type { StatutesFile } from '../statutes/statutes.ts'

/** A receipt that is nobody's yet, by its number, is to be this member's (R14). */
export type Match = {
  readonly kind: 'match'
  readonly receipt: string
  readonly number: MemberNumber
}

/** Money that an operator told of and that is held, by the operator's receipt, is let in or dropped. */
export type HeldEvent = {
  readonly kind: 'post-event' | 'drop-event'
  readonly event: string
  readonly receipt: string
  readonly amount: Minor
  readonly currency: Currency
}

/** A clinic is to be paid from a wallet account, with the next payment file. */
export type ClinicPayout = {
  readonly kind: 'payout'
  readonly provider: string
  readonly amount: Minor
  readonly wallet: string
  /** The phone or bank account that gets it. */
  readonly payTo: string
}

/** A clinic was paid by the bank, which is below nought by that. */
export type ClinicPaid = {
  readonly kind: 'clinic-paid'
  readonly provider: string
  readonly amount: Minor
  /** The number of the transfer or cheque. */
  readonly reference: string
  readonly on: CivilDate
}

/** A payment file was lost or rejected: what it did not pay goes into the next one. */
export type FileBack = { readonly kind: 'file-back'; readonly file: string }

/** A phone of the staff that was lost is there again, or its owner has another one. */
export type PhoneAct =
  | { readonly kind: 'open-phone'; readonly phone: PhoneNumber; readonly name: string }
  | {
      readonly kind: 'replace-phone'
      readonly phone: PhoneNumber
      readonly name: string
      readonly newPhone: PhoneNumber
    }

/** A payout that is not paid is cancelled, or goes to another account. */
export type PayoutEnd =
  | { readonly kind: 'payout-cancel'; readonly payout: string }
  | { readonly kind: 'payout-redirect'; readonly payout: string; readonly payTo: string }

/**
 * Cash that was paid on a day on which it may not count on one person's word. The slip is of whoever
 * proposes it.
 */
export type CashOfDay = {
  readonly kind: 'cash-day'
  readonly number: MemberNumber
  readonly amount: Minor
  readonly on: CivilDate
  readonly slip: string
  readonly withoutSms: boolean
}

/** Other money of the mutual, by its number (`core/ledger/chart.ts`). */
export type OtherMoney = {
  readonly kind: 'book'
  readonly reference: string
  readonly debit: AccountId
  readonly credit: AccountId
  readonly amount: Minor
  readonly what: string
  readonly on: CivilDate
  /** The receipt, by our number, that was in suspense and turns out to be this. */
  readonly received?: string
}

/** Such money was booked wrongly. */
export type OtherMoneyBack = {
  readonly kind: 'book-back'
  readonly reference: string
  readonly amount: Minor
}

/** Books are opened with a bank account below nought, which one person alone may not say. */
export type BooksOpening = {
  readonly kind: 'opening'
  readonly opening: string
  readonly on: CivilDate
  /** By how much the bank is below nought. */
  readonly amount: Minor
}

/** An opening was wrong: all of it, or what it says of one household. */
export type OpeningBack = {
  readonly kind: 'opening-back'
  readonly opening: string
  readonly on: CivilDate
  readonly number: MemberNumber | null
}

/** The result of a year goes into the funds; or the year is open again. */
export type YearEnd = { readonly kind: 'year-end' | 'year-back'; readonly year: number }

/** What a payer of subsidies does not pay of a month is given up, or asked of the members. */
export type SubsidyEnd = {
  readonly kind: 'subsidy-given-up' | 'subsidy-asked'
  readonly payer: string
  /** `2026-03` */
  readonly month: string
  readonly amount: Minor
}

/** Money was booked as a payer's in error, by its number at the bank or the operator. */
export type PayerBack = {
  readonly kind: 'payer-back'
  readonly payer: string
  readonly reference: string
  readonly amount: Minor
}

/**
 * New statutes, whole, with what they change as it was shown: they are approved while they change exactly
 * that.
 */
export type NewStatutes = {
  readonly kind: 'statutes'
  readonly fileName: string
  readonly file: StatutesFile
  readonly changes: readonly Told[]
  /** What clinics would hear, counted when they were proposed. */
  readonly answers: readonly AnswersChanged[]
}

/** What two people may agree on. */
export type ProposedAct =
  | Correction
  | Match
  | MemberDecision
  | CategoryDecision
  | HeldEvent
  | ClinicPayout
  | ClinicPaid
  | FileBack
  | PayoutEnd
  | PhoneAct
  | CashOfDay
  | OtherMoney
  | OtherMoneyBack
  | YearEnd
  | SubsidyEnd
  | PayerBack
  | BooksOpening
  | OpeningBack
  | NewStatutes

export type ProposalKind = ProposedAct['kind']

export type Decision = 'approved' | 'refused'

/** So long a proposal waits for a second person (R65): what was shown of it grows old. */
const WAITS_MS = 7 * 24 * 60 * 60 * 1000

/** From this moment on nobody decides a proposal any more. */
export function expiryOf(proposedAt: Instant): Instant {
  return instant(proposedAt + WAITS_MS)
}

/** Proposals made after this moment still wait, as far as nobody decided them. */
export function stillWaitsAfter(now: Instant): Instant {
  return instant(now - WAITS_MS)
}
