import { type Currency, type Minor, minor, toDecimal } from '../../core/money.ts'
import type { AssociationRefusal, Refusal } from '../../core/refusals.ts'
import { counted } from './counted.ts'

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
  'unknown-association': ({ association }) =>
    `there is no association ${association}: association list shows them`,
  'association-ended': ({ association, until }) =>
    `association ${association} ended on ${until}: give an earlier day, or another association`,
  'association-empty': ({ association }) =>
    `association ${association} has no member to pay for: add some with association members import`,
  'association-phoneless': ({ association }) =>
    `association ${association} has no phone that we could ask for money: name one in the statutes file`,
  'cash-only': ({ mutual }) =>
    `${mutual} takes cash and its bank only, so we ask nobody by phone: record what is paid, with cash record`,
  'not-in-association': ({ number, association }) =>
    `member ${number} is not in ${association}: add the member with association members import`,
  'in-association-since': ({ number, joinedOn }) =>
    `member ${number} joined the association on ${joinedOn}: give a later day`,
  'nothing-owed': ({ association }) =>
    `nobody in ${association} owes anything, so there is nothing to pay`,
  'request-open': ({ request, minutes }) =>
    `${text(request)} was asked for ${counted(minutes, 'minute')} ago and is not answered; wait, or ask once more with --again`,
  'amount-step': ({ below, above }) =>
    below.amount === above.amount
      ? `this wallet moves no less than ${text(below)}: give that, or more`
      : `this wallet can move ${text(below)} or ${text(above)}, nothing between: give one of them`,
  'parts-differ': ({ parts, payment }) => {
    const { currency } = payment
    const difference = payment.amount - parts.amount
    const word = difference > 0 ? 'missing' : 'too much'
    const sums = `the parts are ${text(parts)}, the payment is ${text(payment)}`
    const off = text({ amount: minor(Math.abs(difference)), currency })
    return `${sums}: ${off} are ${word}, so correct the parts`
  },
}

export function isAssociationRefusal(refusal: Refusal): refusal is AssociationRefusal {
  return Object.hasOwn(TEXTS, refusal.code)
}

export function associationRefusalText(refusal: AssociationRefusal): string {
  const told = TEXTS[refusal.code] as (refusal: AssociationRefusal) => string
  return told(refusal)
}
