import { done, refused, type Result } from '../../core/refusals.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Ending } from '../../core/membership/ending.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { addMember } from '../membership/add-member.ts'
import { endMembership, keepMembership } from '../membership/end-membership.ts'
import { findPeople, type PeopleFound } from '../membership/find-people.ts'
import { readHistory } from '../membership/read-history.ts'
import { readStanding } from '../membership/read-standing.ts'
import { resetPin } from '../membership/reset-pin.ts'
import { giveNotice } from '../membership/strike-off.ts'
import { askMember } from '../payments/ask-member.ts'
import { type Act, alone, reads, writes } from './act.ts'
import { optional } from './field.ts'
import { MEMBER, MEMBER_SEEN, memberNumberField } from './member-fields.ts'
import { personField } from './person-fields.ts'
import { amountField, BIRTH_DATE, phoneField } from './mutual-fields.ts'
import {
  BY_MANAGER,
  byField,
  choiceField,
  codeField,
  dayField,
  MUTUAL,
  NEW_NAME,
  switchField,
  textField,
} from './plain-fields.ts'

export const standing = alone('read', {
  name: 'standing',
  describe: 'what a member owes, the day paid through, the day covered until, and each charge',
  input: {
    number: MEMBER_SEEN,
    on: optional(dayField('as of this day, by what is known now (default: today)')),
  },
  run: ({ ports }, { number, on }) => readStanding(ports, number, on),
})

export const membersHistory = alone('read', {
  name: 'members history',
  describe: 'the life of a membership: each state and each decision with its day, cause and actor',
  input: { number: MEMBER_SEEN },
  run: ({ ports }, { number }) => readHistory(ports, number),
})

export const membersResetPin = writes({
  name: 'members reset-pin',
  describe: 'takes away the service PIN of a member who forgot it; the member hears of it by SMS',
  input: { number: MEMBER, by: byField('the manager who does it: the name, or the phone') },
  run: resetPin,
})

export const membersFind = reads({
  name: 'members find',
  describe: 'people of a mutual by a part of the name, phone or number, who left among them',
  input: {
    text: textField('beginnings of names, or digits of a phone or number; all must fit'),
    mutual: MUTUAL,
  },
  run: async ({ tx }, { text, mutual }): Promise<Result<PeopleFound>> => {
    if (!(await loadMutual(tx, mutual))) return refused({ code: 'unknown-mutual', mutual })
    return done(await findPeople(tx, mutual, text, { scanMax: null, among: null }))
  },
})

/** What a decision about a whole membership is given. */
export const LIFE = {
  number: MEMBER,
  cause: textField('why, in a few words'),
  by: BY_MANAGER,
} as const

const ON = optional(dayField('the first day without the membership (default: today)'))

export const membersResign = ends('resign', 'resigned', 'a member leaves the mutual')

export const membersDecease = ends(
  'decease',
  'deceased',
  'a member has died: the membership of the household is over, and nobody is told by SMS',
)

export const membersTransfer = ends(
  'transfer',
  'transferred',
  'a member goes over to another mutual',
)

function ends(verb: string, ending: Ending, describe: string) {
  return writes({
    name: `members ${verb}`,
    describe,
    input: { ...LIFE, on: ON },
    run: (desk, asked) => endMembership(desk, { ...asked, ending }),
  })
}

export const membersStay = writes({
  name: 'members stay',
  describe: 'takes back an end that lies ahead',
  input: LIFE,
  run: keepMembership,
})

export const membersNotice = writes({
  name: 'members notice',
  describe: 'tells a member by SMS that striking off is near, with the debt and the hearing',
  input: {
    number: MEMBER,
    hearing: textField('when and where the member is heard'),
    withoutSms: switchField('the member has no phone and was told by word or letter'),
    by: BY_MANAGER,
  },
  run: (desk, { hearing: cause, ...asked }) => giveNotice(desk, { ...asked, cause }),
})

/** Who becomes a member out of a household is known there. */
const UNNAMED = { name: '', sex: 'F', birthDate: '' } as const

export const membersAdd = writes({
  name: 'members add',
  describe: 'registers one new member, or makes a dependant who is of age a member',
  input: {
    mutual: optional(codeField('the mutual; not needed for a dependant')),
    from: optional(personField('the dependant, who then leaves that household')),
    name: optional(NEW_NAME),
    sex: optional(choiceField('F or M', 'sex', ['F', 'M'])),
    birthDate: optional(BIRTH_DATE),
    plan: codeField('the plan'),
    phone: optional(phoneField('the phone that speaks for the household')),
    association: optional(codeField('the association that carries the member')),
    joinedOn: optional(dayField('the first day (default: today)')),
    feePaid: switchField('the joining fee was paid before, outside this system'),
    card: optional(codeField('the number on an older paper card', 'text')),
    another: switchField(
      'somebody with the same name and birth is registered, and this is another person',
    ),
    cause: optional(codeField('why (default: came to the office)', 'text')),
    by: BY_MANAGER,
  },
  fits: ({ from, name, sex, birthDate }) =>
    Object.entries(from ? {} : { name, birthDate, sex })
      .filter(([, given]) => given === null)
      .map(([field]) => ({ field, why: 'is missing' })),
  run: async (desk, asked): Promise<Result<MemberNumber>> => {
    const { tx, actor } = desk
    const { from, name, sex, birthDate, another, by, cause, mutual: code, ...given } = asked
    const mutual = from ? await mutualOfNumber(tx, from.number) : (code ?? '')
    if (mutual === null) return refused({ code: 'unknown-number', number: from?.number ?? '' })
    const who = !from && name && sex && birthDate ? { name, sex, birthDate } : UNNAMED
    const why = cause ?? (from ? 'becomes a member' : 'came to the office')
    const member = { ...given, ...who }
    return addMember(desk, { mutual, member, from, another, cause: why, by, actor })
  },
})

export const membersAskToPay = writes({
  name: 'members ask-to-pay',
  describe: 'asks a member’s own phone for money by a prompt; the member’s PIN decides',
  input: {
    number: memberNumberField(),
    amount: amountField('how much'),
    again: switchField('an earlier request is still open, and more is asked for'),
    by: byField('the manager or collector who has the member asked: the name, or the phone'),
  },
  run: askMember,
})

export const MEMBER_ACTS: readonly Act[] = [
  standing,
  membersFind,
  membersHistory,
  membersResetPin,
  membersResign,
  membersDecease,
  membersTransfer,
  membersStay,
  membersNotice,
  membersAdd,
  membersAskToPay,
]
