import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Change, mainOf } from '../line/builds.ts'
import { foundLine } from '../line/line.ts'
import { comeToRest } from '../line/rest.ts'
import { start } from '../line/running.ts'
import { createTraffic } from '../line/traffic.ts'
import { HAS_POOLER, startPooler } from '../pooler-server.ts'
import { HAS_POSTGRES } from '../postgres-server.ts'
import { refusedReadably, serverFor, untilDone } from './on-postgres.ts'

describe.runIf(HAS_POSTGRES)('a line on PostgreSQL', () => {
  const TAKES_IT_FOR_ITS_OWN: readonly Change[] = [
    { file: 'store/engine/postgres-pool.ts', from: 'pooled.add(client)', to: ';' },
  ]

  it.runIf(HAS_POOLER)(
    'works through a pooler in transaction mode, and goes on when that is restarted',
    async () => {
      // Seen red: with a pooler's connections taken for its own, not all was ever acknowledged.
      const main = mainOf(TAKES_IT_FOR_ITS_OWN)
      const server = await serverFor()
      const pooler = await startPooler(server, 3)
      onTestFinished(() => pooler.remove())
      const line = await foundLine({ url: pooler.url })
      const traffic = createTraffic(line, 3)
      const running = await start(line, { main })
      for (let n = 0; n < 4; n += 1) await traffic.burst(line.address)
      expect(traffic.isDone()).toBe(true)
      const load = traffic.burst(line.address)
      await setTimeout(30)
      await pooler.kill()
      await load
      await traffic.burst(line.address)
      refusedReadably(traffic)
      await pooler.start()
      await untilDone(line, traffic)
      expect(running.log()).not.toMatch(/prepared statement/)
      running.kill('SIGTERM')
      expect(await running.exit).toEqual({ code: 0, signal: null })
      await comeToRest(line, traffic, { main })
    },
  )
})
