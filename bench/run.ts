import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { assembly } from './assembly.ts'
import { billing } from './billing.ts'
import { buildModules } from './build-modules.ts'
import { callbacks } from './callbacks.ts'
import { dialogs } from './dialogs.ts'
import { draining } from './draining.ts'
import { type Figure, renderFigures, withTable } from './figures.ts'
import { keptOf, readHistory, withKept, worseThan } from './history.ts'
import { gateways } from './gateways.ts'
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
import { whole } from './whole.ts'

/**
 * `npm run bench`: how what the service does compares with doing nothing, with a peer, with the
 * same rows by plain SQL, and with itself in a smaller town. Everything is compared within this
 * run; with `--long` registers have a million members instead of 100,000, and parts are measured that take minutes
 * at any size. `--only billing,sms` measures some parts, BENCH_OLD=DIR some (postings, draining, idle)
 * against older code that was checked out there, with its packages. It says what is a tenth worse than
 * when it was last kept in bench/history.csv, to which `--keep` adds; `--write` writes docs/measured.md
 * and keeps.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MEASURED = `${ROOT}docs/measured.md`
const HISTORY = `${ROOT}bench/history.csv`

/** On the disk where a database would be: in memory a commit would cost nothing. */
const DIRECTORY = `${ROOT}data/bench`

/** Billing is the last: it changes the register of a million that the others read. */
const PARTS: readonly Part[] = [
  turns, sms, callbacks, writes, standings, office, dialogs, reminders, importing, verifying, whole, starting, idle, draining,
  gateways, postings, reconciling, opening, assembly, billing,
] // prettier-ignore

async function main(): Promise<void> {
  const { chosen, write, keep } = readArguments(process.argv.slice(2))
  for (const checkout of new Set([ROOT, process.env['BENCH_OLD'] ?? ROOT])) buildModules(checkout)
  rmSync(DIRECTORY, { recursive: true, force: true })
  mkdirSync(DIRECTORY, { recursive: true })
  try {
    const before = loadavg()[0] as number
    const took = watch()
    const { measured, failed } = await measureAll(chosen)
    const figures = measured.flatMap((part) => part.figures)
    compare(figures, before, keep)
    await report(measured, figures, before, write && failed.length === 0)
    process.stderr.write(`${measured.length} parts took ${took()} minutes\n`)
    if (failed.length > 0) throw new Error(`not measured: ${failed.join(', ')}`)
  } finally {
    rmSync(DIRECTORY, { recursive: true, force: true })
  }
}

/** What a part that fails would have said is missing; what the others measured is not lost. */
async function measureAll(chosen: readonly Part[]) {
  const measured: Measured[] = []
  const failed: string[] = []
  for (const part of chosen) {
    process.stderr.write(`${part.name} ...\n`)
    const took = watch()
    try {
      measured.push(await part.measure(DIRECTORY))
    } catch (error) {
      failed.push(part.name)
      process.stderr.write(`${part.name} failed: ${String(error)}\n`)
    }
    process.stderr.write(`${part.name} took ${took()} minutes\n`)
  }
  return { measured, failed }
}

/** Minutes since it was called, to a tenth. */
function watch(): () => string {
  const startedMs = performance.now()
  return () => ((performance.now() - startedMs) / 60_000).toFixed(1)
}

type Arguments = {
  readonly chosen: readonly Part[]
  readonly write: boolean
  readonly keep: boolean
}

/** Throws, with one line, for a part that there is none of, and rather than write a part of it. */
function readArguments(words: readonly string[]): Arguments {
  const write = words.includes('--write')
  const keep = write || words.includes('--keep')
  if (write && !words.includes('--long')) throw new Error('--write needs --long')
  const at = words.indexOf('--only')
  const isLong = words.includes('--long')
  if (at < 0) return { chosen: PARTS.filter((part) => isLong || !part.isLong), write, keep }
  const names = (words[at + 1] ?? '').split(',')
  const known = PARTS.map(({ name }) => name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`--only takes some of ${known.join(', ')}`)
  if (write) throw new Error('--write needs all parts: leave out --only')
  return { chosen: PARTS.filter(({ name }) => names.includes(name)), write, keep }
}

/** Says what became worse, and keeps what was measured for the next time. */
function compare(figures: readonly Figure[], load: number, keep: boolean): void {
  const history = existsSync(HISTORY) ? readFileSync(HISTORY, 'utf8') : ''
  const on = new Date().toISOString().slice(0, 10)
  const circumstances = { cores: availableParallelism(), node: process.versions.node }
  const run = { on, commit: commitNow(), load, ...circumstances }
  for (const said of worseThan(readHistory(history), figures, run))
    process.stderr.write(`worse: ${said}\n`)
  if (keep) writeFileSync(HISTORY, withKept(history, keptOf(figures, run)))
}

/** The commit that is measured, with `+` where files were changed since. */
function commitNow(): string {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' })
  const changed = git('status', '--porcelain', '--untracked-files=no', 'src', 'migrations') !== ''
  return git('rev-parse', '--short=8', 'HEAD').trim() + (changed ? '+' : '')
}

async function report(
  measured: readonly Measured[],
  figures: readonly Figure[],
  loadBefore: number,
  write: boolean,
): Promise<void> {
  const table = renderFigures(figures, {
    cores: availableParallelism(),
    node: process.versions.node,
    lines: [loadSaid(loadBefore), ...measured.flatMap(({ said }) => said)],
  })
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
