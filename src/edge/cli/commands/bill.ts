import { bill } from '../../../app/acts/books.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT } from '../options.ts'

export const billCommand = actCommand(bill, {
  slow: true,
  json: JSON_OBJECT,
  examples: ['bill --mutual jappo', 'bill --mutual jappo --on 2026-03-31'],
  print: ({ on, charges, members }, { mutual }) => ({
    json: { mutual, on, charges, members },
    lines: `${mutual}: ${charges} charges posted by ${on}, ${members} members`,
  }),
})
