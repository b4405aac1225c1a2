import type { LookAlikes } from '../../../app/membership/look-alikes.ts'
import type { DateOrder } from '../../../core/written-date.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { importFile } from '../../files/import-file.ts'
import type { Command, Io, Option } from '../command.ts'
import { refuse } from '../command.ts'
import { toldFaults } from '../../files/told-faults.ts'
import { complain } from '../file-faults.ts'
import { importedJson, importedLines } from '../imported.ts'
import { messagesWait } from '../messages-from.ts'
import { JSON_OBJECT } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'

export const DATES: Option = {
  flags: '--dates <order>',
  describe: 'how the file writes days, when the file itself does not show it',
  choices: ['dmy', 'mdy', 'ymd'],
}

export const OTHERS: Option = {
  flags: '--others',
  describe: 'the households that look registered already are other people',
}

export const importCommand: Command = {
  name: 'import',
  slow: true,
  kind: 'write',
  describe:
    'registers members and their households from a CSV file, all of them or none; one that was cut goes on with the same file',
  arguments: [{ name: 'FILE.csv', describe: 'the members file', reads: true }],
  options: [
    { flags: '--mutual <code>', describe: 'the mutual they belong to', required: true },
    { flags: '--dry-run', describe: 'checks everything, says how it is read, and writes nothing' },
    { flags: '--update', describe: 'changes members whose number exists already' },
    DATES,
    OTHERS,
    JSON_OBJECT,
  ],
  examples: [
    'import examples/members.csv --mutual jappo --dry-run',
    'import examples/members.csv --mutual jappo',
  ],
  run: async (context, input, io) => {
    const { ports, actor } = context
    const file = input.text('file.csv') ?? ''
    const mutual = input.text('mutual') ?? ''
    const books = await ports.store.read((tx) => loadMutual(tx, mutual))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual }))
    const isJson = input.is('json')
    const imported = await importFile(ports, mutual, io.openFile(file), {
      ...{ actor, fileName: file, dryRun: input.is('dryRun'), brief: !isJson },
      ...{ update: input.is('update'), others: input.is('others') },
      dates: input.text('dates') as DateOrder | null,
      doubt: (alike) => warnOfLookAlikes(io, file, alike),
      tell: io.progress,
    })
    if (!imported.ok) {
      if (isJson) io.out(JSON.stringify({ ok: false, ...toldFaults(imported.faults) }))
      return complain(io, file, imported.faults)
    }
    const { messagesFrom } = books.mutual
    if (isJson) {
      io.out(JSON.stringify({ ...importedJson(imported), messagesFrom }))
      return 0
    }
    for await (const line of importedLines(ports, mutual, imported)) io.out(line)
    for (const line of messagesWait(books.mutual, context.today(books.mutual))) io.out(line)
    return 0
  },
}

/** Rows that may be somebody else's, on standard error before anything is written: no fault. */
export function warnOfLookAlikes(io: Io, file: string, { count, named }: LookAlikes): void {
  const what = 'if it is the same person remove one (R06)'
  for (const { line, like } of named) io.err(`${file}:${line}: looks like ${like}; ${what}`)
  if (count > named.length) io.err(`${file}: ${count - named.length} more rows look like others`)
}
