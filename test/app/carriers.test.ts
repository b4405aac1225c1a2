import { expect, it } from 'vitest'
import { queueSms } from '../../src/app/messages/sms-out.ts'
import type { SmsOutcome, SmsOut } from '../../src/app/ports.ts'
import { acting } from '../../src/app/desk.ts'
import { recordDelivery } from '../../src/app/sms/receive-sms.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import type { Route } from '../../src/core/sms/route.ts'
import { describeWorlds, type TestCarrier, testCarrier, type World } from '../world.ts'
import { outbox } from './rows.ts'
import { sendDue } from './by-itself.ts'

const AMINA = '+254711000001' as PhoneNumber
const AWA = '+221771234567' as PhoneNumber

const ACCEPTED = { kind: 'accepted', carrierId: '1' } as const
const BUSY = { kind: 'rejected', code: 'busy', retryable: true } as const
const NO_NUMBER = { kind: 'rejected', code: 'no such number', retryable: false } as const
const WRONG_KEY = { ...NO_NUMBER, code: 'key', alert: 'the key is wrong' } as const
const SILENT = { kind: 'unknown', code: 'timeout' } as const

const FALLBACK: readonly Route[] = [{ carrier: 'one', fallback: 'two' }]

describeWorlds('several carriers', (begin) => {
  async function withTwo(routes: readonly Route[] = FALLBACK) {
    const one = named('one')
    const two = named('two')
    const counted: string[] = []
    const meter: SmsOut['meter'] = (carrier, outcome, price) =>
      counted.push([carrier, outcome, price?.tenThousandths ?? '-'].join(' '))
    const carriers = new Map([one, two].map((carrier) => [carrier.name, carrier]))
    const world = await begin({ out: { carriers, routes, meter } })
    return { world, one, two, counted }
  }

  function named(name: string): TestCarrier {
    const carrier = testCarrier()
    return Object.assign(carrier, { name })
  }

  function answers(carrier: TestCarrier, outcome: SmsOutcome) {
    carrier.answer = () => outcome
  }

  function queue(world: World, to: PhoneNumber, words = 'words', priority: 2 | 3 = 3) {
    const sms = { mutual: 'umoja', to, text: words, priority, about: `${to}/${words}` }
    return acting(world.ports, (desk) => queueSms(desk, sms))
  }

  async function rows(world: World) {
    const all = await outbox(world)
    return all.map(({ carrier, state, attempts, delivery }) => ({
      ...{ carrier, state, attempts, delivery },
    }))
  }

  it('send to the phones of their prefix, and the row names who did', async () => {
    const { world, one, two, counted } = await withTwo([
      { carrier: 'one' },
      { prefix: '+221', carrier: 'two' },
    ])
    answers(two, { ...ACCEPTED, cost: 'XOF 20' })
    await queue(world, AMINA)
    await queue(world, AWA)
    await world.worker.settle()
    expect([one.sent, two.sent].map((sent) => sent.map(({ to }) => to))).toEqual([[AMINA], [AWA]])
    expect((await rows(world)).map(({ carrier }) => carrier).sort()).toEqual(['one', 'two'])
    expect(counted.sort()).toEqual(['one accepted -', 'two accepted 200000'])
  })

  it('leave a message that no route fits to the first of them', async () => {
    const { world, one } = await withTwo([{ mutual: 'jappo', carrier: 'two' }])
    await queue(world, AMINA)
    await world.worker.settle()
    expect(one.sent).toHaveLength(1)
  })

  it.each([
    ['is busy', BUSY],
    ['does not take us', WRONG_KEY],
  ])('send at once through the fallback what a carrier that %s did not', async (_what, outcome) => {
    const { world, one, two, counted } = await withTwo()
    answers(one, outcome)
    await queue(world, AMINA)
    await sendDue(world.ports)
    expect(await rows(world)).toMatchObject([{ carrier: 'two', state: 'waiting', attempts: 1 }])
    await sendDue(world.ports)
    expect(await rows(world)).toMatchObject([{ carrier: 'two', state: 'sent' }])
    expect([one.sent.length, two.sent.length]).toEqual([0, 1])
    expect(counted).toEqual(['one rejected -', 'two accepted -'])
  })

  it('take turns while both refuse, and the way back is not at once', async () => {
    const { world, one, two } = await withTwo()
    answers(one, BUSY)
    answers(two, BUSY)
    await queue(world, AMINA)
    for (let tries = 0; tries < 3; tries += 1) await sendDue(world.ports)
    expect(await rows(world)).toMatchObject([{ carrier: 'one', state: 'waiting', attempts: 2 }])
    world.clock.move({ minutes: 2 })
    answers(one, ACCEPTED)
    await sendDue(world.ports)
    expect(await rows(world)).toMatchObject([{ carrier: 'one', state: 'sent', attempts: 3 }])
  })

  it.each([
    ['nobody has the number', NO_NUMBER, 'failed'],
    ['nobody knows whether it left', SILENT, 'unknown'],
  ])('do not send elsewhere where %s', async (_what, outcome, state) => {
    const { world, one, two } = await withTwo()
    answers(one, outcome)
    await queue(world, AMINA)
    await world.worker.settle()
    world.clock.move({ minutes: 10 })
    await world.worker.settle()
    expect(await rows(world)).toEqual([{ carrier: 'one', state, attempts: 1, delivery: null }])
    expect(two.sent).toEqual([])
  })

  it('may use the same ids: a report is about its own carrier’s message', async () => {
    const { world, one, two } = await withTwo([
      { carrier: 'one' },
      { prefix: '+221', carrier: 'two' },
    ])
    answers(one, ACCEPTED)
    answers(two, ACCEPTED)
    await queue(world, AMINA)
    await queue(world, AWA)
    await world.worker.settle()
    const report = { carrierId: '1', reason: null, phone: null, final: true, optedOut: false }
    await recordDelivery(world.ports, 'two', { ...report, status: 'delivered' })
    const told = (await rows(world)).map((row) => [row.carrier, row.delivery].join(' '))
    expect(told.sort()).toEqual(['one ', 'two final delivered'])
  })

  it('know again by its id a message that may have left, and count it as sent', async () => {
    const { world, one } = await withTwo()
    Object.assign(one, { reportsOurIds: true })
    answers(one, SILENT)
    await queue(world, AMINA, 'a receipt', 2)
    await world.worker.settle()
    expect(await rows(world)).toMatchObject([{ state: 'unknown' }])
    const [queued] = await outbox(world)
    const report = { reason: null, phone: null, final: true, optedOut: false }
    const told = { ...report, carrierId: queued?.outbox_id ?? '', status: 'delivered' }
    await recordDelivery(world.ports, 'one', told)
    world.clock.move({ hours: 3 })
    await world.worker.settle()
    expect(await rows(world)).toMatchObject([{ state: 'sent', attempts: 1, carrier: 'one' }])
  })

  it('one of which left the installation: what waits for it goes by its route', async () => {
    const { world, one } = await withTwo()
    answers(one, BUSY)
    await queue(world, AMINA)
    await sendDue(world.ports)
    const left = { ...world.ports.sms, carriers: new Map([[one.name, one]]), routes: [] }
    answers(one, ACCEPTED)
    world.clock.move({ minutes: 5 })
    await sendDue({ ...world.ports, sms: left })
    expect(await rows(world)).toMatchObject([{ carrier: 'one', state: 'sent' }])
  })
})
