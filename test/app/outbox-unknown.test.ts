import { expect, it } from 'vitest'
import type { SmsCarrier } from '../../src/app/ports.ts'
import { acting } from '../../src/app/desk.ts'
import { recordDelivery, type Delivery } from '../../src/app/sms/receive-sms.ts'
import { oneCarrier } from '../../src/app/sending/carriers.ts'
import { type SmsOut, queueSms } from '../../src/app/messages/sms-out.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { CARRIER, describeWorlds, smsOf, testCarrier, type World } from '../world.ts'
import { outbox } from './rows.ts'
import { sendDue } from './by-itself.ts'

const AMINA = '+254711000001' as PhoneNumber

const TIMEOUT = { kind: 'unknown', code: 'timeout' } as const

describeWorlds('an SMS of which nobody knows whether it went out', (begin) => {
  function queue(world: World, words: string, more: Partial<SmsOut> = {}) {
    const sms = { mutual: 'umoja', to: AMINA, text: words, priority: 2, about: words, ...more }
    return acting(world.ports, (desk) => queueSms(desk, sms as SmsOut))
  }

  function report(world: World, carrierId: string, more: Partial<Delivery> = {}) {
    const base = { carrierId, status: 'Success', reason: null, phone: AMINA, final: true }
    return recordDelivery(world.ports, CARRIER, { ...base, optedOut: false, ...more })
  }

  /** Sends one message of which no answer comes. */
  async function timedOut(world: World, words = 'receipt', more: Partial<SmsOut> = {}) {
    const accept = world.carrier.answer
    world.carrier.answer = () => TIMEOUT
    await queue(world, words, more)
    await world.worker.settle()
    world.carrier.answer = accept
    world.clock.move({ seconds: 5 })
  }

  async function stateOf(world: World, words: string) {
    const row = (await outbox(world)).find(({ text }) => text === words)
    return row && { state: row.state, carrier: row.carrier_id, delivery: row.delivery }
  }

  it.each([
    ['Success', true, 'final Success'],
    ['Failed', true, 'final Failed'],
    ['Buffered', false, 'Buffered'],
    ['SomethingNew', false, 'SomethingNew'],
  ])(
    'is the carrier’s once a report says %s, and is not sent again',
    async (status, final, kept) => {
      const world = await begin()
      await timedOut(world)
      expect(await stateOf(world, 'receipt')).toMatchObject({ state: 'unknown', carrier: null })
      await report(world, 'AT-1', { status, final })
      const known = { state: 'sent', carrier: 'AT-1', delivery: kept }
      expect(await stateOf(world, 'receipt')).toEqual(known)
      world.clock.move({ days: 2 })
      await world.worker.settle()
      expect(smsOf(world, AMINA)).toEqual(['receipt'])
    },
  )

  it('is sent a second and last time after an hour without a report, if it is a receipt', async () => {
    const world = await begin()
    await timedOut(world)
    await timedOut(world, 'answer', { priority: 3 })
    world.clock.move({ minutes: 50 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(2)
    world.carrier.answer = () => TIMEOUT
    world.clock.move({ minutes: 10 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['receipt', 'answer', 'receipt'])
    world.clock.move({ days: 3 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(3)
    expect(await stateOf(world, 'receipt')).toMatchObject({ state: 'unknown' })
  })

  it('holds up no other', async () => {
    const world = await begin()
    await timedOut(world)
    await queue(world, 'next')
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['receipt', 'next'])
  })

  it('is not taken for another whose report came before the carrier’s answer', async () => {
    const world = await begin()
    await timedOut(world)
    const accept = world.carrier.answer
    let told: Promise<void> = Promise.resolve()
    const slow: SmsCarrier = {
      name: CARRIER,
      send: async (message) => {
        told = report(world, `c-${message.id}`)
        await told
        return accept(message)
      },
    }
    await queue(world, 'next')
    await sendDue({ ...world.ports, sms: oneCarrier(slow) })
    await told
    expect(await stateOf(world, 'receipt')).toMatchObject({ state: 'unknown' })
    expect(await stateOf(world, 'next')).toMatchObject({ state: 'sent', delivery: 'final Success' })
  })

  it('takes no report that is older than it', async () => {
    const world = await begin()
    await report(world, 'AT-old')
    world.clock.move({ minutes: 5 })
    await timedOut(world)
    await report(world, 'AT-new')
    expect(await stateOf(world, 'receipt')).toMatchObject({ carrier: 'AT-new' })
  })

  it('cannot be, with a carrier that takes each id once: it is sent exactly once', async () => {
    const taken = new Set<string>()
    const carrier = { ...testCarrier(), takesIdOnce: true }
    const accept = carrier.answer
    carrier.send = async (message) => {
      if (!taken.has(message.id)) carrier.sent.push(message)
      const isFirst = !taken.has(message.id)
      taken.add(message.id)
      return isFirst ? TIMEOUT : accept(message)
    }
    const world = await begin({ carrier, sms: carrier })
    await queue(world, 'receipt')
    await world.worker.settle()
    world.clock.move({ seconds: 30 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['receipt'])
    expect(await stateOf(world, 'receipt')).toMatchObject({ state: 'sent' })
  })
})
