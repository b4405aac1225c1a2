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
    `household ${number} has used all its suffixes up to 99: register the person as a member`,
  'person-registered': ({ number, ordinal }) =>
    `this person is a beneficiary already, ${formatted(number)}/${ordinal}: ` +
    'move that one, or say with --another that it is somebody else',
  'card-taken': ({ card, number }) =>
    `card ${card} belongs to household ${formatted(number)}: check the number of the card`,
  'not-born': ({ birthDate, on }) =>
    `somebody born on ${birthDate} cannot join on ${on}: check both days`,
  'joins-too-early': ({ on, earliest }) =>
    `${on} is too early, since charges and closed days stay as they are: give ${earliest} or a later day`,
  'joins-too-late': ({ on, latest }) =>
    `${on} lies too far ahead: give ${latest} or an earlier day`,
  'too-old-child': ({ years }) =>
    `children are covered up to the age of ${years}: register this person as a member, with members add`,
  'wrong-generation': ({ relation }) =>
    relation === 'child'
      ? 'this child is not younger than the member: check the birth dates'
      : 'this parent is not older than the member: check the birth dates',
  'no-pin': ({ number }) =>
    `${formatted(number)} has no service PIN, so there is nothing to remove`,
  'under-age': ({ years }) =>
    `a member must be ${years} or older: register an adult of the family as the member`,
  'unfit-entry': ({ field, why }) => `${field} ${why}`,
  'is-the-member': ({ number }) =>
    `${number}/0 is the member: end the membership, with members resign, decease or transfer`,
  'left-before': ({ number, ordinal, leftOn }) =>
    `${number}/${ordinal} left this household before: the last day was ${leftOn}`,
  'leaves-too-early': ({ on, earliest }) =>
    `${on} is too early, since closed days and promised care stay as they are: give ${earliest} or a later day`,
  'leaves-too-late': ({ on, latest }) =>
    `${on} lies too far ahead: give ${latest} or an earlier day`,
  'same-phone': ({ number }) => `${number} has this phone already: give another one`,
  'phone-pending': ({ number }) =>
    `${number} gets another phone within a day: wait, or stop that change with --cancel`,
  'no-phone-pending': ({ number }) => `${number} has no change of phone that could be stopped`,
  'same-household': ({ number }) =>
    `this person belongs to household ${number} already: give another household`,
  'unknown-application': ({ application }) =>
    `there is no application ${application}: application list shows those that wait`,
  'decided-application': ({ application }) =>
    `application ${application} was decided before: application list shows those that wait`,
  'several-applications': ({ number, open }) =>
    `${open} applications of ${number} wait for a decision: decide those first`,
  'unknown-plan': ({ plan }) =>
    plan
      ? `no plan ${plan} is in force: use the code in the statutes file`
      : 'no plan is in force: add one to the statutes file',
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
