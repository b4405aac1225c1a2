import { applyFile, parseJson } from '../../files/apply-file.ts'
import { type Command, type Io, refuse } from '../command.ts'
import { jsonLines, lineOf, lineOfComplaint } from '../json-lines.ts'

export const applyCommand: Command = {
  name: 'apply',
  kind: 'write',
  describe: 'creates or changes a mutual from its statutes file, all of it or nothing',
  arguments: [{ name: 'FILE.json', describe: 'the statutes file', reads: true }],
  examples: ['apply examples/statutes-jappo.json'],
  run: async ({ ports, actor, mode }, input, io) => {
    const file = input.text('file.json') ?? ''
    const bytes = await io.readFile(file)
    const text = new TextDecoder().decode(bytes)
    const parsed = parseJson(bytes)
    if (!parsed.ok) {
      const line = lineOfComplaint(text, parsed.why)
      return refuse(io, `${file}:${line}: is not JSON: ${parsed.why}`)
    }
    const options = { actor, sandbox: mode === 'sandbox' }
    const applied = await applyFile(ports, parsed.json, options)
    if (!applied.ok) return complain(io, file, text, applied.faults)
    for (const change of applied.changes) io.out(change)
    if (applied.changes.length === 0) io.out('nothing changed')
    return 0
  },
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
