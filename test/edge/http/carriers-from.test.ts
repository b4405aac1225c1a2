import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningService, startTestService } from '../service.ts'

const KEY = 'a-callback-key-of-this-test-0123456789'
const NEAR = { addresses: ['127.0.0.1', '::1'] }
const FAR = { addresses: ['203.0.113.7'], proxy: '127.0.0.1' }
const send = { url: 'http://127.0.0.1:9/send', body: '{"to":"{{to}}","text":"{{text}}"}' }

const folder = mkdtempSync(join(tmpdir(), 'mutual-line-from-'))
let service: RunningService

beforeAll(async () => {
  const file = join(folder, 'installation.json')
  const carriers = [
    { name: 'at', kind: 'africastalking', username: 'acme', apiKey: 'k', callbacksFrom: FAR },
    { name: 'near', kind: 'http-sms', send, callbacksFrom: NEAR },
    { name: 'far', kind: 'http-sms', send, callbacksFrom: FAR },
    { name: 'calls', kind: 'json-ussd', shape: 'arkesel', callbacksFrom: FAR },
    { name: 'any', kind: 'http-sms', send },
  ]
  writeFileSync(file, JSON.stringify({ carriers }))
  const DATABASE_URL = `sqlite:${join(folder, 'ml.db')}`
  service = await startTestService({ INSTALLATION: file, CALLBACK_KEY: KEY, PORT: '0', HOST: '127.0.0.1', DATABASE_URL }) // prettier-ignore
})

afterAll(async () => {
  await service.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function post(path: string, forwarded?: string): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(forwarded && { 'x-forwarded-for': forwarded }) } // prettier-ignore
  const body = JSON.stringify({ id: path + forwarded, from: '+254711000001', text: 'hello' })
  return (await fetch(`${service.address}${path}`, { method: 'POST', headers, body })).status
}

it.each([
  [`/sms/${KEY}/near`, undefined, 200],
  [`/sms/${KEY}/any`, undefined, 200],
  [`/sms/${KEY}/far`, undefined, 404],
  [`/sms/${KEY}/far`, '203.0.113.7', 200],
  [`/sms/${KEY}/far`, '203.0.113.7, 198.51.100.1', 404],
  [`/sms/${KEY}/near`, '203.0.113.7', 200],
  [`/sms/${KEY}/far/delivery`, undefined, 404],
  [`/at/${KEY}/ussd`, undefined, 404],
  [`/at/${KEY}/ussd`, '203.0.113.7', 200],
  [`/ussd/${KEY}/calls`, undefined, 404],
  [`/ussd/${KEY}/calls`, '203.0.113.7', 200],
  [`/sms/wrong-${KEY}/near`, undefined, 404],
])('a callback to %s, by the proxy from %s, is answered %s', async (path, forwarded, status) => {
  expect(await post(path, forwarded)).toBe(status)
})

it('from elsewhere is in the log by its carrier, without its key or address', () => {
  const lines = service.lines.filter((line) => line.includes('callback-from-elsewhere'))
  expect(lines.some((line) => line.includes('"carrier":"far"'))).toBe(true)
  expect(lines.join('')).not.toMatch(new RegExp(`${KEY}|203\\.0`))
})
