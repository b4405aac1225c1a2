import { membersAdd } from '../../../app/acts/members.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT } from '../options.ts'

export const membersAddCommand = actCommand(membersAdd, {
  json: JSON_OBJECT,
  examples: [
    'members add --mutual jappo --name "Awa Diop" --sex F --birth-date 1990 --plan family --phone 771234567 --by "Moussa Fall"',
    'members add --from 0412337-8/1 --plan family --phone 771234567 --by "Moussa Fall"',
  ],
  print: (number) => ({
    json: { number },
    lines: `the member number is ${formatMemberNumber(number)}`,
  }),
})
