import { expect, it, onTestFinished } from 'vitest'
import { readAlerts } from '../../src/app/alerts/alerts.ts'
import { reconcileStatement } from '../../src/app/payments/reconcile.ts'
import { receiveCallback } from '../../src/app/payments/receive-callback.ts'
import { instant, civilDateAt } from '../../src/core/dates.ts'
import { minor } from '../../src/core/money.ts'
import { pawapayWallet } from '../../src/edge/wallets/pawapay/wallet.ts'
import { request as asked } from '../../src/simulators/kernel/http.ts'
import { createPawapaySimulator } from '../../src/simulators/pawapay/create.ts'
import { serveSimulator } from '../../src/simulators/serve.ts'
import { askToPay, describeWorlds, register, smsOf } from '../world.ts'
import { payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const BASE = 'https://us.example/pay/key/sandbox/'
const REFUND = '1b6f7a0e-3f0f-4a58-9a21-6f0c5a1d2e77'

describeWorlds('money that pawaPay refunds', (begin) => {
  /** A member who has paid through pawaPay; its callbacks are signed, or the operator is asked. */
  async function withPayment(signedCallbacks: boolean, tellsRefunds = true) {
    const world = await begin()
    const now = () => world.clock.now()
    const simulator = createPawapaySimulator({
      ...{ seed: 3, clock: { now } },
      agreed: {
        ...{ depositCallbackUrl: `${BASE}deposits`, signedCallbacks },
        ...(tellsRefunds && { refundCallbackUrl: `${BASE}refunds` }),
      },
      deliver: async ({ url, headers, body }) => {
        const arrived = {
          rest: url.slice(BASE.length),
          headers,
          raw: body,
          method: 'POST',
        } as const
        const { reply } = await receiveCallback(world.ports, 'sandbox', arrived)
        return { status: reply.status, body: reply.body }
      },
    })
    const served = await serveSimulator(simulator, { port: 0 })
    onTestFinished(() => served.stop())
    const wallet = pawapayWallet({
      ...{ name: 'sandbox', currency: 'KES', token: 'simulator-token', baseUrl: served.address },
      ...{ callbackUrls: [`${BASE}deposits`], signedCallbacks, now },
    })
    Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
    const call = async (method: string, path: string, body?: unknown) => {
      const headers = { authorization: 'Bearer simulator-token' }
      const response = await simulator.handle(asked(method, path, { body, headers }))
      return JSON.parse(response.body) as never
    }
    const pass = async (seconds: number) => {
      world.clock.move({ seconds })
      await simulator.tick()
      await world.worker.settle()
    }
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }])
    await askToPay(world, AMINA)
    const [prompt] = (await call('GET', '/simulator/prompts')) as { id: string }[]
    await call('POST', `/simulator/prompts/${prompt?.id}`, { answer: 'pin' })
    await pass(5)
    const [receipt] = await receipts(world)
    const depositId = receipt?.operator_receipt ?? ''
    const refund = async (amount: string) => {
      await call('POST', '/v2/refunds', { refundId: REFUND, depositId, amount, currency: 'KES' })
      for (const seconds of [5, 5]) await pass(seconds)
    }
    return { world, depositId, refund, pass }
  }

  it.each([true, false])('leaves the books, told by its callback (signed: %s)', async (signed) => {
    const { world, refund } = await withPayment(signed)
    await refund('200')
    expect((await payments(world)).map(({ amount }) => amount)).toEqual([50_000, -20_000])
    expect(smsOf(world, AMINA).at(-1)).toContain('KSh 200 was paid back, ref UM26-0000001.')
    await expectSound(world)
  })

  it('does not leave them on a callback that pawaPay knows nothing of', async () => {
    const { world, depositId, pass } = await withPayment(false)
    const raw = JSON.stringify({
      ...{ refundId: REFUND, depositId, status: 'COMPLETED', amount: '500', currency: 'KES' },
      created: new Date(world.clock.now()).toISOString(),
    })
    const arrived = { rest: 'refunds', method: 'POST', headers: {}, raw } as const
    await receiveCallback(world.ports, 'sandbox', arrived)
    for (const seconds of [5, 60, 25 * 3600]) await pass(seconds)
    expect(await payments(world)).toHaveLength(1)
    const read = await readAlerts(world.ports, 'umoja', { all: true, limit: 9 })
    const kinds = read.ok ? read.value.alerts.map(({ kind }) => kind) : []
    expect(kinds).toContain('callback-conflict')
  })

  it('leaves them with the statement, which does not say of which deposit it was', async () => {
    const { world, depositId, refund } = await withPayment(false, false)
    await refund('500')
    expect(await payments(world)).toHaveLength(1)
    const at = instant(world.clock.now())
    const line = (reference: string, kind: 'payment' | 'reversal') => ({
      ...{ reference, kind, amount: minor(50_000), at, phone: null, account: null, linked: null },
      on: civilDateAt(at, 'Africa/Nairobi'),
    })
    const lines = [line(depositId, 'payment'), line(REFUND, 'reversal')]
    const given = { wallet: 'sandbox', fileName: 'x.csv', lines, from: null, to: null, ends: null }
    const by = { record: true, by: 'Moses', actor: 'test' }
    const done = await reconcileStatement(world.ports, given, by)
    expect(done).toMatchObject({ ok: true, value: { recorded: 1, differences: [] } })
    expect((await payments(world)).map(({ amount }) => amount)).toEqual([50_000, -50_000])
    await expectSound(world)
  })
})
