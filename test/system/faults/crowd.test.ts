import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { noteResult } from '../../promises/results.ts'
import { createRandom } from '../../simulation/random.ts'
import { type Change, mainOf } from '../line/builds.ts'
import { foundLine, freePort, KEY, type Line } from '../line/line.ts'
import { start } from '../line/running.ts'

const CALLS = 10_000
const MEMBERS = 1000

/** As many connections as an aggregator may have. */
const SOCKETS = 400

/** A collector of measurements gives up after this. */
const WATCHED_MS = 10_000

/** What the process may take: a small server has two of these. */
const MEMORY_KB = 768 * 1024

/** Calls of several phones are one call: a carrier that gives a session's id again, and we do not look. */
const MIXED: readonly Change[] = [
  { file: 'edge/http/africastalking-doors.ts', from: 'carrier: parts.carrier, sessionId,', to: 'carrier: parts.carrier, sessionId: sessionId.slice(0, -2),' }, // prettier-ignore
  { file: 'app/calls/ussd-turn.ts', from: 'row && row.phone === request.phone ? row : null', to: 'row ?? null' }, // prettier-ignore
]

type Turn = { readonly call: number; readonly text: string }

it('10,000 calls at once, repeated and in any order, each read their own screens', async () => {
  // Seen red: with a session's phone not compared, and its last digits left out, callers read each other's screens.
  const main = mainOf(MIXED)
  const line = await foundLine({ members: MEMBERS })
  const metricsPort = await freePort()
  const running = await start(line, { main, env: { METRICS_PORT: String(metricsPort) } })
  const random = createRandom(1)
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS })
  const answers = new Map<string, string>()
  const wrong: string[] = []
  const watching = watch([`${line.address}/healthz`, `http://127.0.0.1:${metricsPort}/metrics`])
  // All have begun before anybody goes on.
  for (const text of ['', '3*1']) {
    const turns = Array.from({ length: CALLS }, (_, call): Turn => ({ call, text }))
    const repeated = turns.filter(() => random.percent(20))
    await Promise.all(
      shuffled([...turns, ...repeated], random).map(async (turn) => {
        const key = `${turn.call} ${turn.text}`
        const screen = await ask(line, agent, turn)
        const before = answers.get(key)
        answers.set(key, screen)
        if (before !== undefined && before !== screen) wrong.push(`${key}: another answer`)
        const own = new RegExp(`Amina ${turn.call % MEMBERS}(?!\\d)`)
        if (!own.test(screen)) wrong.push(`${key}: ${screen}`)
      }),
    )
  }
  agent.destroy()
  const watched = await watching.stop()
  expect(watched).toMatchObject({
    refused: [],
    answers: expect.toSatisfy((n) => n > 10) as unknown,
  })
  expect(watched.slowestMs).toBeLessThan(WATCHED_MS)
  expect(wrong.slice(0, 5)).toEqual([])
  const [, peak = ''] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${running.pid}/status`, 'utf8')) ?? [] // prettier-ignore
  expect(Number(peak)).toBeLessThan(MEMORY_KB)
  running.kill('SIGTERM')
  expect(await running.exit).toEqual({ code: 0, signal: null })
  noteResult('crowd', `${CALLS} calls open at once, ${answers.size} turns and a fifth repeated, ${Math.round(Number(peak) / 1024)} MB at most; health and metrics asked ${watched.answers} times meanwhile, the slowest answer after ${(watched.slowestMs / 1000).toFixed(1)} s`) // prettier-ignore
})

/** Asks as a watchman and a collector of measurements do, until it is stopped. */
function watch(addresses: readonly string[]) {
  const refused: string[] = []
  let [answers, slowestMs, isOver] = [0, 0, false]
  const asking = addresses.map(async (address) => {
    while (!isOver) {
      const began = performance.now()
      const response = await fetch(address, { signal: AbortSignal.timeout(WATCHED_MS) }).catch(
        (error: unknown) => String(error),
      )
      slowestMs = Math.max(slowestMs, performance.now() - began)
      answers += 1
      if (typeof response === 'string') refused.push(response)
      else if (!response.ok) refused.push(`${address} ${response.status}`)
      else await response.text()
      await setTimeout(200)
    }
  })
  const stop = async () => {
    isOver = true
    await Promise.all(asking)
    return { refused, answers, slowestMs }
  }
  return { stop }
}

function shuffled<One>(all: readonly One[], random: ReturnType<typeof createRandom>): One[] {
  const keyed = all.map((one) => ({ one, key: random.below(2 ** 30) }))
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one)
}

function ask({ members, port }: Line, agent: Agent, { call, text }: Turn): Promise<string> {
  const { phone = '' } = members[call % members.length] ?? {}
  const fields = {
    sessionId: `crowd-${1_000_000 + call}`,
    phoneNumber: phone,
    serviceCode: '*384*77#',
  }
  const body = new URLSearchParams({ ...fields, text, networkCode: '63902' }).toString()
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': body.length,
  }
  return new Promise((resolve) => {
    const options = {
      host: '127.0.0.1',
      port,
      agent,
      method: 'POST',
      path: `/at/${KEY}/ussd`,
      headers,
    }
    const sent = request(options, (response) => {
      let screen = ''
      response.on('data', (chunk) => (screen += String(chunk)))
      response.on('end', () => resolve(screen))
    })
    sent.on('error', (error) => resolve(`error ${error.message}`))
    sent.end(body)
  })
}
