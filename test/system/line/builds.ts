import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { MAIN } from '../../program.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** What stands in a file under `src/`, and what is written in its place. */
export type Change = { readonly file: string; readonly from: string; readonly to: string }

/**
 * The program built from sources in which something is changed: a service without one of its
 * protections. A test that stays green on it shows nothing. Throws when there is nothing to change.
 * It is removed after the test.
 */
export function buildWith(changes: readonly Change[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-build-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(join(ROOT, 'src'), join(folder, 'src'), { recursive: true })
  for (const name of ['node_modules', 'migrations', 'public', 'package.json'])
    symlinkSync(join(ROOT, name), join(folder, name))
  for (const change of changes) {
    const path = join(folder, 'src', change.file)
    writeFileSync(path, changed(readFileSync(path, 'utf8'), change))
  }
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: folder, stdio: 'inherit' })
  return join(folder, 'dist/main.js')
}

function changed(text: string, { file, from, to }: Change): string {
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
  return text.replaceAll(from, to)
}

/**
 * The program that a test of faults runs. With `UNPROTECTED=yes` it lacks the protection that the
 * test is about, and the test must be red. Throws also without when there is no such protection any
 * more, so that nobody finds out when they need it.
 */
export function mainOf(protection: readonly Change[]): string {
  if (process.env['UNPROTECTED']) return buildWith(protection)
  for (const change of protection)
    changed(readFileSync(join(ROOT, 'src', change.file), 'utf8'), change)
  return MAIN
}
