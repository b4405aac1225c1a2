import { expect, it } from 'vitest'
import { readMessages } from '../../src/app/messages/read-messages.ts'
import { recordDelivery, recordOptOut } from '../../src/app/sms/receive-sms.ts'
import { sendDue } from '../../src/app/messages/send.ts'
import { type SmsOut, queueSms } from '../../src/app/messages/sms-out.ts'
import { verify } from '../../src/app/verify.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import {
  anotherProcess,
  apply,
  CARRIER,
  describeWorlds,
  logged,
  smsOf,
  text,
  type World,
} from '../world.ts'
import { corrupt } from './corrupt.ts'
import { outbox } from './rows.ts'
import { expectSound } from './sound.ts'

const MANAGER = '+254733000001'

const USED = 'what a day’s messages used is the sum of their parts and prices'

describeWorlds('a budget for messages', (begin) => {
  let phones = 0

  function queue(world: World, priority: SmsOut['priority'], to?: string) {
    phones += 1
    const phone = (to ?? `+2547110${String(10_000 + phones)}`) as PhoneNumber
    const words = `${priority} ${phones}`
    const sms = { mutual: 'umoja', to: phone, text: words, priority, about: words }
    return world.store.write((tx) => queueSms(world.ports, tx, sms))
  }

  function budget(world: World, smsBudget: unknown) {
    return apply(world, { mutual: { code: 'umoja', smsBudget } })
  }

  /** How many of each urgency went out, without alerts. */
  function gone(world: World) {
    const sent = world.carrier.sent.map(({ text }) => text.split(' ')[0] as string)
    return Object.fromEntries(
      ['1', '2', '3', '5', '6'].map((kind) => [kind, sent.filter((one) => one === kind).length]),
    )
  }

  it('is a hard stop for reminders, notices and answers, not for receipts and checks', async () => {
    const world = await begin()
    await budget(world, { parts: 4 })
    for (let index = 0; index < 4; index += 1) await queue(world, 6)
    await world.worker.settle()
    expect(gone(world)).toMatchObject({ 6: 4 })
    for (const priority of [1, 2, 3, 5, 6] as const) await queue(world, priority)
    await world.worker.settle()
    expect(gone(world)).toEqual({ 1: 1, 2: 1, 3: 0, 5: 0, 6: 4 })
    await expectSound(world)
    // The next morning, when nobody sleeps, what waited goes; the answer is too old.
    world.clock.set('2026-03-03T04:59:00Z')
    await world.worker.settle()
    expect(gone(world)).toEqual({ 1: 1, 2: 1, 3: 0, 5: 0, 6: 4 })
    world.clock.set('2026-03-03T05:00:00Z')
    await world.worker.settle()
    expect(gone(world)).toEqual({ 1: 1, 2: 1, 3: 0, 5: 1, 6: 5 })
    await expectSound(world)
  })

  it('tells the managers once a day when it is used up, and the log', async () => {
    const world = await begin()
    await budget(world, { parts: 0 })
    for (let index = 0; index < 3; index += 1) {
      await queue(world, 6)
      await world.worker.settle()
    }
    const alert = 'Umoja Afya: the budget for SMS of 02/03/2026 is used up.'
    expect(smsOf(world, MANAGER)).toEqual([expect.stringContaining(alert)])
    const said = logged(world, 'warn').filter((event) => event === 'sms-budget-used-up')
    expect(said).toHaveLength(1)
    world.clock.move({ days: 1 })
    await world.worker.settle()
    expect(smsOf(world, MANAGER)).toHaveLength(2)
  })

  it('is not passed by several processes together', async () => {
    const world = await begin()
    await budget(world, { parts: 25 })
    for (let index = 0; index < 60; index += 1) await queue(world, 6)
    const processes = ['b', 'c', 'd'].map((name) => anotherProcess(world, name))
    while ((await Promise.all(processes.map(({ ports }) => sendDue(ports)))).some(Boolean));
    expect(gone(world)).toMatchObject({ 6: 25 })
    await expectSound(world)
  })

  it('counts a message once, however often it is tried', async () => {
    const world = await begin()
    await budget(world, { parts: 1 })
    const accept = world.carrier.answer
    world.carrier.answer = () => ({ kind: 'rejected', code: 'busy', retryable: true })
    await queue(world, 6)
    await world.worker.settle()
    world.carrier.answer = accept
    world.clock.move({ seconds: 30 })
    await world.worker.settle()
    expect(gone(world)).toMatchObject({ 6: 1 })
  })

  it('may be money of the carrier', async () => {
    const world = await begin()
    await budget(world, { amount: '1.50' })
    world.carrier.answer = ({ id }) => ({ kind: 'accepted', carrierId: id, cost: 'KES 0.8000' })
    for (let index = 0; index < 3; index += 1) {
      await queue(world, 6)
      await world.worker.settle()
    }
    expect(gone(world)).toMatchObject({ 6: 2 })
    await expectSound(world)
  })

  it('is none unless the statutes name one, and can be taken away', async () => {
    const world = await begin()
    await budget(world, { parts: 0 })
    await budget(world, null)
    await queue(world, 6)
    await world.worker.settle()
    expect(gone(world)).toMatchObject({ 6: 1 })
  })

  it('rests on counts that verify compares', async () => {
    const world = await begin()
    await queue(world, 6)
    await world.worker.settle()
    await expectSound(world)
    await corrupt(world, 'update sms_use set used = used + 1')
    const { findings } = await verify(world.ports)
    expect(findings.map(({ check }) => check)).toEqual([USED])
  })

  it('is reported with what messages cost', async () => {
    const world = await begin()
    world.carrier.answer = ({ id, text }) =>
      text.startsWith('6')
        ? { kind: 'rejected', code: 'no', retryable: false }
        : { kind: 'accepted', carrierId: id, cost: 'KES 0.8000' }
    for (const priority of [2, 2, 6] as const) await queue(world, priority)
    await world.worker.settle()
    const read = await readMessages(world.ports, 'umoja', {})
    if (!read.ok) throw new Error('refused')
    const kinds = Object.fromEntries(read.value.kinds.map((one) => [one.kind, one]))
    expect(kinds['receipt']).toMatchObject({ sent: 2, failed: 0, parts: 2 })
    expect(kinds['receipt']?.cost).toEqual([{ currency: 'KES', tenThousandths: 16_000 }])
    expect(kinds['reminder']).toMatchObject({ sent: 0, failed: 1, parts: 0, cost: [] })
    expect(read.value.total).toMatchObject({ sent: 2, failed: 1, waiting: 0 })
  })
})

describeWorlds('whoever wants no reminders', (begin) => {
  const AMINA = '+254711000001' as PhoneNumber

  async function remind(world: World) {
    for (const [words, priority] of [
      ['reminder', 6],
      ['receipt', 2],
    ] as const) {
      const sms = { mutual: 'umoja', to: AMINA, text: words, priority, about: words }
      await world.store.write((tx) => queueSms(world.ports, tx, sms))
    }
    await world.worker.settle()
    return smsOf(world, AMINA).filter((one) => one === 'reminder' || one === 'receipt')
  }

  it.each<[string, (world: World) => Promise<unknown>]>([
    ['wrote STOP', (world) => text(world, AMINA, 'STOP')],
    ['told the carrier', (world) => recordOptOut(world.ports, { phone: AMINA, sender: 'UMOJA' })],
    [
      'is refused by the operator, as a report says',
      (world) =>
        recordDelivery(world.ports, CARRIER, {
          ...{ carrierId: 'x', status: 'Failed', reason: 'UserInBlackList', phone: AMINA },
          ...{ final: true, optedOut: true },
        }),
    ],
    [
      'is refused by the carrier at a send',
      async (world) => {
        const accept = world.carrier.answer
        const no = { kind: 'rejected', code: 'UserInBlacklist', retryable: false } as const
        world.carrier.answer = () => ({ ...no, optedOut: true })
        await text(world, AMINA, 'HELP')
        world.carrier.answer = accept
      },
    ],
  ])('because the phone %s gets none, and still gets receipts', async (_, stop) => {
    const world = await begin()
    await stop(world)
    expect(await remind(world)).toEqual(['receipt'])
    const row = (await outbox(world)).find((one) => one.text === 'reminder')
    expect(row).toMatchObject({ state: 'cancelled', error: 'opted-out' })
    await expectSound(world)
  })

  it('gets them again after START', async () => {
    const world = await begin()
    await text(world, AMINA, 'STOP')
    await text(world, AMINA, 'START')
    expect(await remind(world)).toEqual(['receipt', 'reminder'])
  })
})
