import { leaveAssociation } from '../associations/association-members.ts'
import { readAssociationStatement } from '../associations/read-association-payments.ts'
import { readAssociation } from '../associations/read-association.ts'
import { type Act, alone, reads } from './act.ts'
import { optional } from './field.ts'
import { membersField } from './member-fields.ts'
import { BY_PERSON, codeField, dayField } from './plain-fields.ts'

const ASSOCIATION = codeField('the code of the association')
const MUTUAL = codeField('its mutual')

export const associationList = reads({
  name: 'association list',
  describe: 'what each member of an association owes, and until when the family is covered',
  input: {
    association: ASSOCIATION,
    mutual: MUTUAL,
    on: optional(dayField('who is in it on this day, and as of it (default: today)')),
  },
  run: (desk, { association, mutual, on }) => readAssociation(desk, mutual, association, on),
})

export const associationLeave = alone('write', {
  name: 'association members leave',
  describe: 'takes members out of an association; what it paid for them stays theirs',
  input: {
    association: ASSOCIATION,
    mutual: MUTUAL,
    members: membersField('their numbers or older cards, with commas'),
    on: optional(dayField('the first day without them (default: today)')),
    by: BY_PERSON,
  },
  run: ({ ports }, { members, ...asked }) =>
    leaveAssociation(ports, { ...asked, numbers: members }),
})

export const associationStatement = reads({
  name: 'association statement',
  describe: 'what an association has paid, and each member’s part of it',
  input: {
    association: ASSOCIATION,
    mutual: MUTUAL,
    from: optional(dayField('paid on this day or later')),
    to: optional(dayField('paid on this day or earlier')),
  },
  run: (desk, { association, mutual, ...span }) =>
    readAssociationStatement(desk, mutual, association, span),
})

export const ASSOCIATION_ACTS: readonly Act[] = [
  associationList,
  associationLeave,
  associationStatement,
]
