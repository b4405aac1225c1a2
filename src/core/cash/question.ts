import type { CivilDate } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import type { Unusual } from '../states.ts'

/** So long an answer to a question about cash counts, and the same cash again is asked about. */
export const CASH_QUESTION_MS = 24 * 60 * 60 * 1000

/** Cash that a message told of and that was asked about: it is nothing before somebody says yes. */
export type CashQuestion = {
  /** Names the message, and becomes the slip of the receipt. */
  readonly slip: string
  readonly number: MemberNumber
  readonly amount: Minor
  /** The day on which it was paid, where the message names one. */
  readonly on: CivilDate | null
  /** It is not usual, or the same cash of the same member was recorded a short while ago. */
  readonly why: Unusual | 'twice'
}
