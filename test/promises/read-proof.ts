import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Proof } from './kinds.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** So many lines before its title, or behind it, a test says how it was seen to fail. */
const LINES_BEFORE = 4
const LINES_BEHIND = 8

const SEEN = /^\s*\/\/ (?:Seen (?:red|to fail): |(?=Not yet seen red))(.*)$/
const MORE = /^\s*\/\/ (.*)$/

/**
 * How a test was seen to fail with the protection removed, as it says itself, or what is missing. One
 * that nobody has seen so far says `Not yet seen red; expected: …`, and the page says it, too.
 */
export type Seen =
  { readonly ok: true; readonly how: string } | { readonly ok: false; readonly why: string }

export function seenRed({ test, titled }: Pick<Proof, 'test' | 'titled'>): Seen {
  const path = join(ROOT, test)
  if (!existsSync(path)) return { ok: false, why: `there is no ${test}` }
  const lines = readFileSync(path, 'utf8').split('\n')
  const at = lines.findIndex((line) => line.includes(titled))
  if (at < 0) return { ok: false, why: `${test} has no test “${titled}”` }
  // Nearest first: another test may stand just above.
  const near = [
    ...Array.from({ length: LINES_BEHIND }, (_, behind) => at + behind),
    ...Array.from({ length: Math.min(at, LINES_BEFORE) }, (_, before) => at - 1 - before),
  ]
  const from = near.find((line) => SEEN.test(lines[line] ?? ''))
  if (from === undefined)
    return { ok: false, why: `${test}, “${titled}”: no line “// Seen red: …”` }
  return { ok: true, how: comment(lines.slice(from)) }
}

function comment(lines: readonly string[]): string {
  const end = lines.findIndex((line) => !MORE.test(line))
  const [first = '', ...rest] = end < 0 ? lines : lines.slice(0, end)
  const words = [SEEN.exec(first)?.[1], ...rest.map((line) => MORE.exec(line)?.[1])]
  return words.join(' ').trim()
}

/** `it('…'`, `it.concurrent('…'`, `it.each(…)('…'`, `it.runIf(…)('…'`. */
const TITLE = /^\s*it(?:\.(?!each|runIf)\w+)*(?:\.(?:each|runIf)\(.*\))?\(\s*(['"`])(.*?)\1,/gm

/** The titles of the tests of a file. */
export function titlesIn(test: string): string[] {
  const text = readFileSync(join(ROOT, test), 'utf8')
  return [...text.matchAll(TITLE)].map(([, , title = '']) => title)
}
