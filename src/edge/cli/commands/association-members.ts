import { associationLeave } from '../../../app/acts/associations.ts'
import { joinAssociation } from '../../../app/associations/association-members.ts'
import type { LookAlikes } from '../../../app/membership/look-alikes.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { allBytes, type FileBytes } from '../../file-bytes.ts'
import { importFile } from '../../files/import-file.ts'
import { readJoins } from '../../files/joins-file.ts'
import { headerOf } from '../../files/lines-file.ts'
import type { DateOrder } from '../../../core/written-date.ts'
import { type Command, type CommandContext, type ExitCode, type Io, refuse } from '../command.ts'
import { actCommand } from '../act-command.ts'
import { complain } from '../file-faults.ts'
import { DATES, OTHERS, warnOfLookAlikes } from './import.ts'
import { JSON_OBJECT } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { BY, personOption } from '../values.ts'
import { ASSOCIATION, MUTUAL } from './association.ts'

export const associationImportCommand: Command = {
  name: 'association members import',
  slow: true,
  kind: 'write',
  describe: 'puts the members of a CSV file into an association, all of them or none',
  arguments: [
    ASSOCIATION,
    {
      name: 'FILE.csv',
      describe: 'a file with number and joined_on, or a members file with new members',
      reads: true,
    },
  ],
  options: [
    MUTUAL,
    { flags: '--dry-run', describe: 'checks everything and writes nothing' },
    DATES,
    OTHERS,
    BY,
  ],
  examples: ['association members import femmes-marche list.csv --mutual jappo --by "Khady Sarr"'],
  run: async (context, input, io) => {
    const by = personOption(input, io)
    if (!by) return 1
    const file = input.text('file.csv') ?? ''
    const asked = {
      mutual: input.text('mutual') ?? '',
      association: input.text('code') ?? '',
      dryRun: input.is('dryRun'),
      others: input.is('others'),
      dates: input.text('dates') as DateOrder | null,
      by,
    }
    const csv = io.openFile(file)
    const isOfHouseholds = (await headerOf(csv)).includes('household')
    return (isOfHouseholds ? register : join)(context, asked, file, csv, io)
  },
}

type Asked = {
  readonly mutual: string
  readonly association: string
  readonly dryRun: boolean
  readonly others: boolean
  readonly dates: DateOrder | null
  readonly by: string
}

/** Members of the mutual, by their numbers. */
async function join(
  context: CommandContext,
  asked: Asked,
  file: string,
  csv: FileBytes,
  io: Io,
): Promise<ExitCode> {
  const { ports } = context
  const books = await ports.store.read((tx) => loadMutual(tx, asked.mutual))
  if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual: asked.mutual }))
  const { rows, faults } = await readJoins(
    await allBytes(csv),
    context.today(books.mutual),
    asked.dates,
  )
  const isWhole = faults.some(({ line }) => line === 0)
  // What is known to be wrong with the lines that could be read is told with the rest.
  const joined = isWhole
    ? null
    : await joinAssociation(ports, { ...asked, rows, dryRun: asked.dryRun || faults.length > 0 })
  if (joined && !joined.ok && !joined.faults) return refuse(io, refusalText(joined.refusal))
  const all = [...faults, ...(joined && !joined.ok ? (joined.faults ?? []) : [])]
  if (all.length > 0) return complain(io, file, all)
  if (!joined?.ok) return 1
  const count = `${joined.joined} joined, ${joined.already} were in it already`
  io.out(asked.dryRun ? `nothing was written; without --dry-run: ${count}` : count)
  return 0
}

/** New members with their households. */
async function register(
  { ports }: CommandContext,
  { mutual, association, dryRun, others, dates, by }: Asked,
  file: string,
  csv: FileBytes,
  io: Io,
): Promise<ExitCode> {
  if (!(await ports.store.read((tx) => loadMutual(tx, mutual)))) {
    return refuse(io, refusalText({ code: 'unknown-mutual', mutual }))
  }
  const options = {
    actor: by,
    fileName: file,
    update: false,
    dryRun,
    others,
    dates,
    brief: true,
    doubt: (alike: LookAlikes) => warnOfLookAlikes(io, file, alike),
  }
  const imported = await importFile(ports, mutual, csv, options, association)
  if (!imported.ok) return complain(io, file, imported.faults)
  const count = `${imported.members} new members (${imported.people} people) joined`
  io.out(dryRun ? `nothing was written; without --dry-run: ${count}` : count)
  return 0
}

export const associationLeaveCommand = actCommand(associationLeave, {
  arguments: { association: 'CODE' },
  json: JSON_OBJECT,
  examples: [
    'association members leave femmes-marche --mutual jappo --members 04123378 --by "Khady Sarr"',
  ],
  print: (left, { association }) => ({
    json: { association, left },
    lines: `${left} left ${association}`,
  }),
})
