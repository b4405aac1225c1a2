import { type Currency, type Minor, toDecimal } from '../../core/money.ts'
import type { BooksRefusal, Refusal } from '../../core/refusals.ts'

type Texts = {
  readonly [Code in BooksRefusal['code']]: (
    refusal: Extract<BooksRefusal, { readonly code: Code }>,
  ) => string
}

/** Of closing the books, what leaves wallets, debts that are given up, and reports. */
const TEXTS: Texts = {
  'day-not-over': ({ day }) => `${day} is not over yet: close the books through an earlier day`,
  'closed-further': ({ closedThrough }) =>
    `the books are closed through ${closedThrough} already and stay closed: give a later day`,
  'outflow-differs': ({ reference, recorded }) =>
    `${reference} is recorded already, with ${moneyText(recorded)}: check the reference and the amount`,
  'membership-not-over': ({ number }) =>
    `the membership of ${number} is not over: only a debt of a member who has left is given up`,
  'nothing-due': ({ number }) => `member ${number} owes nothing, so there is nothing to give up`,
  'more-than-due': ({ number, due }) =>
    `member ${number} owes ${moneyText(due)} and not more: give up that, or less`,
  'no-held-event': ({ event }) => `no event ${event} is held for this mutual: see events list`,
  'beyond-all-amounts': ({ event }) =>
    `${event} is of more money than the books can hold: drop it, with events drop`,
  'nothing-unread': ({ unread }) => `nothing unread is called ${unread}: see events list --unread`,
  'span-reversed': ({ from, to }) => `${from} is later than ${to}: give the earlier day first`,
}

export function isBooksRefusal(refusal: Refusal): refusal is BooksRefusal {
  return Object.hasOwn(TEXTS, refusal.code)
}

export function booksRefusalText(refusal: BooksRefusal): string {
  const text = TEXTS[refusal.code] as (refusal: BooksRefusal) => string
  return text(refusal)
}

function moneyText({ amount, currency }: { amount: Minor; currency: Currency }): string {
  return `${toDecimal(amount, currency)} ${currency}`
}
