import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { noteResult } from '../../promises/results.ts'
import { broken } from '../line/audit.ts'
import { type Change, mainOf } from '../line/builds.ts'
import { faked } from '../line/faked-clock.ts'
import { foundLine } from '../line/line.ts'
import { comeToRest } from '../line/rest.ts'
import { start } from '../line/running.ts'
import { createTraffic } from '../line/traffic.ts'

const GIVES_UP: readonly Change[] = [
  {
    file: 'edge/carriers/africastalking/send.ts',
    from: '503: { retryable: true }',
    to: '503: { retryable: false }',
  },
]

/** Everything goes wrong at both, in the way that is named. */
const WAYS = ['503', 'cut'] as const

it('a carrier and an operator that are down for an hour cost nobody an answer or money', async () => {
  // Seen red: with a busy carrier's refusal taken for its last word, nothing waited for it to come back.
  const main = mainOf(GIVES_UP)
  const line = await foundLine()
  const traffic = createTraffic(line, 1)
  const clock = faked(join(line.folder, 'clock'))
  const running = await start(line, { main, env: clock.env })
  await traffic.burst(line.address)
  let minutes = 0
  const pass = (more: number): void => {
    minutes += more
    clock.jump(`+${minutes}m`)
  }
  const both = [line.outside.sms, line.outside.money]
  for (const way of WAYS) {
    for (const operator of both)
      await operator.control('orders', { on: '*', times: null, answer: { fault: way } })
    for (let n = 0; n < 6; n += 1) {
      await traffic.burst(line.address, { payments: 2, checks: 2, calls: 2 })
      await setTimeout(200)
      pass(5)
    }
    for (const { address } of both) await fetch(`${address}/simulator/orders`, { method: 'DELETE' })
  }
  // What comes in is taken in, whoever cannot be reached.
  expect(traffic.isDone()).toBe(true)
  expect(line.look((query) => broken(query, traffic))).toEqual([])
  const waiting = () =>
    line.look((query) =>
      query(`select 1 from outbox where state in ('waiting', 'sending') and priority <= 3`),
    ).length
  expect(waiting()).toBeGreaterThan(0)
  // By itself everything leaves, within an hour or two after.
  for (let n = 0; n < 30 && waiting() > 0; n += 1) {
    pass(5)
    await fetch(`${line.address}/readyz`)
    await setTimeout(400)
  }
  expect(waiting()).toBe(0)
  running.kill('SIGTERM')
  expect(await running.exit).toEqual({ code: 0, signal: null })
  await comeToRest(line, traffic, { main, env: clock.env })
  noteResult(
    'outside-down',
    `${traffic.checks.length} answers, ${traffic.payments.length} payments: all there, none twice`,
  )
})
