import { plusDays } from '../../core/dates.ts'
import type { MembershipRefusal, Refusal } from '../../core/refusals.ts'
import { counted } from './counted.ts'

type Texts = {
  readonly [Code in MembershipRefusal['code']]: (
    refusal: Extract<MembershipRefusal, { readonly code: Code }>,
  ) => string
}

/** Of the life of a membership: ends, notices, striking off and readmission. */
const TEXTS: Texts = {
  'membership-over': ({ number, on, state }) =>
    `the membership of ${number} ended on ${on} (${state}): members readmit takes the person back`,
  'end-too-far': ({ on }) => `${on} is more than three months away: give an earlier day`,
  'day-closed': ({ closedThrough }) =>
    `the books are closed through ${closedThrough}: give a later day`,
  'end-before-joining': ({ number, joinedOn }) =>
    `member ${number} joined on ${joinedOn}: give a later day`,
  'charged-beyond': ({ number, charged }) =>
    `member ${number} is charged for a period that begins on ${charged}: ` +
    `give ${plusDays(charged, 1)} or a later day; what nobody will pay can be written off`,
  'no-strike-off': ({ number }) =>
    `the plan of ${number} does not say when members are struck off: set strikeOffAfterPeriods`,
  'too-few-unpaid': ({ number, unpaid, needed }) =>
    `member ${number} has ${counted(unpaid, 'unpaid period')}, or is still covered: ` +
    `the statutes ask for ${needed} before a member is struck off`,
  'notice-too-soon': ({ from }) =>
    `it is too soon for the next notice: give it on ${from} or later`,
  'notices-missing': ({ number, given }) =>
    `member ${number} has had ${given} of two notices since rights closed: give one, with members notice ${number}`,
  'hearing-pending': ({ number, from }) =>
    `member ${number} may be heard until ${from}: strike off after that`,
  'no-end-ahead': ({ number }) =>
    `the membership of ${number} has no end ahead that could be taken back`,
}

export function isMembershipRefusal(refusal: Refusal): refusal is MembershipRefusal {
  return Object.hasOwn(TEXTS, refusal.code)
}

export function membershipRefusalText(refusal: MembershipRefusal): string {
  const text = TEXTS[refusal.code] as (refusal: MembershipRefusal) => string
  return text(refusal)
}
