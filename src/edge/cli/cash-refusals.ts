import { type Currency, type Minor, toDecimal } from '../../core/money.ts'
import type { CashRefusal, Refusal } from '../../core/refusals.ts'

type Texts = {
  readonly [Code in CashRefusal['code']]: (refusal: Extract<CashRefusal, { code: Code }>) => string
}

/** Of cash, its deposits, and corrections that need two people. */
const TEXTS: Texts = {
  'not-staff': ({ by, mutual }) => `${by} is no manager or collector of ${mutual} today`,
  'several-staff': ({ by }) => `several phones are of the name ${by}: give the phone instead`,
  'manager-only': ({ by }) => `${by} is no manager, and this needs one`,
  'no-phone': ({ number }) =>
    `member ${number} has no phone for the receipt; a manager may do without, with --no-phone`,
  'slip-taken': ({ slip, receipt }) => `slip ${slip} is of another payment, receipt ${receipt}`,
  'unusual-cash': ({ why, amount, limit }) =>
    `${money(amount)} is ${why} what is usual here, ${money(limit)}: say --right if it is right`,
  'cash-answered': () => 'this was answered before, or is too old to be answered',
  'cash-differs': ({ inHand, brought }) =>
    `in hand are ${money(inHand)}, not ${money(brought)}: ${difference(inHand, brought)}`,
  'deposit-taken': ({ reference }) => `the deposit ${reference} is recorded with other values`,
  'receipt-in-suspense': ({ receipt }) => `receipt ${receipt} is in suspense: match it first`,
  'receipt-corrected': ({ receipt }) => `receipt ${receipt} was corrected before`,
  'several-members': ({ receipt }) =>
    `receipt ${receipt} is of several members: say which, with --number`,
  'more-than-paid': ({ receipt, left }) =>
    `of receipt ${receipt} there are ${money(left)} left and not more`,
  'open-proposal': ({ proposal }) => `proposal ${proposal} is about this and not decided yet`,
  'unknown-proposal': ({ proposal }) => `there is no proposal ${proposal}`,
  'decided-proposal': ({ proposal }) => `proposal ${proposal} was decided before`,
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
