import { type Currency, type Minor, toDecimal } from '../../core/money.ts'
import type { CashRefusal, Refusal } from '../../core/refusals.ts'

type Texts = {
  readonly [Code in CashRefusal['code']]: (refusal: Extract<CashRefusal, { code: Code }>) => string
}

/** Of cash, its deposits, and corrections that need two people. */
const TEXTS: Texts = {
  'not-staff': ({ by, mutual }) =>
    `${by} is no manager or collector of ${mutual} today: staff list shows who is`,
  'several-staff': ({ by }) =>
    `several people are called ${by}: give the phone instead of the name`,
  'manager-only': ({ by }) => `${by} is not a manager, and this needs one: ask a manager to do it`,
  'no-phone': ({ number }) =>
    `member ${number} has no phone for the receipt; a manager may do without, with --no-phone`,
  'slip-taken': ({ slip, receipt }) =>
    `slip ${slip} belongs to another payment, receipt ${receipt}: check the number of the slip`,
  'unusual-cash': ({ why, amount, limit }) =>
    `${money(amount)} is ${why} what is usual here, ${money(limit)}: say --right if it is right`,
  'unusual-bill': ({ why, amount, limit }) =>
    why === 'above'
      ? `a bill of ${money(amount)} is above what is left, ${money(limit)}: say --right if it is right`
      : `a bill of ${money(amount)} is less than a coin, ${money(limit)}: say --right if it is right`,
  'cash-answered': () =>
    'this was answered before, or is too old: record the cash anew if it was paid',
  'cash-differs': ({ inHand, brought }) =>
    `in hand are ${money(inHand)}, not ${money(brought)}: ${difference(inHand, brought)}`,
  'deposit-taken': ({ reference }) =>
    `the deposit ${reference} is recorded already with other values: check the reference`,
  'receipt-in-suspense': ({ receipt }) => `receipt ${receipt} is in suspense: match it first`,
  'receipt-corrected': ({ receipt }) =>
    `receipt ${receipt} was corrected before: a receipt is corrected once`,
  'several-members': ({ receipt }) =>
    `receipt ${receipt} was shared by several members: say which one, with --number`,
  'more-than-paid': ({ receipt, left }) =>
    `receipt ${receipt} has ${money(left)} left and not more: give that, or less`,
  'open-proposal': ({ proposal }) =>
    `proposal ${proposal} is about this already: decide it first, with decide approve or refuse`,
  'unknown-proposal': ({ proposal }) =>
    `there is no proposal ${proposal}: decide list shows those that wait`,
  'decided-proposal': ({ proposal }) =>
    `proposal ${proposal} was decided before: decide list shows those that wait`,
}

export function isCashRefusal(refusal: Refusal): refusal is CashRefusal {
  return Object.hasOwn(TEXTS, refusal.code)
}

export function cashRefusalText(refusal: CashRefusal): string {
  const text = TEXTS[refusal.code] as (refusal: CashRefusal) => string
  return text(refusal)
}

type Money = { readonly amount: Minor; readonly currency: Currency }

/** What to do about it: name what is missing, or record what was not. */
function difference(inHand: Money, brought: Money): string {
  const { currency } = inHand
  const by = (amount: number) => money({ amount: amount as Minor, currency })
  return brought.amount > inHand.amount
    ? `record the ${by(brought.amount - inHand.amount)} that have no receipt first`
    : `${by(inHand.amount - brought.amount)} are missing; --part leaves them in hand`
}

function money({ amount, currency }: Money): string {
  return `${toDecimal(amount, currency)} ${currency}`
}
