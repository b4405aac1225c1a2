import { type Currency, type Minor, minor, toDecimal } from '../../core/money.ts'
import type { AssociationRefusal, Refusal } from '../../core/refusals.ts'

type Texts = {
  readonly [Code in AssociationRefusal['code']]: (
    refusal: Extract<AssociationRefusal, { readonly code: Code }>,
  ) => string
}

function text({ amount, currency }: { amount: Minor; currency: Currency }): string {
  return `${toDecimal(amount, currency)} ${currency}`
}

/** Of associations, who is in them, and what they pay. */
const TEXTS: Texts = {
  'unknown-association': ({ association }) => `there is no association ${association}`,
  'association-ended': ({ association, until }) => `association ${association} ended on ${until}`,
  'association-empty': ({ association }) => `association ${association} has no member to pay for`,
  'association-phoneless': ({ association }) =>
    `association ${association} has no phone that could be asked for money`,
  'cash-only': ({ mutual }) =>
    `${mutual} takes cash and its bank only, so nobody is asked by phone; record what is paid with cash record`,
  'not-in-association': ({ number, association }) => `member ${number} is not in ${association}`,
  'in-association-since': ({ number, joinedOn }) => `member ${number} is in it since ${joinedOn}`,
  'nothing-owed': ({ association }) => `nobody in ${association} owes anything`,
  'request-open': ({ request, minutes }) =>
    `${text(request)} was asked for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago and is not answered; wait, or ask once more with --again`,
  'amount-step': ({ below, above }) =>
    below.amount === above.amount
      ? `this wallet moves no less than ${text(below)}`
      : `this wallet can move ${text(below)} or ${text(above)}, nothing between`,
  'parts-differ': ({ parts, payment }) => {
    const { currency } = payment
    const difference = payment.amount - parts.amount
    const word = difference > 0 ? 'missing' : 'too much'
    const sums = `the parts are ${text(parts)}, the payment is ${text(payment)}`
    return `${sums}: ${text({ amount: minor(Math.abs(difference)), currency })} are ${word}`
  },
}

export function isAssociationRefusal(refusal: Refusal): refusal is AssociationRefusal {
  return Object.hasOwn(TEXTS, refusal.code)
}

export function associationRefusalText(refusal: AssociationRefusal): string {
  const told = TEXTS[refusal.code] as (refusal: AssociationRefusal) => string
  return told(refusal)
}
