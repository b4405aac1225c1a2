import { plusDays } from '../../core/dates.ts'
import type { MembershipRefusal, Refusal } from '../../core/refusals.ts'

type Texts = {
  readonly [Code in MembershipRefusal['code']]: (
    refusal: Extract<MembershipRefusal, { readonly code: Code }>,
  ) => string
}

/** Of the life of a membership: ends, notices, striking off and readmission. */
const TEXTS: Texts = {
  'membership-over': ({ number, on, state }) =>
    `the membership of ${number} is over since ${on} (${state})`,
  'end-too-far': ({ on }) => `${on} is more than three months away: give a nearer day`,
  'day-closed': ({ closedThrough }) =>
    `the books are closed through ${closedThrough}: give a later day`,
  'end-before-joining': ({ number, joinedOn }) =>
    `member ${number} joined on ${joinedOn}: give a later day`,
  'charged-beyond': ({ number, charged }) =>
    `member ${number} is charged for a period that begins on ${charged}: ` +
    `give ${plusDays(charged, 1)} or a later day; what nobody will pay can be written off`,
  'no-strike-off': ({ number }) =>
    `the statutes of ${number} do not say after how many unpaid periods members are struck off`,
  'too-few-unpaid': ({ number, unpaid, needed }) =>
    `member ${number} is behind by ${unpaid} periods, or still covered: striking off takes ${needed}`,
  'notice-too-soon': ({ from }) => `the next notice can be given from ${from} on`,
  'notices-missing': ({ number, given }) =>
    `member ${number} was given ${given} of two notices since rights closed: members notice ${number}`,
  'hearing-pending': ({ number, from }) =>
    `member ${number} has until ${from} to be heard: strike off then`,
  'no-end-ahead': ({ number }) => `the membership of ${number} has no end that lies ahead`,
}

export function isMembershipRefusal(refusal: Refusal): refusal is MembershipRefusal {
  return Object.hasOwn(TEXTS, refusal.code)
}

export function membershipRefusalText(refusal: MembershipRefusal): string {
  const text = TEXTS[refusal.code] as (refusal: MembershipRefusal) => string
  return text(refusal)
}
