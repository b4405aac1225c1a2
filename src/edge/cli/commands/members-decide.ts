import {
  membersReadmit,
  membersStrikeOff,
  membersWriteOff,
} from '../../../app/acts/member-decisions.ts'
import { membersNotice } from '../../../app/acts/members.ts'
import type { MemberProposal } from '../../../app/membership/decide-about-member.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_OBJECT } from '../options.ts'

const TYPED = { arguments: { number: 'NUMBER' }, json: JSON_OBJECT } as const

export const membersNoticeCommand = actCommand(membersNotice, {
  ...TYPED,
  examples: ['members notice 0412337-8 --hearing "28 March 10:00, office" --by "Khady Sarr"'],
  print: ({ change, count }, { number, hearing }) => ({
    json: { number, notice: count, on: change.on, hearing, by: change.decidedBy },
    lines: `${formatMemberNumber(number)} was given notice ${count} on ${change.on}`,
  }),
})

export const membersStrikeOffCommand = actCommand(membersStrikeOff, {
  ...TYPED,
  examples: ['members strike-off 0412337-8 --cause "heard on 28 March" --by "Khady Sarr"'],
  print: proposed,
})

export const membersReadmitCommand = actCommand(membersReadmit, {
  ...TYPED,
  examples: ['members readmit 0412337-8 --cause "came back from Thies" --by "Khady Sarr"'],
  print: proposed,
})

export const membersWriteOffCommand = actCommand(membersWriteOff, {
  ...TYPED,
  examples: ['members write-off 0412337-8 --amount 3000 --cause "moved away" --by "Khady Sarr"'],
  print: proposed,
})

function proposed({ mutual, proposal }: MemberProposal): Printed {
  const { proposal_id: id, act, proposed_by: by, reason: cause } = proposal
  return {
    json: { proposal: id, ...act, cause, by },
    lines: `proposal ${id} waits for somebody else: decide approve ${id} --mutual ${mutual.code}`,
  }
}
