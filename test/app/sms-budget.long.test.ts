import { describe, expect, it } from 'vitest'
import { readAlerts } from '../../src/app/alerts/alerts.ts'
import { readMessages } from '../../src/app/messages/read-messages.ts'
import { recordDelivery, recordOptOut } from '../../src/app/sms/receive-sms.ts'
import { type SmsOut, queueSms } from '../../src/app/messages/sms-out.ts'
import { verify } from '../../src/app/verify/verify.ts'
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
import { acting } from '../../src/app/desk.ts'
import { sendDue } from './by-itself.ts'

const MANAGER = '+254733000001'

const USED = 'what a day’s messages used is the sum of their parts and prices'

describeWorlds('a budget for messages', (begin) => {
  let phones = 0

  function queue(world: World, priority: SmsOut['priority'], to?: string) {
    phones += 1
    const phone = (to ?? `+2547110${String(10_000 + phones)}`) as PhoneNumber
    const words = `${priority} ${phones}`
    const sms = { mutual: 'umoja', to: phone, text: words, priority, about: words }
    return acting(world.ports, (desk) => queueSms(desk, sms))
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
    const listed = await readAlerts(world.ports, 'umoja', { all: false, limit: 9 })
    expect(listed).toMatchObject({
      value: { alerts: [{ kind: 'budget', cause: '2026-03-02', count: 1 }] },
    })
    const said = logged(world, 'warn').filter((event) => event === 'sms-budget-used-up')
    expect(said).toHaveLength(1)
    world.clock.move({ days: 1 })
    await world.worker.settle()
    expect(smsOf(world, MANAGER)).toHaveLength(2)
  })

  it('wakes no manager when it is used up at night', async () => {
    const world = await begin()
    await budget(world, { parts: 0 })
    world.clock.set('2026-03-02T19:00:00Z')
    await queue(world, 5)
    await world.worker.settle()
    expect(smsOf(world, MANAGER)).toEqual([])
    world.clock.set('2026-03-03T05:00:00Z')
    await world.worker.settle()
    expect(smsOf(world, MANAGER)[0]).toContain('SMS of 02/03/2026 is used up')
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

  describe('in money of the carrier', () => {
    /** A mutual whose carrier has asked for a price before: a receipt of the day before. */
    async function priced(smsBudget: unknown, cost = 'KES 0.8000'): Promise<World> {
      const world = await begin()
      await budget(world, smsBudget)
      world.carrier.answer = ({ id }) => ({ kind: 'accepted', carrierId: id, cost })
      await queue(world, 2)
      await world.worker.settle()
      world.clock.move({ days: 1 })
      return world
    }

    /** Sends all that is due now, by some processes at the same time. */
    async function sendAll(world: World, names = ['b']): Promise<void> {
      const processes = names.map((name) => anotherProcess(world, name))
      while ((await Promise.all(processes.map(({ ports }) => sendDue(ports)))).some(Boolean));
    }

    it('is not passed by the messages of one round, nor by several processes', async () => {
      const world = await priced({ amount: '8.00' })
      for (let index = 0; index < 60; index += 1) await queue(world, 6)
      await sendAll(world, ['b', 'c', 'd'])
      expect(gone(world)).toMatchObject({ 6: 10 })
      await expectSound(world)
    })

    it('has no room for a message that would pass it', async () => {
      const world = await priced({ amount: '1.50' })
      for (let index = 0; index < 3; index += 1) await queue(world, 6)
      await sendAll(world)
      expect(gone(world)).toMatchObject({ 6: 1 })
    })

    it('lets messages go one by one before the first price is known', async () => {
      const world = await begin()
      await budget(world, { amount: '2.00' })
      world.carrier.answer = ({ id }) => ({ kind: 'accepted', carrierId: id, cost: 'KES 0.8000' })
      for (let index = 0; index < 30; index += 1) await queue(world, 6)
      await sendDue(world.ports)
      expect(gone(world)).toMatchObject({ 6: 1 })
      world.clock.move({ seconds: 20 })
      await sendAll(world)
      expect(gone(world)).toMatchObject({ 6: 2 })
      await expectSound(world)
    })

    it('counts what may have gone out though nobody said a price', async () => {
      const world = await priced({ amount: '3.20' })
      world.carrier.answer = () => ({ kind: 'unknown', code: 'timeout' })
      for (let index = 0; index < 30; index += 1) {
        await queue(world, 6)
        await sendAll(world)
      }
      expect(gone(world)).toMatchObject({ 6: 4 })
      await expectSound(world)
    })

    it('is kept by messages that are tried again after others went', async () => {
      const world = await priced({ amount: '4.00' })
      const accept = world.carrier.answer
      world.carrier.answer = () => ({ kind: 'rejected', code: 'busy', retryable: true })
      for (let index = 0; index < 4; index += 1) await queue(world, 6)
      await sendAll(world)
      world.carrier.answer = accept
      for (let index = 0; index < 4; index += 1) await queue(world, 6)
      await sendAll(world)
      world.clock.move({ minutes: 5 })
      await sendAll(world)
      expect(gone(world)).toMatchObject({ 6: 5 })
      await expectSound(world)
    })

    it('gives back what was kept for messages that were refused', async () => {
      const world = await priced({ amount: '1.60' })
      const accept = world.carrier.answer
      world.carrier.answer = () => ({ kind: 'rejected', code: 'no such phone', retryable: false })
      for (let index = 0; index < 2; index += 1) await queue(world, 6)
      await sendAll(world)
      world.carrier.answer = accept
      for (let index = 0; index < 3; index += 1) await queue(world, 6)
      await sendAll(world)
      expect(gone(world)).toMatchObject({ 6: 2 })
      await expectSound(world)
    })

    it('goes by the most that a part cost on the last day', async () => {
      const world = await priced({ amount: '4.00' }, 'KES 1.6000')
      world.carrier.answer = ({ id }) => ({ kind: 'accepted', carrierId: id, cost: 'KES 0.8000' })
      for (let index = 0; index < 9; index += 1) await queue(world, 6)
      await sendAll(world)
      expect(gone(world)).toMatchObject({ 6: 2 })
    })
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
    world.carrier.answer = ({ id, text }) =>
      text.startsWith('6')
        ? { kind: 'unknown', code: 'timeout' }
        : { kind: 'accepted', carrierId: id, cost: 'KES 0.8000' }
    for (const priority of [2, 6] as const) await queue(world, priority)
    await world.worker.settle()
    await expectSound(world)
    const units = ['KES', 'KES per part', 'parts', 'unpriced parts']
    for (const unit of units) {
      await corrupt(world, `update sms_use set used = used + 1 where unit = '${unit}'`)
    }
    const { findings } = await verify(world.ports)
    expect(findings.map(({ check }) => check)).toEqual(units.map(() => USED))
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
      await acting(world.ports, (desk) => queueSms(desk, sms))
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
