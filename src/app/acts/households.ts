import { done, type Result } from '../../core/refusals.ts'
import { cancelPhoneChange, changePhone, type PhoneChanged } from '../membership/change-phone.ts'
import {
  addToHousehold,
  moveToHousehold,
  removeFromHousehold,
} from '../membership/household-acts.ts'
import { readAgeing, readHousehold } from '../membership/read-household.ts'
import { type Act, alone, writes } from './act.ts'
import { optional } from './field.ts'
import { MEMBER, MEMBER_SEEN, memberMeantField } from './member-fields.ts'
import { personField } from './person-fields.ts'
import { BIRTH_DATE, phoneField } from './mutual-fields.ts'
import {
  BY_MANAGER,
  choiceField,
  codeField,
  dayField,
  MUTUAL,
  NEW_NAME,
  switchField,
  textField,
  wholeNumberField,
} from './plain-fields.ts'

const PERSON = personField(
  'the person: the member number and the suffix, or the person’s older card',
)
const RELATIONS = ['spouse', 'child', 'parent', 'other'] as const
const CAUSE = textField('why, in a few words')

export const householdShow = alone('read', {
  name: 'household show',
  describe: 'who is and who was in a household, and what was recorded about it',
  input: { number: MEMBER_SEEN },
  run: ({ ports }, { number }) => readHousehold(ports, number),
})

/** As far ahead as the first notice goes out. */
const AGEING_DAYS = 60
const AGEING_DAYS_MAX = 3660

export const householdAgeing = alone('read', {
  name: 'household ageing',
  describe: 'children who will soon be too old to be covered, and must become members themselves',
  input: {
    mutual: MUTUAL,
    within: optional(
      wholeNumberField(
        `how far to look ahead (default: ${AGEING_DAYS})`,
        'days',
        0,
        AGEING_DAYS_MAX,
      ),
    ),
  },
  run: ({ ports }, { mutual, within }) => readAgeing(ports, mutual, within ?? AGEING_DAYS),
})

export const householdAdd = writes({
  name: 'household add',
  describe:
    'adds a person to a household; the person waits first, but a newborn registered in time does not',
  input: {
    number: MEMBER,
    name: NEW_NAME,
    sex: choiceField('F or M', 'sex', ['F', 'M']),
    birthDate: BIRTH_DATE,
    relation: choiceField('the relation to the member', 'relation', RELATIONS),
    joinedOn: optional(dayField('the first day (default: today; a newborn’s birth)')),
    card: optional(codeField('the number on an older paper card', 'text')),
    phone: optional(phoneField('the person’s own phone')),
    another: switchField(
      'somebody with the same name and birth is registered, and this is another person',
    ),
    cause: optional(codeField('why (default: asked for by the member)', 'text')),
    by: BY_MANAGER,
  },
  run: (desk, { number, another, cause, by, ...person }) => {
    const why = cause ?? 'asked for by the member'
    return addToHousehold(desk, { number, person, another, cause: why, by, actor: desk.actor })
  },
})

export const householdRemove = writes({
  name: 'household remove',
  describe: 'takes a person out of a household; the history and the suffix stay',
  input: {
    person: PERSON,
    on: dayField('the last day in the household'),
    cause: CAUSE,
    by: BY_MANAGER,
  },
  run: (desk, { person, on: lastDay, cause, by }) =>
    removeFromHousehold(desk, { ...person, lastDay, cause, by, actor: desk.actor }),
})

export const householdMove = writes({
  name: 'household move',
  describe: 'moves a person to another household of the mutual, where the person waits anew',
  input: {
    person: PERSON,
    to: memberMeantField('the member of the other household: number, phone or older card'),
    relation: choiceField('the relation to the member there', 'relation', RELATIONS),
    on: optional(dayField('the first day there (default: today)')),
    cause: CAUSE,
    by: BY_MANAGER,
  },
  run: (desk, { person, ...asked }) =>
    moveToHousehold(desk, { ...person, ...asked, actor: desk.actor }),
})

/** `stays`: a change that was ahead does not come. */
type PhoneDecided =
  ({ readonly kind: 'changes' } & PhoneChanged) | { readonly kind: 'stays'; readonly phone: string }

export const householdPhone = writes({
  name: 'household phone',
  describe: 'changes the phone of a member: it takes effect a day later, and the old phone is told',
  input: {
    number: MEMBER,
    phone: optional(phoneField('the new phone')),
    cancel: switchField('takes back a change that has not taken effect'),
    cause: textField('why, and how you know the member'),
    by: BY_MANAGER,
  },
  fits: ({ phone, cancel }) =>
    phone || cancel ? [] : [{ field: null, why: '{phone} or {cancel} is needed' }],
  run: async (desk, { phone, cancel, ...asked }): Promise<Result<PhoneDecided>> => {
    if (cancel || !phone) {
      const kept = await cancelPhoneChange(desk, asked)
      return kept.ok ? done({ kind: 'stays', phone: kept.value }) : kept
    }
    const changed = await changePhone(desk, { ...asked, phone })
    return changed.ok ? done({ kind: 'changes', ...changed.value }) : changed
  },
})

export const HOUSEHOLD_ACTS: readonly Act[] = [
  householdShow,
  householdAgeing,
  householdAdd,
  householdRemove,
  householdMove,
  householdPhone,
]
