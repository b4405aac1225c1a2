import { householdPhone } from '../../../app/acts/households.ts'
import { civilDateAt, timeOfDayAt } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT } from '../options.ts'

export const householdPhoneCommand = actCommand(householdPhone, {
  arguments: { number: 'NUMBER' },
  json: JSON_OBJECT,
  examples: [
    'household phone 0412337-8 --phone 771234500 --cause "lost, showed her card" --by "Moussa Fall"',
    'household phone 0412337-8 --cancel --cause "typed wrongly" --by "Moussa Fall"',
  ],
  print: (decided, { number }) => {
    const dashed = formatMemberNumber(number)
    const { phone } = decided
    if (decided.kind === 'stays') {
      const lines = `${phone} stays the phone of ${dashed}`
      return { json: { number, phone, from: null }, lines }
    }
    const { from, timeZone } = decided
    const when = `${civilDateAt(from, timeZone)} ${timeOfDayAt(from, timeZone)}`
    const lines = `${phone} is the phone of ${dashed} from ${when} on`
    return { json: { number, phone, from }, lines }
  },
})
