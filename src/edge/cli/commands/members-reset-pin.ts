import { resetPin } from '../../../app/membership/reset-pin.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Command, refuse } from '../command.ts'
import { memberMeant, NAMED } from '../member-named.ts'
import { refusalText } from '../../refusal-texts.ts'
import { textOption } from '../values.ts'

export const membersResetPinCommand: Command = {
  name: 'members reset-pin',
  kind: 'write',
  describe: 'takes away the service PIN of a member who forgot it; the member hears of it by SMS',
  arguments: [NAMED],
  options: [
    {
      flags: '--by <name>',
      describe: 'the manager who does it: the name, or the phone',
      required: true,
    },
  ],
  examples: ['members reset-pin 0412337-8 --by "Khady Sarr"'],
  run: async ({ ports }, input, io) => {
    const number = await memberMeant(ports, input, io)
    const by = textOption(input, 'by', io)
    if (!number || !by) return 1
    const reset = await ports.store.write((tx) => resetPin(ports, tx, { number, by }))
    if (!reset.ok) return refuse(io, refusalText(reset.refusal))
    io.out(`${formatMemberNumber(number)} has no service PIN any more; by ${reset.value.by}`)
    return 0
  },
}
