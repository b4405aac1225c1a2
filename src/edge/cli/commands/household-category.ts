import { householdCategory } from '../../../app/acts/categories.ts'
import { acting } from '../../../app/desk.ts'
import { proposeCategories } from '../../../app/membership/category.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import type { DateOrder } from '../../../core/written-date.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { readCategories } from '../../files/categories-file.ts'
import type { LineFault } from '../../files/lines-file.ts'
import { refusalText } from '../../refusal-texts.ts'
import { actCommand } from '../act-command.ts'
import { type Command, refuse } from '../command.ts'
import { complain } from '../file-faults.ts'
import { JSON_OBJECT, MUTUAL, printEither } from '../options.ts'
import { BY } from '../values.ts'
import { DATES } from './import.ts'

const DETAILS = [
  'A category is the plan, whose price and cover it is, and whether a list names the household for the ' +
    'plan’s subsidy. It begins with a period that is not charged; what was posted stays.',
]

export const householdCategoryCommand = actCommand(householdCategory, {
  arguments: { number: 'NUMBER' },
  json: JSON_OBJECT,
  details: DETAILS,
  examples: [
    'household category 04123378 --subsidised yes --until 2027-12-31 --on 2027-01-01 --cause "poor list 2027" --by "Khady Sarr"',
  ],
  print: ({ proposal, rows }) => ({
    json: { proposal, households: rows },
    lines: `proposal ${proposal} waits until another manager approves it: decide approve ${proposal}`,
  }),
})

export const householdCategoriesCommand: Command = {
  name: 'household categories',
  slow: true,
  kind: 'write',
  describe:
    'proposes the categories of a CSV file, all of them or none; another manager approves them',
  details: DETAILS,
  arguments: [
    {
      name: 'FILE.csv',
      describe: 'a file with number, on, and what changes of plan, subsidised (yes, no) and until',
      reads: true,
    },
  ],
  options: [
    MUTUAL,
    { flags: '--cause <text>', describe: 'why, such as the list it is', required: true },
    { flags: '--dry-run', describe: 'checks everything and proposes nothing' },
    DATES,
    JSON_OBJECT,
    { ...BY, describe: 'the manager who proposes it: the name, or the phone' },
  ],
  examples: [
    'household categories poor-list.csv --mutual jappo --cause "poor list 2027" --by "Khady Sarr" --dry-run',
  ],
  run: async (context, input, io) => {
    const { ports } = context
    const file = input.text('file.csv') ?? ''
    const mutual = input.text('mutual') ?? ''
    const books = await ports.store.read((tx) => loadMutual(tx, mutual))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual }))
    const dates = input.text('dates') as DateOrder | null
    const csv = await io.readFile(file)
    const { rows, faults } = await readCategories(csv, context.today(books.mutual), dates)
    if (rows.length === 0 && faults.length > 0) return complain(io, file, faults)
    const asked = {
      mutual,
      rows,
      cause: input.text('cause') ?? '',
      by: input.text('by') ?? '',
      file,
    }
    const dryRun = input.is('dryRun')
    const proposed = await acting(ports, (desk) =>
      proposeCategories(desk, asked, { dryRun: dryRun || faults.length > 0 }),
    )
    if (!proposed.ok && 'refusal' in proposed) return refuse(io, refusalText(proposed.refusal))
    const found = proposed.ok ? [] : proposed.faults
    const wrong = found.map(({ at, refusal }): LineFault => {
      const value = formatMemberNumber(rows[at]?.number ?? ('' as never))
      return { line: rows[at]?.line ?? 0, field: 'number', value, why: refusalText(refusal) }
    })
    if (!proposed.ok || faults.length > 0) return complain(io, file, [...faults, ...wrong])
    const { proposal } = proposed
    const id = proposal?.proposal_id ?? null
    const count = `${proposed.rows.length} households`
    printEither(
      io,
      input,
      { proposal: id, households: proposed.rows, dryRun },
      id === null
        ? `nothing was proposed; without --dry-run: ${count}`
        : `proposal ${id} of ${count} waits until another manager approves it: decide approve ${id}`,
    )
    return 0
  },
}
