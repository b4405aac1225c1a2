import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { createCounters, createMetrics } from '../../../src/edge/http/metrics.ts'
import { openMonitoring } from '../../../src/edge/http/monitoring.ts'
import { testLog } from '../../world.ts'

const NONE = { due: 0, count: 0, oldestMs: 0 }
const UNFINISHED = { events: { ...NONE, held: 0 }, inbox: NONE, unread: NONE, suspense: NONE }

const WELL = {
  backlog: async () => ({ ...NONE, due: 3 }),
  unfinished: async () => ({ ...UNFINISHED, suspense: { count: 2, oldestMs: 60_000 } }),
  lanes: async () => [],
  wallets: async () => [
    { wallet: 'umoja-till', fails: true },
    { wallet: 'jappo-pp', fails: false },
  ],
  backupAgeMs: () => 90_000,
  diskFree: async () => 1_000_000,
}

async function open(asked = WELL, reasons: readonly string[] = []) {
  const { meter, counters } = createCounters()
  const metrics = createMetrics(asked, counters)
  const place = { host: '127.0.0.1', port: 0, isOwn: true }
  const health = { notReady: async () => reasons }
  const monitoring = await openMonitoring(place, health, metrics, testLog())
  onTestFinished(() => monitoring.stop())
  const get = (path: string, headers = {}) =>
    fetch(`http://127.0.0.1:${monitoring.port}${path}`, { headers })
  return { get, meter, text: async () => (await get('/metrics')).text() }
}

it('serves what is measured, and names nobody', async () => {
  const { text, meter } = await open()
  meter.prompt('umoja-till', 'accepted')
  meter.jobFailed('remind')
  const lines = (await text()).split('\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      'mutual_outbox_due 3',
      'mutual_suspense_open 2',
      'mutual_suspense_oldest_seconds 60',
      'mutual_backup_age_seconds 90',
      'mutual_disk_free_bytes 1000000',
      'mutual_prompts_total{wallet="umoja-till",outcome="accepted"} 1',
      'mutual_job_failures_total{job="remind"} 1',
      'mutual_wallet_failing{wallet="umoja-till"} 1',
      'mutual_wallet_failing{wallet="jappo-pp"} 0',
    ]),
  )
})

it('leaves out what it cannot know, and serves the rest', async () => {
  let isGone = false
  const from =
    <Told>(told: Told) =>
    async () => {
      if (isGone) throw new Error('the database is gone')
      return told
    }
  const { text } = await open({
    ...WELL,
    backlog: from({ ...NONE, due: 3 }),
    backupAgeMs: () => null as never,
  })
  expect(await text()).toMatch(/^mutual_outbox_due 3$/m)
  isGone = true
  const without = await text()
  expect(without).not.toMatch(/^mutual_outbox_due /m)
  expect(without).not.toMatch(/^mutual_backup_age_seconds /m)
  expect(without).toMatch(/^mutual_suspense_open 2$/m)
  expect(without).toMatch(/^process_resident_memory_bytes \d/m)
  isGone = false
  expect(await text()).toMatch(/^mutual_outbox_due 3$/m)
})

it('answers while the database says nothing', async () => {
  const never = () => new Promise<never>(() => undefined)
  const { text } = await open({ ...WELL, backlog: never, unfinished: never, lanes: never })
  expect(await text()).toMatch(/^mutual_disk_free_bytes 1000000$/m)
})

it('tells whoever reaches it why the service is not ready', async () => {
  const { get } = await open(WELL, ['the database does not answer'])
  const response = await get('/readyz', { 'x-forwarded-for': '10.0.0.9' })
  expect(response.status).toBe(503)
  const reasons = ['the database does not answer']
  expect(await response.json()).toEqual({ status: 'not-ready', reasons })
})

it.each([
  [true, 'error'],
  [false, 'warn'],
])(
  'leaves the line alone when its port is taken (chosen: %s), and says so',
  async (isOwn, level) => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    const log = testLog()
    const health = { notReady: async () => [] }
    const place = { host: '127.0.0.1', port, isOwn }
    const monitoring = await openMonitoring(place, health, createMetrics(WELL), log)
    expect(monitoring.port).toBeNull()
    expect(log.lines).toEqual([expect.objectContaining({ level, event: 'metrics-not-served' })])
  },
)
