import type { Dialog } from '../../../src/core/errands/kept.ts'
import type { Json } from '../../../src/store/tables/json.ts'
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

const PASSWORD = 'canary-kannel-9981'
const PHONE = '254711000009'
const CODE = '*384*77#'

describe('Kannel', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-kannel-'))
  /** What Kannel's smsbox was asked. */
  const asked: URLSearchParams[] = []
  const smsbox = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://localhost').searchParams)
    response.writeHead(202).end('0: Accepted for delivery')
  })
  let service: RunningService

  beforeAll(async () => {
    await once(smsbox.listen(0, '127.0.0.1'), 'listening')
    const { port } = smsbox.address() as AddressInfo
    const file = join(folder, 'line.json')
    const kannel = {
      ...{ name: 'modem', kind: 'kannel', username: 'line', password: '$KANNEL_PASSWORD' },
      ...{ sendUrl: `http://127.0.0.1:${port}/cgi-bin/sendsms`, from: '38400' },
    }
    writeFileSync(file, JSON.stringify({ carriers: [kannel] }))
    service = await startTestService({
      DATABASE_URL: `sqlite:${join(folder, 'ml.db')}`,
      ...{ PORT: '0', HOST: '127.0.0.1', CALLBACK_KEY: CANARY_KEY },
      ...{ INSTALLATION: file, KANNEL_PASSWORD: PASSWORD },
    })
    const cashOnly = { ...UMOJA, mutual: { ...UMOJA.mutual, wallets: [] } }
    const founded = await applyFile(service.ports, cashOnly, { actor: 'test', sandbox: false })
    expect(founded).toMatchObject({ ok: true })
  })
  afterAll(async () => {
    await service.stop()
    smsbox.closeAllConnections()
    smsbox.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function ask(what: 'mo' | 'dlr', fields: Readonly<Record<string, string>>) {
    const query = new URLSearchParams(fields).toString()
    const response = await service.get(`/kannel/${CANARY_KEY}/modem/${what}?${query}`)
    expect([response.status, await response.text()]).toEqual([200, ''])
  }

  it('hands over an SMS, and takes the answer with the address for its reports', async () => {
    const sms = { from: PHONE, to: '38400', text: 'BALANCE', id: 'mo-1', coding: '0' }
    await ask('mo', sms)
    await ask('mo', sms)
    await expect.poll(() => asked.length).toBe(1)
    const sent = Object.fromEntries(asked[0] ?? [])
    expect(sent).toMatchObject({
      ...{ username: 'line', password: PASSWORD, to: `+${PHONE}`, from: '38400' },
      ...{ coding: '0', charset: 'UTF-8', 'dlr-mask': '31' },
    })
    expect(sent['dlr-url']).toMatch(
      new RegExp(`^http://.*/kannel/${CANARY_KEY}/modem/dlr\\?id=[^&]+&status=%d$`),
    )
  })

  it.each([
    ['8', 'accepted'],
    ['4', 'buffered'],
    ['1', 'final delivered'],
  ])('reports %s about a message by our id as %s', async (status, kept) => {
    const id = new URL(asked[0]?.get('dlr-url') ?? '').searchParams.get('id') ?? ''
    await ask('dlr', { id, status })
    const row = await service.ports.store.read((tx) =>
      tx.selectFrom('outbox').selectAll().where('outbox_id', '=', id).executeTakeFirstOrThrow(),
    )
    expect(row).toMatchObject({ carrier: 'modem', state: 'sent', delivery: kept })
  })

  describe.each([
    ['its_session_info', '%124', '%124', '%125'],
    ['user_message_reference', '%00%07', '%00%07', '%00%07'],
  ])('carries calls whose session is in %s', (field, session, asks, ends) => {
    let turns = 0
    const phone = field === 'its_session_info' ? '254711000021' : '254711000022'
    const turn = (op: string, text: string) =>
      ask('mo', {
        ...{ from: phone, to: CODE, text, id: `${field}-${(turns += 1)}`, svc: 'USSD' },
        meta: `?smpp?ussd_service_op=${op}&${field}=${session}&`,
      })
    const screen = async (): Promise<Record<string, string>> => {
      const before = asked.length
      await expect.poll(() => asked.length).toBeGreaterThanOrEqual(before)
      return Object.fromEntries(asked.at(-1) ?? [])
    }

    it('begins with a screen that asks', async () => {
      const count = asked.length
      await turn('%01', CODE)
      await expect.poll(() => asked.length).toBe(count + 1)
      expect(await screen()).toMatchObject({
        ...{ to: `+${phone}`, from: CODE, binfo: 'USSD' },
        'meta-data': `?smpp?ussd_service_op=2&${field}=${asks}`,
        text: expect.stringContaining('1. English') as string,
      })
    })

    it('goes on with the answer, and hears the same request once', async () => {
      const count = asked.length
      await turn('%12', '1')
      await expect.poll(() => asked.length).toBe(count + 1)
      const { text } = await screen()
      expect(text).not.toContain('1. English')
      turns -= 1
      await turn('%12', '1')
      await expect.poll(() => asked.length).toBe(count + 2)
      expect((await screen())['text']).toBe(text)
    })

    it('ends with a screen that says so', async () => {
      await service.ports.store.write((tx) =>
        tx
          .updateTable('dialog')
          .set({ state: BROKEN as Json<Dialog>, open: 1 })
          .execute()
          .then(() => undefined),
      )
      const count = asked.length
      await turn('%12', '0')
      await expect.poll(() => asked.length).toBe(count + 1)
      expect((await screen())['meta-data']).toBe(`?smpp?ussd_service_op=17&${field}=${ends}`)
    })

    it('is told that a call was cut, and sends nothing', async () => {
      const count = asked.length
      await turn('%81', '')
      expect(asked.length).toBe(count)
      expect(service.lines.some((line) => line.includes('"event":"ussd-ended"'))).toBe(true)
    })
  })

  it('keeps what cannot be read', async () => {
    const before = await unread()
    await ask('mo', { from: PHONE, text: 'no id' })
    await ask('dlr', { status: '1' })
    await ask('mo', { from: PHONE, text: '4702', svc: 'USSD' })
    const kept = (await unread()).slice(before.length)
    expect(kept.map(({ door }) => door).sort()).toEqual([
      'kannel/modem/dlr',
      'kannel/modem/mo',
      'kannel/modem/mo',
    ])
    // A call's turn is kept without a digit of what was typed.
    expect(kept.filter(({ body }) => body.includes('text=0000'))).toHaveLength(1)
    expect(kept.map(({ body }) => body).join()).not.toContain('4702')
  })

  const unread = () =>
    service.ports.store.read((tx) => tx.selectFrom('unread').select(['door', 'body']).execute())

  it('has no door for another name or key, and its password is in no line of the log', async () => {
    for (const path of [`/kannel/${CANARY_KEY}/other/mo`, '/kannel/wrong/modem/mo']) {
      expect((await service.get(path)).status).toBe(404)
    }
    expect(service.lines.join('')).not.toContain(PASSWORD)
  })
})

/** No dialog at all: the turn fails, and the caller hears an end. */
const BROKEN = 'no dialog'
