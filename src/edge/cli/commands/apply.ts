import { applyFile, parseJson } from '../../files/apply-file.ts'
import type { AppliedChanges } from '../../../app/statutes/apply-statutes.ts'
import { type FieldChange, isChanged } from '../../../core/field-changes.ts'
import { type Command, type Io, refuse } from '../command.ts'
import { jsonLines, lineOf, lineOfComplaint } from '../json-lines.ts'
import { messagesWait } from '../messages-from.ts'
import { JSON_OBJECT, printEither } from '../options.ts'

export const applyCommand: Command = {
  name: 'apply',
  slow: true,
  kind: 'write',
  describe: 'creates or changes a mutual from its statutes file, all of it or nothing',
  arguments: [{ name: 'FILE.json', describe: 'the statutes file', reads: true }],
  options: [
    {
      flags: '--dry-run',
      describe: 'writes nothing; also says for how many members a clinic would hear another answer',
    },
    JSON_OBJECT,
  ],
  details: [
    'A plan sent with a later validFrom is a new version. What it does not name stays as in the ' +
      'version before, a list that it names replaces the list, and null takes a field away.',
  ],
  examples: ['apply examples/statutes-jappo.json --dry-run', 'apply examples/statutes-jappo.json'],
  run: async (context, input, io) => {
    const { ports, actor, mode } = context
    const file = input.text('file.json') ?? ''
    const bytes = await io.readFile(file)
    const text = new TextDecoder().decode(bytes)
    const parsed = parseJson(bytes)
    if (!parsed.ok) {
      const line = lineOfComplaint(text, parsed.why)
      return refuse(io, `${file}:${line}: is not JSON: ${parsed.why}`)
    }
    const dryRun = input.is('dryRun')
    const options = { actor, sandbox: mode === 'sandbox', dryRun }
    const applied = await applyFile(ports, parsed.json, options)
    if (!applied.ok) return complain(io, file, text, applied.faults)
    const { mutual, changes, answers } = applied
    const { code, messagesFrom } = mutual
    const json = { mutual: code, dryRun, messagesFrom, changes, answers }
    const after = messagesWait(mutual, context.today(mutual))
    printEither(io, input, json, [...describe(applied, dryRun), ...after])
    return 0
  },
}

function describe({ changes, answers }: AppliedChanges, dryRun: boolean): string[] {
  if (changes.length === 0) return ['nothing changed']
  return [
    ...changes.flatMap(({ text, fields }) => [text, ...fields.map(fieldLine)]),
    ...answers.map(
      ({ on, members, changed, lost, gained }) =>
        `on ${on} the answers about ${changed} of ${members} members change: ` +
        `${lost} from yes to no, ${gained} from no to yes`,
    ),
    ...(dryRun ? ['nothing was written'] : []),
  ]
}

/** `  graceDays: 15 -> 30`, or what stays. */
function fieldLine(change: FieldChange): string {
  const { field, before, after } = change
  if (!isChanged(change)) return `  ${field}: ${after ?? ''} (as before)`
  return `  ${field}: ${before === null ? '' : `${before} -> `}${after ?? 'gone'}`
}

function complain(
  io: Io,
  file: string,
  text: string,
  faults: readonly { readonly path: string; readonly why: string }[],
): 1 {
  const lines = jsonLines(text)
  for (const { path, why } of faults) {
    io.err(`${file}:${lineOf(lines, path)}: ${path ? `${path} ` : ''}${why}`)
  }
  return 1
}
