import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const PACKAGE = fileURLToPath(new URL('../package.json', import.meta.url))

/**
 * Of a package that names a command of its own as `bin`, npx makes another installation first, and
 * builds it: half a minute of silence on a small computer, and a new dist under a running service.
 */
it('npx runs what npm ci built, and builds and installs nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-npx-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const links = join(folder, 'node_modules/.bin')
  mkdirSync(links, { recursive: true })
  copyFileSync(PACKAGE, join(folder, 'package.json'))
  writeFileSync(join(links, 'mutual-line'), '#!/bin/sh\necho "built: $1"\n', { mode: 0o755 })
  const cache = join(folder, 'cache')
  const env = { ...process.env, npm_config_cache: cache, npm_config_offline: 'true' }
  const out = execFileSync('npx', ['mutual-line', 'verify'], { cwd: folder, env, stdio: 'pipe' })
  expect(String(out)).toBe('built: verify\n')
  expect(existsSync(join(cache, '_npx'))).toBe(false)
}, 120_000)
