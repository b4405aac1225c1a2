import { expect, it } from 'vitest'
import { proposeCorrection } from '../../src/app/decisions/propose-correction.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import {
  apply,
  answerPrompt,
  ask,
  describeWorlds,
  dial,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { TUMAINI } from '../statutes.ts'
import { decideProposal } from './by-itself.ts'
import { intents, payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const HALIMA = '+254711000002'
const PAYER = '+254799000001'

describeWorlds('a payment for several households by SMS', (begin) => {
  async function town(): Promise<{ world: World; first: MemberNumber; second: MemberNumber }> {
    const world = await begin()
    const paidThrough = '2026-02-28'
    const numbers = await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough },
      { name: 'Halima Juma', phone: HALIMA, number: '10000004', paidThrough },
    ])
    const [first, second] = numbers as [MemberNumber, MemberNumber]
    return { world, first, second }
  }

  it('asks for the amount once, shares it equally and tells each of the own part', async () => {
    const { world, first, second } = await town()
    expect(await ask(world, PAYER, `PAY 1001 ${second} ${first}`)).toMatch(
      /a request for KSh 1,001 by .*, for 2 members in all, comes to this phone/,
    )
    await world.worker.settle()
    await answerPrompt(world, PAYER, 'approve')
    await world.worker.settle()
    expect(await receipts(world)).toMatchObject([{ amount: 100_100, sharing: 'plan', association_code: null }])
    expect((await payments(world)).map(({ number, amount }) => [number, amount])).toEqual([
      [first, 50_100],
      [second, 50_000],
    ])
    expect(smsOf(world, PAYER).at(-1)).toMatch(/received KSh 1,001 .* for 2 members\. Ref UM26-0000001/)
    expect(smsOf(world, PAYER).at(-1)).not.toMatch(/ahead/)
    expect(smsOf(world, AMINA).at(-1)).toMatch(/KSh 501 was paid for you \(0412337-8\)/)
    expect(smsOf(world, HALIMA).at(-1)).toMatch(/KSh 500 was paid for you/)
    await expectSound(world)
  })

  it.each([
    ['PAY 500 EACH A B', 100_000, [50_000, 50_000]],
    ['PAY A 300 B 200', 50_000, [30_000, 20_000]],
    ['PAY 200 B 300 A', 50_000, [30_000, 20_000]],
  ])('takes the form %s', async (form, sum, parts) => {
    const { world, first, second } = await town()
    await ask(world, PAYER, form.replace(' A', ` ${first}`).replace(' B', ` ${second}`))
    expect(await intents(world)).toMatchObject([{ amount: sum, number: first, association_code: null }])
    const planned = await world.store.read((tx) => tx.selectFrom('intent_part').selectAll().orderBy('number').execute())
    expect(planned.map(({ amount }) => amount)).toEqual(parts)
    await expectSound(world)
  })

  it.each([
    ['PAY A B', /In all: PAY 1500 41220537 41294045\. For each: PAY 1500 EACH/],
    ['PAY 500 A 04123379', /04123379|digit/],
    ['PAY 500 A 20000006', /20000006|2000000-6/],
    ['PAY 1 A B', /In all: PAY|between|least/i],
    ['PAY 5k A B', /5000/],
  ])('asks for nothing when it says %s', async (form, answer) => {
    const { world, first, second } = await town()
    const text = form.replace(' A', ` ${first}`).replace(' B', ` ${second}`)
    expect(await ask(world, PAYER, text)).toMatch(answer)
    expect(await intents(world)).toEqual([])
  })

  it('is asked for on a call as well, for whoever was named there', async () => {
    const { world, first, second } = await town()
    const [third] = await register(world, [{ name: 'Zawadi', phone: '+254711000003', paidThrough: '2026-02-28' }])
    expect(await dial(world, AMINA, '1', '5', second, '2', third as string, '1001', '1')).toMatch(/^END/)
    await world.worker.settle()
    await answerPrompt(world, AMINA, 'approve')
    await world.worker.settle()
    const parts = (await payments(world)).map(({ number, amount }) => [number, amount])
    expect(Object.fromEntries(parts)).toEqual({
      [[second, third].sort()[0] as string]: 50_100,
      [[second, third].sort()[1] as string]: 50_000,
    })
    expect(parts.map(([number]) => number)).not.toContain(first)
    await expectSound(world)
  })

  it('of two mutuals asks for nothing', async () => {
    const { world, first } = await town()
    await apply(world, { ...TUMAINI, managers: [{ name: 'Mercy', phone: '+254733000001' }] })
    const [other] = await register(world, [{ name: 'Zawadi', phone: '+254711000009', paidThrough: '2026-02-28' }], 'tumaini')
    expect(await ask(world, PAYER, `PAY 500 ${first} ${other}`)).toMatch(/different mutuals/)
    expect(await intents(world)).toEqual([])
  })

  it('is asked once, and once more with AGAIN', async () => {
    const { world, first, second } = await town()
    await ask(world, PAYER, `PAY 500 ${first} ${second}`)
    expect(await ask(world, PAYER, `PAY 500 ${first} ${second}`)).toMatch(/was asked for 1 minute ago/)
    expect(await intents(world)).toHaveLength(1)
    await ask(world, PAYER, `PAY 500 ${first} ${second} AGAIN`)
    expect(await intents(world)).toHaveLength(2)
  })

  it('is taken back whole by two people', async () => {
    const { world, first, second } = await town()
    await apply(world, { mutual: { code: 'umoja' }, managers: [{ name: 'Moses', phone: '+254733000004' }] })
    await ask(world, PAYER, `PAY 1000 ${first} ${second}`)
    await world.worker.settle()
    await answerPrompt(world, PAYER, 'approve')
    await world.worker.settle()
    const asked = { mutual: 'umoja', receipt: 'UM26-0000001', refund: null, by: 'Mercy', reason: 'typed wrong' }
    await proposeCorrection(world.ports, asked)
    const decide = { mutual: 'umoja', proposal: '1', decision: 'approved', reason: null, by: 'Moses' } as const
    expect(await decideProposal(world.ports, decide)).toMatchObject({ ok: true })
    expect((await payments(world)).reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
    await expectSound(world)
  })
}) // prettier-ignore
