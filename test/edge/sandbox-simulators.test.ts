import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { promptWithoutSimulators } from '../../src/edge/sandbox/simulated-wallet.ts'
import { startSandboxSimulators } from '../../src/edge/sandbox/simulators.ts'
import { createLog } from '../../src/log.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { type Service, startService } from '../../src/wire.ts'

const PHONE = '+254700000001'
const SOON = { timeout: 20_000, interval: 100 }

const ends: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

const post = async (url: string, body: unknown): Promise<unknown> =>
  (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).json()
const get = async (url: string): Promise<unknown> => (await fetch(url)).json()

/** The sandbox as `serve --simulators` starts it. */
async function started(operator: 'mpesa' | 'pawapay' = 'mpesa') {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-simulators-'))
  ends.push(() => rmSync(folder, { recursive: true, force: true }))
  const settings = { DATABASE_URL: `sqlite:${join(folder, 'ml.db')}`, PORT: await freePort() }
  const read = readConfig(settings)
  if (!read.ok) throw new Error(read.faults.join('; '))
  const simulators = await startSandboxSimulators(read.config, operator)
  ends.push(() => simulators.stop())
  const to = { write: () => undefined }
  const log = createLog({ level: 'info', key: 'test', secrets: [], to })
  const service = await startService(simulators.config, log)
  ends.push(() => service.stop())
  await simulators.begin(service.ports)
  const at = (name: string) =>
    simulators.pages.find(({ operator }) => operator === name)?.address ?? ''
  return { service, carrier: at('africastalking'), money: at(operator) }
}

type Call = { readonly id: string; readonly screen: string; readonly status: string }

async function callAndPay(carrier: string): Promise<Call> {
  let call = (await post(`${carrier}/dial`, { phone: PHONE, code: '*384*100#' })) as Call
  expect(call.screen).toContain('1. ')
  for (let turn = 0; call.status === 'open' && turn < 6; turn += 1) {
    call = (await post(`${carrier}/dial/${call.id}`, { input: '1' })) as Call
  }
  return call
}

/** SMS that the member's phone has, as one text. */
async function texts(address: string): Promise<string> {
  const sms = await get(`${address}/sandbox/sms?phone=${encodeURIComponent(PHONE)}`)
  return (sms as { text: string }[]).map(({ text }) => text).join('\n')
}

async function receipts({ ports }: Service): Promise<{ operator_receipt: string }[]> {
  return ports.store.read((tx) => tx.selectFrom('receipt').select('operator_receipt').execute())
}

describe('a sandbox with simulated operators', () => {
  it.each([
    ['mpesa', ['confirmation', 'stk-callback']],
    ['pawapay', ['deposit-callback']],
  ] as const)(
    'takes a call, prompts by %s, hears %o and receipts the money once, all over HTTP',
    async (operator, callbacks) => {
      const { service, carrier, money } = await started(operator)
      expect(await callAndPay(carrier)).toMatchObject({ status: 'Success' })
      const prompts = () => get(`${money}/prompts?phone=${PHONE.slice(1)}`)
      await expect.poll(prompts, SOON).toMatchObject([{ currency: 'KES', state: 'open' }])
      const [prompt] = (await prompts()) as { id: string; amount: string }[]
      await post(`${money}/prompts/${prompt?.id}`, { answer: 'pin', pin: '1234' })
      const { movements } = (await get(`${money}/truth`)) as { movements: { receipt: string }[] }
      expect(movements).toMatchObject([
        { kind: 'push', amount: prompt?.amount },
        { kind: 'charge' },
      ])
      const heard = async () => {
        const sent = (await get(`${money}/deliveries`)) as { operation: string; state: string }[]
        return sent.map(({ operation: name, state }) => `${name} ${state}`).sort()
      }
      await expect.poll(heard, SOON).toEqual(callbacks.map((name) => `${name} done`))
      await expect.poll(() => texts(service.address), SOON).toContain(prompt?.amount)
      expect(await receipts(service)).toEqual([{ operator_receipt: movements[0]?.receipt }])
    },
    60_000,
  )

  it('hears of a payment that the payer made from the phone’s own menu', async () => {
    const { service, money } = await started()
    const asked = { phone: PHONE.slice(1), account: '4107 3511', amount: '350' }
    const { receipt } = (await post(`${money}/pay-bill`, asked)) as { receipt: string }
    await expect.poll(() => texts(service.address), SOON).toContain('350')
    expect(await receipts(service)).toEqual([{ operator_receipt: receipt }])
  }, 60_000)

  it('goes by the clock of the sandbox', async () => {
    const { money } = await started()
    expect(await get(`${money}/clock`)).toMatchObject({
      now: expect.stringMatching(/^2026-03-02T08:/) as string,
    })
  }, 60_000)

  it('prompts by its own wallet again once it is started without them', async () => {
    const { service } = await started()
    const wallets = async () => {
      const books = await service.ports.store.read((tx) => loadMutual(tx, 'umoja'))
      return books?.mutual.wallets.map(({ wallet }) => wallet)
    }
    expect(await wallets()).toEqual(['simulated', 'sandbox'])
    await promptWithoutSimulators(service.ports)
    expect(await wallets()).toEqual(['sandbox'])
  }, 60_000)
})
