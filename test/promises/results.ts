import { readFileSync, writeFileSync } from 'node:fs'

const FILE = new URL('results.json', import.meta.url)

/** What came of the last run that was written down, by the name of a row's result. */
export function results(): Record<string, string> {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string>
}

/**
 * Writes down what came of a test, for `docs/promises.md`. Only with `UPDATE=1`: else a run would
 * change files. What came of a soak stands beside it, under a name of its own.
 */
export function noteResult(name: string, came: string): void {
  if (!process.env['UPDATE']) return
  const own = process.env['SOAK'] ? ofSoak(name) : name
  const all = Object.entries({ ...results(), [own]: came })
  const sorted = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`)
}

/** Under what the result of a soak stands beside that of a run of CI. */
export function ofSoak(name: string): string {
  return `${name}-soak`
}
