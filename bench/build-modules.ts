import { existsSync, rmSync } from 'node:fs'
import { buildSync } from 'esbuild'
import { buildOf, MODULES } from './built.ts'

/**
 * Builds what the bench measures of a checkout, as `npm run build` builds the program: bundled, with
 * each module only once. Throws with the compiler's words.
 */
export function buildModules(checkout: string): void {
  const outdir = buildOf(checkout)
  if (outdir.endsWith('dist')) return
  rmSync(outdir, { recursive: true, force: true })
  buildSync({
    absWorkingDir: checkout,
    // What finds files by its own place is a file by itself.
    // Older code has not all that is measured now.
    entryPoints: ['package-files', ...MODULES]
      .map((path) => `src/${path}.ts`)
      .filter((path) => existsSync(`${checkout}/${path}`)),
    outbase: 'src',
    outdir,
    ...{ bundle: true, splitting: true, packages: 'external', logLevel: 'warning' },
    ...{ platform: 'node', format: 'esm', target: 'node20', sourcemap: true },
  })
}
