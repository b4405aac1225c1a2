import { closeBooks, type ClosedBooks } from '../../../app/books/close-books.ts'
import { plusDays } from '../../../core/dates.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT_WITH_MONEY, MUTUAL } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { dayOption, personOption } from '../values.ts'

export const closeCommand: Command = {
  name: 'close',
  kind: 'write',
  describe:
    'closes the books of a mutual for good, through a day that is over; what is recorded later counts on the first open day',
  options: [
    MUTUAL,
    { flags: '--through <date>', describe: 'the last day that is closed', required: true },
    { flags: '--by <name>', describe: 'the person who closes them', required: true },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: ['close --mutual jappo --through 2026-02-28 --by "Khady Sarr"'],
  run: async ({ ports, actor }, input, io) => {
    const mutual = input.text('mutual') ?? ''
    const through = dayOption(input, 'through', io)
    const by = personOption(input, io)
    if (!through || !by) return 1
    const closed = await closeBooks(ports, mutual, through, { by, actor })
    if (!closed.ok) return refuse(io, refusalText(closed.refusal))
    const json = () => JSON.stringify(closingJson(mutual, closed.value))
    for (const line of input.is('json') ? [json()] : describe(mutual, closed.value)) io.out(line)
    return 0
  },
}

function closingJson(mutual: string, { closing, isNew, charges }: ClosedBooks) {
  const { through, seq, hash, by, moved } = closing
  const accounts = Object.fromEntries([...moved].sort(([a], [b]) => (a < b ? -1 : 1)))
  return { mutual, through, isNew, charges, seq, hash, by, accounts }
}

/** The head is short enough to be written down and compared later. */
function describe(mutual: string, { closing, isNew, charges }: ClosedBooks): string[] {
  const { through, seq, hash, by } = closing
  const closed = `${mutual}: closed through ${through} by ${by}, after ${seq} journals`
  return [
    isNew ? `${closed}; ${charges} charges posted first` : `${closed}, before this`,
    `the chain ends in ${hash}`,
    `the first open day is ${plusDays(through, 1)}`,
  ]
}
