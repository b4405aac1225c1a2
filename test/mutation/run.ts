import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Mutant } from './mutants.ts'
import type { Fate } from './score.ts'
import { instrumentAll } from './sources.ts'

/**
 * `npm run mutate`: makes every mutant of the rules, one at a time, runs the tests of the core that
 * reach it, and writes `docs/mutation.md`. With `TABLES=1` without the properties, in some minutes.
 */
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Mutants that change nothing anybody could see, and why; known by file, change and line of code. */
type Equal = {
  readonly file: string
  readonly change: string
  readonly code: string
  readonly why: string
}

type Judged = Mutant & Fate & { readonly why: string | null }

function judgeAll(): Judged[] {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-mutation-'))
  try {
    const { mutants } = instrumentAll()
    return fatesOf(folder, null).map((fate, id) => {
      const mutant = mutants[id] as Mutant
      // What acts while the sources load is switched on before they do.
      const isOwn = fate.fate === 'static' && !process.env['TABLES']
      const [own = fate] = isOwn ? fatesOf(folder, id) : []
      return { ...mutant, ...own, why: whyEqual(mutant) }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function fatesOf(folder: string, mutant: number | null): Fate[] {
  const file = join(folder, 'fates.json')
  const only = mutant === null ? {} : { MUTANT: String(mutant) }
  const env = { ...process.env, ...only, FATES: file }
  const command = ['vitest', 'run', '--config', 'vitest.mutation.config.ts']
  const { status } = spawnSync('npx', command, { cwd: ROOT, env, stdio: 'inherit' })
  if (status !== 0) throw new Error('the tests fail without any mutant')
  return JSON.parse(readFileSync(file, 'utf8')) as Fate[]
}

const EQUAL = JSON.parse(
  readFileSync(new URL('equal.json', import.meta.url), 'utf8'),
) as readonly Equal[]

function whyEqual({ file, change, code }: Mutant): string | null {
  const found = EQUAL.find((one) => one.file === file && one.change === change && one.code === code)
  return found?.why ?? null
}

function report(judged: readonly Judged[], commit: string): string {
  const isKilled = ({ fate }: Judged) => fate === 'table' || fate === 'property'
  const reached = judged.filter(isAsked)
  const killed = reached.filter(isKilled)
  const left = reached.filter((one) => !isKilled(one))
  const equal = left.filter(({ why }) => why !== null)
  const open = left.filter(({ why }) => why === null)
  const folders = [...new Set(judged.map(({ file }) => file.split('/')[0] as string))]
  const properties = process.env['TABLES']
    ? 'the tables alone, without properties; what acts while the sources load was not asked'
    : 'tables and properties'
  return `# What the tests of the rules see

Made by \`npm run mutate\` of the rules as of commit ${commit}, with
${properties}. Each comparison, condition, rounding and
named number of the rules is changed by the least there is, one at a time, and the tests of the core
that reach it are run (those of screens, wording and SMS left out). Tests of \`test/app\` are not asked:
they may hold what no test of the core reaches or sees. A mutant is named by its file and by the function or
constant that it stands in.

| folder | mutants | reached | seen | equal by nature | not seen |
| --- | ---: | ---: | ---: | ---: | ---: |
${folders.map((folder) => rowOf(folder, judged)).join('\n')}

Seen: ${killed.length} of ${reached.length - equal.length} that could be, ${percent(killed.length, reached.length - equal.length)}.

## Equal by nature

${equal.map((one) => `${lineOf(one)} ${one.why}`).join('\n') || 'None is known.'}

## Not seen

${open.map(lineOf).join('\n') || 'None.'}
`
}

function rowOf(folder: string, judged: readonly Judged[]): string {
  const own = judged.filter(({ file }) => file.startsWith(`${folder}/`))
  const reached = own.filter(isAsked)
  const left = reached.filter(({ fate }) => fate !== 'table' && fate !== 'property')
  const equal = left.filter(({ why }) => why !== null).length
  const cells = [
    own.length,
    reached.length,
    reached.length - left.length,
    equal,
    left.length - equal,
  ]
  return `| ${folder} | ${cells.join(' | ')} |`
}

/** Not what no test reaches, nor what acts while the sources load where that is left out. */
function isAsked({ fate }: Judged): boolean {
  return fate !== 'unreached' && fate !== 'static'
}

function lineOf({ file, within, change, code }: Mutant): string {
  return `- ${file}, ${within}, ${change}: \`${code}\`.`
}

function percent(part: number, all: number): string {
  return `${((part * 100) / all).toFixed(1)} %`
}

/** The last change of the rules: what the report speaks of. */
const log = spawnSync('git', ['log', '-1', '--format=%h', '--', 'src/core'], {
  cwd: ROOT,
  encoding: 'utf8',
})
writeFileSync(join(ROOT, 'docs/mutation.md'), report(judgeAll(), log.stdout.trim()))
