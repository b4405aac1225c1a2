import { expect, it } from 'vitest'
import { receiveCallback } from '../../src/app/payments/receive-callback.ts'
import { handleEvents } from '../../src/app/payments/wallet-events.ts'
import type { Wallet } from '../../src/app/wallet.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { askToPay, describeWorlds, register, type World } from '../world.ts'
import { events, intents, receipts } from './rows.ts'
import { askOperators } from './by-itself.ts'

const AMINA = '+254711000001'

type Word = 'signed' | 'forged' | 'unknown'

describeWorlds('a callback of an operator that signs', (begin) => {
  /** An open prompt of an operator whose signature is a header that says what it is worth. */
  async function withPrompt(): Promise<
    World & { send: (word: Word, body: object) => Promise<void> }
  > {
    const world = await begin()
    const wallet: Wallet = {
      ...world.operator.wallet,
      headers: ['signature'],
      verify: async ({ headers, at }) => {
        expect(at).toBe(world.clock.now())
        return headers['signature'] as Word
      },
    }
    Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
    const due = { joined: '2025-06-10', paidThrough: '2026-02-28' }
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, ...due }])
    await askToPay(world, AMINA)
    const send = async (signature: Word, body: object) => {
      const headers = { signature, cookie: 'x' }
      const raw = JSON.stringify(body)
      await receiveCallback(world.ports, 'sandbox', {
        rest: 'notice',
        method: 'POST',
        headers,
        raw,
      })
      await handleEvents(world.ports)
    }
    return { ...world, send }
  }

  function answered({ operator, clock }: World, answer: 'approve' | 'refuse'): object {
    const [prompt] = operator.promptsOf(AMINA as PhoneNumber)
    return operator.answer(prompt?.intentId ?? '', answer, clock.now()) as object
  }

  const conflicts = ({ store }: World) =>
    store.read((tx) =>
      tx.selectFrom('alert').selectAll().where('kind', '=', 'callback-conflict').execute(),
    )

  it.each(['signed', 'unknown'] as const)(
    'is believed once the operator says the same: %s',
    async (word) => {
      const world = await withPrompt()
      await world.send(word, answered(world, 'approve'))
      expect(await receipts(world)).toHaveLength(1)
      expect(await conflicts(world)).toEqual([])
    },
  )

  it('changes nothing when it is forged, even where it is true, and somebody looks', async () => {
    // Seen red: with forged callbacks not refused, one of them waited as one to be believed.
    const world = await withPrompt()
    await world.send('forged', answered(world, 'approve'))
    expect(await receipts(world)).toEqual([])
    expect(await events(world)).toMatchObject([{ outcome: 'not signed by the operator' }])
    expect(await conflicts(world)).toHaveLength(1)
    // The operator is asked about a silent prompt, and what is true comes to light.
    world.clock.move({ minutes: 1 })
    await askOperators(world.ports)
    expect(await receipts(world)).toHaveLength(1)
  })

  it('says that a prompt failed only when it is signed; else the operator is asked', async () => {
    const world = await withPrompt()
    const refused = answered(world, 'refuse')
    const state = async () => (await intents(world)).map((intent) => intent.state)
    const before = await state()
    await world.send('unknown', refused)
    expect(await state()).toEqual(before)
    world.clock.move({ minutes: 1 })
    await askOperators(world.ports)
    expect(await state()).toEqual(['failed'])
  })

  it('that is signed ends a prompt at once', async () => {
    const world = await withPrompt()
    await world.send('signed', answered(world, 'refuse'))
    expect((await intents(world)).map(({ state }) => state)).toEqual(['failed'])
  })
})
