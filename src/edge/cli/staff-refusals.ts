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
    `a role cannot run from ${from}${until ? ` to ${until}` : ''}: ` +
    'let it begin today or later, and end after that',
  'staff-already': ({ phone, role, name }) =>
    `${phone} is the ${role} ${name} already, so there is nothing to do`,
  'staff-phone-taken': ({ phone, role, name }) =>
    `${phone} is the phone of the ${role} ${name}: give another phone, or end that role first`,
  'staff-name-taken': ({ name, phone }) =>
    `somebody called ${name} is on ${phone}: end that role first, or give a name that tells the two apart`,
  'staff-role-missing': ({ phone, role }) =>
    `${phone} is not a ${role} of this mutual: staff list shows who is`,
  'staff-ends-too-early': ({ on, today }) =>
    `${on} cannot be the last day, since what was done until ${today} stays: give ${today} or later`,
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
