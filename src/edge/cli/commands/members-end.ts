import {
  membersDecease,
  membersResign,
  membersStay,
  membersTransfer,
} from '../../../app/acts/members.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import type { RecordedChange } from '../../../store/membership/membership-changes.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_OBJECT } from '../options.ts'

const TYPED = { arguments: { number: 'NUMBER' }, json: JSON_OBJECT } as const

export const membersResignCommand = actCommand(membersResign, {
  ...TYPED,
  examples: ['members resign 0412337-8 --on 2026-04-01 --cause "moves to Thies" --by "Khady Sarr"'],
  print: (change) => printed(change, `is over from ${change.on} on (resigned)`),
})

export const membersDeceaseCommand = actCommand(membersDecease, {
  ...TYPED,
  examples: [
    'members decease 0412337-8 --on 2026-03-03 --cause "told by her son" --by "Khady Sarr"',
  ],
  print: (change) => printed(change, `is over from ${change.on} on (deceased)`),
})

export const membersTransferCommand = actCommand(membersTransfer, {
  ...TYPED,
  examples: ['members transfer 0412337-8 --cause "to the mutual of Kaolack" --by "Khady Sarr"'],
  print: (change) => printed(change, `is over from ${change.on} on (transferred)`),
})

export const membersStayCommand = actCommand(membersStay, {
  ...TYPED,
  examples: ['members stay 0412337-8 --cause "does not move" --by "Khady Sarr"'],
  print: (change) => printed(change, 'goes on'),
})

/** What was recorded of a membership. */
function printed(
  { number, kind, on, cause, decidedBy: by }: RecordedChange,
  what: string,
): Printed {
  return {
    json: { number, kind, on, cause, by },
    lines: `${formatMemberNumber(number)} ${what}; decided by ${by}`,
  }
}
