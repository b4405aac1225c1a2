import { type Currency, type Minor, toDecimal } from '../../core/money.ts'
import type { BooksRefusal, Refusal } from '../../core/refusals.ts'

type Texts = {
  readonly [Code in BooksRefusal['code']]: (
    refusal: Extract<BooksRefusal, { readonly code: Code }>,
  ) => string
}

/** Of closing the books, what leaves wallets, debts that are given up, and reports. */
const TEXTS: Texts = {
  'day-not-over': ({ day }) => `${day} is not over: books are closed through a day that is`,
  'closed-further': ({ closedThrough }) =>
    `the books are closed through ${closedThrough} already and not opened again`,
  'outflow-differs': ({ reference, recorded }) =>
    `${reference} is recorded already, with ${moneyText(recorded)}`,
  'membership-not-over': ({ number }) => `the membership of ${number} is not over`,
  'nothing-due': ({ number }) => `member ${number} owes nothing`,
  'more-than-due': ({ number, due }) => `member ${number} owes ${moneyText(due)} and not more`,
  'no-held-event': ({ event }) => `no event ${event} is held for this mutual: see events list`,
  'beyond-all-amounts': ({ event }) =>
    `${event} is of more than any amount can be here: it can be dropped, with events drop`,
  'nothing-unread': ({ unread }) => `nothing unread is called ${unread}: see events list --unread`,
  'span-reversed': ({ from, to }) => `${from} is later than ${to}`,
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
