import { describe, expect, it, onTestFinished } from 'vitest'
import type { PromptRequest } from '../../../../src/app/wallet.ts'
import { instant } from '../../../../src/core/dates.ts'
import { minor } from '../../../../src/core/money.ts'
import type { PhoneNumber } from '../../../../src/core/phone-number.ts'
import { mpesaWallet } from '../../../../src/edge/wallets/mpesa/wallet.ts'
import { type Outgoing, request as asked } from '../../../../src/simulators/kernel/http.ts'
import { createMpesaSimulator } from '../../../../src/simulators/mpesa/create.ts'
import { serveSimulator } from '../../../../src/simulators/serve.ts'
import { inMemory, MPESA } from '../subjects-mpesa.ts'

/** The adapter and an operator that was written apart from it, over HTTP. */
const HERE = 'https://pay.mutual.example/pay/key/umoja-till'
const PHONE = '+254711000222' as PhoneNumber
const MINUTE = 60_000

const REQUEST: PromptRequest = {
  ...{ intentId: 'i-1', phone: PHONE, amount: minor(25_000), currency: 'KES' },
  ...{ payee: 'Umoja Afya', reference: '41073511', callbackUrl: `${HERE}/x-1/told` },
}

type Account = { shortCode: string; passkey: string; consumerKey: string; consumerSecret: string }

async function world(account: object = {}, changes: Partial<typeof MPESA> = {}) {
  const got: Outgoing[] = []
  const simulator = createMpesaSimulator({
    seed: 7,
    deliver: async (outgoing) => (got.push(outgoing), { status: 200, body: '{"ResultCode":"0"}' }),
    account,
  })
  const control = async (method: string, path: string, body?: unknown) =>
    JSON.parse(
      (await simulator.handle(asked(method, `/simulator/${path}`, { body }))).body,
    ) as never
  const running = await serveSimulator(simulator, { port: 0 })
  onTestFinished(() => running.stop())
  const [first] = (await control('GET', 'accounts')) as [Account]
  const { shortCode, passkey, consumerKey, consumerSecret } = first
  const keys = { shortCode, passkey, consumerKey, consumerSecret }
  const wallet = mpesaWallet({
    settings: { ...MPESA, ...keys, baseUrl: running.address, ...changes },
    ...{ tokens: inMemory, now: () => instant(simulator.world.now()), timeoutMs: 2000 },
    callbackUrl: (path) => `${HERE}/${path}`,
  })
  const told = () => {
    const { url, method, headers, body } = got.shift() as Outgoing
    const rest = url.slice(HERE.length + 1).split('/')
    return wallet.receive({
      ...{ path: rest.at(-1) ?? '', method: method as 'POST', headers, raw: body },
      ...{ at: instant(simulator.world.now()), intentId: rest.length > 1 ? 'i-1' : null },
    })
  }
  const pass = (ms: number) => simulator.advanceTo(simulator.world.now() + ms)
  const answer = async (how: string) => {
    const [prompt] = (await control('GET', 'prompts')) as { id: string }[]
    await control('POST', `prompts/${prompt?.id}`, { answer: how })
    await simulator.tick()
    await pass(MINUTE)
  }
  const now = () => instant(simulator.world.now())
  return { wallet, control, told, got, pass, answer, now }
}

const refOf = async (outcome: Promise<{ kind: string; operatorRef?: string | null }>) =>
  (await outcome).operatorRef ?? null

describe('M-PESA over HTTP', () => {
  it.each([
    [{}],
    [{ expiresIn: 'number', callbackResultCode: 'string', callbackBalance: 'absent' }],
    [{ callbackItems: 'shuffled', callbackPhone: 'masked' }],
    [{ callbackPhone: 'absent' }],
  ])('asks, is told that it was paid, and asks what became of it (%j)', async (quirks) => {
    const { wallet, control, answer, told, now } = await world()
    await control('POST', 'quirks', { pushConfirmation: 'not-sent', ...quirks })
    const operatorRef = await refOf(wallet.prompt(REQUEST))
    expect(operatorRef).toMatch(/^ws_CO_/)
    const asking = { intentId: 'i-1', operatorRef }
    expect(await wallet.query(asking)).toEqual({ kind: 'pending' })
    await answer('pin')
    expect(await wallet.query(asking)).toEqual({ kind: 'paid-no-receipt' })
    const paid = { kind: 'paid', amount: 25_000, currency: 'KES', intentId: 'i-1', operatorRef }
    const received = told()
    expect(received).toMatchObject({ kind: 'events', events: [paid] })
    const [event] = received.kind === 'events' ? received.events : []
    if (event?.kind !== 'paid') throw new Error('not paid')
    expect(event.paidAt).toBeGreaterThan(now() - 2 * MINUTE)
    expect(event.paidAt).toBeLessThanOrEqual(now())
  })

  it.each([
    ['refuse', 'refused'],
    ['no-funds', 'no-funds'],
  ])('hears of %s', async (how, reason) => {
    const { wallet, answer, told } = await world()
    const operatorRef = await refOf(wallet.prompt(REQUEST))
    await answer(how)
    expect(told()).toMatchObject({ events: [{ kind: 'failed', reason }] })
    const known = await wallet.query({ intentId: 'i-1', operatorRef })
    expect(known).toMatchObject({ kind: 'failed', reason })
  })

  it.each(['v1', 'v2'] as const)(
    'registers its addresses, and reads a payment there (%s)',
    async (c2bVersion) => {
      const { wallet, control, told, pass } = await world({}, { c2bVersion })
      expect(await wallet.register?.()).toMatchObject([{ state: 'right' }])
      await control('POST', 'pay-bill', {
        phone: PHONE.slice(1),
        account: '41073511',
        amount: '300',
      })
      await pass(MINUTE)
      const received = told()
      const paid = {
        kind: 'paid',
        amount: 30_000,
        account: '41073511',
        payerPhone: null,
        intentId: null,
      }
      expect(received).toMatchObject({ kind: 'events', events: [paid] })
    },
  )

  it('is asked about accounts where that is switched on', async () => {
    const { wallet, control, told } = await world({ validation: true }, { validation: true })
    await wallet.register?.()
    await control('POST', 'pay-bill', { phone: PHONE.slice(1), account: '41073511', amount: '300' })
    expect(told()).toMatchObject({
      kind: 'question',
      question: { account: '41073511', amount: 30_000 },
    })
  })

  it.each([
    [{ pullOffset: 'rows', pullRows: 'nested' }],
    [{ pullOffset: 'pages', pullRows: 'flat' }],
  ])('finds all payments of a time, over several pages (%j)', async (quirks) => {
    const { wallet, control, pass, now } = await world(
      { pullPage: 2, pull: true },
      { pullNumber: '254711000999' },
    )
    await control('POST', 'quirks', { ...quirks, pullTime: 'nairobi-with-z' })
    await wallet.register?.()
    for (const amount of ['100', '200', '300', '400', '500']) {
      await control('POST', 'pay-bill', { phone: PHONE.slice(1), account: '41073511', amount })
    }
    await pass(MINUTE)
    const pulled = await wallet.pull?.(instant(now() - 60 * MINUTE), now())
    const payments = pulled?.kind === 'payments' ? pulled.payments : []
    expect(payments.map(({ amount }) => amount)).toEqual([10_000, 20_000, 30_000, 40_000, 50_000])
    for (const one of payments) {
      expect(one).toMatchObject({ account: '41073511', payerPhone: PHONE, intentId: null })
      expect(Math.abs(one.paidAt - now())).toBeLessThan(10 * MINUTE)
    }
  })

  it('finds nothing where there is nothing, or where Pull is not agreed', async () => {
    const { wallet, now } = await world({ pull: false }, { pullNumber: '254711000999' })
    expect(await wallet.pull?.(instant(now() - MINUTE), now())).toEqual({
      kind: 'payments',
      payments: [],
    })
  })

  it('finds its account right, and wrong with another passkey', async () => {
    const right = await world()
    expect(await right.wallet.check?.()).toContainEqual(
      expect.objectContaining({ what: 'keys', state: 'right' }),
    )
    const wrong = await world({}, { consumerSecret: 'another' })
    expect(await wrong.wallet.check?.()).toContainEqual(
      expect.objectContaining({ what: 'keys', state: 'wrong' }),
    )
  })
})
