import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Store } from '../store.ts'
import { fillTemplate } from './dialect.ts'

export type Migration = {
  readonly version: number
  readonly name: string
  readonly script: string
  /** Of the script as this engine runs it, by which a database knows what it has run. */
  readonly sha256: string
}

/** `0002-house`, the rest of its path, and the one engine that it is for. */
const FILE = /^(\d{4}-[a-z0-9-]+)(?:\/([a-z0-9-]+))?(?:\.(sqlite|postgres))?\.sql$/

/**
 * The migrations of a folder, in the order of their numbers. One is a file `NNNN-name.sql`, or a
 * folder `NNNN-name` of files by subject, which run in the order of their names. Beside `X.sql`,
 * `X.ENGINE.sql` runs on that engine, after it.
 */
export function readMigrations(folder: URL, engine: Store['engine']): Migration[] {
  const scripts = new Map<string, string[]>()
  for (const { file, name } of filesOf(folder, engine)) {
    const text = fillTemplate(readFileSync(new URL(file, folder), 'utf8'), engine)
    scripts.set(name, [...(scripts.get(name) ?? []), text])
  }
  return [...scripts].map(([name, texts]) => {
    const script = texts.join('\n')
    const sha256 = createHash('sha256').update(script).digest('hex')
    return { version: Number(name.slice(0, 4)), name, script, sha256 }
  })
}

function filesOf(folder: URL, engine: Store['engine']) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    const [, name, part = '', only] = FILE.exec(file) ?? []
    if (name === undefined || (only ?? engine) !== engine) return []
    return [{ file, name, order: [name, part, only ?? ''].join(' ') }]
  })
  return files.sort((a, b) => (a.order < b.order ? -1 : 1))
}
