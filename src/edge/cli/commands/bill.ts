import { bill } from '../../../app/books/bill.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { type Command, refuse } from '../command.ts'
import { MUTUAL } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { dayOption } from '../values.ts'

export const billCommand: Command = {
  name: 'bill',
  kind: 'write',
  describe: 'posts the charges of a mutual that have begun; running it again changes nothing',
  options: [
    MUTUAL,
    { flags: '--on <date>', describe: 'charges that have begun by this day (default: today)' },
  ],
  examples: ['bill --mutual jappo', 'bill --mutual jappo --on 2026-03-31'],
  run: async (context, input, io) => {
    const { ports, actor } = context
    const code = input.text('mutual') ?? ''
    const on = dayOption(input, 'on', io)
    if (on === null) return 1
    const books = await ports.store.read((tx) => loadMutual(tx, code))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual: code }))
    const day = on ?? context.today(books.mutual)
    const billed = await bill(ports, code, day, actor)
    io.out(`${code}: ${billed?.charges} charges posted by ${day}, ${billed?.members} members`)
    return 0
  },
}
