import { constants, publicEncrypt } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { addressAbout } from '../../src/app/payments/intent-address.ts'
import { handleEvents } from '../../src/app/payments/wallet-events.ts'
import { receiveCallback } from '../../src/app/payments/receive-callback.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { mpesaWallet } from '../../src/edge/wallets/mpesa/wallet.ts'
import { request as asked } from '../../src/simulators/kernel/http.ts'
import { createMpesaSimulator } from '../../src/simulators/mpesa/create.ts'
import { serveSimulator } from '../../src/simulators/serve.ts'
import { inMemory, MPESA } from '../edge/wallets/subjects-mpesa.ts'
import { describeWorlds, register, type World } from '../world.ts'
import { events, payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000222'
const HERE = 'https://us.example/pay/key/sandbox/'

type Paid = { readonly receipt: string }

describeWorlds('money that M-PESA is asked about by its receipt', (begin) => {
  /** A member, and M-PESA over HTTP, which is asked by an initiator with this password. */
  async function withMpesa(password = 'Simulator#1', more: object = {}) {
    const world = await begin()
    const now = () => world.clock.now()
    const simulator = createMpesaSimulator({
      seed: 5,
      clock: { now },
      deliver: async ({ url, headers, body }) => {
        const arrived = {
          rest: url.slice(HERE.length),
          headers,
          raw: body,
          method: 'POST',
        } as const
        const { reply } = await receiveCallback(world.ports, 'sandbox', arrived)
        return { status: reply.status, body: reply.body }
      },
    })
    const running = await serveSimulator(simulator, { port: 0 })
    onTestFinished(() => running.stop())
    const handle = async (method: string, path: string, body?: unknown) =>
      (await simulator.handle(asked(method, `/simulator/${path}`, { body }))).body
    const key = await handle('GET', 'credential-key')
    const padding = constants.RSA_PKCS1_PADDING
    const credential = publicEncrypt({ key, padding }, Buffer.from(password)).toString('base64')
    const wallet = mpesaWallet({
      settings: {
        ...{ ...MPESA, shortCode: '600100', passkey: 'simulator-passkey' },
        ...{ consumerKey: 'simulator-key', consumerSecret: 'simulator-secret' },
        ...{ baseUrl: running.address, initiator: 'mutual_api', securityCredential: credential },
        ...more,
      },
      ...{ tokens: inMemory, now, timeoutMs: 2000, callbackUrl: (path) => `${HERE}${path}` },
    })
    Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
    await wallet.register?.()
    const [number] = (await register(world, [
      { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' },
    ])) as [MemberNumber]
    const pass = async (seconds: number) => {
      world.clock.move({ seconds })
      await simulator.tick()
      await handleEvents(world.ports)
    }
    const pay = async (account: string, amount = '500') => {
      const paid = { phone: AMINA.slice(1), account, amount }
      const { receipt } = JSON.parse(await handle('POST', 'pay-bill', paid)) as Paid
      await simulator.tick()
      await handleEvents(world.ports)
      return receipt
    }
    const tell = async (rest: string, body: object) => {
      const arrived = { rest, method: 'POST', headers: {}, raw: JSON.stringify(body) } as const
      const { reply } = await receiveCallback(world.ports, 'sandbox', arrived)
      await handleEvents(world.ports)
      return reply.status
    }
    const reverse = async (TransactionID: string, amount: string) => {
      const token = await fetch(
        `${running.address}/oauth/v1/generate?grant_type=client_credentials`,
        {
          headers: { authorization: `Basic ${btoa('simulator-key:simulator-secret')}` },
        },
      )
      const { access_token: bearer } = (await token.json()) as { access_token: string }
      await fetch(`${running.address}/mpesa/reversal/v1/request`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ Initiator: 'mutual_api', SecurityCredential: credential },
          ...{ CommandID: 'TransactionReversal', TransactionID, Amount: amount },
          ...{ ReceiverParty: '600100', RecieverIdentifierType: '11', Remarks: 'x' },
          ...{ ResultURL: `${HERE}returned`, QueueTimeOutURL: `${HERE}late` },
        }),
      })
    }
    return { world, number, pay, pass, tell, reverse }
  }

  const confirmation = (TransID: string, account: string, amount: string) => ({
    ...{ TransactionType: 'Pay Bill', TransID, TransTime: '20260302110000' },
    ...{ TransAmount: amount, BusinessShortCode: '600100', BillRefNumber: account, MSISDN: '' },
  })

  const alerts = async ({ store }: World) =>
    (await store.read((tx) => tx.selectFrom('alert').select(['kind', 'cause']).execute())).map(
      ({ kind, cause }) => `${kind} ${cause}`,
    )

  const outcomes = async (world: World) =>
    (await events(world)).map(({ event_key: key, outcome }) => `${key.split('/')[0]}: ${outcome}`)

  it('is posted once the operator has said yes', async () => {
    const { world, number, pay, pass } = await withMpesa()
    await pay(number)
    expect(await receipts(world)).toEqual([])
    await pass(5)
    await pass(5)
    expect(await receipts(world)).toMatchObject([{ amount: 50_000, state: 'posted' }])
    expect((await outcomes(world)).sort()).toEqual(['answered: answered: done', 'paid: posted'])
    await expectSound(world)
  })

  it('that it does not know is in no books, and waits for two people after a day', async () => {
    const { world, number, tell, pass } = await withMpesa()
    expect(await tell('paid', confirmation('UCE4XK91TQ', number, '500'))).toBe(200)
    for (const seconds of [5, 60, 3600]) await pass(seconds)
    expect(await receipts(world)).toEqual([])
    await pass(24 * 3600)
    await pass(3600)
    expect(await receipts(world)).toEqual([])
    expect(await alerts(world)).toContain('event-held UCE4XK91TQ')
  })

  it('counts with the amount that the operator has, and somebody looks', async () => {
    const { world, number, pay, tell, pass } = await withMpesa()
    const receipt = await pay(number)
    await tell('paid', confirmation(receipt, number, '90000'))
    await pass(5)
    await pass(5)
    expect(await receipts(world)).toMatchObject([{ amount: 50_000 }])
    expect(await alerts(world)).toContain(`callback-conflict ${receipt}`)
  })

  it('is believed where the operator takes no question, and somebody puts that right', async () => {
    const { world, number, pay, pass } = await withMpesa('another password')
    await pay(number)
    await pass(5)
    await pass(5)
    expect(await receipts(world)).toMatchObject([{ amount: 50_000, state: 'posted' }])
    expect(await alerts(world)).toEqual(['operator-refuses sandbox'])
  })

  it('is believed at once without an initiator', async () => {
    const none = { initiator: undefined, securityCredential: undefined }
    const { world, number, pay } = await withMpesa('', none)
    await pay(number)
    expect(await receipts(world)).toMatchObject([{ amount: 50_000, state: 'posted' }])
    await expectSound(world)
  })

  it('is answered at the address of its question alone', async () => {
    const { world, number, tell, pass } = await withMpesa()
    const answer = (receipt: string) => ({
      Result: {
        ...{ ResultType: 0, ResultCode: 0, TransactionID: 'MBN0000000' },
        ResultParameters: {
          ResultParameter: [
            { Key: 'ReceiptNo', Value: receipt },
            { Key: 'TransactionStatus', Value: 'Completed' },
            { Key: 'Amount', Value: '500.00' },
            { Key: 'FinalisedTime', Value: 20260302110000 },
          ],
        },
      },
    })
    await tell('paid', confirmation('UCE4XK91TQ', number, '500'))
    const path = (of: string) =>
      addressAbout(world.ports, 'sandbox', of, 'status').slice(HERE.length)
    const seal = (path('UCE4XK91TR').split('/')[0] ?? '').split('-')[1] ?? ''
    const name = path('UCE4XK91TQ').split('-')[0] ?? ''
    expect(await tell(`${name}-${seal}/status`, answer('UCE4XK91TQ'))).toBe(404)
    expect(await tell(`${name}-${'0'.repeat(32)}/status`, answer('UCE4XK91TQ'))).toBe(404)
    // Somebody else's answer, at an address that was given out.
    await tell(path('UCE4XK91TR'), answer('UCE4XK91TQ'))
    await tell('status', answer('UCE4XK91TQ'))
    // And nothing but an answer there.
    expect(
      await tell(
        `${path('UCE4XK91TQ').split('/')[0]}/paid`,
        confirmation('UCE4XK91TZ', number, '500'),
      ),
    ).toBe(404)
    await pass(60)
    expect(await receipts(world)).toEqual([])
  })

  it('taken back is taken out of the books once the operator has said yes (R16)', async () => {
    const { world, number, pay, pass, reverse } = await withMpesa()
    const receipt = await pay(number)
    for (const seconds of [5, 5]) await pass(seconds)
    await reverse(receipt, '200')
    for (const seconds of [5, 5, 5]) await pass(seconds)
    expect((await payments(world)).map(({ amount }) => amount)).toEqual([50_000, -20_000])
    await expectSound(world)
  })

  it('is not taken back by a notice that the operator knows nothing of', async () => {
    const { world, number, pay, pass, tell } = await withMpesa()
    const receipt = await pay(number)
    for (const seconds of [5, 5]) await pass(seconds)
    await tell('returned', {
      Result: {
        ...{ ResultType: 0, ResultCode: 0, TransactionID: 'UCE4XK91TQ' },
        ResultParameters: {
          ResultParameter: [
            { Key: 'OriginalTransactionID', Value: receipt },
            { Key: 'Amount', Value: '500.00' },
            { Key: 'TransCompletedTime', Value: 20260302110000 },
          ],
        },
      },
    })
    for (const seconds of [5, 60, 24 * 3600, 3600]) await pass(seconds)
    expect(await payments(world)).toHaveLength(1)
    expect(await outcomes(world)).toContain('returned: not known to the operator')
    expect(await alerts(world)).toContain(`callback-conflict ${receipt}`)
  })
})
