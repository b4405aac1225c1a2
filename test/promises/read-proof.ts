import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Proof } from './kinds.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** So many lines behind its title a test says how it was seen to fail. */
const LINES_BEHIND_TITLE = 8

const SEEN = /^\s*\/\/ Seen red: (.*)$/
const MORE = /^\s*\/\/ (.*)$/

/** How a test was seen to fail with the protection removed, as it says itself, or what is missing. */
export type Seen =
  { readonly ok: true; readonly how: string } | { readonly ok: false; readonly why: string }

export function seenRed({ test, titled }: Pick<Proof, 'test' | 'titled'>): Seen {
  const path = join(ROOT, test)
  if (!existsSync(path)) return { ok: false, why: `there is no ${test}` }
  const lines = readFileSync(path, 'utf8').split('\n')
  const at = lines.findIndex((line) => line.includes(titled))
  if (at < 0) return { ok: false, why: `${test} has no test “${titled}”` }
  const from = lines.slice(at, at + LINES_BEHIND_TITLE).findIndex((line) => SEEN.test(line))
  if (from < 0) return { ok: false, why: `${test}, “${titled}”: no line “// Seen red: …” follows` }
  return { ok: true, how: comment(lines.slice(at + from)) }
}

function comment(lines: readonly string[]): string {
  const end = lines.findIndex((line) => !MORE.test(line))
  const [first = '', ...rest] = end < 0 ? lines : lines.slice(0, end)
  const words = [SEEN.exec(first)?.[1], ...rest.map((line) => MORE.exec(line)?.[1])]
  return words.join(' ').trim()
}

/** `it('…'`, `it.concurrent('…'`, `it.each(…)('…'`. */
const TITLE = /^\s*it(?:\.(?!each)\w+)*(?:\.each\(.*\))?\(\s*(['"`])(.*?)\1,?$/gm

/** The titles of the tests of a file. */
export function titlesIn(test: string): string[] {
  const text = readFileSync(join(ROOT, test), 'utf8')
  return [...text.matchAll(TITLE)].map(([, , title = '']) => title)
}
