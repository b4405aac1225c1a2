import { expect, it, onTestFinished } from 'vitest'
import { receiveCallback } from '../../src/app/payments/receive-callback.ts'
import type { Wallet } from '../../src/app/wallet.ts'
import { momoWallet } from '../../src/edge/wallets/momo/wallet.ts'
import { pawapayWallet } from '../../src/edge/wallets/pawapay/wallet.ts'
import { request as asked } from '../../src/simulators/kernel/http.ts'
import type { Simulator } from '../../src/simulators/kernel/at-work.ts'
import type { Deliver, Parts } from '../../src/simulators/kernel/world.ts'
import { createMomoSimulator } from '../../src/simulators/momo/create.ts'
import { createPawapaySimulator } from '../../src/simulators/pawapay/create.ts'
import { serveSimulator } from '../../src/simulators/serve.ts'
import { ownTokens } from '../edge/wallets/own-tokens.ts'
import { askToPay, describeWorlds, register, type World } from '../world.ts'
import { events, intents, receipts } from './rows.ts'

const AMINA = '+254711000001'
const BASE = 'https://us.example/pay/key/sandbox/'

type Operator = {
  readonly name: string
  /** The name of its callbacks among its orders. */
  readonly callback: string
  readonly create: (parts: Parts) => Simulator<unknown>
  readonly adapter: (baseUrl: string, now: () => number) => Wallet
}

const PAWAPAY: Operator = {
  name: 'pawaPay',
  callback: 'deposit-callback',
  create: (parts) => {
    const agreed = { depositCallbackUrl: `${BASE}deposits`, signedCallbacks: true }
    return createPawapaySimulator({ ...parts, agreed })
  },
  adapter: (baseUrl, now) =>
    pawapayWallet({
      ...{ name: 'sandbox', currency: 'KES', token: 'simulator-token', baseUrl, now },
      callbackUrls: [`${BASE}deposits`],
    }),
}

const MOMO: Operator = {
  name: 'MTN MoMo',
  callback: 'callback',
  create: (parts) => createMomoSimulator({ ...parts, agreed: { currency: 'KES' } }),
  adapter: (baseUrl, now) =>
    momoWallet({
      ...{ name: 'sandbox', currency: 'KES', subscriptionKey: 'simulator-subscription' },
      ...{ apiUser: '5a0c1d2e-3f40-4a51-8b62-7c8d9e0fa1b2', apiKey: 'simulator-api-key' },
      ...{ targetEnvironment: 'mtnuganda', callbackUrl: BASE, baseUrl, now },
      tokens: ownTokens(now),
    }),
}

for (const operator of [PAWAPAY, MOMO]) {
  describeWorlds(
    `money through ${operator.name}`,
    (begin) => {
      /** A member who was asked, through the real adapter and over HTTP. */
      async function withPrompt(order?: object) {
        const world = await begin()
        const now = () => world.clock.now()
        const deliver: Deliver = async ({ method, url, headers, body }) => {
          const arrived = { rest: url.slice(BASE.length), headers, raw: body } as const
          const verb = method === 'PUT' ? 'PUT' : 'POST'
          const { reply } = await receiveCallback(world.ports, 'sandbox', {
            ...arrived,
            method: verb,
          })
          return { status: reply.status, body: reply.body }
        }
        const simulator = operator.create({ seed: 3, deliver, clock: { now } })
        const served = await serveSimulator(simulator, { port: 0 })
        onTestFinished(() => served.stop())
        const wallet = operator.adapter(served.address, now)
        Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
        const control = async (path: string, body?: unknown) =>
          JSON.parse(
            (await simulator.handle(asked(body ? 'POST' : 'GET', `/simulator/${path}`, { body })))
              .body,
          ) as never
        if (order) await control('orders', { on: operator.callback, callback: order })
        const due = { joined: '2025-06-10', paidThrough: '2026-02-28' }
        await register(world, [{ name: 'Amina Otieno', phone: AMINA, ...due }])
        await askToPay(world, AMINA)
        /** Some time passes, for the operator and for us. */
        const pass = async (seconds: number) => {
          world.clock.move({ seconds })
          await simulator.tick()
          await world.worker.settle()
        }
        const answer = async (what: string) => {
          const [prompt] = (await control('prompts')) as { id: string }[]
          await control(`prompts/${prompt?.id}`, { answer: what })
          await pass(5)
        }
        return { world, answer, pass, control }
      }

      const conflicts = ({ store }: World) =>
        store.read((tx) =>
          tx.selectFrom('alert').selectAll().where('kind', '=', 'callback-conflict').execute(),
        )

      it('is in the books once, told by its callback', async () => {
        const { world, answer, pass } = await withPrompt()
        await answer('pin')
        const [intent] = await intents(world)
        expect(await receipts(world)).toMatchObject([
          {
            amount: intent?.amount,
            payer_phone: AMINA,
            state: 'posted',
            intent_id: intent?.intent_id,
          },
        ])
        expect(await events(world)).not.toEqual([])
        await pass(600)
        expect(await receipts(world)).toHaveLength(1)
        expect(await conflicts(world)).toEqual([])
      })

      it.each([
        ['never comes', { never: true }],
        ['comes three times', { copies: 3 }],
      ])('is in the books once when its callback %s', async (_, order) => {
        const { world, answer, pass } = await withPrompt(order)
        await answer('pin')
        await pass(60)
        await pass(60)
        expect(await receipts(world)).toHaveLength(1)
      })

      it('is what the operator says when asked, where a callback names another amount', async () => {
        const { world, answer, pass } = await withPrompt({ amount: '90000' })
        await answer('pin')
        await pass(60)
        const [intent] = await intents(world)
        expect(await receipts(world)).toMatchObject([{ amount: intent?.amount, state: 'posted' }])
        expect(await conflicts(world)).toHaveLength(1)
      })

      it('that was refused is told to the payer, and is none', async () => {
        const { world, answer } = await withPrompt()
        await answer('refuse')
        expect(await intents(world)).toMatchObject([{ state: 'failed', reason: 'refused' }])
        expect(await receipts(world)).toEqual([])
        const texts = world.carrier.sent.map(({ text }) => text)
        expect(texts.join()).toContain('was refused on your phone')
      })
    },
    ['sqlite'],
  )
}
