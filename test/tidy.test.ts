import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { circlesIn, exportsForTests, idleExports, importsOf, roomFaults } from './imports.ts'
import { checkMoments, CLOCK_READERS } from './moments.ts'
import { ROOMS } from './rooms.ts'
import { checkName, checkSource, checkText } from './tidy.ts'

const ROOT = new URL('..', import.meta.url)

/** Files that are kept, or new and about to be. Locks and pictures are nobody's writing. */
function trackedFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const files = list.split('\n').filter((file) => file !== '' && file !== 'package-lock.json')
  return files.filter((file) => !/\.(png|jpe?g|ico|woff2?|gz|db)$/.test(file))
}

function read(file: string): string | null {
  try {
    return readFileSync(new URL(file, ROOT), 'utf8')
  } catch {
    return null
  }
}

const FILES = trackedFiles().flatMap((file) => {
  const text = read(file)
  return text === null ? [] : [{ file, text }]
})
/** Types of packages that have none are written as those packages are. */
const SOURCES = FILES.filter(({ file }) => /^src\/.*(?<!\.d)\.ts$/.test(file))

/** What may import from them. */
const SCRIPTS = FILES.filter(({ file }) => /\.m?ts$/.test(file))

const IMPORTS = importsOf(SOURCES)

/** What nothing of the service uses: a check compares it with a document, or a page speaks of it. */
const FOR_DOCUMENTS: Readonly<Record<string, string>> = {
  'src/app/acts/all.ts ACTS': 'the list of what can be done; test/edge/cli/acts.test.ts',
  'src/core/alerts/alert.ts ALERT_MEANINGS': 'docs/alerts.md',
  'src/core/dialog/diagram.ts screensDocument': 'docs/screens.md',
  'src/core/errands/screens.ts ERRANDS': 'docs/screens.md, docs/errands.md',
  'src/core/messages/command-sms.ts commandTable': 'docs/sms.md',
  'src/settings.ts renderEnvExample': '.env.example',
  'src/simulators/fetch.ts fetchOf': 'src/simulators/README.md',
}

describe('the project', () => {
  it('has sources in all rings, so that the rules below look at something', () => {
    for (const ring of ['core', 'store', 'app', 'edge']) {
      const count = SOURCES.filter(({ file }) => file.startsWith(`src/${ring}/`)).length
      expect(count, ring).toBeGreaterThan(5)
    }
  })

  it('keeps its rings, its core pure and its form', () => {
    expect(SOURCES.flatMap(({ file, text }) => checkSource(file, text))).toEqual([])
  })

  it('keeps its rooms: each imports what the table says and nothing else', () => {
    expect(roomFaults(IMPORTS, ROOMS)).toEqual([])
  })

  it('has no two files that import each other, by a type or by way of others', () => {
    const cut = [...IMPORTS].filter(([file]) => /^src\//.test(file))
    expect(circlesIn(new Map(cut))).toEqual([])
  })

  it('exports only what another file imports', () => {
    expect(idleExports(SOURCES, SCRIPTS)).toEqual([])
  })

  it('exports nothing for tests alone, but what documents are written from', () => {
    const users = SCRIPTS.filter(({ file }) => !file.startsWith('test/'))
    expect(exportsForTests(SOURCES, users)).toEqual(Object.keys(FOR_DOCUMENTS))
  })

  it('keeps the engine of dialogs free of all but texts and invariants', () => {
    const outside = [...IMPORTS]
      .filter(([file]) => file.startsWith('src/core/dialog/'))
      .flatMap(([, targets]) => targets.filter((to) => !to.startsWith('src/core/dialog/')))
    const allowed = ['src/core/invariant.ts', 'src/core/text/gsm7.ts', 'src/core/text/input.ts']
    expect([...new Set(outside)].sort()).toEqual(allowed)
  })

  it('gives each act one moment: the clock is read where the list says, and nowhere else', () => {
    expect(SOURCES.flatMap(({ file, text }) => checkMoments(file, text))).toEqual([])
    const unused = Object.keys(CLOCK_READERS).filter((reader) => {
      return !SOURCES.some(({ file, text }) => file === reader && /clock\.now\b/.test(text))
    })
    expect(unused).toEqual([])
  })

  it('leaves nothing to be done and names no machine', () => {
    expect(FILES.flatMap(({ file, text }) => checkText(file, text))).toEqual([])
  })

  it('has kebab-case names', () => {
    const named = FILES.filter(({ file }) => /^(src|test|bench)\/.*\.ts$/.test(file))
    expect(named.flatMap(({ file }) => checkName(file))).toEqual([])
  })

  it('numbers its migrations from 1, each once', () => {
    const names = FILES.map(
      ({ file }) => /^migrations\/(\d{4}-[\w-]+)[\w./-]*\.sql$/.exec(file)?.[1],
    )
    const numbers = [...new Set(names.filter((name) => name !== undefined))].map((name) =>
      Number(name.slice(0, 4)),
    )
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1))
    expect(numbers.length).toBeGreaterThan(1)
  })
})

describe('the checker', () => {
  const bad: [string, string, string][] = [
    ['src/core/a.ts', `import { b } from '../store/b.ts'`, 'core imports no store'],
    ['src/core/a.ts', `import type { B } from '../app/b.ts'`, 'core imports no app'],
    ['src/core/x/a.ts', `type B = import('../../edge/b.ts').B`, 'core imports no edge'],
    ['src/store/a.ts', `import { b } from '../app/b.ts'`, 'store imports no app'],
    ['src/app/a.ts', `const b = await import('../edge/b.ts')`, 'app imports no edge'],
    ['src/app/a.ts', `import { b } from '../config.ts'`, 'app is given its settings'],
    ['src/edge/a.ts', `import { b } from '../wire.ts'`, 'edge imports nothing above it'],
    [
      'src/core/a.ts',
      `import { z } from 'zod'`,
      'the core imports no package but temporal-polyfill',
    ],
    [
      'src/core/a.ts',
      `import fs from 'node:fs'`,
      'the core imports no package but temporal-polyfill',
    ],
    ['src/edge/a.ts', `import { b } from './b'`, 'relative imports have their .ts'],
    ['src/edge/a.ts', `export * from './b.ts'`, 'no barrels'],
    ['src/edge/a.ts', `export { b } from './b.ts'`, 'no barrels'],
    ['src/edge/a.ts', `export default 1`, 'named exports only'],
    ['src/edge/a.ts', `export default function a() {}`, 'named exports only'],
    ['src/edge/a.ts', `enum A { B }`, 'no enums'],
    ['src/edge/a.ts', `console.error(1)`, 'no console, there is a log'],
    ['src/edge/a.ts', `const a = process.env.PORT`, 'only config.ts reads the environment'],
    ['src/edge/a.ts', `const { PORT } = process.env`, 'only config.ts reads the environment'],
    ['src/core/a.ts', `async function a() {}`, 'nothing in the core waits'],
    ['src/core/a.ts', `await b`, 'nothing in the core waits'],
    ['src/core/a.ts', `const a = new Date()`, 'the core knows no Date'],
    ['src/core/a.ts', `const a = Date.now()`, 'the core knows no Date'],
    ['src/core/a.ts', `const a = Math.random()`, 'the core knows no chance'],
    ['src/core/a.ts', `const a = Temporal.Now.instant()`, 'the core knows no clock'],
    ['src/core/a.ts', `const a = process.pid`, 'the core knows no process'],
    ['src/core/a.ts', `setTimeout(() => 1, 5)`, 'the core knows no setTimeout'],
    ['src/core/a.ts', `const a = fetch`, 'the core knows no fetch'],
    [
      'src/edge/wallets/momo.ts',
      `import { b } from './daraja/b.ts'`,
      'adapters do not import each other',
    ],
    [
      'src/edge/wallets/mpesa/send.ts',
      `import { b } from '../../../simulators/mpesa/codes.ts'`,
      'only the command line and the sandbox start simulators',
    ],
    [
      'src/edge/carriers/africastalking/send.ts',
      `import type { B } from '../../../simulators/start.ts'`,
      'only the command line and the sandbox start simulators',
    ],
    [
      'src/simulators/mpesa/codes.ts',
      `import { b } from '../../edge/wallets/mpesa/codes.ts'`,
      'simulators import nothing of ours',
    ],
    [
      'src/simulators/momo/a.ts',
      `import { b } from '../../core/money.ts'`,
      'simulators import nothing of ours',
    ],
  ]
  it.each(bad)('in %s finds the fault of: %s', (file, text, rule) => {
    expect(checkSource(file, text)).toContainEqual({ file, line: 1, rule })
  })

  const good: [string, string][] = [
    ['src/core/a.ts', `import { Temporal } from 'temporal-polyfill'`],
    ['src/core/a.ts', `const at = { process: 1, Date: 2 }; const b = at.process`],
    ['src/core/a.ts', `// await new Date()\nconst a = 'console.log'`],
    ['src/store/a.ts', `import { b } from '../core/b.ts'; import pg from 'pg'`],
    ['src/edge/a.ts', `import { b } from '../app/b.ts'; import { c } from '../config.ts'`],
    ['src/edge/wallets/momo/send.ts', `import { b } from './form.ts'`],
    ['src/edge/carriers/at/send.ts', `import { b } from '../../http/form.ts'`],
    ['src/edge/cli/commands/a.ts', `import { b } from '../../../simulators/start.ts'`],
    ['src/edge/sandbox/a.ts', `import { b } from '../../simulators/start.ts'`],
    ['src/simulators/momo/a.ts', `import { b } from '../kernel/http.ts'; import { z } from 'zod'`],
    ['src/config.ts', `const a = process.env`],
    ['src/wire.ts', `import { b } from './edge/b.ts'; import { c } from './core/c.ts'`],
  ]
  it.each(good)('in %s finds nothing wrong with: %s', (file, text) => {
    expect(checkSource(file, text)).toEqual([])
  })

  it('finds in any text what is left to be done and paths of a machine', () => {
    const todo = ['TO', 'DO'].join('')
    const path = ['', 'home', 'me', 'notes.txt'].join('/')
    expect(checkText('README.md', `a\n// ${todo}: b`)).toMatchObject([{ line: 2 }])
    expect(checkText('README.md', `see ${path}`)).toMatchObject([{ line: 1 }])
    expect(checkText('README.md', 'https://example.org/home/page, todo, ./work/x')).toEqual([])
  })

  it('finds names that are not kebab-case', () => {
    for (const file of ['src/core/memberNumber.ts', 'src/Core/a.ts', 'src/a_b.ts']) {
      expect(checkName(file), file).toHaveLength(1)
    }
    expect(checkName('src/core/member-number.ts')).toEqual([])
    expect(checkName('test/core/a-b.test.ts')).toEqual([])
  })
})

describe('the checker of moments', () => {
  it.each([
    ['src/app/a.ts', 'const at = ports.clock.now()', 'an act reads no clock'],
    ['src/app/a.ts', 'lookUp({ at: clock.now() })', 'an act reads no clock'],
    ['src/app/a.ts', 'const read = desk.ports.clock.now', 'an act reads no clock'],
    ['src/edge/a.ts', 'const { now: at } = ports.clock', 'an act reads no clock'],
    ['src/app/a.ts', 'function act(ports: Ports, tx: Tx) {}', 'an act takes its desk'],
    [
      'src/app/a.ts',
      'type Act = (ports: Ports, tx: Tx, of: string) => void',
      'an act takes its desk',
    ],
  ])('in %s finds the fault of: %s', (file, text, rule) => {
    expect(checkMoments(file, text).map((fault) => fault.rule)).toEqual([rule])
  })

  it.each([
    ['src/app/desk.ts', 'const at = ports.clock.now()'],
    [
      'src/app/a.ts',
      'const { now } = desk; const { watched } = ports.clock; ports.clock.hear(now)',
    ],
    ['src/app/a.ts', 'function act({ ports, tx }: Desk) {}'],
    ['src/store/a.ts', 'const at = clock.now()'],
  ])('in %s finds nothing wrong with: %s', (file, text) => {
    expect(checkMoments(file, text)).toEqual([])
  })
})

describe('the checker of rooms', () => {
  const files = (lines: readonly string[]) =>
    importsOf(
      lines.map((line) => {
        const [file = '', to] = line.split(' > ')
        return { file: `src/${file}`, text: to ? `import type { A } from '${to}'` : '' }
      }),
    )
  const table = { core: { core: '', low: 'core', high: 'low' } }
  const sound = ['core/low/a.ts > ../b.ts', 'core/high/a.ts > ../low/a.ts', 'core/b.ts']

  it.each([
    [
      'another room than it may',
      [...sound, 'core/high/c.ts > ../b.ts'],
      'high may not import core',
    ],
    ['a room above it', [...sound, 'core/low/c.ts > ../high/a.ts'], 'low may not import high'],
    ['nothing of what it may', sound.slice(0, 1), 'core/high imports nothing of low, which it may'],
    ['a folder that is no room', [...sound, 'core/new/a.ts'], 'core has no room new'],
  ])('finds who imports %s', (_, lines, fault) => {
    expect(roomFaults(files(lines), table).join()).toContain(fault)
  })

  it('finds nothing wrong where all is as the table says, also between rings', () => {
    expect(roomFaults(files([...sound, 'app/high/a.ts > ../../core/b.ts']), table)).toEqual([])
  })

  it('finds a table that is no order', () => {
    const turned = { core: { core: 'low', low: 'core' } }
    expect(roomFaults(files(sound), turned)).toContain(
      'core/core stands before low, which it may import',
    )
  })

  it('finds circles of files, of any length and of one', () => {
    expect(circlesIn(files(['core/a.ts > ./b.ts', 'core/b.ts > ./c.ts', 'core/c.ts']))).toEqual([])
    const round = ['core/a.ts > ./b.ts', 'core/b.ts > ./c.ts', 'core/c.ts > ./a.ts']
    const own = ['core/d.ts > ./d.ts', 'core/e.ts > ./a.ts']
    expect(circlesIn(files([...round, ...own]))).toEqual([
      ['src/core/a.ts', 'src/core/b.ts', 'src/core/c.ts'],
      ['src/core/d.ts'],
    ])
  })

  it('finds what is exported for nobody', () => {
    const a = { file: 'src/a.ts', text: 'export const b = 1; export type C = 2; const d = 3' }
    const idle = ['src/a.ts b', 'src/a.ts C']
    const by = (text: string) => idleExports([a], [a, { file: 'test/a.test.ts', text }])
    expect(by('')).toEqual(idle)
    expect(by(`import { b as e } from '../src/a.ts'`)).toEqual(idle.slice(1))
    expect(by(`type C = import('../src/a.ts').C`)).toEqual(idle.slice(0, 1))
    expect(by(`import * as a from '../src/a.ts'`)).toEqual([])
    expect(by(`const a = await import('../src/a.ts')`)).toEqual([])
  })

  it('finds what is exported for tests, but not what its own file uses as well', () => {
    const a = { file: 'src/a.ts', text: 'export const b = 1; export const c = b; // c' }
    expect(exportsForTests([a], [a])).toEqual(['src/a.ts c'])
    const user = { file: 'src/d.ts', text: `import { c } from './a.ts'` }
    expect(exportsForTests([a], [a, user])).toEqual([])
  })
})
