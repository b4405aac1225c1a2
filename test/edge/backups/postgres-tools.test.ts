import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { serverVersion } from '../../../src/store/engine/postgres-server.ts'
import { makeTerminal } from '../cli/terminal.ts'
import { postgresEngine } from '../../store/stores.ts'

describe.runIf(inject('postgresUrl'))('the programs that copy PostgreSQL', () => {
  const { freshUrl } = postgresEngine()

  async function backedUp(program: string | null) {
    const folder = mkdtempSync(join(tmpdir(), 'mutual-line-programs-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    if (program) writeFileSync(join(folder, 'pg_dump'), `#!/bin/sh\n${program}\n`, { mode: 0o755 })
    vi.stubEnv('PATH', folder)
    onTestFinished(() => void vi.unstubAllEnvs())
    const url = await freshUrl()
    const version = await serverVersion(url)
    const { run } = makeTerminal({ DATABASE_URL: url })
    const target = join(folder, 'copy.dump')
    const { code, err } = await run(['backup', target])
    expect({ code, isThere: existsSync(target) }).toEqual({ code: 1, isThere: false })
    return { version, said: err.join('\n').replace(`${target}: `, '') }
  }

  it('are asked for where they are not', async () => {
    const { version, said } = await backedUp(null)
    expect(said).toBe(
      `pg_dump is not here, which copies PostgreSQL: install postgresql-client-${version}`,
    )
  })

  it('are named with the server when they are too old for it', async () => {
    const { version, said } = await backedUp('echo "pg_dump (PostgreSQL) 9.6.1"')
    expect(said).toBe(
      `pg_dump is of version 9 and the server of version ${version}: ` +
        `install postgresql-client-${version}`,
    )
  })

  it('say what went wrong, with both versions', async () => {
    const { version, said } = await backedUp(
      `[ "$1" = --version ] && { echo "pg_dump (PostgreSQL) 99.1"; exit; }
      echo "pg_dump: hint: look" >&2; echo "pg_dump: error: no such thing" >&2; exit 1`,
    )
    expect(said).toBe(`pg_dump (version 99, server ${version}): no such thing`)
  })
})
