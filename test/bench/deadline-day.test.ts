import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { openLoop } from '../../bench/day/arrivals.ts'
import { householdAt, mutualOfClinic, CLINICS, MUTUALS, owesMonth } from '../../bench/day/country.ts' // prettier-ignore
import { CUT_PERCENT, planCall, requestsEach, thinkMs } from '../../bench/day/day-calls.ts'
import { openDoors } from '../../bench/day/doors.ts'
import { readSeconds } from '../../bench/day/draw.ts'
import { createLatencies, spreadOf } from '../../bench/day/latencies.ts'
import { plotOf } from '../../bench/day/plot.ts'
import { createRandom } from '../simulation/random.ts'

it('lets people come by a rate, also while nobody can receive them', async () => {
  const startMs = performance.now()
  const came: { intendedMs: number; atMs: number }[] = []
  openLoop(createRandom(1), 1000, { startMs, endMs: startMs + 300 }, (intendedMs) => {
    came.push({ intendedMs, atMs: performance.now() })
    // A hundred milliseconds in which nothing else is done.
    if (came.length === 50) while (performance.now() < came[0]!.atMs + 150);
  })
  await expect.poll(() => performance.now() > startMs + 350).toBe(true)
  expect(came.length).toBeGreaterThan(200)
  expect(came.length).toBeLessThan(400)
  expect(came.every(({ intendedMs }) => intendedMs >= startMs && intendedMs < startMs + 300)).toBe(true) // prettier-ignore
  expect(Math.max(...came.map(({ intendedMs, atMs }) => atMs - intendedMs))).toBeGreaterThan(50)
  const gaps = came.slice(1).map(({ intendedMs }, at) => intendedMs - came[at]!.intendedMs)
  expect(gaps.every((gap) => gap > 0)).toBe(true)
  expect(Math.max(...gaps)).toBeLessThan(30)
})

it('counts from when a request was meant, all in all and since it was last looked at', () => {
  const thousand = Array.from({ length: 1000 }, (_, at) => 1000 - at)
  expect(spreadOf(thousand)).toEqual({ count: 1000, p50: 500, p99: 990, p999: 999, max: 1000 })
  expect(spreadOf([])).toMatchObject({ count: 0, max: 0 })
  const latencies = createLatencies(['turn', 'other'])
  latencies.note('turn', 100, 350)
  expect(latencies.since().turn).toMatchObject({ count: 1, p50: 250 })
  latencies.note('turn', 400, 401)
  expect(latencies.since()).toMatchObject({ turn: { count: 1, max: 1 }, other: { count: 0 } })
  expect(latencies.whole().turn).toMatchObject({ count: 2, max: 250 })
})

it('makes as many requests in a call as it says, and as many calls are cut', () => {
  const random = createRandom(7)
  const calls = Array.from({ length: 20_000 }, () => planCall(random))
  const mean = calls.reduce((sum, { steps }) => sum + steps.length, 0) / calls.length
  expect(mean / requestsEach()).toBeCloseTo(1, 1)
  const cut = calls.filter(({ isCut }) => isCut)
  expect((cut.length / calls.length) * 100).toBeCloseTo(CUT_PERCENT, -1)
  expect(cut.every(({ kind, steps }) => steps.length < (kind === 'pay' ? 4 : 3))).toBe(true)
  const thoughts = Array.from({ length: 1000 }, () => thinkMs(random))
  expect(Math.min(...thoughts)).toBeGreaterThanOrEqual(2000)
  expect(Math.max(...thoughts)).toBeLessThanOrEqual(30_000)
})

it('spreads households and clinics over all mutuals, and asks no number twice', () => {
  const households = Array.from({ length: 1280 }, (_, index) => householdAt(index, 1280))
  expect(new Set(households.map(({ number }) => number)).size).toBe(1280)
  expect(new Set(households.map(({ mutual }) => mutual)).size).toBe(MUTUALS)
  expect([households[19], households[20], households[1279]].map((one) => one?.mutual)).toEqual([0, 1, 63]) // prettier-ignore
  expect([0, 63, 64, CLINICS - 1].map(mutualOfClinic)).toEqual([0, 0, 1, MUTUALS - 1])
  expect([0, 3, 4, 9, 10].map(owesMonth)).toEqual([true, true, false, false, true])
})

it('gives what one gateway does not answer to the other, and says when none does', async () => {
  let asked = 0
  const whole = await listening((_, response) => {
    asked += 1
    response.end('OK')
  })
  const broken = await listening((request) => request.socket.destroy())
  const both = openDoors([whole.port, broken.port])
  onTestFinished(() => both.close())
  const body = { path: '/a', body: 'b=1', isJson: false }
  const answers = []
  for (let at = 0; at < 4; at += 1) answers.push(await both.send(body))
  expect(answers.map(({ reply }) => reply?.body)).toEqual(['OK', 'OK', 'OK', 'OK'])
  // Once it has failed it is left out for some seconds.
  expect(answers.filter(({ tries }) => tries > 1)).toHaveLength(1)
  expect(asked).toBe(4)
  expect(await openDoors([broken.port]).send(body)).toEqual({ reply: null, tries: 2 })
})

it('leaves a connection that the gateway closed meanwhile', async () => {
  const { port } = await listening((_, response) => response.writeHead(200, { connection: 'close' }).end('OK')) // prettier-ignore
  const doors = openDoors([port])
  for (let at = 0; at < 2; at += 1) {
    expect(await doors.send({ path: '/a', body: '', isJson: false })).toMatchObject({ tries: 1 })
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
})

async function listening(answer: Parameters<typeof createServer>[1]): Promise<{ port: number }> {
  const server: Server = createServer((request, response) => {
    response.setHeader('content-length', 2)
    answer?.(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { port: (server.address() as AddressInfo).port }
}

it('draws lines by a scale of tens, with words for whoever does not see them', () => {
  const seconds = readSeconds('second,turn.max\n1,10\n61,1000\n')
  const points = [0, 1].map((at) => [seconds.get('second')![at]!, seconds.get('turn.max')![at]!] as const) // prettier-ignore
  const svg = plotOf({
    ...{ title: 'A day', tells: 'How long it took', seconds: 61 },
    marks: [[61, 'it was <killed>']],
    panels: [{ title: 'Turns', isByTens: true, lines: [{ name: 'longest', points }] }],
  })
  expect(svg).toContain('<title id="t">A day</title>')
  expect(svg).toContain('<desc id="d">How long it took</desc>')
  expect(svg).toContain('it was &lt;killed&gt;')
  expect(svg).toContain('prefers-color-scheme: dark')
  // Of 120 units between 1 and 1,000, ten stands on the first third and a thousand on the top.
  expect(svg).toContain('points="75.2,114 748,34"')
})
