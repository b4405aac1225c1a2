import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const PACKAGE = fileURLToPath(new URL('../package.json', import.meta.url))

/**
 * npx links the package that it stands in into a folder of its own and prepares it again. Built
 * anew at each first command, that was half a minute of silence on a small computer, and a new
 * `dist` under a running service.
 */
it('npx runs what npm ci built, and builds nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-npx-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { name, version, bin, scripts } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as Package
  const built = { name, version, bin, scripts: { ...scripts, build: 'echo built anew; exit 1' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(built))
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, bin['mutual-line']), '#!/bin/sh\necho "built: $1"\n', { mode: 0o755 })
  const env = {
    ...process.env,
    npm_config_cache: join(folder, 'cache'),
    npm_config_offline: 'true',
  }
  const out = execFileSync('npx', ['mutual-line', 'verify'], { cwd: folder, env, stdio: 'pipe' })
  expect(String(out)).toBe('built: verify\n')
}, 120_000)

type Package = {
  readonly name: string
  readonly version: string
  readonly bin: { readonly 'mutual-line': string }
  readonly scripts: Readonly<Record<string, string>>
}
