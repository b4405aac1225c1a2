import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The program as it was built. */
export const MAIN = join(ROOT, 'dist/main.js')

/** What stands in a file of the build, and what is written in its place. */
export type Change = { readonly file: string; readonly from: string; readonly to: string }

/**
 * The build with something in it changed: a service without one of its protections. A test that
 * stays green on it shows nothing. Throws when there is nothing to change. It is removed after the test.
 */
export function buildWith(changes: readonly Change[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-build-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true })
  for (const name of ['node_modules', 'migrations', 'public', 'package.json'])
    symlinkSync(join(ROOT, name), join(folder, name))
  for (const { file, from, to } of changes) {
    const path = join(folder, 'dist', file)
    const text = readFileSync(path, 'utf8')
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
    writeFileSync(path, text.replaceAll(from, to))
  }
  return join(folder, 'dist/main.js')
}

/**
 * The program that a test of faults runs. With `UNPROTECTED=yes` it lacks the protection that the
 * test is about, and the test must be red.
 */
export function mainOf(protection: readonly Change[]): string {
  return process.env['UNPROTECTED'] ? buildWith(protection) : MAIN
}
