import { expect, it } from 'vitest'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { leaseFrom } from '../../src/app/lane.ts'
import { SMS } from '../../src/app/sending/send.ts'
import { QUESTIONS } from '../../src/app/payments/intents.ts'
import { EVENTS, receiveEvent } from '../../src/app/payments/wallet-events.ts'
import { INBOX } from '../../src/app/sms/handle-sms.ts'
import { receiveSms } from '../../src/app/sms/receive-sms.ts'
import { PATIENT } from '../../src/app/patience.ts'
import { instant } from '../../src/core/dates.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { claimJobs } from '../../src/store/jobs.ts'
import { freeAll } from '../../src/store/lease.ts'
import { claimEvents } from '../../src/store/payments/events.ts'
import { claimInbound } from '../../src/store/messages/messages.ts'
import {
  anotherProcess,
  askToPay,
  CARRIER,
  describeWorlds,
  logged,
  payBill,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { events, intents, outbox, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const PHONES = Array.from({ length: 12 }, (_, at) => `+2547110000${10 + at}`)
const ALL = { free: 50, of: () => 50 }

describeWorlds('leases', (begin) => {
  async function withMembers() {
    const world = await begin()
    const people = PHONES.map((phone, at) => ({ name: `Amina ${at}`, phone }))
    const numbers = await register(
      world,
      people.map((one) => ({ ...one, paidThrough: '2026-02-28' })),
    )
    return { world, numbers }
  }

  function texted(world: World, id: string, from: string, text: string) {
    const message = { messageId: id, to: '21512', text, sentAt: null }
    return receiveSms(world.ports, CARRIER, { ...message, from: from as PhoneNumber })
  }

  function inbox({ store }: World) {
    return store.read((tx) => tx.selectFrom('inbox').selectAll().orderBy('received_at').execute())
  }

  it('let two processes share messages and notices, each done once and in order', async () => {
    const { world, numbers } = await withMembers()
    const processes = ['b', 'c'].map((name) => anotherProcess(world, name))
    for (let at = 0; at < 120; at += 1) {
      const phone = PHONES[at % PHONES.length] as string
      await texted(world, `m-${String(at).padStart(3, '0')}`, phone, 'BALANCE')
      const account = numbers[at % numbers.length] as string
      const paid = payBill(world, { phone, account, amount: '10' })
      await receiveEvent(world.ports, 'sandbox', 'notice', paid)
      world.clock.move({ seconds: 1 })
    }
    // Each has a moment of its own, so that what was done first can be told.
    let now = world.clock.now()
    for (const { ports } of processes) {
      ;(ports.clock as { now: () => number }).now = () => (now = instant(now + 1))
    }
    await Promise.all(processes.map(({ worker }) => worker.settle()))
    await Promise.all(processes.map(({ worker }) => worker.settle()))
    const outcomes = world.log.lines.filter(({ event }) => event === 'sms-handled')
    expect(outcomes.map(({ fields }) => fields['outcome'])).toEqual(Array(120).fill('balance'))
    expect(world.log.lines.filter(({ event }) => event === 'event-handled')).toHaveLength(120)
    expect(await receipts(world)).toHaveLength(120)
    const ids = world.carrier.sent.map(({ id }) => id)
    expect(ids).toHaveLength(240)
    expect(new Set(ids).size).toBe(240)
    for (const phone of PHONES) {
      const own = (await inbox(world)).filter(({ sender }) => sender === phone)
      const handled = own.map(({ handled_at: at }) => at as number)
      expect(handled).toEqual([...handled].sort((a, b) => a - b))
    }
    expect(logged(world, 'error')).toEqual([])
    expect(logged(world, 'warn')).toEqual([])
    await expectSound(world)
  }, 120_000)

  it('keep the order of one phone’s messages, whoever answers them', async () => {
    const { world } = await withMembers()
    const [amina = '', baraka = ''] = PHONES
    for (const id of ['1', '2', '3']) await texted(world, id, amina, 'BALANCE')
    await texted(world, '4', baraka, 'BALANCE')
    const take = async () => (await INBOX.take(world.ports, ALL)).map((row) => row.message_id)
    expect(await take()).toEqual(['1', '4'])
    // The next one waits for the first, also when another process looks.
    expect(await take()).toEqual([])
    world.clock.move({ seconds: 29 })
    expect(await take()).toEqual([])
    // Whoever took them has died.
    world.clock.move({ seconds: 1 })
    expect(await take()).toEqual(['1', '4'])
  })

  it('keep the order of one request’s notices, but one that is put off holds up no other', async () => {
    const { world } = await withMembers()
    await askToPay(world, PHONES[0] as string)
    const [intent] = await intents(world)
    const forged = payBill(world, { phone: PHONES[0] as string, account: null, amount: '500' })
    for (const receipt of ['F1', 'F2']) {
      const notice = { ...forged, intent: intent?.intent_id ?? '', receipt }
      await receiveEvent(world.ports, 'sandbox', 'notice', notice)
      world.clock.move({ seconds: 1 })
    }
    const [first, second] = (await events(world)).map(({ event_id: id }) => id)
    const taken = await EVENTS.take(world.ports, ALL)
    expect(taken.map(({ event_id: id }) => id)).toEqual([first])
    expect(await EVENTS.take(world.ports, ALL)).toEqual([])
    // The operator knows nothing of it, so it is put off.
    for (const event of taken) await EVENTS.do(world.ports, event, PATIENT)
    const next = await EVENTS.take(world.ports, ALL)
    expect(next.map(({ event_id: id }) => id)).toEqual([second])
  })

  it('write nothing for whoever lost one', async () => {
    const { world, numbers } = await withMembers()
    const phone = PHONES[0] as string
    await askToPay(world, phone)
    await texted(world, '1', phone, 'BALANCE')
    const paid = payBill(world, { phone, account: numbers[0] as string, amount: '10' })
    await receiveEvent(world.ports, 'sandbox', 'notice', paid)
    world.clock.move({ minutes: 1 })
    const { ports } = world
    const takeAll = async () => ({
      inbox: await INBOX.take(ports, ALL),
      events: await EVENTS.take(ports, ALL),
      questions: await QUESTIONS.take(ports, ALL),
    })
    const late = await takeAll()
    expect([late.inbox.length, late.events.length, late.questions.length]).toEqual([1, 1, 1])
    world.clock.move({ minutes: 11 })
    const mine = await takeAll()
    expect([mine.inbox.length, mine.events.length, mine.questions.length]).toEqual([1, 1, 1])
    const doAll = async ({ inbox, events, questions }: typeof late) => {
      for (const item of inbox) await INBOX.do(ports, item, PATIENT)
      for (const item of events) await EVENTS.do(ports, item, PATIENT)
      for (const item of questions) await QUESTIONS.do(ports, item, PATIENT)
    }
    const count = (await outbox(world)).length
    await doAll(late)
    expect(await outbox(world)).toHaveLength(count)
    expect(await receipts(world)).toEqual([])
    expect(await inbox(world)).toEqual([expect.objectContaining({ handled_at: null })])
    expect((await intents(world))[0]?.state).toBe('prompted')
    await doAll(mine)
    expect(await outbox(world)).toHaveLength(count + 3)
    expect(await receipts(world)).toHaveLength(1)
    expect((await intents(world))[0]?.state).toBe('expired')
  })

  it('write nothing of an SMS for a sender that was taken for dead', async () => {
    const { world } = await withMembers()
    await texted(world, '1', PHONES[0] as string, 'BALANCE')
    for (const message of await INBOX.take(world.ports, ALL)) {
      await INBOX.do(world.ports, message, PATIENT)
    }
    const late = await SMS.take(world.ports, ALL)
    world.clock.move({ minutes: 2 })
    for (const row of await SMS.take(world.ports, ALL)) await SMS.do(world.ports, row, PATIENT)
    expect(await outbox(world)).toEqual([expect.objectContaining({ state: 'unknown' })])
    for (const row of late) await SMS.do(world.ports, row, PATIENT)
    expect(await outbox(world)).toEqual([
      expect.objectContaining({ state: 'unknown', carrier_id: null, error: 'abandoned' }),
    ])
    expect(logged(world, 'warn')).toEqual(['sms-unanswered', 'sms-too-late'])
  })

  it('of a clock that was ahead end when it is put right', async () => {
    const { world, numbers } = await withMembers()
    const now = world.clock.now()
    await texted(world, '1', PHONES[0] as string, 'BALANCE')
    const account = numbers[0] as string
    const paid = payBill(world, { phone: PHONES[0] as string, account, amount: '10' })
    await receiveEvent(world.ports, 'sandbox', 'notice', paid)
    const ahead = leaseFrom(instant(now + 365 * 24 * 3_600_000))
    await world.store.write((tx) => claimInbound(tx, now, ahead, 1))
    await world.store.write((tx) => claimEvents(tx, now, ahead, 1))
    await world.worker.settle()
    expect(smsOf(world, PHONES[0] as string)).toHaveLength(2)
  })

  it('end at once where the one process that writes begins again', async () => {
    const { world } = await withMembers()
    const { ports, store } = world
    await texted(world, '1', PHONES[0] as string, 'BALANCE')
    await INBOX.take(ports, ALL)
    await store.write((tx) =>
      claimJobs(tx, 'umoja', world.clock.now(), leaseFrom(world.clock.now())),
    )
    expect(await runDueJobs(ports)).toBe(0)
    await store.write(freeAll)
    await world.worker.settle()
    expect(smsOf(world, PHONES[0] as string)).toHaveLength(1)
    expect(await runDueJobs(ports)).toBe(7)
  })

  it('let the jobs of a day run in one process, and in another once that one has died', async () => {
    const { world } = await withMembers()
    const processes = ['b', 'c', 'd'].map((name) => anotherProcess(world, name))
    const ran = await Promise.all(processes.map(({ ports }) => runDueJobs(ports)))
    expect(ran.reduce((sum, one) => sum + one)).toBe(7)
    const lines = world.log.lines.filter(({ event }) => event === 'job-ran')
    expect(new Set(lines.map(({ fields }) => fields['job'])).size).toBe(7)
    expect(lines).toHaveLength(7)
    world.clock.move({ days: 1 })
    const lease = leaseFrom(world.clock.now())
    await world.store.write((tx) => claimJobs(tx, 'umoja', world.clock.now(), lease))
    world.clock.move({ seconds: 119 })
    expect(await runDueJobs(world.ports)).toBe(0)
    world.clock.move({ seconds: 1 })
    expect(await runDueJobs(world.ports)).toBe(7)
    await expectSound(world)
  })
})
