import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'

/** The migrations before one, by its number (`0002`), in a folder of their own. */
export function migrationsBefore(number: string): URL {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const file of readdirSync('migrations').filter((name) => name < number)) {
    cpSync(join('migrations', file), join(folder, file), { recursive: true })
  }
  return pathToFileURL(`${folder}/`)
}
