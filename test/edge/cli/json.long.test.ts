import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/edge/cli/commands.ts'
import { makeTerminal, MEMBERS, STATUTES } from './terminal.ts'

/** Commands that print no document, and why. */
const NO_DOCUMENT: Readonly<Record<string, string>> = {
  serve: 'runs until it is stopped; its log is a JSON object a line',
  simulate: 'runs until it is stopped',
  dial: 'is a call in the terminal',
  'members list': 'prints a JSON object a line, as its help says',
}

const NAMED = COMMANDS.map((command) => [command.name, command] as const)

const folder = mkdtempSync(join(tmpdir(), 'mutual-line-json-'))
const books = join(folder, 'books.db')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One JSON document and nothing beside it. */
function documentOf(out: string): unknown {
  expect(out.trim()).not.toBe('')
  return JSON.parse(out)
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(numbersIn)
}

/** Words of an example, without what the shell does with the output. */
function wordsOf(example: string): string[] {
  const plain = example.replace(/ > \S+$/, '').replace(/ --output \S+/, '')
  return [...plain.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')
}

describe('with --json', () => {
  let prepared: Promise<void> | null = null

  async function prepare() {
    const terminal = makeTerminal({ DATABASE_URL: `sqlite:${books}` })
    await terminal.done('migrate')
    await terminal.done('apply', terminal.file('jappo.json', STATUTES))
    await terminal.done('import', terminal.file('members.csv', MEMBERS), '--mutual', 'jappo')
    await terminal.done('bill', '--mutual', 'jappo')
  }

  /** On books of its own, so that no command finds what another did. */
  async function run(words: readonly string[]) {
    await (prepared ??= prepare())
    const own = makeTerminal()
    copyFileSync(books, own.database)
    const there = words.map((word) => (word.startsWith('/mnt/disk/') ? join(own.folder, 'copy.db') : word)) // prettier-ignore
    return own.run(there)
  }

  const examples = NAMED.filter(([name]) => !(name in NO_DOCUMENT)).flatMap(([name, command]) =>
    command.examples.map((example) => [example, name] as const),
  )

  it.each(examples)('one document comes, and the exit code is the same: %s', async (example) => {
    const words = wordsOf(example).filter((word) => word !== '--json')
    const plain = await run(words)
    const json = await run([...words, '--json'])
    expect(json.code, json.err.join('\n')).toBe(plain.code)
    const document = documentOf(json.out)
    for (const number of numbersIn(document)) expect(Number.isSafeInteger(number)).toBe(true)
    if (json.code !== 0) expect(json.err.length).toBeGreaterThan(0)
  })

  it('a refusal is told on standard error as well', async () => {
    const ran = await run(['standing', '1000000-4', '--json'])
    expect(ran.code).toBe(1)
    expect(documentOf(ran.out)).toEqual({ errors: ran.err })
  })

  it('lines of a command that has nothing else for programs are in one object', async () => {
    const ran = await run(['export', 'journal', '--mutual', 'jappo', '--format', 'csv', '--json'])
    const { lines } = documentOf(ran.out) as { lines: string[] }
    expect(lines[0]).toMatch(/^seq,journal,effective_on/)
    const plain = await run(['export', 'journal', '--mutual', 'jappo', '--format', 'csv'])
    expect(lines).toEqual(plain.out.trimEnd().split('\n'))
  })
})
