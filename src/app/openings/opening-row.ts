import type { OwedOf } from '../../core/contributions/open-account.ts'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'

/** What a line of an opening file can be about, and what it says for people. */
export const OPENING_WORDS = {
  owed: 'what a household still has to pay of a period, or in all since a day',
  credit: 'what a household has paid ahead',
  cash: 'cash in the hand of a collector or manager, by name or phone',
  bank: 'what is in the bank; below zero when the bank has lent it',
  wallet: 'what is on a wallet account, by its name',
  clinic: 'what is owed to a clinic, by its code',
  subsidy: 'what a payer of subsidies owes, by its code',
  loan: 'what is owed to whoever lent it, by name',
  fund: 'a fund or reserve that is kept apart, by its number in the chart of accounts, as 118',
  account: 'any other account of the chart that a balance sheet has, by its number, as 244',
} as const

export type OpeningWord = keyof typeof OPENING_WORDS

/** A line of an opening file, read by itself. */
export type OpeningRow = {
  readonly line: number
  readonly what: OpeningWord
  /** Whose it is; empty for the bank. */
  readonly of: string
  /** Below zero only for the bank. */
  readonly amount: Minor
  readonly period: OwedOf | null
  readonly since: CivilDate | null
}

/** What is wrong, by line and column, as in any file here; line 0 is the file as a whole. */
export type OpeningFault = {
  readonly line: number
  readonly field: string
  readonly why: string
  readonly value?: string
}

export type OpeningFile = {
  readonly rows: readonly OpeningRow[]
  readonly faults: readonly OpeningFault[]
  /** A text by which the same file is known when it comes again. */
  readonly content: string
}

export type OpeningAsked = {
  readonly mutual: string
  readonly on: CivilDate
  readonly fileName: string
  readonly actor: string
  /** Who opens them, by name or phone: needed where a second person has to agree. */
  readonly by?: string | null
  /** The one household that is opened again, whose part was taken back; null for all. */
  readonly number?: MemberNumber | null
  /** Works everything out and writes nothing. */
  readonly dryRun: boolean
}
