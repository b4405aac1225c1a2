import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What runs is what was built from the sources that stand here. `npm ci` has built it already. */
export function setup(): void {
  if (isFresh()) return
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const args = [tsc, '-p', 'tsconfig.build.json', '--noCheck']
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' })
}

function isFresh(): boolean {
  const main = join(ROOT, 'dist/main.js')
  if (!existsSync(main)) return false
  const built = statSync(main).mtimeMs
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  return sources
    .filter((name) => name.endsWith('.ts'))
    .every((name) => statSync(join(ROOT, 'src', name)).mtimeMs < built)
}
