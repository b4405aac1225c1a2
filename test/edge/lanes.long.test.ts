import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import type { SmsCarrier, SmsMessage } from '../../src/app/ports.ts'
import type { Wallet } from '../../src/app/wallet.ts'
import { acting } from '../../src/app/desk.ts'
import { queueAllSms, queueSms } from '../../src/app/messages/sms-out.ts'
import { receiveSms } from '../../src/app/sms/receive-sms.ts'
import { receiveEvent } from '../../src/app/payments/wallet-events.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { createWorker, type Worker } from '../../src/edge/worker.ts'
import { events, intents, outbox } from '../app/rows.ts'
import {
  anotherProcess,
  CARRIER,
  describeWorlds,
  dial,
  logged,
  payBill,
  register,
  type World,
} from '../world.ts'

const CLINIC = '+254722000001'
const MEMBERS = Array.from({ length: 10 }, (_, at) => `+25471100001${at}`)

/** What a network says that says nothing. */
const NEVER = new Promise<never>(() => undefined)

/** As the service is: callers wait for nothing. */
/** How long the carrier takes for a message that it is slow with. */
const SLOW_MS = 15_000

describeWorlds('lanes', (begin) => {
  const workers: Worker[] = []
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.stop()
  })

  /** A service whose carrier hands over what it is given, except to those it is slow with. */
  async function serviceWith(
    isSlow: (message: SmsMessage) => boolean,
    wallet: Partial<Wallet> = {},
  ) {
    const world = await begin()
    await register(
      world,
      MEMBERS.map((phone, at) => ({ name: `Amina ${at}`, phone, paidThrough: '2026-02-28' })),
    )
    const handed = new Map<string, number>()
    const sms: SmsCarrier = {
      name: CARRIER,
      send: async (message) => {
        handed.set(message.to, performance.now())
        if (isSlow(message)) await setTimeout(SLOW_MS, undefined, { ref: false })
        return { kind: 'accepted', carrierId: `c-${message.id}` }
      },
    }
    const { wallet: sandbox } = world.operator
    const wallets = new Map<string, Wallet>([
      ['sandbox', { ...sandbox, ...wallet }],
      ['other', { ...sandbox, name: 'other' }],
    ])
    const service = anotherProcess(world, 's', { sms, wallets })
    const worker = createWorker(service.ports, { settlesFirst: false })
    workers.push(worker)
    return { service, worker, handed }
  }

  let messages = 0

  async function texted(world: World, from: string, text: string) {
    messages += 1
    const message = { messageId: `lanes-${messages}`, to: '21512', text, sentAt: null }
    await receiveSms(world.ports, CARRIER, { ...message, from: from as PhoneNumber })
  }

  function remind(world: World, count: number) {
    const to = (at: number) => `+2547200${String(at).padStart(5, '0')}` as PhoneNumber
    const rows = Array.from({ length: count }, (_, at) => ({
      ...{ mutual: 'umoja', to: to(at), text: 'reminder', priority: 6 as const },
      about: `reminder-${at}`,
    }))
    return acting(world.ports, (desk) => queueAllSms(desk, rows))
  }

  it('hand answers to checks to the carrier at once, whoever is silent or slow', async () => {
    const isSlow = ({ text, to }: SmsMessage) => text === 'reminder' || to === MEMBERS[5]
    const silent = { prompt: () => NEVER, query: () => NEVER }
    const { service, worker, handed } = await serviceWith(isSlow, silent)
    for (const phone of MEMBERS.slice(0, 4)) await dial(service, phone, '1', '1', '1')
    await remind(service, 1000)
    worker.start()
    await texted(service, MEMBERS[5] as string, 'HELP')
    await until(() => handed.has(MEMBERS[5] as string) && handed.size > 10)
    const took: number[] = []
    for (let at = 0; at < 5; at += 1) {
      handed.delete(CLINIC)
      const began = performance.now()
      await texted(service, CLINIC, '04123378')
      worker.kick()
      await until(() => handed.has(CLINIC))
      took.push((handed.get(CLINIC) as number) - began)
      await setTimeout(500)
    }
    // None waits for a slow one, also on a machine that has much else to do.
    expect(Math.max(...took)).toBeLessThan(SLOW_MS / 2)
    const lanes = new Map((await worker.lanes()).map((state) => [state.lane, state]))
    expect(lanes.get('prompts')).toMatchObject({ underWay: 4 })
    expect(lanes.get('sms')?.count).toBeGreaterThan(900)
  }, 60_000)

  it('hand nothing over a second time that is under way, whatever the clock says', async () => {
    const { service, worker, handed } = await serviceWith(({ text }) => text === 'receipt')
    const receipt = { mutual: 'umoja', to: MEMBERS[0] as PhoneNumber, text: 'receipt' }
    await acting(service.ports, (desk) =>
      queueSms(desk, { ...receipt, priority: 2, about: 'receipt' }),
    )
    worker.start()
    await until(() => handed.has(receipt.to))
    for (const jump of [{ hours: 1 }, { hours: 24 * 365 }]) {
      service.clock.move(jump)
      worker.kick()
      await texted(service, CLINIC, 'HELP')
      handed.delete(CLINIC)
      await until(() => handed.has(CLINIC))
    }
    const [row] = (await outbox(service)).filter(({ text }) => text === 'receipt')
    expect(row).toMatchObject({ state: 'sending', attempts: 1, copies: 0 })
  }, 60_000)

  it('let no silent operator stand before another one', async () => {
    const { service, worker } = await serviceWith(() => false, { query: () => NEVER })
    for (const phone of MEMBERS) await dial(service, phone, '1', '1', '1')
    for (const { intent_id: intent, payer_phone: phone } of await intents(service)) {
      const paid = payBill(service, { phone, account: null, amount: '500' })
      await receiveEvent(service.ports, 'sandbox', 'notice', { ...paid, intent })
    }
    worker.start()
    const notice = payBill(service, { phone: MEMBERS[0] as string, account: '1', amount: '500' })
    await receiveEvent(service.ports, 'other', 'notice', notice)
    const ofOther = async () => (await events(service)).find(({ wallet }) => wallet === 'other')
    // No mutual has an account there, so it waits for two people.
    const began = performance.now()
    while ((await ofOther())?.held_at === null) await setTimeout(20)
    // Sooner than anybody gives a silent operator up.
    expect(performance.now() - began).toBeLessThan(20_000)
  }, 60_000)

  it('leave ways for another carrier beside one that is slow with each message', async () => {
    const world = await begin()
    const handed: string[] = []
    const carrierOf = (name: string, isSlow: boolean): SmsCarrier => ({
      name,
      send: async ({ id, to }) => {
        handed.push(`${name} ${to.slice(0, 5)}`)
        if (isSlow) await setTimeout(15_000, undefined, { ref: false })
        return { kind: 'accepted', carrierId: `${name}-${id}` }
      },
    })
    const carriers = ['quick', 'slow'].map((name) => carrierOf(name, name === 'slow'))
    const routes = [{ prefix: '+2547', carrier: 'slow' }]
    const sms = { carriers: new Map(carriers.map((one) => [one.name, one])), routes }
    const { ports } = anotherProcess(world, 's')
    const worker = createWorker({ ...ports, sms }, { settlesFirst: false })
    workers.push(worker)
    // All that the slow one gets was queued first, answers and reminders.
    await remind(world, 40)
    const texts = [
      ...Array.from({ length: 40 }, (_, at) => [`+25470000${1000 + at}`, 3, 'answer'] as const),
      ...Array.from({ length: 15 }, (_, at) => [`+25510000${1000 + at}`, 3, 'answer'] as const),
      ...Array.from({ length: 15 }, (_, at) => [`+25520000${1000 + at}`, 6, 'reminder'] as const),
    ]
    for (const [to, priority, text] of texts) {
      world.clock.move({ seconds: 1 })
      const row = { mutual: 'umoja', to: to as PhoneNumber, text, priority, about: to }
      await acting(world.ports, (desk) => queueSms(desk, row))
    }
    worker.start()
    await until(() => handed.filter((one) => one.startsWith('quick')).length === 30)
    expect(countsOf(handed)).toEqual({ 'quick +2551': 15, 'quick +2552': 15, 'slow +2547': 10 })
  }, 60_000)

  it('wait for a job that is under way, or give it back', async () => {
    for (const isEndless of [false, true]) {
      const world = await begin()
      let go: () => void = () => undefined
      const gate = new Promise<void>((resolve) => (go = resolve))
      const leases = () =>
        world.store.read((tx) => tx.selectFrom('job_lease').select('mutual_id').execute())
      // It stands still once it has a job.
      const read: World['store']['read'] = async (work) => {
        if ((await leases()).length > 0) await gate
        return world.store.read(work)
      }
      const { ports } = anotherProcess(world, 's')
      const worker = createWorker(
        { ...ports, store: { ...world.store, read } },
        { settlesFirst: false },
      )
      worker.start()
      while ((await leases()).length === 0) await setTimeout(20)
      const began = performance.now()
      const stopped = worker.stop()
      if (!isEndless) void setTimeout(500).then(go)
      await stopped
      expect(performance.now() - began).toBeLessThan(8000)
      expect(performance.now() - began).toBeGreaterThan(isEndless ? 3900 : 490)
      expect(await leases()).toEqual([])
      const ran = await world.store.read((tx) => tx.selectFrom('job_run').select('job').execute())
      expect(ran).toHaveLength(isEndless ? 0 : 1)
      go()
    }
  }, 60_000)

  it('stop in time, and write what nobody has answered as unknown', async () => {
    const isSlow = ({ text }: SmsMessage) => text === 'reminder' || text === 'receipt'
    const { service, worker } = await serviceWith(isSlow, { prompt: () => NEVER })
    await dial(service, MEMBERS[0] as string, '1', '1', '1')
    await remind(service, 30)
    const receipt = {
      mutual: 'umoja',
      to: CLINIC as PhoneNumber,
      text: 'receipt',
      priority: 2 as const,
    }
    await acting(service.ports, (desk) => queueSms(desk, { ...receipt, about: 'receipt' }))
    worker.start()
    const sending = async () => (await outbox(service)).filter(({ state }) => state === 'sending')
    while ((await sending()).length < 14) await setTimeout(20)
    const began = performance.now()
    await worker.stop()
    expect(performance.now() - began).toBeLessThan(8000)
    expect(await sending()).toEqual([])
    // Jobs of the morning may have written of their own.
    const states = (await outbox(service))
      .filter(({ text }) => text === null || ['receipt', 'reminder'].includes(text))
      .map(({ kind, text, state }) => `${text ?? kind} ${state}`)
    expect(countsOf(states)).toEqual({
      'prompt unknown': 1,
      'receipt unknown': 1,
      'reminder unknown': 12,
      'reminder waiting': 18,
    })
    expect(logged(service, 'error')).toEqual([])
  }, 60_000)
})

function countsOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(10)
}
