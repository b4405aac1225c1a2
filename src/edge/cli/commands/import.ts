import type { Imported } from '../../../app/membership/import-members.ts'
import type { LookAlikes } from '../../../app/membership/look-alikes.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { importFile } from '../../files/import-file.ts'
import { type Command, type Io, refuse } from '../command.ts'
import { refusalText } from '../refusals.ts'

export const importCommand: Command = {
  name: 'import',
  kind: 'write',
  describe: 'registers members and their households from a CSV file, all of them or none',
  arguments: [{ name: 'FILE.csv', describe: 'the members file', reads: true }],
  options: [
    { flags: '--mutual <code>', describe: 'the mutual they belong to', required: true },
    { flags: '--dry-run', describe: 'checks everything and writes nothing' },
    { flags: '--update', describe: 'changes members whose number exists already' },
  ],
  examples: [
    'import examples/members.csv --mutual jappo --dry-run',
    'import examples/members.csv --mutual jappo',
  ],
  run: async ({ ports, actor }, input, io) => {
    const file = input.text('file.csv') ?? ''
    const mutual = input.text('mutual') ?? ''
    const books = await ports.store.read((tx) => loadMutual(tx, mutual))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual }))
    const dryRun = input.is('dryRun')
    const options = { actor, fileName: file, update: input.is('update'), dryRun }
    const imported = await importFile(ports, mutual, await io.readFile(file), options)
    if (!imported.ok) return complain(io, file, imported.faults)
    warnOfLookAlikes(io, file, imported.alike)
    for (const line of describe(imported, dryRun)) io.out(line)
    return 0
  },
}

function describe(
  imported: Extract<Imported, { readonly ok: true }>,
  dryRun: boolean,
): readonly string[] {
  const { members, people, updated, numbers } = imported
  const count = `${members} new members (${people} people), ${updated} changed`
  return [
    ...numbers.map(
      ({ line, number, name }) => `line ${line}: ${formatMemberNumber(number)} ${name}`,
    ),
    dryRun ? `nothing was written; without --dry-run: ${count}` : count,
  ]
}

/** Rows that may be somebody else's, on standard error: they are no fault. */
export function warnOfLookAlikes(io: Io, file: string, { count, named }: LookAlikes): void {
  const what = 'if it is the same person remove one (R06)'
  for (const { line, like } of named) io.err(`${file}:${line}: looks like ${like}; ${what}`)
  if (count > named.length) io.err(`${file}: ${count - named.length} more rows look like others`)
}

function complain(
  io: Io,
  file: string,
  faults: Extract<Imported, { readonly ok: false }>['faults'],
): 1 {
  for (const { line, field, why } of faults) {
    io.err(`${file}${line > 0 ? `:${line}` : ''}: ${field ? `${field} ` : ''}${why}`)
  }
  return 1
}
