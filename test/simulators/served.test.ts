import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type IncomingMessage } from 'node:http'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Served } from '../../src/simulators/serve.ts'
import { startSimulator } from '../../src/simulators/start.ts'
import { PHONE } from './mpesa-world.ts'

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function started(
  options: Partial<Parameters<typeof startSimulator>[1]> = {},
): Promise<Served> {
  const simulator = await startSimulator('mpesa', {
    port: 0,
    seed: 3,
    file: null,
    deliverTo: null,
    ...options,
  })
  ends.push(() => simulator.stop())
  return simulator
}

const post = (address: string, body: unknown) =>
  fetch(address, { method: 'POST', body: JSON.stringify(body) })

describe('a simulator that listens', () => {
  it('is there for HTTP, also for a GET with a body', async () => {
    const { address } = await started()
    const asked = '{"ShortCode":"600100"}'
    const body = await new Promise<string>((resolve, reject) => {
      const sent = httpRequest(
        `${address}/pulltransactions/v1/query`,
        { method: 'GET', headers: { 'content-length': asked.length } },
        (response: IncomingMessage) => {
          let text = ''
          response.on('data', (chunk) => (text += String(chunk)))
          response.on('end', () => resolve(text))
        },
      )
      sent.on('error', reject)
      sent.end(asked)
    })
    expect(JSON.parse(body)).toMatchObject({ errorCode: '404.001.03' })
  })

  it('has a page, which loads from nowhere else', async () => {
    const { address } = await started()
    for (const [path, type] of [
      ['/simulator', 'text/html'],
      ['/simulator/page/page.js', 'text/javascript'],
      ['/simulator/page/page.css', 'text/css'],
    ] as const) {
      const response = await fetch(address + path)
      expect(response.headers.get('content-type')).toContain(type)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(await response.text()).not.toMatch(/https?:\/\//)
    }
    expect((await fetch(`${address}/simulator/page/files.ts`)).status).toBe(404)
    expect((await fetch(`${address}/simulator/page/..%2Fserve.ts`)).status).toBe(404)
    expect(await (await fetch(`${address}/simulator/about`)).json()).toMatchObject({
      operator: 'mpesa',
      title: 'M-Pesa',
      seed: 3,
      has: ['prompts', 'pay-bill'],
    })
  })

  it('cuts a connection when told to', async () => {
    const { address } = await started()
    await post(`${address}/simulator/orders`, { on: 'token', answer: { fault: 'cut' } })
    await expect(fetch(`${address}/oauth/v1/generate`)).rejects.toThrow()
    expect((await fetch(`${address}/oauth/v1/generate`)).status).toBe(400)
  })

  it('keeps its money in a file, over a start', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'simulator-'))
    ends.push(() => rmSync(directory, { recursive: true }))
    const file = join(directory, 'mpesa.json')
    const first = await started({ file })
    await post(`${first.address}/simulator/pay-bill`, { phone: PHONE, account: 'A', amount: '250' })
    await first.stop()
    const second = await started({ file })
    const truth = await (await fetch(`${second.address}/simulator/truth`)).json()
    expect(truth).toMatchObject({
      movements: [{ kind: 'pay-bill', amount: '250' }, { kind: 'charge' }],
    })
  })

  it('brings callbacks of other hosts where it is told to, with their host', async () => {
    const got: { path: string | undefined; host: unknown; body: string }[] = []
    const service: Server = createServer((incoming, outgoing) => {
      let body = ''
      incoming.on('data', (chunk) => (body += String(chunk)))
      incoming.on('end', () => {
        got.push({ path: incoming.url, host: incoming.headers['x-forwarded-host'], body })
        outgoing.end('{"ResultCode":0}')
      })
    })
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
    ends.push(() => void service.close())
    const deliverTo = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
    const { address } = await started({ deliverTo })
    const authorization = `Basic ${btoa('simulator-key:simulator-secret')}`
    const url = `${address}/oauth/v1/generate?grant_type=client_credentials`
    const { access_token: token } = (await (
      await fetch(url, { headers: { authorization } })
    ).json()) as { access_token: string }
    await fetch(`${address}/mpesa/c2b/v2/registerurl`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({
        ShortCode: '600100',
        ResponseType: 'Completed',
        ConfirmationURL: 'https://pay.mutual.example/c/conf',
        ValidationURL: 'https://pay.mutual.example/c/val',
      }),
    })
    await post(`${address}/simulator/pay-bill`, { phone: PHONE, account: 'A', amount: '250' })
    await expect.poll(() => got).toMatchObject([{ path: '/c/conf', host: 'pay.mutual.example' }])
    expect(JSON.parse(got[0]?.body ?? '')).toMatchObject({ BillRefNumber: 'A' })
  })

  it('says where nobody listens', async () => {
    const { address } = await started()
    await expect(
      startSimulator('mpesa', {
        port: Number(new URL(address).port),
        seed: 1,
        file: null,
        deliverTo: null,
      }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
