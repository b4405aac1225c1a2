import { membersResetPin } from '../../../app/acts/members.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT } from '../options.ts'

export const membersResetPinCommand = actCommand(membersResetPin, {
  arguments: { number: 'NUMBER' },
  json: JSON_OBJECT,
  examples: ['members reset-pin 0412337-8 --by "Khady Sarr"'],
  print: ({ by }, { number }) => ({
    json: { number, by },
    lines: `${formatMemberNumber(number)} has no service PIN any more; by ${by}`,
  }),
})
