import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { SmsMessage } from '../../src/app/ports.ts'
import { acting } from '../../src/app/desk.ts'
import { type SmsOut, queueSms } from '../../src/app/messages/sms-out.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { anotherProcess, describeWorlds, smsOf, type World } from '../world.ts'
import { outbox } from './rows.ts'
import { sendDue } from './by-itself.ts'

const AMINA = '+254711000001' as PhoneNumber
const BARAKA = '+254711000002' as PhoneNumber

const BUSY = { kind: 'rejected', code: 'busy', retryable: true } as const

describeWorlds('the order of messages to one phone', (begin) => {
  function queue(world: World, to: PhoneNumber, words: string, more: Partial<SmsOut> = {}) {
    const sms = { mutual: 'umoja', to, text: words, priority: 3, about: words, ...more } as const
    return acting(world.ports, (desk) => queueSms(desk, sms))
  }

  /** The carrier is busy for one message, until it is told otherwise. */
  function busyFor(world: World, words: string): () => void {
    const accept = world.carrier.answer
    world.carrier.answer = (message) => (message.text === words ? BUSY : accept(message))
    return () => {
      world.carrier.answer = accept
    }
  }

  it('is kept while an earlier one is tried again, and others are not held up', async () => {
    const world = await begin()
    const free = busyFor(world, 'first')
    for (const words of ['first', 'second']) await queue(world, AMINA, words)
    await queue(world, BARAKA, 'to him')
    await world.worker.settle()
    world.clock.move({ seconds: 10 })
    await queue(world, AMINA, 'third', { priority: 1 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([])
    expect(smsOf(world, BARAKA)).toEqual(['to him'])
    free()
    world.clock.move({ seconds: 20 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['first', 'second', 'third'])
  })

  it('goes on past one that cannot be sent for long', async () => {
    const world = await begin()
    busyFor(world, 'stuck')
    await queue(world, AMINA, 'stuck', { priority: 2 })
    await world.worker.settle()
    world.clock.move({ minutes: 19 })
    await queue(world, AMINA, 'next')
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([])
    world.clock.move({ minutes: 2 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['next'])
  })

  it('lets receipts and answers overtake reminders, not the other way round', async () => {
    const world = await begin()
    const free = busyFor(world, 'reminder')
    await queue(world, AMINA, 'reminder', { priority: 6 })
    await world.worker.settle()
    await queue(world, AMINA, 'receipt', { priority: 2 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['receipt'])
    free()
    busyFor(world, 'late receipt')
    await queue(world, AMINA, 'late receipt', { priority: 2 })
    await queue(world, AMINA, 'second reminder', { priority: 6 })
    world.clock.move({ seconds: 30 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['receipt', 'reminder'])
  })

  it('holds nothing back for one whose own time has not come', async () => {
    const world = await begin()
    const tonight = (world.clock.now() + 9 * 3_600_000) as never
    await queue(world, AMINA, 'tonight', { priority: 6, notBefore: tonight })
    await queue(world, AMINA, 'now', { priority: 6 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['now'])
    world.clock.move({ hours: 9 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['now', 'tonight'])
  })

  it('is kept by what waited for the same morning', async () => {
    const world = await begin()
    const morning = (world.clock.now() + 9 * 3_600_000) as never
    const accept = world.carrier.answer
    const underWay: string[] = []
    const slow = {
      ...world.carrier,
      send: async (message: SmsMessage) => {
        underWay.push(`${message.text} begins`)
        await setImmediate()
        underWay.push(`${message.text} ends`)
        return accept(message)
      },
    }
    const sender = anotherProcess(world, 'b', { sms: slow })
    for (const words of ['first', 'second', 'third']) {
      await queue(world, AMINA, words, { priority: 5, notBefore: morning })
      world.clock.move({ minutes: 30 })
    }
    world.clock.move({ hours: 9 })
    while ((await sendDue(sender.ports)) > 0);
    expect(underWay).toEqual(
      ['first', 'second', 'third'].flatMap((words) => [`${words} begins`, `${words} ends`]),
    )
  })

  it('goes on at once when the clock was ahead and is put right', async () => {
    const world = await begin()
    world.clock.move({ days: 365 })
    const free = busyFor(world, 'tried')
    await queue(world, AMINA, 'tried', { priority: 2 })
    await world.worker.settle()
    await queue(world, BARAKA, 'receipt', { priority: 2 })
    world.clock.move({ days: -365 })
    free()
    world.clock.move({ seconds: 1 })
    await queue(world, AMINA, 'answer')
    await world.worker.settle()
    expect(smsOf(world, BARAKA)).toEqual(['receipt'])
    expect(smsOf(world, AMINA).sort()).toEqual(['answer', 'tried'])
  })

  it('leaves what is to wait where it is', async () => {
    const world = await begin()
    const tomorrow = (world.clock.now() + 24 * 3_600_000) as never
    await queue(world, AMINA, 'reminder', { priority: 6, notBefore: tomorrow })
    const free = busyFor(world, 'receipt')
    await queue(world, AMINA, 'receipt', { priority: 2 })
    await world.worker.settle()
    free()
    world.clock.move({ seconds: 20 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([])
  })

  it('is kept when several processes send', async () => {
    const world = await begin()
    const words = Array.from({ length: 30 }, (_, index) => `${index}`)
    for (const each of words) {
      await queue(world, AMINA, each)
      world.clock.move({ seconds: 1 })
    }
    const processes = ['b', 'c', 'd'].map((name) => anotherProcess(world, name))
    while ((await Promise.all(processes.map(({ ports }) => sendDue(ports)))).some(Boolean));
    expect(smsOf(world, AMINA)).toEqual(words)
  })

  it('tries a receipt for most of a day, an answer for a quarter of an hour', async () => {
    const world = await begin()
    world.carrier.answer = () => BUSY
    await queue(world, AMINA, 'answer', { priority: 3 })
    await queue(world, BARAKA, 'receipt', { priority: 2 })
    for (let hours = 0; hours < 40; hours += 0.5) {
      await world.worker.settle()
      world.clock.move({ minutes: 30 })
    }
    const rows = await outbox(world)
    expect(rows.map(({ text, attempts, state }) => ({ text, attempts, state }))).toEqual([
      { text: 'answer', attempts: 6, state: 'failed' },
      { text: 'receipt', attempts: 12, state: 'failed' },
    ])
  })
})
