import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { noteResult } from '../../promises/results.ts'
import { broken } from '../line/audit.ts'
import { mainOf } from '../line/builds.ts'
import { foundLine } from '../line/line.ts'
import { comeToRest } from '../line/rest.ts'
import { start } from '../line/running.ts'
import { createTraffic } from '../line/traffic.ts'
import { HAS_POSTGRES } from '../postgres-server.ts'
import { refusedReadably, SAYS_OK_FIRST, serverFor, untilDone } from './on-postgres.ts'

/** Operators wait some ten seconds. */
const ANSWERED_MS = 10_000

describe.runIf(HAS_POSTGRES)('a line on PostgreSQL', () => {
  it('says that it cannot now while PostgreSQL is gone, and goes on by itself when it is back', async () => {
    // Seen red: with messages acknowledged before they were stored, some were lost.
    const main = mainOf(SAYS_OK_FIRST)
    const server = await serverFor()
    const line = await foundLine({ url: server.url('postgres') })
    const traffic = createTraffic(line, 1)
    const running = await start(line, { main })
    let slowest = 0
    for (let round = 0; round < 2; round += 1) {
      await traffic.burst(line.address)
      // In mid-load, as a loss of power ends it.
      const load = traffic.burst(line.address)
      await setTimeout(30)
      await server.kill()
      await load
      const began = performance.now()
      await traffic.burst(line.address)
      slowest = Math.max(slowest, performance.now() - began)
      refusedReadably(traffic)
      expect(running.hasEnded()).toBe(false)
      await server.start()
      await untilDone(line, traffic)
      expect(line.look((query) => broken(query, traffic))).toEqual([])
    }
    expect(slowest).toBeLessThan(ANSWERED_MS)
    running.kill('SIGTERM')
    expect(await running.exit).toEqual({ code: 0, signal: null })
    await comeToRest(line, traffic, { main })
    noteResult(
      'postgres-gone',
      `2 times gone; while it was, answers took ${(slowest / 1000).toFixed(1)} s at most`,
    )
  })
})
