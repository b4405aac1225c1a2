import { postRhythmEnd } from '../../core/ledger/rhythm-posting.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { rhythmBoughtWith } from '../../core/membership/paying.ts'
import type { Minor } from '../../core/money.ts'
import { memberBalances } from '../../store/books/balances.ts'
import { post, type Poster } from '../../store/books/ledger.ts'
import { leftOf, paymentsOfReceipt } from '../../store/decisions/corrections.ts'
import type { Household } from '../../store/membership/households.ts'
import { insertRhythm, insertRhythmEnd, rhythmThatCounts } from '../../store/payments/rhythms.ts'
import type { BooksDesk } from '../desk.ts'

/**
 * Keeps the rhythm that a receipt buys a member today, if it does: the longest that is left of it once
 * debts are paid. `household` is as it was before the receipt.
 */
export async function buyRhythm(
  { tx, mutual, today }: BooksDesk,
  { number, facts }: Household,
  receiptId: string,
  amount: Minor,
): Promise<void> {
  const offer = rhythmBoughtWith(facts, today, amount)
  if (!offer) return
  const { periods, price, discount } = offer
  const of = { mutual_id: mutual.code, number, receipt_id: receiptId }
  await insertRhythm(tx, { ...of, bought_on: today, periods, price, discount })
}

/**
 * Undoes the rhythm that a receipt bought a member when less is left of the receipt than it cost: the
 * discounts that were posted are owed again (R16). It is undone today, on whatever day the money went:
 * what has begun by now was told at its discount. The caller holds the locks of household and mutual,
 * has posted the charges that have begun, and has taken the money back.
 */
export async function undoRhythm(
  { tx, mutual, today, closedThrough }: BooksDesk,
  number: MemberNumber,
  receiptId: string,
  poster: Poster,
): Promise<void> {
  const rhythm = await rhythmThatCounts(tx, mutual.code, number, receiptId)
  if (!rhythm) return
  const payments = await paymentsOfReceipt(tx, mutual.code, receiptId)
  const left = leftOf(payments).find((part) => part.number === number)?.amount ?? 0
  if (left >= rhythm.price) return
  const of = { mutual_id: mutual.code, number, receipt_id: receiptId }
  const end = { ...of, on_date: today, amount: rhythm.given }
  if (rhythm.given === 0) return insertRhythmEnd(tx, { ...end, journal_id: null })
  const before = await memberBalances(tx, mutual.code, number)
  const when = { eventOn: today, closedThrough }
  const posting = postRhythmEnd(number, receiptId, rhythm.given, before, when)
  const { journalId } = await post(tx, mutual.code, posting, poster)
  await insertRhythmEnd(tx, { ...end, journal_id: journalId })
}
