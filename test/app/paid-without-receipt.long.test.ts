import { expect, it } from 'vitest'
import { receiveCallback } from '../../src/app/payments/receive-callback.ts'
import type { Known, PromptRequest, Wallet, WalletEvent } from '../../src/app/wallet.ts'
import { instant } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { askToPay, dial, describeWorlds, register, smsOf, type World } from '../world.ts'
import { events, intents, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const OK = { status: 200, contentType: 'text/plain', body: 'ok' }

/** An operator like M-PESA: a question about a paid prompt brings neither receipt nor amount. */
describeWorlds('a prompt that was paid, without a receipt', (begin) => {
  async function withPrompt() {
    const world = await begin()
    const [number] = (await register(world, [
      { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' },
    ])) as [MemberNumber]
    let known: Known = { kind: 'pending' }
    const asked: PromptRequest[] = []
    const refs: (string | null)[] = []
    const wallet: Wallet = {
      ...world.operator.wallet,
      prompt: async (request) => {
        asked.push(request)
        return { kind: 'accepted', operatorRef: 'ref-1' }
      },
      query: async ({ operatorRef }) => {
        refs.push(operatorRef)
        return known
      },
      receive: ({ raw }) => ({
        kind: 'events',
        events: JSON.parse(raw) as WalletEvent[],
        reply: OK,
      }),
    }
    Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
    await askToPay(world, AMINA)
    const [request] = asked as [PromptRequest]
    const money = (changes: object = {}) => ({
      ...{ kind: 'paid', operatorReceipt: 'R1', amount: request.amount, currency: 'KES' },
      ...{ intentId: request.intentId, operatorRef: 'ref-1', account: null, payerPhone: AMINA },
      ...{ paidAt: world.clock.now(), ...changes },
    })
    const tell = async (event: object, isAtPrompt = true) => {
      const at = request.callbackUrl.split('/sandbox/')[1] ?? ''
      const arrived = { method: 'POST', headers: {}, raw: JSON.stringify([event]) } as const
      await receiveCallback(world.ports, 'sandbox', { rest: isAtPrompt ? at : 'paid', ...arrived })
      await world.worker.settle()
    }
    const payBill = (changes: object = {}) =>
      tell(money({ intentId: null, operatorRef: null, account: number, ...changes }), false)
    return {
      ...{ world, number, request, refs, money, tell, payBill, asked },
      says: (next: Known) => (known = next),
    }
  }

  const later = async (world: World, by: object) => {
    world.clock.move(by)
    await world.worker.settle()
  }

  const state = async (world: World) => (await intents(world))[0]

  it('is in a state of its own, is not asked for again, and never expires', async () => {
    const { world, says, asked } = await withPrompt()
    says({ kind: 'paid-no-receipt' })
    await later(world, { seconds: 30 })
    expect(await state(world)).toMatchObject({ state: 'prompted', confirmed_at: world.clock.now() })
    await later(world, { minutes: 30 })
    expect((await state(world))?.state).toBe('prompted')
    expect(smsOf(world, AMINA).join()).not.toContain('no answer yet')
    expect(await receipts(world)).toEqual([])
    await dial(world, AMINA, '1', '1', '1')
    await world.worker.settle()
    expect(asked).toHaveLength(1)
  })

  it.each(['before', 'after'] as const)(
    'is completed by the pay-bill notice that comes %s',
    async (when) => {
      const { world, says, payBill } = await withPrompt()
      if (when === 'before') await payBill()
      says({ kind: 'paid-no-receipt' })
      await later(world, { seconds: 30 })
      if (when === 'after') await payBill()
      expect(await state(world)).toMatchObject({ state: 'paid' })
      const [receipt, ...others] = await receipts(world)
      expect(others).toEqual([])
      expect(receipt).toMatchObject({ state: 'posted', intent_id: (await state(world))?.intent_id })
      await expectSound(world)
    },
  )

  it.each([
    ['another amount', { amount: 100 }],
    ['another phone', { payerPhone: '+254711000009' }],
    ['a time before it was asked', { paidAt: Date.parse('2026-03-02T06:59:59Z') }],
  ])('is not completed by a payment of %s', async (_what, changes) => {
    const { world, says, payBill } = await withPrompt()
    says({ kind: 'paid-no-receipt' })
    await later(world, { seconds: 30 })
    await payBill(changes)
    expect(await state(world)).toMatchObject({ state: 'prompted' })
    expect(await receipts(world)).toMatchObject([{ intent_id: null }])
  })

  it.each([
    ['the same moment', '08:00:00'],
    ['a moment before it was asked, by a clock that was wrong', '07:00:00'],
  ])('is completed by a payment of %s, told before or after', async (_what, time) => {
    for (const when of ['before', 'after']) {
      const { world, says, payBill } = await withPrompt()
      const paid = () => payBill({ paidAt: Date.parse(`2026-03-02T${time}Z`) })
      if (when === 'before') await paid()
      says({ kind: 'paid-no-receipt' })
      await later(world, { seconds: 30 })
      if (when === 'after') await paid()
      expect(await state(world)).toMatchObject({ state: 'paid' })
    }
  })

  it('is settled by its callback though the operator is silent, once its money was recorded', async () => {
    const { world, says, money, tell, payBill, number } = await withPrompt()
    await payBill({ payerPhone: null })
    says({ kind: 'unknown' })
    await tell(money({ payerPhone: null }))
    expect(await state(world)).toMatchObject({ state: 'paid' })
    expect(await receipts(world)).toMatchObject([
      { operator_receipt: 'R1', account_typed: number, intent_id: (await state(world))?.intent_id },
    ])
    await expectSound(world)
  })

  it.each([
    ['denies it', { kind: 'failed', intentId: 'x', reason: 'refused' }, {}, []],
    ['is silent', { kind: 'unknown' }, { amount: 100 }, [{ kind: 'callback-conflict' }]],
    ['denies it', { kind: 'paid-no-receipt' }, { amount: 100 }, [{ kind: 'callback-conflict' }]],
  ] as const)(
    'is not settled by the receipt of other money when the operator %s',
    async (_what, known, changes, alerts) => {
      const { world, says, money, tell, payBill } = await withPrompt()
      await payBill({ payerPhone: null })
      says(known)
      await tell(money({ payerPhone: null, ...changes }))
      expect(await state(world)).toMatchObject({ state: 'prompted' })
      expect(await receipts(world)).toMatchObject([{ intent_id: null }])
      const told = await world.store.read((tx) => tx.selectFrom('alert').selectAll().execute())
      expect(told).toMatchObject(alerts)
    },
  )

  it('posts once by its callback and the pay-bill notice, in either order', async () => {
    for (const first of ['callback', 'notice']) {
      const { world, says, money, tell, payBill } = await withPrompt()
      says({ kind: 'paid-no-receipt' })
      if (first === 'notice') await payBill()
      await tell(money())
      if (first === 'callback') await payBill()
      expect(await receipts(world)).toMatchObject([{ operator_receipt: 'R1', state: 'posted' }])
      expect(await state(world)).toMatchObject({ state: 'paid' })
      await expectSound(world)
    }
  })

  it('is believed by its callback once the operator says so, and not before', async () => {
    const { world, says, money, tell } = await withPrompt()
    await tell(money())
    expect(await receipts(world)).toEqual([])
    says({ kind: 'failed', intentId: 'x', reason: 'refused' })
    await later(world, { seconds: 2 })
    expect(await receipts(world)).toEqual([])
    says({ kind: 'paid-no-receipt' })
    await later(world, { seconds: 10 })
    expect(await receipts(world)).toMatchObject([{ state: 'posted' }])
  })

  it('is not believed for another amount than was asked', async () => {
    const { world, says, money, tell } = await withPrompt()
    says({ kind: 'paid-no-receipt' })
    await tell(money({ amount: 100_000 }))
    expect(await receipts(world)).toEqual([])
  })

  it('speaks of no other prompt by the operator’s own name either', async () => {
    const { world, says, money, tell } = await withPrompt()
    says({ kind: 'paid-no-receipt' })
    await tell(money({ operatorRef: 'ref-2' }))
    expect(await receipts(world)).toEqual([])
    expect(await events(world)).toMatchObject([{ outcome: 'of another prompt' }])
    const alerts = await world.store.read((tx) => tx.selectFrom('alert').selectAll().execute())
    expect(alerts).toMatchObject([{ kind: 'callback-conflict' }])
    await tell(money())
    expect(await receipts(world)).toMatchObject([{ state: 'posted' }])
  })

  it('is asked about at a growing distance, until two days are over', async () => {
    const { world, refs } = await withPrompt()
    const counts: number[] = []
    for (const minutes of [1, 9, 50, 60 * 23, 60 * 24, 60 * 24]) {
      for (let at = 0; at < minutes; at += 0.5) {
        world.clock.move({ seconds: 30 })
        if (minutes < 60 || at % 10 === 0) await world.worker.settle()
      }
      await world.worker.settle()
      counts.push(refs.length)
    }
    const [minute = 0, ten = 0, hour = 0, day = 0, two = 0, three = 0] = counts
    expect([minute, ten - minute]).toEqual([2, 11])
    expect(hour - ten).toBeLessThanOrEqual(6)
    expect(day - hour).toBeLessThanOrEqual(24)
    expect(two - day).toBeGreaterThanOrEqual(22)
    expect(three - two).toBeLessThanOrEqual(1)
    expect(refs).not.toContain(null)
  })

  it('is asked by the name in the callback that came before our own answer', async () => {
    const { world, says, money, tell, refs } = await withPrompt()
    await world.store.write(async (tx) => {
      await tx.updateTable('intent').set({ operator_ref: null }).execute()
    })
    says({ kind: 'paid-no-receipt' })
    await tell(money({ operatorRef: 'early' }))
    expect(refs).toContain('early')
    expect(await receipts(world)).toMatchObject([{ state: 'posted' }])
  })

  it('that the operator never had is failed once that is certain', async () => {
    const { world, says } = await withPrompt()
    says({ kind: 'not-found', finalAfterMs: 5 * 60_000 })
    await later(world, { seconds: 299 })
    expect((await state(world))?.state).toBe('prompted')
    await later(world, { seconds: 31 })
    expect(await state(world)).toMatchObject({ state: 'failed', reason: 'try-later' })
  })

  it('that left late is failed so long after it left', async () => {
    const { world, says } = await withPrompt()
    const [intent] = await intents(world)
    const sent_at = instant((intent?.created_at ?? 0) + 4 * 60_000)
    await world.store.write(async (tx) => {
      await tx.updateTable('outbox').set({ sent_at }).where('kind', '=', 'prompt').execute()
    })
    says({ kind: 'not-found', finalAfterMs: 5 * 60_000 })
    await later(world, { seconds: 330 })
    expect((await state(world))?.state).toBe('prompted')
    await later(world, { seconds: 211 })
    expect(await state(world)).toMatchObject({ state: 'failed', reason: 'try-later' })
  })

  it('of whose state nobody knows the word has somebody look', async () => {
    const { world, says } = await withPrompt()
    says({ kind: 'unknown', alert: 'result 4999' })
    await later(world, { seconds: 30 })
    expect((await state(world))?.state).toBe('prompted')
    const alerts = await world.store.read((tx) => tx.selectFrom('alert').selectAll().execute())
    expect(alerts).toMatchObject([{ kind: 'operator-refuses', cause: 'sandbox' }])
  })
})
