import { createServer, get } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { oneCarrier } from '../../../src/app/sending/carriers.ts'
import { instant } from '../../../src/core/dates.ts'
import { hearAnswers, witnessOf } from '../../../src/edge/clock/answer-dates.ts'
import { watchedClock } from '../../../src/edge/clock/watched-clock.ts'
import { testCarrier, testLog } from '../../world.ts'

const NOON = Date.parse('2026-03-02T12:00:00Z')
const DATE = 'Mon, 02 Mar 2026 12:00:00 GMT'
const DAY = 24 * 3600 * 1000

it.each([
  ['https:', 'api.africastalking.com', { date: DATE }, NOON],
  ['https:', 'api.africastalking.com', { date: DATE, age: '300' }, null],
  ['https:', 'api.africastalking.com', {}, null],
  ['https:', 'api.africastalking.com', { date: 'yesterday' }, null],
  ['http:', 'api.africastalking.com', { date: DATE }, null],
  ['https:', 'localhost', { date: DATE }, null],
  ['https:', '127.0.0.1', { date: DATE }, null],
  ['https:', '127.1.2.3', { date: DATE }, null],
  ['https:', '[::1]', { date: DATE }, null],
  ['https:', '10.0.0.7', { date: DATE }, NOON],
] as const)('an answer by %s of %s with %j is a witness of %s', (protocol, host, headers, at) => {
  expect(witnessOf(protocol, host, headers)).toBe(at)
})

it('hears every answer that this process gets, and of this machine none', async () => {
  const server = createServer((_request, response) => response.setHeader('date', DATE).end())
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const clock = watchedClock(instant(NOON - 7 * DAY), { shown: () => NOON, steady: () => 0 })
  const heard: number[] = []
  const watched = { ...clock.watched, hear: (at: number) => void heard.push(at) } as never
  const parts = { clock: { ...clock, watched }, sms: oneCarrier(testCarrier()), log: testLog() }
  const answers = hearAnswers(parts, (_protocol, _host, { date }) =>
    instant(Date.parse(date ?? '')),
  )
  const ask = async () => {
    const { port } = server.address() as AddressInfo
    const [response] = (await once(get({ host: '127.0.0.1', port }), 'response')) as [
      NodeJS.ReadableStream,
    ]
    await once(response.resume(), 'end')
  }
  await ask()
  expect(heard).toEqual([NOON])
  answers.stop()
  await ask()
  expect(heard).toEqual([NOON])
  const real = hearAnswers(parts)
  await ask()
  real.stop()
  expect(heard).toEqual([NOON])
})

it('asks the carrier at once when the clock is doubted, and not otherwise', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.method ?? '')
    response.setHeader('date', DATE).end()
  })
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const sms = oneCarrier({ ...testCarrier(), timeUrl: `http://127.0.0.1:${port}/` })
  const trust = () => instant(NOON)
  for (const [known, count] of [
    [NOON, 0],
    [NOON - 7 * DAY, 1],
  ] as const) {
    const clock = watchedClock(instant(known), { shown: () => NOON, steady: () => 0 })
    const answers = hearAnswers({ clock, sms, log: testLog() }, trust)
    await expect.poll(() => asked.length).toBe(count)
    await expect.poll(() => clock.watched?.doubt()).toBeNull()
    answers.stop()
  }
  expect(asked).toEqual(['HEAD'])
})

it('stays doubted and says so when the carrier cannot be asked', async () => {
  const log = testLog()
  const sms = oneCarrier({ ...testCarrier(), timeUrl: 'http://127.0.0.1:9/' })
  const clock = watchedClock(instant(NOON - 7 * DAY), { shown: () => NOON, steady: () => 0 })
  const answers = hearAnswers({ clock, sms, log })
  await expect.poll(() => log.lines.map(({ event }) => event)).toEqual(['clock-witness-silent'])
  answers.stop()
  expect(clock.watched?.doubt()?.kind).toBe('ahead')
})
