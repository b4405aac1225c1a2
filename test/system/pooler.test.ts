import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant } from '../../src/core/dates.ts'
import { migrate } from '../../src/store/engine/migrate.ts'
import { openStore } from '../../src/store/engine/open.ts'
import { readSetting, writeSetting } from '../../src/store/mutuals/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { makeTerminal } from '../edge/cli/terminal.ts'
import { freePort, HAS_POSTGRES, OWNER, type Server, startPostgres } from './postgres-server.ts'

const PROGRAM = '/usr/sbin/pgbouncer'
const EXAMPLE = new URL('../../deploy/pgbouncer.ini', import.meta.url)

describe.runIf(HAS_POSTGRES && existsSync(PROGRAM))('a pooler in transaction mode', () => {
  let folder: string
  let server: Server
  let url: string
  let stop: () => Promise<void>
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mutual-line-pooler-'))
    // The pooler runs as another user.
    chmodSync(folder, 0o755)
    server = await startPostgres(['fsync=off'])
    await server.sql(`create role line login createdb password 'canary/pass@1'`)
    await server.sql('create database line owner line')
    const port = await freePort()
    stop = await startPooler(port)
    url = server.url('line', 'line').replace(/:\d+\//, `:${port}/`)
  })
  afterAll(async () => {
    await stop?.()
    await server?.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The pooler of `deploy/`, for this machine and with two connections to the server only. */
  async function startPooler(port: number): Promise<() => Promise<void>> {
    const here = readFileSync(EXAMPLE, 'utf8')
      .replaceAll(/host=\S+ port=\d+/g, `host=127.0.0.1 port=${server.port}`)
      .replaceAll(/^listen_port = .*$/gm, `listen_port = ${port}`)
      .replaceAll(/^default_pool_size = .*$/gm, 'default_pool_size = 2')
      .replaceAll(/^auth_file = .*$/gm, `auth_file = ${folder}/users`)
      .replaceAll(/^unix_socket_dir = .*$/gm, 'unix_socket_dir =')
      .replaceAll(/^(pidfile|logfile) = .*$/gm, '')
    writeFileSync(join(folder, 'pooler.ini'), here)
    writeFileSync(join(folder, 'users'), '"line" "canary/pass@1"\n')
    const user = OWNER ? [`--reuid=${OWNER}`, `--regid=${OWNER}`, '--clear-groups'] : []
    const child = spawn('setpriv', [...user, PROGRAM, join(folder, 'pooler.ini')], {
      stdio: 'ignore',
    })
    for (let tries = 0; tries < 100 && !(await answers(port)); tries += 1) await setTimeout(50)
    return async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  }

  it('may stand between: no plan and no setting of one transaction is another one’s', async () => {
    // Seen red: with the pooler not noticed, queries were refused (`prepared statement … already
    // exists`), and transactions had no limit of time.
    const stores: Store[] = []
    for (let count = 0; count < 2; count += 1) stores.push(await openStore(url, { poolSize: 4 }))
    const [store] = stores as [Store]
    await migrate(store, instant(1))
    await Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        const one = stores[at % 2] as Store
        const name = `s${at % 20}`
        await one.write((tx) => writeSetting(tx, name, String(at)))
        expect(await one.read((tx) => readSetting(tx, name))).not.toBeNull()
      }),
    )
    const timeouts = await Promise.all(
      Array.from({ length: 8 }, () =>
        store.write(async (tx) => {
          const { rows } = await sql<{ v: string }>`
            select current_setting('statement_timeout') || current_setting('lock_timeout') as v
            `.execute(tx)
          return rows[0]?.v
        }),
      ),
    )
    expect(new Set(timeouts)).toEqual(new Set(['10s5s']))
    const [mine] = await server.sql<{ v: string }>(
      `select current_setting('statement_timeout') as v`,
    )
    expect(mine).toEqual({ v: '0' })
    const { rows } = await store.read((tx) =>
      sql<{ v: string }>`select name as v from pg_prepared_statements`.execute(tx),
    )
    expect(rows).toEqual([])
    for (const one of stores) await one.close()
  })

  it('is no way to copy a database', async () => {
    const { run, folder: own } = makeTerminal({ DATABASE_URL: url })
    const { code, err } = await run(['backup', join(own, 'copy.dump')])
    expect({ code, err }).toEqual({
      code: 1,
      err: [expect.stringContaining('a pooler stands before the server')],
    })
  })
})

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
