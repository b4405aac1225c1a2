import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MAIN } from './program.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What is built: the program, and the pages of simulators that lie beside it. */
const BUILT = /\.(?:ts|html|css|js)$/

/**
 * What runs is what was built from the sources that stand here. `npm ci` has built it already, so that two
 * suites that begin together do not build it under each other.
 */
export function setup(): void {
  // What is looked at runs somewhere else.
  if (process.env['SANDBOX_ADDRESS'] !== undefined || isFresh()) return
  execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'inherit' })
}

function isFresh(): boolean {
  if (!existsSync(MAIN)) return false
  const built = statSync(MAIN).mtimeMs
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  return sources
    .filter((name) => BUILT.test(name))
    .every((name) => statSync(join(ROOT, 'src', name)).mtimeMs < built)
}
