import { execFileSync } from 'node:child_process'
import { existsSync, symlinkSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** As the service is built, for one module of the bench and what it imports. */
const OPTIONS = [
  '--noCheck', '--skipLibCheck', '--strict', '--target', 'es2023', '--module', 'nodenext',
  '--rewriteRelativeImportExtensions', '--erasableSyntaxOnly', '--rootDir', ROOT,
] // prettier-ignore

/**
 * `bench/NAME.ts` as a program that Node runs by itself, in this directory: the loader by which the
 * bench runs takes as much memory as the service. Returns its path.
 */
export function compiled(name: string, directory: string): string {
  const out = `${directory}/js`
  const tsc = `${ROOT}node_modules/typescript/bin/tsc`
  const args = [tsc, `${ROOT}bench/${name}.ts`, '--ignoreConfig', ...OPTIONS, '--outDir', out]
  execFileSync(process.execPath, args, { stdio: ['ignore', 2, 2] })
  // What is measured is the built service all the same.
  if (!existsSync(`${out}/build`)) symlinkSync(`${ROOT}build`, `${out}/build`)
  return `${out}/bench/${name}.js`
}
