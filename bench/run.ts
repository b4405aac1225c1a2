import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { assembly } from './assembly.ts'
import { billing } from './billing.ts'
import { buildModules } from './build-modules.ts'
import { callbacks } from './callbacks.ts'
import { dialogs } from './dialogs.ts'
import { draining } from './draining.ts'
import { renderFigures, withTable } from './figures.ts'
import { idle } from './idle.ts'
import { importing } from './importing.ts'
import { office } from './office.ts'
import { opening } from './opening.ts'
import type { Measured, Part } from './part.ts'
import { postings } from './postings.ts'
import { reconciling } from './reconciling.ts'
import { reminders } from './reminders.ts'
import { turns, writes } from './serving.ts'
import { sms } from './sms.ts'
import { standings } from './standings.ts'
import { starting } from './starting.ts'
import { verifying } from './verifying.ts'

/**
 * `npm run bench`: how what the service does compares with doing nothing, with a peer, with the
 * same rows by plain SQL, and with itself in a smaller town. Everything is compared within this
 * run. `--only billing,sms` measures some parts, BENCH_OLD=DIR some (postings, draining, idle)
 * against older code that was checked out there, with its packages; `--write` writes docs/measured.md.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MEASURED = `${ROOT}docs/measured.md`

/** On the disk where a database would be: in memory a commit would cost nothing. */
const DIRECTORY = `${ROOT}data/bench`

/** Billing is the last: it changes the register of a million that the others read. */
const PARTS: readonly Part[] = [
  turns, sms, callbacks, writes, standings, office, dialogs, reminders, importing, verifying, starting, idle, draining, postings,
  reconciling, opening, assembly, billing,
] // prettier-ignore

async function main(): Promise<void> {
  const { chosen, write } = readArguments(process.argv.slice(2))
  for (const checkout of new Set([ROOT, process.env['BENCH_OLD'] ?? ROOT])) buildModules(checkout)
  rmSync(DIRECTORY, { recursive: true, force: true })
  mkdirSync(DIRECTORY, { recursive: true })
  try {
    const before = loadavg()[0] as number
    const measured: Measured[] = []
    for (const part of chosen) {
      process.stderr.write(`${part.name} ...\n`)
      measured.push(await part.measure(DIRECTORY))
    }
    await report(measured, before, write)
  } finally {
    rmSync(DIRECTORY, { recursive: true, force: true })
  }
}

/** Throws, with one line, for a part that there is none of, and rather than write a part of it. */
function readArguments(words: readonly string[]): { chosen: readonly Part[]; write: boolean } {
  const write = words.includes('--write')
  const at = words.indexOf('--only')
  if (at < 0) return { chosen: PARTS, write }
  const names = (words[at + 1] ?? '').split(',')
  const known = PARTS.map(({ name }) => name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`--only takes some of ${known.join(', ')}`)
  if (write) throw new Error('--write needs all parts: leave out --only')
  return { chosen: PARTS.filter(({ name }) => names.includes(name)), write }
}

async function report(
  measured: readonly Measured[],
  loadBefore: number,
  write: boolean,
): Promise<void> {
  const table = renderFigures(
    measured.flatMap(({ figures }) => figures),
    {
      cores: availableParallelism(),
      node: process.versions.node,
      lines: [loadSaid(loadBefore), ...measured.flatMap(({ said }) => said)],
    },
  )
  process.stdout.write(`\n${table}\n`)
  if (!write) return
  const text = withTable(readFileSync(MEASURED, 'utf8'), table)
  const style = await resolveConfig(MEASURED)
  writeFileSync(MEASURED, await format(text, { ...style, filepath: MEASURED }))
}

/** Waiting for a disk and a processor that others use falls on a turn more than on an echo. */
function loadSaid(before: number): string {
  return `The load average of the machine before the run was ${before.toFixed(1)}.`
}

await main()
