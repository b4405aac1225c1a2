import { exportHledger } from '../../../app/books/export-journal.ts'
import { journalRegister } from '../../../app/books/registers/journal.ts'
import { writeRegister } from '../../../app/books/write-register.ts'
import { type Command, refuse } from '../command.ts'
import { MUTUAL } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { counted } from '../progress.ts'
import { dayOption } from '../values.ts'

export const exportJournalCommand: Command = {
  name: 'export journal',
  slow: true,
  kind: 'read',
  describe: 'writes the books of a mutual to standard output',
  options: [
    MUTUAL,
    {
      flags: '--format <format>',
      describe: 'for hledger, or as a table',
      required: true,
      choices: ['hledger', 'csv'],
    },
    { flags: '--from <date>', describe: 'journals that count on this day or later' },
    { flags: '--to <date>', describe: 'journals that count on this day or earlier' },
  ],
  examples: ['export journal --mutual jappo --format hledger > books.journal'],
  run: async ({ ports }, input, io) => {
    const from = dayOption(input, 'from', io)
    const to = dayOption(input, 'to', io)
    if (from === null || to === null) return 1
    const mutual = input.text('mutual') ?? ''
    const span = { from: from ?? null, to: to ?? null }
    const write = counted(io, 'journals', (text) => io.out(text))
    const done =
      input.text('format') === 'csv'
        ? await writeRegister(ports, mutual, journalRegister, span, write)
        : await exportHledger(ports, mutual, span, write)
    return done.ok ? 0 : refuse(io, refusalText(done.refusal))
  },
}
