import { cancelPhoneChange, changePhone } from '../../../app/membership/change-phone.ts'
import { civilDateAt, timeOfDayAt } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { mutualOfNumber } from '../../../store/membership/households.ts'
import { type Command, refuse } from '../command.ts'
import { BY_MANAGER, JSON_OBJECT, printEither } from '../options.ts'
import { memberMeant, NAMED } from '../member-named.ts'
import { phoneOption } from '../people-values.ts'
import { refusalText } from '../../refusal-texts.ts'
import { textOption } from '../values.ts'

export const householdPhoneCommand: Command = {
  name: 'household phone',
  kind: 'write',
  describe: 'changes the phone of a member: it takes effect a day later, and the old phone is told',
  arguments: [NAMED],
  options: [
    { flags: '--phone <phone>', describe: 'the new phone' },
    { flags: '--cancel', describe: 'takes back a change that has not taken effect' },
    { flags: '--cause <text>', describe: 'why, and how you know the member', required: true },
    BY_MANAGER,
    JSON_OBJECT,
  ],
  examples: [
    'household phone 0412337-8 --phone 771234500 --cause "lost, showed her card" --by "Moussa Fall"',
    'household phone 0412337-8 --cancel --cause "typed wrongly" --by "Moussa Fall"',
  ],
  run: async ({ ports }, input, io) => {
    const number = await memberMeant(ports, input, io)
    const cause = textOption(input, 'cause', io)
    const by = textOption(input, 'by', io)
    if (!number || !cause || !by) return 1
    const dashed = formatMemberNumber(number)
    if (input.is('cancel')) {
      const kept = await cancelPhoneChange(ports, { number, cause, by })
      if (!kept.ok) return refuse(io, refusalText(kept.refusal))
      const json = { number, phone: kept.value, from: null }
      printEither(io, input, json, `${kept.value} stays the phone of ${dashed}`)
      return 0
    }
    const books = await ports.store.read(async (tx) => {
      const code = await mutualOfNumber(tx, number)
      return code ? loadMutual(tx, code) : null
    })
    if (!books) return refuse(io, refusalText({ code: 'unknown-number', number }))
    const phone = phoneOption(input, ports.readPhone, books.mutual.country, io)
    if (phone === undefined) return refuse(io, '--phone or --cancel is needed')
    if (phone === null) return 1
    const changed = await changePhone(ports, { number, phone, cause, by })
    if (!changed.ok) return refuse(io, refusalText(changed.refusal))
    const { from, timeZone } = changed.value
    const when = `${civilDateAt(from, timeZone)} ${timeOfDayAt(from, timeZone)}`
    const line = `${phone} is the phone of ${dashed} from ${when} on`
    printEither(io, input, { number, phone, from }, line)
    return 0
  },
}
