import { close } from '../../../app/acts/books.ts'
import type { ClosedBooks } from '../../../app/books/close-books.ts'
import { plusDays } from '../../../core/dates.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'

export const closeCommand = actCommand(close, {
  slow: true,
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['close --mutual jappo --through 2026-02-28 --by "Khady Sarr"'],
  print: (closed, { mutual }) => ({
    json: closingJson(mutual, closed),
    lines: describe(mutual, closed),
  }),
})

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
