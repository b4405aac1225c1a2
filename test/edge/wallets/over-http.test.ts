import type { KeyObject } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import type {
  Callback,
  MoneyArrived,
  PromptRequest,
  StatementAsked,
  Wallet,
  WalletEvent,
} from '../../../src/app/wallet.ts'
import { civilDateAt, instant, plusDays } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import { readStatement } from '../../../src/edge/files/operator-statement.ts'
import { ownTokens } from './own-tokens.ts'
import { EC, EC384, RSA } from './pawapay/signing.ts'
import { momoWallet } from '../../../src/edge/wallets/momo/wallet.ts'
import { type PawapayOptions, pawapayWallet } from '../../../src/edge/wallets/pawapay/wallet.ts'
import { type Outgoing, type Reply, request as asked } from '../../../src/simulators/kernel/http.ts'
import type { Simulator } from '../../../src/simulators/kernel/at-work.ts'
import { createMomoSimulator } from '../../../src/simulators/momo/create.ts'
import { createPawapaySimulator } from '../../../src/simulators/pawapay/create.ts'
import { serveSimulator } from '../../../src/simulators/serve.ts'

/** The adapters and operators that were written apart from them, over HTTP. */
const HERE = 'https://pay.mutual.example/pay/key'
const PHONE = '+221770000001' as PhoneNumber
const UGANDA = '+256770000001' as PhoneNumber
const MINUTE = 60_000

const REQUEST: PromptRequest = {
  intentId: 'i-1',
  phone: PHONE,
  amount: minor(1500),
  currency: 'XOF',
  payee: 'Mutuelle d’Épargne & Cie',
  reference: '04123378',
  callbackUrl: `${HERE}/mm/x-1/told`,
}

/** What a test does with an operator: orders, answers, time. */
function handOf(simulator: Simulator<unknown>) {
  const text = async (method: string, path: string, body?: unknown) =>
    (await simulator.handle(asked(method, `/simulator/${path}`, { body }))).body
  const control = async (method: string, path: string, body?: unknown) =>
    JSON.parse(await text(method, path, body)) as never
  return {
    text,
    control,
    answer: async (answer: string) => {
      const [prompt] = (await control('GET', 'prompts')) as { id: string }[]
      await control('POST', `prompts/${prompt?.id}`, { answer })
      await simulator.tick()
    },
    pass: (ms: number) => simulator.advanceTo(simulator.world.now() + ms),
    now: () => simulator.world.now(),
  }
}

async function served(simulator: Simulator<unknown>): Promise<string> {
  const running = await serveSimulator(simulator, { port: 0 })
  onTestFinished(() => running.stop())
  return running.address
}

/** A callback as our door hands it to the adapter. */
function callbackOf(
  wallet: Wallet,
  { method, url, headers, body }: Outgoing,
  at: number,
): Callback {
  const rest = url.slice(HERE.length).split('/').slice(2)
  const isOwn = rest.length > 1
  return {
    path: rest.at(-1) ?? '',
    method: method as Callback['method'],
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => wallet.headers?.includes(name)),
    ),
    raw: body,
    at: instant(at),
    intentId: isOwn ? 'i-1' : null,
  }
}

function eventsIn(wallet: Wallet, callback: Callback): readonly WalletEvent[] {
  const received = wallet.receive(callback)
  return received.kind === 'events' ? received.events : []
}

const pemOf = (key: KeyObject) =>
  key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString()

const TAKEN: Reply = { status: 200, body: '{}' }
const ASKED = { intentId: 'i-1', operatorRef: null }

describe('pawaPay over HTTP', () => {
  async function world(agreed: object = {}, more: Partial<PawapayOptions> = {}) {
    const got: Outgoing[] = []
    const simulator = createPawapaySimulator({
      seed: 7,
      deliver: async (outgoing) => (got.push(outgoing), TAKEN),
      agreed: { depositCallbackUrl: `${HERE}/pp/deposits`, signedCallbacks: true, ...agreed },
    })
    const hand = handOf(simulator)
    const wallet = pawapayWallet({
      ...{ name: 'pp', currency: 'XOF', token: 'simulator-token', signedCallbacks: true },
      ...more,
      ...{ baseUrl: await served(simulator), timeoutMs: 1000 },
      ...{ callbackUrls: [`${HERE}/pp/deposits`], now: hand.now },
    })
    const told = async () => {
      const callback = callbackOf(wallet, got.shift() as Outgoing, hand.now())
      return { trust: await wallet.verify?.(callback), events: eventsIn(wallet, callback) }
    }
    return { ...hand, wallet, told, got }
  }

  it.each(['der', 'raw'])(
    'asks, hears that it was paid, signed as %s, and is told the same',
    async (signatureEncoding) => {
      const { wallet, answer, told, control, pass } = await world()
      await control('POST', 'quirks', { signatureEncoding, digest: 'any', callbackType: 'any' })
      expect(await wallet.prompt(REQUEST)).toMatchObject({ kind: 'accepted' })
      expect(await wallet.query(ASKED)).toEqual({ kind: 'pending' })
      expect(await wallet.prompt(REQUEST)).toMatchObject({ kind: 'pending' })
      const [shown] = (await control('GET', 'prompts')) as { amount: string }[]
      expect(shown).toMatchObject({ amount: '1500' })
      await answer('pin')
      await pass(MINUTE)
      const known = await wallet.query(ASKED)
      expect(known).toMatchObject({
        kind: 'paid',
        amount: 1500,
        currency: 'XOF',
        account: '04123378',
        payerPhone: PHONE,
      })
      const { trust, events } = await told()
      expect(trust).toBe('signed')
      expect(events).toEqual([known])
    },
  )

  it.each(['dashboard', 'integrators'])(
    'fetches its statement of whole days, with columns as %s have them',
    async (statementColumns) => {
      const { wallet, answer, told, control, pass, now, got } = await world()
      await control('POST', 'quirks', { statementColumns })
      await wallet.prompt(REQUEST)
      await answer('pin')
      await pass(MINUTE)
      const { events } = await told()
      const [paid] = events as [MoneyArrived]
      const day = civilDateAt(instant(now()), 'UTC')
      await pass(25 * 60 * MINUTE)
      const fetch = async (asked: StatementAsked) => {
        const given = await wallet.statements?.ask(asked)
        const ticket = given && 'ticket' in given ? given.ticket : ''
        expect(await wallet.statements?.look(ticket, asked)).toEqual({ kind: 'pending' })
        await pass(10_000)
        return wallet.statements?.look(ticket, asked)
      }
      const fetched = await fetch({ from: day, to: day, timeZone: 'Africa/Dakar' })
      expect(fetched).toMatchObject({
        kind: 'statement',
        covered: {
          from: Date.parse(`${day}T00:00:00Z`),
          through: Date.parse(`${day}T23:59:59.999Z`),
        },
      })
      const lines = fetched?.kind === 'statement' ? fetched.lines : []
      expect(lines.filter(({ kind }) => kind === 'payment')).toMatchObject([
        { reference: paid.operatorReceipt, amount: 1500, phone: PHONE, on: day },
      ])
      // That it was ready was told to a door of its own, and says nothing by itself.
      const ready = callbackOf(wallet, got.shift() as Outgoing, now())
      expect([ready.path, eventsIn(wallet, ready)]).toEqual(['statements', []])
      const next = plusDays(day, 1)
      const empty = await fetch({ from: next, to: next, timeZone: 'Africa/Dakar' })
      expect(empty).toMatchObject({ kind: 'statement', lines: [] })
    },
  )

  it('says what keeps a statement away', async () => {
    const { wallet, control, now } = await world()
    const day = civilDateAt(instant(now()), 'UTC')
    const ask = (from = day) => wallet.statements?.ask({ from, to: day, timeZone: 'Africa/Dakar' })
    expect(await ask(plusDays(day, -40))).toMatchObject({ kind: 'unknown' })
    await control('POST', 'orders', { on: 'statement', answer: { fault: '500' } })
    expect(await ask()).toMatchObject({ kind: 'unknown' })
  })

  it.each([
    ['refuse', 'refused'],
    ['no-funds', 'no-funds'],
  ])('hears of %s', async (what, reason) => {
    const { wallet, answer, told, pass } = await world()
    await wallet.prompt(REQUEST)
    await answer(what)
    await pass(MINUTE)
    expect(await wallet.query(ASKED)).toMatchObject({ kind: 'failed', reason })
    expect(await told()).toMatchObject({ trust: 'signed', events: [{ kind: 'failed', reason }] })
  })

  it.each(['wrong', 'absent', 'stale'])(
    'does not believe a signature that is %s',
    async (signature) => {
      const { wallet, answer, told, control, pass } = await world()
      await control('POST', 'orders', { on: 'deposit-callback', callback: { signature } })
      await wallet.prompt(REQUEST)
      await answer('pin')
      await pass(MINUTE)
      expect((await told()).trust).toBe('forged')
    },
  )

  it('fetches a new key when pawaPay signs with one', async () => {
    const { wallet, answer, told, control, pass } = await world()
    await wallet.prompt(REQUEST)
    await control('POST', 'new-key')
    await answer('pin')
    await pass(MINUTE)
    expect((await told()).trust).toBe('signed')
  })

  it('finds after a lost answer what became of the request', async () => {
    const { wallet, control, answer, pass } = await world()
    await control('POST', 'orders', { on: 'deposit', answer: { fault: 'cut', afterWork: true } })
    expect(await wallet.prompt(REQUEST)).toEqual({ kind: 'unknown' })
    await answer('pin')
    await pass(MINUTE)
    expect(await wallet.query(ASKED)).toMatchObject({ kind: 'paid' })
  })

  it('finds after a lost request that pawaPay never had it', async () => {
    const { wallet, control } = await world()
    await control('POST', 'orders', { on: 'deposit', answer: { fault: '500' } })
    expect(await wallet.prompt(REQUEST)).toEqual({ kind: 'unknown' })
    expect(await wallet.query(ASKED)).toEqual({ kind: 'not-found', finalAfterMs: 15 * MINUTE })
  })

  it('asks nobody whose operator is closed, or whose amount is too large', async () => {
    const { wallet, control, pass } = await world({ maximum: 500_000 })
    await control('POST', 'providers', { provider: 'ORANGE_SEN', status: 'CLOSED' })
    expect(await wallet.prompt(REQUEST)).toMatchObject({ reason: 'try-later', retryable: true })
    await control('POST', 'providers', { provider: 'ORANGE_SEN', status: 'OPERATIONAL' })
    await pass(5 * MINUTE)
    expect(await wallet.prompt({ ...REQUEST, amount: minor(5001) })).toMatchObject({
      reason: 'limit',
    })
    expect(await wallet.prompt({ ...REQUEST, amount: minor(5000) })).toMatchObject({
      kind: 'accepted',
    })
    expect(await wallet.prompt({ ...REQUEST, phone: UGANDA })).toMatchObject({ reason: 'account' })
  })

  it.each([
    ['P-256', EC],
    ['RSA', RSA],
  ])('signs what it asks for with a key of %s, where no other is taken', async (_, keys) => {
    const requestKeys = { ours: pemOf(keys.publicKey) }
    const signing = { keyId: 'ours', key: pemOf(keys.privateKey).replaceAll('\n', '\\n') }
    const { wallet, answer, pass, control } = await world(
      { signedRequestsOnly: true, requestKeys },
      { signing },
    )
    expect(await wallet.prompt(REQUEST)).toMatchObject({ kind: 'accepted' })
    await answer('pin')
    await pass(MINUTE)
    expect(await wallet.query(ASKED)).toMatchObject({ kind: 'paid' })
    await control('POST', 'dashboard', { requestKeys: { ours: pemOf(EC384.publicKey) } })
    expect(await wallet.prompt({ ...REQUEST, intentId: 'i-2' })).toMatchObject({
      ...{ kind: 'rejected', reason: 'misconfigured' },
      alert: expect.stringContaining('signingKey') as string,
    })
  })

  it('is refused without a signature where no other is taken', async () => {
    const { wallet } = await world({ signedRequestsOnly: true })
    expect(await wallet.prompt(REQUEST)).toMatchObject({
      ...{ kind: 'rejected', reason: 'misconfigured' },
      alert: expect.stringContaining('signingKey') as string,
    })
  })

  it('finds its account right, and wrong once something is changed', async () => {
    const { wallet, control, pass } = await world()
    const wrong = async () =>
      ((await wallet.check?.()) ?? [])
        .filter(({ what, state }) => state !== 'right' && what !== 'clock')
        .map(({ what }) => what)
    expect(await wrong()).toEqual([])
    const depositCallbackUrl = `${HERE}/other/deposits`
    await control('POST', 'dashboard', {
      depositCallbackUrl,
      signedCallbacks: false,
      signedRequestsOnly: true,
    })
    await pass(5 * MINUTE)
    expect(await wrong()).toEqual(['callback address', 'signatures', 'requests'])
    await control('POST', 'dashboard', { token: 'another' })
    expect(await wrong()).toEqual(['token'])
  })

  it.each(['dashboard', 'integrators'])(
    'reads the statement that has the same receipts (%s)',
    async (statementColumns) => {
      const { wallet, answer, control, text, pass, got } = await world({ feeBasisPoints: 100 })
      await control('POST', 'quirks', { statementColumns })
      await wallet.prompt(REQUEST)
      await answer('pin')
      await pass(60 * MINUTE)
      expect(got).not.toEqual([])
      const known = await wallet.query(ASKED)
      const receipt = known.kind === 'paid' ? known.operatorReceipt : ''
      const csv = await text('GET', 'statement?wallet=SEN/XOF&from=2026-03-02&to=2026-03-02')
      const given = { currency: 'XOF', timeZone: 'Africa/Dakar', dates: null } as const
      const { lines, faults } = await readStatement(Buffer.from(csv), given)
      expect(faults).toEqual([])
      expect([...lines]).toMatchObject([
        { kind: 'payment', reference: receipt, amount: 1500, account: '04123378', phone: PHONE },
        { kind: 'fee', amount: 15 },
      ])
    },
  )
})

describe('MTN MoMo over HTTP', () => {
  async function world(agreed: object = {}) {
    const got: Outgoing[] = []
    const simulator = createMomoSimulator({
      seed: 7,
      deliver: async (outgoing) => (got.push(outgoing), TAKEN),
      agreed,
    })
    const hand = handOf(simulator)
    const wallet = momoWallet({
      ...{ name: 'mm', currency: 'UGX', subscriptionKey: 'simulator-subscription' },
      ...{ apiUser: '5a0c1d2e-3f40-4a51-8b62-7c8d9e0fa1b2', apiKey: 'simulator-api-key' },
      ...{ targetEnvironment: 'mtnuganda', callbackUrl: `${HERE}/mm/`, now: hand.now },
      tokens: ownTokens(hand.now),
      ...{ baseUrl: await served(simulator), timeoutMs: 1000 },
    })
    const told = () => eventsIn(wallet, callbackOf(wallet, got.shift() as Outgoing, hand.now()))
    return { ...hand, wallet, told }
  }
  const IN_UGANDA = { ...REQUEST, phone: UGANDA, currency: 'UGX' } as const

  it.each(['PUT', 'POST'])(
    'asks, hears that it was paid by %s, and is told the same',
    async (callbackMethod) => {
      const { wallet, answer, told, control } = await world()
      await control('POST', 'quirks', { callbackMethod, active: 'any' })
      expect(await wallet.prompt(IN_UGANDA)).toMatchObject({ kind: 'accepted' })
      expect(await wallet.query(ASKED)).toEqual({ kind: 'pending' })
      expect(await wallet.prompt(IN_UGANDA)).toMatchObject({ kind: 'pending' })
      await answer('pin')
      const known = await wallet.query(ASKED)
      expect(known).toMatchObject({
        kind: 'paid',
        amount: 1500,
        currency: 'UGX',
        payerPhone: UGANDA,
      })
      expect(told()).toEqual([known])
    },
  )

  it.each(
    ['text', 'object', 'capital'].flatMap((form) => [
      [form, 'refuse', 'refused'],
      [form, 'ignore', 'expired'],
      [form, 'no-funds', 'no-funds'],
    ]),
  )('hears by a reason as %s of %s', async (reason, what, means) => {
    const { wallet, answer, told, control } = await world()
    await control('POST', 'quirks', { reason, noFunds: 'NOT_ENOUGH_FUNDS' })
    await wallet.prompt(IN_UGANDA)
    await answer(what)
    await control('POST', 'clock', { advanceMs: 6 * MINUTE })
    expect(await wallet.query(ASKED)).toMatchObject({ kind: 'failed', reason: means })
    expect(told()).toMatchObject([{ kind: 'failed', reason: means }])
  })

  it.each(['html', 'html-403', '500', 'cut', 'hang'])(
    'finds after %s what became of the request',
    async (fault) => {
      const { wallet, control, answer } = await world()
      await control('POST', 'orders', { on: 'request-to-pay', answer: { fault, afterWork: true } })
      expect(await wallet.prompt(IN_UGANDA)).toMatchObject({ kind: 'unknown' })
      await answer('pin')
      expect(await wallet.query(ASKED)).toMatchObject({ kind: 'paid' })
    },
  )

  it('does not take for failed what MTN does not know yet', async () => {
    const { wallet } = await world()
    expect(await wallet.query(ASKED)).toMatchObject({ kind: 'not-found' })
  })

  it('goes on when its token is over', async () => {
    const { wallet, control, pass } = await world()
    await wallet.prompt(IN_UGANDA)
    await control('POST', 'orders', { on: 'status', answer: { fault: 'token-expired' } })
    expect(await wallet.query(ASKED)).toEqual({ kind: 'pending' })
    await pass(60 * MINUTE)
    expect(await wallet.query(ASKED)).not.toMatchObject({ kind: 'unknown' })
  })

  it('asks nobody without an account, and nobody with keys or a currency that are wrong', async () => {
    const { wallet, control } = await world()
    await control('POST', 'phones', { phone: UGANDA.slice(1), active: false })
    expect(await wallet.prompt(IN_UGANDA)).toMatchObject({ reason: 'account', retryable: false })
    await control('POST', 'phones', { phone: UGANDA.slice(1), active: true })
    await control('POST', 'agreed', { currency: 'EUR' })
    expect(await wallet.prompt(IN_UGANDA)).toMatchObject({
      reason: 'misconfigured',
      alert: /currency/,
    })
  })

  it('finds its account right', async () => {
    const { wallet } = await world()
    const found = (await wallet.check?.()) ?? []
    expect(found.filter(({ what, state }) => state !== 'right' && what !== 'clock')).toEqual([])
  })
})
