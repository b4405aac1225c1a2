import { acceptClock, daysOff, doubtText } from '../../../app/clock.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT } from '../options.ts'

export const clockAcceptCommand: Command = {
  name: 'clock accept',
  kind: 'write',
  anyClock: true,
  describe: 'says that the clock of this machine is right although it jumped',
  details: [
    'A clock that differs by more than two days from the last moment known is not believed: nothing' +
      ' is posted or sent by itself, and callers hear that nobody can answer now. That is so after a' +
      ' longer power cut, too. It ends when the clock is set right, when an answer of a carrier or' +
      ' operator agrees with it, or with this command.',
  ],
  options: [JSON_OBJECT],
  examples: ['clock accept'],
  run: async ({ ports, mode }, input, io) => {
    if (mode === 'sandbox') return refuse(io, 'the clock of the sandbox is always believed')
    const { doubt, at } = await acceptClock(ports)
    const accepted = new Date(at).toISOString()
    if (input.is('json')) {
      io.out(JSON.stringify({ accepted, daysOff: doubt && daysOff(doubt) }))
      return 0
    }
    io.out(doubt ? `was doubted: ${doubtText(doubt)}` : 'the clock was not doubted')
    io.out(`accepted: ${accepted}`)
    return 0
  },
}
