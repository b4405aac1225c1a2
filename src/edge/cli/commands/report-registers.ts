import { REGISTERS, writeRegister } from '../../../app/books/write-register.ts'
import { type Command, refuse } from '../command.ts'
import { MUTUAL } from '../options.ts'
import { outputErrorText } from '../../error-texts.ts'
import { openOutput } from '../output.ts'
import { refusalText } from '../../refusal-texts.ts'
import { counted } from '../progress.ts'
import { dayOption } from '../values.ts'

export const reportRegistersCommand: Command = {
  name: 'report registers',
  slow: true,
  kind: 'read',
  describe: 'writes a register of the mutual as CSV, safe to be opened by a spreadsheet',
  details: [
    ...REGISTERS.map(({ name, describe }) => `${name}: ${describe}`),
    'Complaints and referrals have no register yet; a member’s booklet is report statement member, a provider’s account report statement provider.',
  ],
  options: [
    MUTUAL,
    {
      flags: '--register <name>',
      describe: 'which one',
      required: true,
      choices: REGISTERS.map(({ name }) => name),
    },
    { flags: '--from <date>', describe: 'from this day (default: the beginning)' },
    { flags: '--to <date>', describe: 'up to this day (default: the end)' },
    { flags: '--output <file>', describe: 'a new file to write (default: standard output)' },
  ],
  examples: [
    'report registers --mutual jappo --register dues --from 2026-01-01 --output dues.csv',
    'report registers --mutual jappo --register treasury --from 2026-03-01 --to 2026-03-31',
  ],
  run: async ({ ports }, input, io) => {
    const from = dayOption(input, 'from', io)
    const to = dayOption(input, 'to', io)
    const register = REGISTERS.find(({ name }) => name === input.text('register'))
    if (from === null || to === null || !register) return 1
    const path = input.text('output')
    const mutual = input.text('mutual') ?? ''
    const days = { from: from ?? null, to: to ?? null }
    try {
      const output = openOutput(path, io)
      try {
        const written = await writeRegister(
          ports,
          mutual,
          register,
          days,
          counted(io, 'rows', output.write),
        )
        if (written.ok) output.keep()
        else output.drop()
        if (!written.ok) return refuse(io, refusalText(written.refusal))
        if (path !== null) io.out(`${path}: ${written.value} lines`)
        return 0
      } catch (error) {
        output.drop()
        throw error
      }
    } catch (error) {
      if (path === null) throw error
      return refuse(io, outputErrorText(path, error))
    }
  },
}
