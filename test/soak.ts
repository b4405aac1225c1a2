import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, InvalidArgumentError } from 'commander'
import { keptSeeds, propertyFiles, type Seeded, SEEDS_FILE } from './seeds.ts'

/**
 * `npm run soak`: runs the tests that draw from a seed with fresh seeds, one after the other, for as
 * long as one likes. It prints every seed before it is used, and keeps one that fails in
 * `test/seeds.json`, from where `npm run test:long` runs it again.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** How a test is run: its config, the files, and how many seeds at one start of the runner. */
type Suite = {
  readonly config: string
  readonly files: readonly string[]
  readonly atOnce: number
}

const LONG = 'vitest.long.config.ts'

const SUITES: Record<Seeded, Suite> = {
  histories: { config: LONG, files: ['test/histories/'], atOnce: 10 },
  simulation: { config: LONG, files: ['test/simulation/simulation.'], atOnce: 10 },
  books: { config: 'vitest.system.config.ts', files: ['test/system/books'], atOnce: 50 },
  // One seed runs hundreds of rounds: `docs/promises.md` says how many.
  faults: { config: 'vitest.system.config.ts', files: ['test/system/faults'], atOnce: 1 },
  properties: { config: 'vitest.config.ts', files: propertyFiles(), atOnce: 50 },
}

/** Seeds have nine digits at most, so that they are read out and typed without a mistake. */
const SEEDS = 1_000_000_000

type Options = { readonly minutes?: number; readonly seeds?: number; readonly only?: Seeded }

function soak({ minutes = Infinity, seeds = Infinity, only }: Options): void {
  const names = only ? [only] : (Object.keys(SUITES) as Seeded[])
  const endsAt = performance.now() + minutes * 60_000
  const failed: string[] = []
  let ran = 0
  while (ran < seeds && performance.now() < endsAt) {
    const count = Math.min(seeds - ran, Math.max(...names.map((name) => SUITES[name].atOnce)))
    const fresh = Array.from({ length: count }, () => randomInt(SEEDS))
    for (const name of names) failed.push(...runFresh(name, fresh).map((seed) => `${name} ${seed}`))
    ran += count
  }
  say(`${ran} fresh seeds of ${names.join(', ')}: ${failed.length} failed`)
  for (const one of failed) say(`failed: ${one}`)
  process.exitCode = failed.length > 0 ? 1 : 0
}

/** Runs one suite with these seeds; returns those that failed, which are kept by then. */
function runFresh(name: Seeded, seeds: readonly number[]): number[] {
  const { atOnce } = SUITES[name]
  const failed: number[] = []
  for (let at = 0; at < seeds.length; at += atOnce) {
    const some = seeds.slice(at, at + atOnce)
    say(`${name} SEED=${some.join(',')}`)
    failed.push(...run(name, some))
  }
  if (failed.length > 0) keep(name, failed)
  return failed
}

function run(name: Seeded, seeds: readonly number[]): number[] {
  const { config, files } = SUITES[name]
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-soak-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const command = ['vitest', 'run', '--config', config, ...reporters, ...files]
  const env = { ...process.env, LONG: 'yes', SOAK: 'yes', SEED: seeds.join(',') }
  const done = spawnSync('npx', command, { cwd: ROOT, env, encoding: 'utf8' })
  try {
    if (done.status === 0) return []
    process.stderr.write(`${done.stdout}${done.stderr}`)
    if (done.signal) throw new Error(`${name} was ended by ${done.signal}`)
    const told = existsSync(report) ? failedSeeds(readFileSync(report, 'utf8')) : []
    // What fails without a seed in its title has failed with all of them.
    return told.length > 0 ? told : [...seeds]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Report = {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

export function failedSeeds(json: string): number[] {
  const results = (JSON.parse(json) as Report).testResults.flatMap((file) => file.assertionResults)
  const failed = results.filter(({ status }) => status === 'failed')
  // A title names the seed of its test; of a property fast-check names the one that found something.
  const seeds = failed.flatMap(({ title, failureMessages = [] }) => {
    const [, said] = /SEED=(\d+)/.exec(title) ?? /\bseed: (\d+)/.exec(failureMessages.join()) ?? []
    return said ?? []
  })
  return [...new Set(seeds.map(Number))]
}

function keep(name: Seeded, seeds: readonly number[]): void {
  const kept = keptSeeds()
  const all = { ...kept, [name]: [...new Set([...kept[name], ...seeds])] }
  const lines = Object.entries(all).map(([key, list]) => `  "${key}": [${list.join(', ')}]`)
  writeFileSync(SEEDS_FILE, `{\n${lines.join(',\n')}\n}\n`)
  say(`${name}: ${seeds.join(', ')} failed and are kept in test/seeds.json`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function count(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('a number above 0')
  return value
}

function suite(text: string): Seeded {
  if (!(text in SUITES)) throw new InvalidArgumentError(Object.keys(SUITES).join(', '))
  return text as Seeded
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  new Command('soak')
    .description('runs what draws from a seed with fresh seeds')
    .option('--minutes <n>', 'ends after so long (else it goes on until it is stopped)', count)
    .option('--seeds <n>', 'ends after so many seeds', count)
    .option('--only <name>', Object.keys(SUITES).join(', '), suite)
    .action(soak)
    .parse()
}
