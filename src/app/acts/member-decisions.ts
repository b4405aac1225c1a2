import { proposeAboutMember } from '../membership/decide-about-member.ts'
import { type Act, alone } from './act.ts'
import { optional } from './field.ts'
import { memberNumberField } from './member-fields.ts'
import { LIFE } from './members.ts'
import { amountField } from './mutual-fields.ts'

/** What one manager proposes about a membership and another one decides (R33, R34, R65). */

export const membersStrikeOff = alone('write', {
  name: 'members strike-off',
  describe: 'proposes to strike a member off, after two notices; another manager approves it',
  input: LIFE,
  run: ({ ports }, { number, ...asked }) =>
    proposeAboutMember(ports, { kind: 'strike-off', number }, asked),
})

export const membersReadmit = alone('write', {
  name: 'members readmit',
  describe:
    'proposes to readmit a former member under the same number; another manager approves it',
  input: LIFE,
  run: ({ ports }, { number, ...asked }) =>
    proposeAboutMember(ports, { kind: 'readmission', number }, asked),
})

export const membersWriteOff = alone('write', {
  name: 'members write-off',
  describe: 'proposes to give up what a former member owes; another manager approves it',
  input: {
    ...LIFE,
    // Money: a card has no check digit.
    number: memberNumberField(),
    amount: optional(amountField('how much (default: all that is owed)')),
  },
  run: ({ ports }, { number, amount, ...asked }) =>
    proposeAboutMember(ports, { kind: 'write-off', number, amount }, asked),
})

export const MEMBER_DECISION_ACTS: readonly Act[] = [
  membersStrikeOff,
  membersReadmit,
  membersWriteOff,
]
