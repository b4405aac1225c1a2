import { readFileSync } from 'node:fs'
import { parse } from 'dotenv'
import { describe, expect, it } from 'vitest'
import { createCounters, createMetrics } from '../src/edge/http/metrics.ts'
import { SETTINGS } from '../src/settings.ts'

const text = (name: string) => readFileSync(new URL(`../deploy/${name}`, import.meta.url), 'utf8')

const NONE = { due: 0, count: 0, oldestMs: 0 }

/** Every name that the service measures under, a histogram's three included. */
async function measured(): Promise<Set<string>> {
  const { counters } = createCounters()
  const { registry } = createMetrics(
    {
      backlog: async () => NONE,
      unfinished: async () => ({
        ...{ events: { ...NONE, held: 0 }, inbox: NONE, unread: NONE, suspense: NONE },
      }),
      lanes: async () => [],
      wallets: async () => [],
      backupAgeMs: () => 0,
      diskFree: async () => 0,
    },
    counters,
  )
  const all = await registry.getMetricsAsJSON()
  return new Set(
    all.flatMap(({ name }) => [name, ...['count', 'sum', 'bucket'].map((end) => `${name}_${end}`)]),
  )
}

describe('what is in deploy/', () => {
  it.each(['prometheus-rules.yml', 'grafana.json'])(
    '%s asks for what is measured',
    async (name) => {
      const known = await measured()
      const asked = text(name).match(/\b(?:mutual|nodejs|process)_[a-z0-9_]+/g) ?? []
      expect(asked.length).toBeGreaterThan(10)
      expect(asked.filter((one) => !known.has(one))).toEqual([])
    },
  )

  it('shows and alerts to every measurement of ours that may go wrong', async () => {
    const ours = [...(await measured())].filter(
      (name) => name.startsWith('mutual_') && !/_(count|sum|bucket)$/.test(name),
    )
    const shown = text('grafana.json') + text('prometheus-rules.yml')
    expect(ours.filter((name) => !shown.includes(name) && !name.includes('_lane_'))).toEqual([
      'mutual_unread_oldest_seconds',
    ])
  })

  it('has a dashboard in which every panel asks for something', () => {
    const { panels } = JSON.parse(text('grafana.json')) as {
      panels: { title: string; targets: { expr: string }[] }[]
    }
    for (const { title, targets } of panels) expect(targets.length, title).toBeGreaterThan(0)
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length)
  })

  it('starts the service with settings that there are, and keeps no secret in the unit', () => {
    const unit = text('mutual-line.service')
    const [, given = ''] = /^Environment=(.*)$/m.exec(unit) ?? []
    const names = Object.keys(parse(given.replaceAll(' ', '\n')))
    expect(names).toEqual(['NODE_ENV', 'HOST'])
    for (const name of names) expect(Object.keys(SETTINGS.shape)).toContain(name)
    expect(unit).not.toMatch(/KEY=|SECRET|PASS/)
  })

  it('leaves secrets in addresses out of the log of the web server, and measurements inside', () => {
    const nginx = text('nginx.conf')
    const [, format = ''] = /log_format no_address '([^']*)'/.exec(nginx) ?? []
    expect(format).not.toMatch(/\$request\b|\$request_uri|\$uri|referer/)
    expect(nginx).toMatch(/access_log \S+ no_address;/)
    for (const name of ['nginx.conf', 'Caddyfile']) expect(text(name)).toContain('/metrics')
  })
})
