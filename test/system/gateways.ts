import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '../../src/edge/cli/run.ts'
import { UMOJA } from '../statutes.ts'
import { MAIN } from '../program.ts'

const KEY = 'k'.repeat(40)
const START_MS = 120_000

/** An installation as a real one has it, with every network of it on this machine. */
export async function makeInstallation(databaseUrl: string) {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-gateways-'))
  const aggregator = await startAggregator()
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const sms = { name: 'sms', kind: 'http-sms', send: { url: `${aggregator.url}/send`, body: '{"id":"{{id}}","to":"{{to}}","text":"{{text}}"}', accepted: 'ok' } } // prettier-ignore
  const calls = { name: 'calls', kind: 'africastalking', username: 'line', apiKey: 'no key of anybody', baseUrl: aggregator.url } // prettier-ignore
  const till = { name: 'till', kind: 'mpesa', currency: 'KES', shortCode: '600100', passkey: 'x', consumerKey: 'x', consumerSecret: 'x', baseUrl: aggregator.url } // prettier-ignore
  const installation = { carriers: [sms, calls], routes: [{ carrier: 'sms' }], wallets: [till] }
  const settings = {
    PATH: process.env['PATH'],
    HOME: folder,
    INSTALLATION: file('line.json', JSON.stringify(installation)),
    CALLBACK_KEY: KEY,
    PUBLIC_URL: 'https://line.example',
    DATABASE_URL: databaseUrl,
    METRICS_PORT: 'off',
    // They call all the time.
    ...{ PHONE_TURNS_PER_MINUTE: 'off', PHONE_SMS_PER_HOUR: 'off' },
  }

  /** Runs a command by itself, which must succeed. */
  async function done(...argv: string[]): Promise<string> {
    let said = ''
    const write = (text: string) => void (said += text)
    const code = await runCli(argv, {
      loadEnvironment: () => settings,
      startService: () => Promise.reject(new Error('no service in here')),
      keyboard: { ask: async () => null, close: () => undefined },
      stdout: { write },
      stderr: { write },
    })
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${said}`)
    return said
  }

  async function found(members: string): Promise<void> {
    const wallets = [{ wallet: 'till', payBill: '600100' }]
    const statutes = { ...UMOJA, mutual: { ...UMOJA.mutual, wallets } }
    await done('migrate')
    await done('apply', file('umoja.json', JSON.stringify(statutes)))
    await done('import', file('members.csv', members), '--mutual', 'umoja')
  }

  async function remove(): Promise<void> {
    await aggregator.stop()
    rmSync(folder, { recursive: true, force: true })
  }

  return { settings, done, found, remove, sent: aggregator.sent }
}

export type Gateway = {
  readonly address: string
  log(): string
  /** As systemd ends it; the exit code. */
  stop(): Promise<number | null>
  kill(): void
}

/** Starts the service in a process of its own, on a port of its own. */
export async function startGateway(settings: NodeJS.ProcessEnv, port = 0): Promise<Gateway> {
  const child: ChildProcess = spawn(process.execPath, [MAIN, 'serve'], {
    env: { ...settings, PORT: String(port), HOST: '127.0.0.1' },
    cwd: settings['HOME'],
  })
  let log = ''
  for (const out of [child.stdout, child.stderr]) out?.on('data', (chunk) => (log += String(chunk)))
  const until = performance.now() + START_MS
  while (!/"event":"started"/.test(log)) {
    if (child.exitCode !== null || performance.now() > until) throw new Error(log.slice(-2_000))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const [, taken = ''] = /"port":(\d+)/.exec(log) ?? []
  return {
    address: `http://127.0.0.1:${taken}`,
    log: () => log,
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = (await once(child, 'exit')) as [number | null]
      return code
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/** What a carrier or an operator sends, and how it is known when it comes again. */
export type Said = { readonly path: string; readonly id: string; readonly body: string; readonly isJson: boolean } // prettier-ignore

export const sms = (id: string, from: string): Said => ({
  path: `/sms/${KEY}/sms`,
  id,
  body: JSON.stringify({ id, from, to: '21512', text: 'BALANCE', at: new Date().toISOString() }),
  isJson: true,
})

export const paid = (id: string, account: string): Said => ({
  path: `/pay/${KEY}/till/paid`,
  id,
  body: JSON.stringify({
    ...{ TransactionType: 'Pay Bill', TransID: id, TransTime: nairobi(), TransAmount: '10.00' },
    ...{ BusinessShortCode: '600100', BillRefNumber: account, MSISDN: '254711000001' },
  }),
  isJson: true,
})

export const dialled = (id: string, phone: string): Said => ({
  path: `/at/${KEY}/ussd`,
  id,
  body: new URLSearchParams({
    ...{ sessionId: id, phoneNumber: phone, serviceCode: '*384*77#', networkCode: '63902' },
    text: '',
  }).toString(),
  isJson: false,
})

/** `20260314101602`, as walls in Nairobi show it. */
function nairobi(): string {
  const at = new Date(Date.now() + 3 * 60 * 60 * 1000).toISOString()
  return at.slice(0, 19).replace(/\D/g, '')
}

/** Sends something once: the status and text of the answer, or null when there was none. */
export async function send(address: string, { path, body, isJson }: Said) {
  try {
    const response = await fetch(address + path, {
      method: 'POST',
      headers: {
        'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
      },
      body,
      signal: AbortSignal.timeout(12_000),
    })
    return { status: response.status, text: await response.text() }
  } catch {
    return null
  }
}

/** An aggregator and an operator that take everything. */
async function startAggregator() {
  const sent: string[] = []
  const server = createServer((request: IncomingMessage, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      const [, id] = /"id":"([^"]+)"/.exec(body) ?? []
      if (request.url === '/send' && id) sent.push(id)
      response.setHeader('content-type', 'application/json').end('{"status":"ok"}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${port}`, sent, stop }
}
