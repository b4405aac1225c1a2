import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFile } from '../../../src/edge/files/apply-file.ts'
import { UMOJA } from '../../statutes.ts'
import { CANARY_KEY, type RunningService, startTestService } from '../service.ts'

const SECRET = 'canary-token-9981'
const ASHA = '+254711000001'

describe('a carrier of kind http-sms', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-http-sms-'))
  const taken: { path: string; key: string; id: string; to: string; text: string }[] = []
  const aggregator = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString('utf8')))
    request.on('end', () => {
      const key = request.headers.authorization ?? ''
      taken.push({ path: request.url ?? '', key, ...(JSON.parse(body) as { id: string; to: string; text: string }) }) // prettier-ignore
      response.end('{"status":"ok"}')
    })
  })
  let service: RunningService

  beforeAll(async () => {
    await once(aggregator.listen(0, '127.0.0.1'), 'listening')
    const { port } = aggregator.address() as AddressInfo
    const file = join(folder, 'line.json')
    const send = {
      url: `http://127.0.0.1:${port}/send`,
      headers: { authorization: 'Bearer $TOKEN' },
      body: '{"id":"{{id}}","to":"{{to}}","text":"{{text}}"}',
      accepted: '"ok"',
    }
    writeFileSync(file, JSON.stringify({ carriers: [{ name: 'agg', kind: 'http-sms', send }] }))
    service = await startTestService({
      DATABASE_URL: `sqlite:${join(folder, 'ml.db')}`,
      PORT: '0',
      HOST: '127.0.0.1',
      CALLBACK_KEY: CANARY_KEY,
      INSTALLATION: file,
      TOKEN: SECRET,
    })
    const cashOnly = { ...UMOJA, mutual: { ...UMOJA.mutual, wallets: [] } }
    const founded = await applyFile(service.ports, cashOnly, { actor: 'test', sandbox: false })
    expect(founded).toMatchObject({ ok: true })
  })
  afterAll(async () => {
    await service.stop()
    aggregator.closeAllConnections()
    aggregator.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const path = (rest = '') => `/sms/${CANARY_KEY}/agg${rest}`
  const message = { id: 'in-1', from: ASHA, to: '21512', text: 'BALANCE "now"', at: '2026-11-29T08:00:00+03:00' } // prettier-ignore

  it('is answered through the aggregator, in the order of its request', async () => {
    const response = await service.json(path(), message)
    expect([response.status, await response.text()]).toEqual([200, 'OK'])
    await expect.poll(() => taken.length).toBe(1)
    expect(taken[0]).toMatchObject({ path: '/send', key: `Bearer ${SECRET}`, to: ASHA })
  })

  it('stores a message once, as JSON or as a form, with or without an id', async () => {
    const before = taken.length
    await service.form(path(), message)
    await service.json(path(), { ...message, from: Number(ASHA.slice(1)) })
    const withoutId = { from: ASHA, text: 'HELP', at: message.at }
    await service.form(path(), withoutId)
    await service.json(path(), withoutId)
    const handled = () =>
      service.ports.store.read((tx) =>
        tx.selectFrom('inbox').select('outcome').where('handled_at', 'is not', null).execute(),
      )
    await expect.poll(async () => (await handled()).length).toBe(2)
    // A phone that nobody knows is told so once a day.
    expect(taken).toHaveLength(before)
    const stored = await service.ports.store.read((tx) =>
      tx.selectFrom('inbox').selectAll().execute(),
    )
    expect(stored.map(({ carrier, text }) => [carrier, text])).toEqual([
      ['agg', 'BALANCE "now"'],
      ['agg', 'HELP'],
    ])
  })

  it.each([
    ['DELIVERED', 'final delivered'],
    ['buffered', 'buffered'],
    ['Failed', 'final failed'],
  ])('keeps a report of %s about our own id', async (status, kept) => {
    const id = taken[0]?.id ?? ''
    const clear = service.ports.store.write(async (tx) => {
      await tx.deleteFrom('delivery_report').execute()
      await tx.updateTable('outbox').set({ delivery: null }).execute()
    })
    await clear
    const response = await service.form(path('/delivery'), { id, status, reason: 'x' })
    expect(response.status).toBe(200)
    const row = await service.ports.store.read((tx) =>
      tx.selectFrom('outbox').selectAll().where('outbox_id', '=', id).executeTakeFirstOrThrow(),
    )
    expect(row).toMatchObject({ carrier: 'agg', carrier_id: id, delivery: kept })
  })

  it.each([
    ['', '{"from": '],
    ['', '{"id":"x","text":"no sender"}'],
    ['', `{"from":"${ASHA}","text":"no id and no time"}`],
    ['', JSON.stringify({ ...message, id: 'long', text: 'x'.repeat(2001) })],
    ['/delivery', '{"status":"delivered"}'],
  ])('keeps what cannot be read at %s: %s', async (rest, body) => {
    const headers = { 'content-type': 'application/json' }
    const unread = () =>
      service.ports.store.read((tx) => tx.selectFrom('unread').select(['door', 'body']).execute())
    const before = await unread()
    const response = await fetch(service.address + path(rest), { method: 'POST', headers, body })
    expect(response.status).toBe(200)
    expect((await unread()).slice(before.length)).toEqual([{ door: `sms/agg${rest}`, body }])
  })

  it('has its door alone: no other carrier, and no door of Africa’s Talking', async () => {
    for (const at of [`/sms/${CANARY_KEY}/other`, `/at/${CANARY_KEY}/sms`, '/sms/wrong/agg']) {
      const response = await service.json(at, message)
      expect([at, response.status, await response.text()]).toEqual([at, 404, 'Not found\n'])
    }
  })

  it('is measured by name, and its token is in no line of the log', async () => {
    const text = await (await service.get('/metrics')).text()
    expect(text).toMatch(/mutual_sms_total\{carrier="agg",outcome="accepted"\} \d/)
    expect(service.lines.some((line) => line.includes('"carrier":"agg"'))).toBe(true)
    expect(service.lines.join('')).not.toContain(SECRET)
  })
})
