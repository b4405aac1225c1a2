import { formatMemberNumber, type MemberNumber } from '../../core/member-number.ts'
import type { ApplicationRefusal, HouseholdRefusal, Refusal } from '../../core/refusals.ts'

type PeopleRefusal = HouseholdRefusal | ApplicationRefusal

type Texts = {
  readonly [Code in PeopleRefusal['code']]: (
    refusal: Extract<PeopleRefusal, { readonly code: Code }>,
  ) => string
}

/** Of the people of a household, who becomes a member, and what is asked by phone. */
const TEXTS: Texts = {
  'household-full': ({ number }) =>
    `household ${number} has given out suffixes up to 99: another one takes a number of its own`,
  'person-registered': ({ number, ordinal }) =>
    `this person is a beneficiary already, ${formatted(number)}/${ordinal}: ` +
    'move that one, or say with --another that it is somebody else',
  'card-taken': ({ card, number }) => `card ${card} is of household ${formatted(number)}`,
  'not-born': ({ birthDate, on }) => `who was born on ${birthDate} cannot join on ${on}`,
  'joins-too-early': ({ on, earliest }) =>
    `${on} is too early: charges and closed days stay as they are, ${earliest} is the first day`,
  'joins-too-late': ({ on, latest }) => `${on} lies too far ahead: ${latest} is the last day`,
  'too-old-child': ({ years }) =>
    `children are covered up to the age of ${years}: who is older becomes a member`,
  'wrong-generation': ({ relation }) =>
    relation === 'child'
      ? 'a child is younger than the member: look at the birth dates'
      : 'a parent is older than the member: look at the birth dates',
  'no-pin': ({ number }) => `${formatted(number)} has no service PIN`,
  'under-age': ({ years }) => `nobody below ${years} is a member`,
  'unfit-entry': ({ field, why }) => `${field} ${why}`,
  'is-the-member': ({ number }) =>
    `${number}/0 is the member: end the membership, with members resign, decease or transfer`,
  'left-before': ({ number, ordinal, leftOn }) =>
    `${number}/${ordinal} left this household, the last day was ${leftOn}`,
  'leaves-too-early': ({ on, earliest }) =>
    `${on} cannot be the last day, ${earliest} can: closed days and promised care stay as they are`,
  'leaves-too-late': ({ on, latest }) => `${on} lies too far ahead: ${latest} is the last day`,
  'same-phone': ({ number }) => `that is the phone of ${number} already`,
  'phone-pending': ({ number }) =>
    `another phone of ${number} takes effect within a day: wait, or take it back with --cancel`,
  'no-phone-pending': ({ number }) => `no change of phone of ${number} waits to take effect`,
  'same-household': ({ number }) => `this person is of household ${number} already`,
  'unknown-application': ({ application }) => `there is no application ${application}`,
  'decided-application': ({ application }) => `application ${application} was decided before`,
  'several-applications': ({ number, open }) =>
    `${open} applications of ${number} wait for a decision: decide those first`,
  'unknown-plan': ({ plan }) => (plan ? `no plan ${plan} is in force` : 'no plan is in force'),
}

export function isPeopleRefusal(refusal: Refusal): refusal is PeopleRefusal {
  return Object.hasOwn(TEXTS, refusal.code)
}

export function peopleRefusalText(refusal: PeopleRefusal): string {
  const text = TEXTS[refusal.code] as (refusal: PeopleRefusal) => string
  return text(refusal)
}

function formatted(number: string): string {
  return formatMemberNumber(number as MemberNumber)
}
