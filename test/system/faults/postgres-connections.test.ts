import { describe, expect, it } from 'vitest'
import { broken } from '../line/audit.ts'
import { mainOf } from '../line/builds.ts'
import { foundLine } from '../line/line.ts'
import { comeToRest } from '../line/rest.ts'
import { start } from '../line/running.ts'
import { createTraffic } from '../line/traffic.ts'
import { HAS_POSTGRES } from '../postgres-server.ts'
import { refusedReadably, SAYS_OK_FIRST, serverFor, untilDone } from './on-postgres.ts'

describe.runIf(HAS_POSTGRES)('a line on PostgreSQL', () => {
  it('refuses readably while others have all connections, and loses nothing', async () => {
    // Seen red: with messages acknowledged before they were stored, some were lost.
    // And with a service that gives a message up when the server has room again at its last try.
    const main = mainOf(SAYS_OK_FIRST)
    const server = await serverFor()
    await server.sql(`create role line login password 'canary/pass@1'`)
    await server.sql('create database line owner line')
    const line = await foundLine({ url: server.url('line', 'line') })
    const traffic = createTraffic(line, 2)
    const running = await start(line, { main })
    await traffic.burst(line.address)
    // Those that it holds are ended, and there are none to be had.
    await server.sql('alter role line connection limit 0')
    await server.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'line'`,
    )
    await traffic.burst(line.address)
    refusedReadably(traffic)
    await server.sql('alter role line connection limit -1')
    await untilDone(line, traffic)
    expect(line.look((query) => broken(query, traffic))).toEqual([])
    running.kill('SIGTERM')
    expect(await running.exit).toEqual({ code: 0, signal: null })
    await comeToRest(line, traffic, { main })
  })
})
