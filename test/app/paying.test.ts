import { expect, it } from 'vitest'
import { readStanding, standingJson } from '../../src/app/membership/read-standing.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { handleEvents, receiveEvent } from '../../src/app/payments/wallet-events.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import {
  anotherProcess,
  answerPrompt,
  askToPay,
  call,
  type Changes,
  describeWorlds,
  dial,
  lastSms,
  logged,
  notify,
  payBill,
  readNotice,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { expectSound } from './sound.ts'
import { intents } from './rows.ts'
import { sendDue } from './by-itself.ts'

const AMINA = '+254711000001'

/** Paid up to the end of February: she owes March. */
const HOUSEHOLD = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }

describeWorlds('a payment by phone', (begin) => {
  async function withAmina(changes?: Changes) {
    const world = await begin(changes)
    const [number] = (await register(world, [HOUSEHOLD])) as [MemberNumber]
    return { world, number }
  }

  async function owed(world: World, number: MemberNumber) {
    const result = await readStanding(world.ports, number, null)
    if (!result.ok) throw new Error('no standing')
    const { state, owed, coveredUntil } = standingJson(result.value)
    return { state, owed: owed.amount, coveredUntil }
  }

  it('goes from dialling to a receipt with the new date', async () => {
    const { world, number } = await withAmina()
    expect(await owed(world, number)).toEqual({
      state: 'active',
      owed: 50000,
      coveredUntil: '2026-03-20',
    })
    const calling = call(world, AMINA)
    expect(await calling.send()).toContain('1. Pay')
    expect(await calling.type('1')).toContain('1. All: KSh 500')
    expect(await calling.type('1')).toContain('Then covered until 20/04/2026')
    expect(await calling.type('1')).toMatch(/^END A request for KSh 500 will come/)
    await world.worker.settle()
    expect(world.operator.promptsOf(AMINA as never)).toEqual([
      expect.objectContaining({ amount: 50000, currency: 'KES', payee: 'Umoja Afya' }),
    ])
    expect(smsOf(world, AMINA)).toEqual([])
    await answerPrompt(world, AMINA, 'approve')
    expect(smsOf(world, AMINA)).toEqual([
      expect.stringMatching(
        /^Umoja Afya: received KSh 500 02\/03 11:00 for \d{7}-\d\. Ref UM26-0000001\. Covered until 20\/04\/2026\./,
      ),
    ])
    expect(await owed(world, number)).toEqual({
      state: 'active',
      owed: 0,
      coveredUntil: '2026-04-20',
    })
    expect(await intents(world)).toEqual([expect.objectContaining({ state: 'paid' })])
    await expectSound(world)
  })

  it('has no prompt before its delay is over', async () => {
    const { world } = await withAmina({ promptDelayMs: 5000 })
    await askToPay(world, AMINA)
    expect(world.operator.promptsOf(AMINA as never)).toEqual([])
    world.clock.move({ seconds: 5 })
    await world.worker.settle()
    expect(world.operator.promptsOf(AMINA as never)).toHaveLength(1)
  })

  it.each([
    [
      'refuse',
      'the payment of KSh 500 by mobile money was refused on your phone. Nothing was paid.',
    ],
    ['no-funds', 'not enough money for KSh 500 by mobile money. Nothing was paid.'],
  ] as const)('that the payer answers with %s is told in a few words', async (answer, words) => {
    const { world, number } = await withAmina()
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, answer)
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining(words)])
    expect((await owed(world, number)).owed).toBe(50000)
    expect(await intents(world)).toEqual([expect.objectContaining({ state: 'failed' })])
    await expectSound(world)
  })

  it('that is ignored expires, which is told once and not as a failure (R20)', async () => {
    const { world } = await withAmina()
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'ignore')
    for (let minutes = 0; minutes < 30; minutes += 1) {
      world.clock.move({ minutes: 1 })
      await world.worker.settle()
    }
    expect(smsOf(world, AMINA)).toEqual([
      expect.stringContaining('no answer yet to the request for KSh 500'),
    ])
    expect(await intents(world)).toEqual([expect.objectContaining({ state: 'expired' })])
  })

  it('that comes after its expiry is posted all the same (R20)', async () => {
    const { world, number } = await withAmina()
    await askToPay(world, AMINA)
    world.clock.move({ days: 1 })
    await world.worker.settle()
    expect(await intents(world)).toEqual([expect.objectContaining({ state: 'expired' })])
    await answerPrompt(world, AMINA, 'approve')
    expect(lastSms(world, AMINA)).toContain('received KSh 500')
    expect((await owed(world, number)).owed).toBe(0)
    expect(await intents(world)).toEqual([expect.objectContaining({ state: 'paid', reason: null })])
    await expectSound(world)
  })

  it('whose notice got lost is found by asking the operator (R20)', async () => {
    const { world, number } = await withAmina()
    await askToPay(world, AMINA)
    const [prompt] = world.operator.promptsOf(AMINA as never)
    world.operator.answer(prompt?.intentId ?? '', 'approve', world.clock.now())
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([])
    world.clock.move({ seconds: 30 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('received KSh 500')])
    expect((await owed(world, number)).owed).toBe(0)
    await expectSound(world)
  })

  it('that was made in the last moment is found although its notice got lost', async () => {
    const { world, number } = await withAmina()
    await askToPay(world, AMINA)
    world.clock.move({ minutes: 9, seconds: 50 })
    await world.worker.settle()
    const [prompt] = world.operator.promptsOf(AMINA as never)
    world.operator.answer(prompt?.intentId ?? '', 'approve', world.clock.now())
    world.clock.move({ seconds: 10 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('received KSh 500')])
    expect((await owed(world, number)).owed).toBe(0)
    await expectSound(world)
  })

  it('whose notice comes after the operator was asked counts once', async () => {
    const { world, number } = await withAmina()
    await askToPay(world, AMINA)
    const [prompt] = world.operator.promptsOf(AMINA as never)
    const notice = world.operator.answer(prompt?.intentId ?? '', 'approve', world.clock.now())
    world.clock.move({ seconds: 31 })
    await world.worker.settle()
    if (notice) await notify(world, notice)
    expect(smsOf(world, AMINA)).toHaveLength(1)
    expect((await owed(world, number)).owed).toBe(0)
    await expectSound(world)
  })

  it.each([
    ['approve', 'paid', 'received KSh 500'],
    ['refuse', 'failed', 'was refused'],
  ] as const)(
    'that is %sd before the prompt was noted as sent is %s',
    async (answer, state, told) => {
      const { world } = await withAmina()
      const { wallet } = world.operator
      // The operator is quicker with its notice than with the answer to our request.
      const hasty: typeof wallet = {
        ...wallet,
        prompt: async (request) => {
          const outcome = await wallet.prompt(request)
          const notice = world.operator.answer(request.intentId, answer, world.clock.now())
          await receiveEvent(world.ports, 'sandbox', 'notice', notice)
          await handleEvents(world.ports)
          return outcome
        },
      }
      await dial(world, AMINA, '1', '1', '1')
      await sendDue({ ...world.ports, wallets: new Map([['sandbox', hasty]]) })
      await world.worker.settle()
      expect(await intents(world)).toEqual([
        expect.objectContaining({ state, operator_ref: expect.stringMatching(/^sbx-/) as string }),
      ])
      world.clock.move({ hours: 1 })
      await world.worker.settle()
      expect(await intents(world)).toEqual([expect.objectContaining({ state })])
      expect(smsOf(world, AMINA)).toEqual([expect.stringContaining(told)])
      await expectSound(world)
    },
  )

  it('that the operator tells in contradiction does not keep the worker busy', async () => {
    const { world, number } = await withAmina()
    await askToPay(world, AMINA)
    const [prompt] = world.operator.promptsOf(AMINA as never)
    const paid = world.operator.answer(`${prompt?.intentId}`, 'approve', world.clock.now())
    const receipt = `${paid?.receipt}`
    await notify(world, payBill(world, { phone: AMINA, account: number, amount: '400', receipt }))
    let asked = 0
    const { wallet } = world.operator
    const counting: typeof wallet = {
      ...wallet,
      query: (intent) => {
        asked += 1
        return wallet.query(intent)
      },
    }
    const watched = anotherProcess(world, 'b', { wallets: new Map([['sandbox', counting]]) })
    world.clock.move({ seconds: 31 })
    await watched.worker.settle()
    expect(asked).toBe(1)
    expect(await intents(world)).toEqual([expect.objectContaining({ state: 'prompted' })])
  })

  it('whose follow-up fails holds up no other', async () => {
    const world = await begin()
    const BARAKA = '+254711000002'
    await register(world, [HOUSEHOLD, { name: 'Baraka Ali', phone: BARAKA }])
    await askToPay(world, AMINA)
    await askToPay(world, BARAKA)
    const [lost] = world.operator.promptsOf(BARAKA as never)
    world.operator.answer(`${lost?.intentId}`, 'approve', world.clock.now())
    const { wallet } = world.operator
    const moody: typeof wallet = {
      ...wallet,
      query: async (intent) => {
        if (intent.intentId === lost?.intentId) return wallet.query(intent)
        throw new Error('moody')
      },
    }
    const other = anotherProcess(world, 'b', { wallets: new Map([['sandbox', moody]]) })
    world.clock.move({ seconds: 31 })
    await other.worker.settle()
    expect(smsOf(world, BARAKA)).toEqual([expect.stringContaining('received')])
    expect(logged(world, 'error')).toEqual(['intent-failed'])
  })

  it('twice of the same amount, with another receipt number each, is two payments (R13)', async () => {
    const { world, number } = await withAmina()
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    expect(smsOf(world, AMINA)).toEqual([
      expect.stringContaining('Covered until 20/04/2026'),
      expect.stringContaining('Covered until 20/05/2026'),
    ])
    const result = await readStanding(world.ports, number, date('2026-03-02'))
    expect(result).toMatchObject({ ok: true, value: { standing: { owed: 0, credit: 50000 } } })
    await expectSound(world)
  })

  it('of another amount than was asked for is kept in suspense, and the payer asked', async () => {
    const { world, number } = await withAmina()
    await askToPay(world, AMINA)
    const [prompt] = world.operator.promptsOf(AMINA as never)
    const notice = world.operator.answer(prompt?.intentId ?? '', 'approve', world.clock.now())
    const other = {
      ...notice,
      event: 'paid' as const,
      intent: prompt?.intentId ?? '',
      amount: '499.00',
    }
    // By the operator's own books, too: what it answers counts, and not what a callback says.
    const { wallet } = world.operator
    const query = async () => readNotice(wallet, other)
    Object.assign(world.ports, { wallets: new Map([['sandbox', { ...wallet, query }]]) })
    await notify(world, other)
    expect(smsOf(world, AMINA)).toEqual([
      expect.stringMatching(/received KSh 499 .*kept safe\. Reply with your member number/),
    ])
    expect((await owed(world, number)).owed).toBe(50000)
    await expectSound(world)
  })

  it('that the operator does not confirm is not believed', async () => {
    const { world, number } = await withAmina()
    await askToPay(world, AMINA)
    const [prompt] = world.operator.promptsOf(AMINA as never)
    const forged = payBill(world, { phone: AMINA, account: String(number), amount: '500.00' })
    await notify(world, { ...forged, intent: prompt?.intentId ?? '' })
    expect(smsOf(world, AMINA)).toEqual([])
    expect((await owed(world, number)).owed).toBe(50000)
    expect(logged(world, 'warn')).toContain('event-not-confirmed')
    // What the payer then does in truth is believed.
    await answerPrompt(world, AMINA, 'approve')
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('received KSh 500')])
    await expectSound(world)
  })

  it('that failed by a later notice stays paid', async () => {
    const { world, number } = await withAmina()
    await askToPay(world, AMINA)
    const notice = await answerPrompt(world, AMINA, 'approve')
    await notify(world, { event: 'failed', intent: notice?.intent ?? '', reason: 'refused' })
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('received KSh 500')])
    expect((await owed(world, number)).owed).toBe(0)
    expect(await intents(world)).toEqual([expect.objectContaining({ state: 'paid' })])
    expect(logged(world, 'warn')).toContain('failed-after-paid')
  })

  it('is told in the language that the payer chose', async () => {
    const world = await begin()
    await register(world, [{ ...HOUSEHOLD, language: 'sw' }])
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    expect(lastSms(world, AMINA)).toContain('tumepokea')
  })

  it('leaves the books in order', async () => {
    const { world } = await withAmina()
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    expect(await verify(world.ports)).toMatchObject({ findings: [], journals: 2 })
  })
})
