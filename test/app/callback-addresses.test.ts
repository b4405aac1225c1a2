import { expect, it } from 'vitest'
import { readAgain } from '../../src/app/payments/read-again.ts'
import { answerQuestion } from '../../src/app/payments/answer-question.ts'
import { receiveCallback } from '../../src/app/payments/receive-callback.ts'
import { handleEvents } from '../../src/app/payments/wallet-events.ts'
import type { Ports } from '../../src/app/ports.ts'
import type { PromptRequest, Wallet } from '../../src/app/wallet.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { createSecrets } from '../../src/edge/secrets.ts'
import { anotherProcess, askToPay, describeWorlds, register, type World } from '../world.ts'
import { events, intents, receipts } from './rows.ts'

const AMINA = '+254711000001'
const BARAKA = '+254711000002'
const BASE = 'https://us.example/pay/key/sandbox/'

describeWorlds('the address at which an operator tells of a prompt', (begin) => {
  /** Two open prompts, with what the operator was given of each. */
  async function withPrompts(): Promise<World & { asked: PromptRequest[]; wallet: Wallet }> {
    const world = await begin()
    const asked: PromptRequest[] = []
    const { wallet } = world.operator
    const watched: Wallet = {
      ...wallet,
      prompt: (request) => {
        asked.push(request)
        return wallet.prompt(request)
      },
    }
    Object.assign(world.ports, { wallets: new Map([['sandbox', watched]]) })
    const due = { joined: '2025-06-10', paidThrough: '2026-02-28' }
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, ...due },
      { name: 'Baraka Mwangi', phone: BARAKA, ...due },
    ])
    for (const phone of [AMINA, BARAKA]) {
      await askToPay(world, phone)
    }
    return { ...world, asked, wallet: watched }
  }

  const restOf = (request: PromptRequest | undefined) =>
    request?.callbackUrl.slice(BASE.length) ?? ''

  function approve({ operator, clock }: World, phone: string) {
    const [prompt] = operator.promptsOf(phone as PhoneNumber)
    return operator.answer(prompt?.intentId ?? '', 'approve', clock.now())
  }

  const send = (ports: Ports, rest: string, body: object, method: 'POST' | 'PUT' = 'POST') =>
    receiveCallback(ports, 'sandbox', { rest, method, headers: {}, raw: JSON.stringify(body) })

  const conflicts = ({ store }: World) =>
    store.read((tx) =>
      tx.selectFrom('alert').selectAll().where('kind', '=', 'callback-conflict').execute(),
    )

  it('is another one for each, and names the member by digits alone', async () => {
    const { asked } = await withPrompts()
    expect(asked).toHaveLength(2)
    const urls = asked.map(({ callbackUrl }) => callbackUrl)
    expect(new Set(urls).size).toBe(2)
    for (const url of urls) expect(url).toMatch(/^https:\/\/us\.example\/pay\/key\/sandbox\/[0-9a-f]+-[0-9a-f]{32}\/told$/) // prettier-ignore
    for (const { reference } of asked) expect(reference).toMatch(/^\d{8}$/)
  })

  it.each(['POST', 'PUT'] as const)('is believed by %s', async (method) => {
    const world = await withPrompts()
    const notice = approve(world, AMINA) as object
    const { reply } = await send(world.ports, restOf(world.asked[0]), notice, method)
    expect(reply).toMatchObject({ status: 200, body: '{"status":"received"}' })
    await handleEvents(world.ports)
    expect(await receipts(world)).toHaveLength(1)
    expect(await conflicts(world)).toEqual([])
  })

  it('says nothing of another prompt: that is refused, kept, and alerted', async () => {
    const world = await withPrompts()
    const notice = approve(world, AMINA) as object
    const { reply } = await send(world.ports, restOf(world.asked[1]), notice)
    expect(reply).toMatchObject({ status: 404, body: 'Not found\n' })
    await readAgain(world.ports)
    await handleEvents(world.ports)
    expect(await receipts(world)).toEqual([])
    expect(await events(world)).toEqual([])
    expect((await intents(world)).map(({ state }) => state)).toEqual(['prompted', 'prompted'])
    expect(await conflicts(world)).toMatchObject([{ cause: 'pay/sandbox/told' }])
  })

  it('that nobody was given is refused, kept, and alerted', async () => {
    const world = await withPrompts()
    const notice = approve(world, AMINA) as object
    const rest = restOf(world.asked[0])
    const seal = (digit: string) => rest.replace(/.(?=\/told$)/, digit)
    const wrong = seal('0') === rest ? seal('1') : seal('0')
    expect((await send(world.ports, wrong, notice)).reply.status).toBe(404)
    // That of the same intent at another wallet.
    const other = { ...world.ports, wallets: new Map([['till', world.wallet]]) }
    const arrived = { rest, method: 'POST', headers: {}, raw: JSON.stringify(notice) } as const
    expect((await receiveCallback(other, 'till', arrived)).reply.status).toBe(404)
    expect(await readAgain(other)).toEqual({ tried: 2, read: 0 })
    await handleEvents(world.ports)
    expect(await receipts(world)).toEqual([])
    expect((await conflicts(world)).map(({ cause }) => cause).sort()).toEqual([
      'pay/sandbox/told',
      'pay/till/told',
    ])
  })

  it('is of no use to whoever calls from elsewhere than the operator', async () => {
    const world = await withPrompts()
    const raw = JSON.stringify(approve(world, AMINA))
    const arrived = { rest: restOf(world.asked[0]), method: 'POST', headers: {}, raw } as const
    const from = (isStranger: boolean) =>
      receiveCallback(world.ports, 'sandbox', { ...arrived, isStranger })
    expect((await from(true)).reply.status).toBe(404)
    await readAgain(world.ports)
    await handleEvents(world.ports)
    expect(await receipts(world)).toEqual([])
    expect(await conflicts(world)).toHaveLength(1)
    expect((await from(false)).reply.status).toBe(200)
    await handleEvents(world.ports)
    expect(await receipts(world)).toHaveLength(1)
  })

  it('is known while the key is changed, and not after', async () => {
    const world = await withPrompts()
    const notice = approve(world, AMINA) as object
    const old = 'a key of tests'
    const of = (secrets: Ports['secrets']) => anotherProcess(world, 'b', { secrets }).ports
    const after = await send(of(createSecrets('new')), restOf(world.asked[0]), notice)
    expect(after.reply.status).toBe(404)
    const during = createSecrets('new', { previous: [old] })
    expect((await send(of(during), restOf(world.asked[0]), notice)).reply.status).toBe(200)
  })

  it('is not kept: what is stored opens no address', async () => {
    const world = await withPrompts()
    const notice = approve(world, AMINA) as object
    const rest = restOf(world.asked[0])
    await send(world.ports, rest, notice)
    await send(world.ports, rest, { rubbish: 1 })
    await send(world.ports, restOf(world.asked[1]), notice)
    const seals = world.asked.map((one) => /[0-9a-f]{32}(?=\/told$)/.exec(restOf(one))?.[0] ?? '')
    const stored = await world.store.read(async (tx) => [
      await tx.selectFrom('event').selectAll().execute(),
      await tx.selectFrom('unread').selectAll().execute(),
      await tx.selectFrom('outbox').selectAll().execute(),
      await tx.selectFrom('intent').selectAll().execute(),
    ])
    expect(stored[0]).toHaveLength(1)
    expect(stored[1]).toHaveLength(2)
    for (const seal of seals) {
      expect(seal).toHaveLength(32)
      expect(JSON.stringify(stored)).not.toContain(seal)
    }
  })

  it('is read again with the prompt that it is of', async () => {
    const world = await withPrompts()
    const paid = approve(world, AMINA) as { intent: string }
    const learns: Wallet = {
      ...world.wallet,
      receive: (callback) => {
        const { version } = JSON.parse(callback.raw) as { version?: number }
        const body = { ...paid, intent: callback.intentId }
        const raw = version === 2 ? JSON.stringify(body) : callback.raw
        return world.wallet.receive({ ...callback, raw })
      },
    }
    await send(world.ports, restOf(world.asked[0]), { version: 2 })
    expect(await events(world)).toEqual([])
    const later = { ...world.ports, wallets: new Map([['sandbox', learns]]) }
    expect(await readAgain(later)).toEqual({ tried: 1, read: 1 })
    await handleEvents(later)
    expect(await receipts(world)).toMatchObject([{ intent_id: paid.intent, state: 'posted' }])
  })
})

describeWorlds('a callback', (begin) => {
  async function withWallet(receive: Wallet['receive'], headers: string[] = []) {
    const world = await begin()
    const [number] = (await register(world, [
      { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' },
    ])) as [MemberNumber]
    const wallet = { ...world.operator.wallet, receive, headers }
    Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
    const send = (raw: string) =>
      receiveCallback(world.ports, 'sandbox', {
        ...{ rest: 'any/path', method: 'POST', raw },
        headers: { 'x-signed': 'yes', authorization: 'Bearer secret' },
      })
    return { world, number, send }
  }

  const reply = { status: 202, contentType: 'application/xml', body: '<ok/>' }

  it('may tell of several payments, each of which is posted once', async () => {
    const { world, number, send } = await withWallet(({ raw, at }) => {
      const one = (operatorReceipt: string) => ({
        ...({ kind: 'paid', operatorReceipt, amount: 5000 as never, currency: 'KES' } as const),
        ...{ intentId: null, account: raw, payerPhone: null, paidAt: at },
      })
      return { kind: 'events', events: [one('A'), one('B')], reply }
    })
    expect(await send(number)).toEqual({ reply, isNew: true })
    expect(await send(number)).toEqual({ reply, isNew: false })
    await handleEvents(world.ports)
    expect((await receipts(world)).map((row) => row.operator_receipt).sort()).toEqual(['A', 'B'])
  })

  it('that says nothing to act on is stored, and answered', async () => {
    const { world, send } = await withWallet(() => ({ kind: 'events', events: [], reply }))
    expect((await send('hello')).reply).toEqual(reply)
    expect(await events(world)).toMatchObject([{ outcome: 'nothing to do', seen: 1 }])
    await send('hello')
    expect(await events(world)).toMatchObject([{ outcome: 'nothing to do', seen: 2 }])
  })

  it('is kept with the headers that its adapter reads, and no other', async () => {
    const { world, send } = await withWallet(
      () => ({ kind: 'unreadable', why: 'strange', reply }),
      ['x-signed'],
    )
    expect((await send('hello')).reply).toEqual(reply)
    const [row] = await world.store.read((tx) => tx.selectFrom('unread').selectAll().execute())
    expect(JSON.parse(row?.body ?? '')).toEqual({
      ...{ path: 'any/path', method: 'POST', intentId: null, raw: 'hello' },
      headers: { 'x-signed': 'yes' },
    })
  })

  const asking =
    (account: string, currency = 'KES'): Wallet['receive'] =>
    () => ({
      kind: 'question',
      question: {
        ...{ operatorReceipt: 'Q1', account, amount: 5000 as never, currency, payerPhone: null },
      },
      replyTo: (answer) => ({ ...reply, body: answer }),
    })

  it.each([
    ['41073511', 'KES', 'unknown-account'],
    ['rent', 'KES', 'unknown-account'],
    ['', 'KES', 'unknown-account'],
    ['its own', 'KES', 'yes'],
    ['its own', 'XOF', 'wrong-amount'],
  ])('may ask about the account %s in %s, and is told %s', async (account, currency, answer) => {
    const { world, number, send } = await withWallet(asking('', 'KES'))
    const wallet = world.ports.wallets.get('sandbox') as { receive: Wallet['receive'] }
    wallet.receive = asking(account === 'its own' ? number : account, currency)
    expect((await send('{}')).reply.body).toBe(answer)
    expect(await events(world)).toMatchObject([{ outcome: `asked: ${answer}` }])
    expect(await receipts(world)).toEqual([])
  })

  it('that asks is told yes where the answer takes longer than its operator waits', async () => {
    const { world } = await withWallet(asking('rent'))
    const { store } = world.ports
    const write = () => new Promise<never>(() => undefined)
    const ports = { ...world.ports, store: { ...store, write } }
    const received = asking('rent')({} as never)
    if (received.kind !== 'question') throw new Error('no question')
    const callback = {
      path: 'asked',
      method: 'POST',
      headers: {},
      raw: '{}',
      intentId: null,
    } as const
    const asked = (after: number) =>
      answerQuestion(ports, 'sandbox', callback, received.question, AbortSignal.timeout(after))
    expect(await asked(20)).toBe('yes')
    expect(
      await answerQuestion(ports, 'sandbox', callback, received.question, AbortSignal.abort()),
    ).toBe('yes')
  })

  it('that asks is told yes where nothing can be written or read', async () => {
    const { world, send } = await withWallet(asking('rent'))
    const { store } = world.ports
    const write = () => Promise.reject(new Error('disk full'))
    Object.assign(world.ports, { store: { ...store, write } })
    expect((await send('{}')).reply.body).toBe('yes')
  })
})
