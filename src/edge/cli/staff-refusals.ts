import { toDecimal } from '../../core/money.ts'
import type { Refusal, StaffRefusal } from '../../core/refusals.ts'

type Texts = {
  readonly [Code in StaffRefusal['code']]: (
    refusal: Extract<StaffRefusal, { readonly code: Code }>,
  ) => string
}

/** Of who works for a mutual, and on which phone. */
const TEXTS: Texts = {
  'staff-days': ({ from, until }) =>
    `a role from ${from}${until ? ` to ${until}` : ''} cannot be given: it begins today or later, ` +
    'and ends after that',
  'staff-already': ({ phone, role, name }) => `${phone} is the ${role} ${name} already`,
  'staff-phone-taken': ({ phone, role, name }) =>
    `${phone} is the phone of the ${role} ${name}: a phone is one person’s, or one clinic’s`,
  'staff-name-taken': ({ name, phone }) =>
    `${name} is on ${phone}: end that role first, or give a name that tells the two apart`,
  'staff-role-missing': ({ phone, role }) => `${phone} is no ${role} of this mutual`,
  'staff-ends-too-early': ({ on, today }) =>
    `${on} cannot be the last day: what was done until ${today} stays as it is`,
  'last-manager': ({ name }) => `${name} is the last manager: add another one first`,
  'cash-in-hand': ({ name, inHand: { amount, currency } }) =>
    `${name} has ${toDecimal(amount, currency)} ${currency} in hand: ` +
    'record the deposit first, with cash deposit',
}

export function isStaffRefusal(refusal: Refusal): refusal is StaffRefusal {
  return Object.hasOwn(TEXTS, refusal.code)
}

export function staffRefusalText(refusal: StaffRefusal): string {
  const text = TEXTS[refusal.code] as (refusal: StaffRefusal) => string
  return text(refusal)
}
