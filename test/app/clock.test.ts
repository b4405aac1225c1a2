import { expect, it } from 'vitest'
import { acceptClock, ClockDoubted, lastMomentKnown } from '../../src/app/clock.ts'
import { clockKeeper } from '../../src/app/alerts/clock-keeper.ts'
import { bill } from '../../src/app/books/bill.ts'
import { askCoverage } from '../../src/app/coverage/ask-coverage.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { queueSms } from '../../src/app/messages/sms-out.ts'
import type { Log } from '../../src/app/ports.ts'
import { acting } from '../../src/app/desk.ts'
import { PRIORITY } from '../../src/app/messages/priorities.ts'
import { ussdEnded } from '../../src/app/calls/ussd-ended.ts'
import { receiveSms } from '../../src/app/sms/receive-sms.ts'
import { date, instant, type Instant } from '../../src/core/dates.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { watchedClock } from '../../src/edge/clock/watched-clock.ts'
import { createWorker } from '../../src/edge/worker.ts'
import {
  ask,
  type Changes,
  dial,
  describeWorlds,
  lastSms,
  logged,
  makeWorld,
  payBill,
  register,
  smsOf,
  START,
  text,
  type World,
} from '../world.ts'
import { receiveEvent } from '../../src/app/payments/wallet-events.ts'
import { SANDBOX_WALLET } from '../../src/edge/wallets/sandbox.ts'
import { charges, checks } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const MANAGER = '+254733000001'
const CLINIC = '+254722000001'
const SECOND = 1000
const DAY = 24 * 3600 * SECOND

/** A world whose clock a test sets, and time that passes without it. */
type Watched = World & {
  jump(ms: number): void
  pass(ms: number): void
  /** The same after a stop: only the database remembers. */
  restarted(): Promise<Watched>
}

describeWorlds('a clock that is doubted', (begin) => {
  async function watched(changes: Changes = {}): Promise<Watched> {
    return watch(await begin(changes), Date.parse(START), null)
  }

  function watch(world: World, startMs: number, known: Instant | null): Watched {
    let shown = startMs
    let steady = 0
    const clock = watchedClock(known, { shown: () => shown, steady: () => steady })
    const ports = { ...world.ports, clock }
    const worker = createWorker(ports, { settlesFirst: true })
    return {
      ...world,
      ports,
      worker,
      jump: (ms) => (shown += ms),
      pass: (ms) => {
        shown += ms
        steady += ms
      },
      restarted: async () => {
        const last = await world.store.read(lastMomentKnown)
        return watch(makeWorld(world.store, world), shown, last)
      },
    }
  }

  async function withAmina(): Promise<Watched> {
    const world = await watched()
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-02-28' },
    ])
    await runDueJobs(world.ports)
    return world
  }

  it('posts nothing for the eight seconds in which it is 400 days ahead', async () => {
    const world = await withAmina()
    const before = await charges(world)
    world.jump(400 * DAY)
    for (let seconds = 0; seconds < 8; seconds += 1) {
      expect(await runDueJobs(world.ports)).toBe(0)
      world.pass(SECOND)
    }
    world.jump(-400 * DAY)
    expect(await runDueJobs(world.ports)).toBe(0)
    expect(await charges(world)).toEqual(before)
    world.pass(DAY)
    expect(await runDueJobs(world.ports)).toBe(7)
    await expectSound(world)
  })

  it('ends a row of jobs at the run before which it jumped, and a billing between pages', async () => {
    const world = await withAmina()
    world.pass(2 * DAY)
    const log: Log = {
      ...world.ports.log,
      info: (event) => {
        if (event === 'job-ran') world.jump(400 * DAY)
      },
    }
    expect(await runDueJobs({ ...world.ports, log })).toBe(1)
    await expect(bill(world.ports, 'umoja', date('2027-04-06'), 'test')).rejects.toThrow(
      ClockDoubted,
    )
    expect((await charges(world)).every(({ starts_on: begins }) => begins < '2026-04')).toBe(true)
  })

  it.each([
    [2 * DAY, 'trusted'],
    [2 * DAY + 1, 'doubted'],
    [-2 * DAY, 'trusted'],
    [-2 * DAY - 1, 'doubted'],
    [7 * DAY, 'doubted'],
    [-3650 * DAY, 'doubted'],
  ] as const)('over a stop, %i milliseconds: %s', async (ms, expected) => {
    const world = await watched()
    await clockKeeper(world.ports)()
    world.jump(ms)
    const after = await world.restarted()
    expect(after.ports.clock.watched?.doubt() ? 'doubted' : 'trusted').toBe(expected)
  })

  it('is doubted over any number of stops, until a person accepts it', async () => {
    let world = await withAmina()
    await clockKeeper(world.ports)()
    world.jump(7 * DAY)
    for (let stops = 0; stops < 3; stops += 1) {
      world = await world.restarted()
      await clockKeeper(world.ports)()
      expect(await runDueJobs(world.ports)).toBe(0)
    }
    expect(await acceptClock(world.ports)).toMatchObject({ doubt: { kind: 'ahead' } })
    expect(await runDueJobs(world.ports)).toBe(49)
    world = await world.restarted()
    expect(world.ports.clock.watched?.doubt()).toBeNull()
    expect(await acceptClock(world.ports)).toMatchObject({ doubt: null })
  })

  it('hears that a command beside it has accepted it', async () => {
    const world = await watched()
    const keep = clockKeeper(world.ports)
    await keep()
    world.jump(7 * DAY)
    await keep()
    expect(logged(world, 'error')).toEqual(['clock-doubted'])
    const command = await world.restarted()
    await acceptClock(command.ports)
    await keep()
    await keep()
    expect(world.ports.clock.watched?.doubt()).toBeNull()
    expect(logged(world, 'warn')).toContain('clock-believed')
  })

  it('keeps the last moment known every five minutes, and not while it is doubted', async () => {
    const world = await watched()
    const keep = clockKeeper(world.ports)
    const start = Date.parse(START)
    const kept = async () => ((await world.store.read(lastMomentKnown)) ?? 0) - start
    await keep()
    expect(await kept()).toBe(0)
    world.pass(299 * SECOND)
    await keep()
    expect(await kept()).toBe(0)
    world.pass(SECOND)
    await keep()
    expect(await kept()).toBe(300 * SECOND)
    world.jump(7 * DAY)
    await keep()
    expect(await kept()).toBe(300 * SECOND)
  })

  it('says so in the log and to the managers, once', async () => {
    const world = await withAmina()
    await clockKeeper(world.ports)()
    await world.worker.settle()
    const before = smsOf(world, MANAGER).length
    world.jump(400 * DAY)
    const keep = clockKeeper(world.ports)
    for (let seconds = 0; seconds < 60; seconds += 1) {
      await keep()
      world.pass(SECOND)
    }
    expect(logged(world, 'error')).toEqual(['clock-doubted'])
    await world.worker.settle()
    const told =
      'Umoja Afya: the clock of this service is off by 400 days. Nothing is recorded or sent until it is right. Tell the operator.'
    expect(smsOf(world, MANAGER).slice(before)).toEqual([told])
    const alerts = await world.store.read((tx) => tx.selectFrom('alert').selectAll().execute())
    expect(alerts).toMatchObject([{ kind: 'clock', cause: 'ahead', on_date: '2026-03-02' }])
    world.pass(15 * 60 * SECOND)
    await keep()
    expect(logged(world, 'error')).toHaveLength(2)
    expect(smsOf(world, MANAGER)).toHaveLength(before + 1)
  })

  it('stores money that arrives, and posts it once it is right', async () => {
    const world = await withAmina()
    const notice = payBill(world, { phone: AMINA, account: '04123378', amount: '500' })
    world.jump(400 * DAY)
    expect(await receiveEvent(world.ports, SANDBOX_WALLET, 'notice', notice)).not.toBeNull()
    await world.worker.settle()
    const receipts = () => world.store.read((tx) => tx.selectFrom('receipt').selectAll().execute())
    expect(await receipts()).toEqual([])
    expect(smsOf(world, AMINA)).toEqual([])
    world.jump(-400 * DAY)
    await world.worker.settle()
    expect(await receipts()).toHaveLength(1)
    expect(lastSms(world, AMINA)).toContain('received KSh 500')
    await expectSound(world)
  })

  it('answers that nobody can say now, and stops what is to be stopped', async () => {
    const world = await withAmina()
    world.jump(3 * DAY)
    expect(await ask(world, AMINA, 'BALANCE')).toBe('We cannot answer now. Nothing was charged.')
    expect(await ask(world, AMINA, 'PAY 500')).toBe('We cannot answer now. Nothing was charged.')
    expect(await ask(world, CLINIC, '04123378')).toContain('This is NOT a refusal')
    expect(await ask(world, AMINA, 'STOP')).toContain('START')
    expect(await dial(world, AMINA)).toMatch(/^END We cannot answer now\. Nothing was charged\./)
    expect(await dial(world, CLINIC)).toMatch(/^END We cannot check now\. This is NOT a refusal\./)
    const rows = await checks(world)
    expect(rows).toEqual([])
    const asked = { number: null, ordinal: 0, provider: 'thiaroye', service: null }
    const today = await askCoverage(world.ports, { ...asked, on: null })
    expect(today.coverage.answer).toBe('cannot-tell')
    const named = await askCoverage(world.ports, { ...asked, on: date('2026-03-02') })
    expect(named.coverage.answer).toBe('no')
    world.jump(-3 * DAY)
    expect(await ask(world, AMINA, 'BALANCE')).toContain('500')
  })

  it('lets answers, receipts and alerts leave; notices and reminders wait', async () => {
    const world = await withAmina()
    world.jump(3 * DAY)
    for (const [name, priority] of Object.entries(PRIORITY)) {
      if (name === 'prompt') continue
      const to = AMINA as PhoneNumber
      const sms = { mutual: 'umoja', to, text: name, priority, about: name }
      await acting(world.ports, (desk) => queueSms(desk, sms))
    }
    await world.worker.settle()
    expect(smsOf(world, AMINA).sort()).toEqual(['alert', 'answer', 'check', 'receipt'])
    world.jump(-3 * DAY)
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(expect.arrayContaining(['notice', 'reminder']))
  })

  it('lets no prompt expire', async () => {
    const world = await withAmina()
    await dial(world, AMINA, '1', '1', '1')
    await world.worker.settle()
    world.jump(3 * DAY)
    await world.worker.settle()
    const states = () => world.store.read((tx) => tx.selectFrom('intent').select('state').execute())
    expect(await states()).not.toContainEqual({ state: 'expired' })
    await acceptClock(world.ports)
    await world.worker.settle()
    expect(await states()).toEqual([{ state: 'expired' }])
  })

  it.each([
    ['a message that was sent just now', 0, true],
    ['one that was sent before the jump', -3 * DAY, false],
  ])('%s', async (_what, at, ends) => {
    const world = await withAmina()
    world.jump(3 * DAY)
    const sentAt = instant(Date.parse(START) + 3 * DAY + at)
    const sms = { messageId: 'w', from: AMINA as PhoneNumber, to: '21512', text: 'HELP', sentAt }
    await receiveSms(world.ports, 'africastalking', sms)
    expect(world.ports.clock.watched?.doubt() === null).toBe(ends)
    world.jump(3 * DAY)
    const endedAt = instant(sentAt + 3 * DAY)
    const ended = { sessionId: 's', status: 'Success', phone: AMINA as PhoneNumber, endedAt }
    await ussdEnded(world.ports, 'africastalking', ended)
    expect(world.ports.clock.watched?.doubt() === null).toBe(ends)
  })

  it('ends by an operator’s notice of a payment of now, which is posted then', async () => {
    const world = await withAmina()
    world.jump(3 * DAY)
    const notice = payBill(world, { phone: AMINA, account: '04123378', amount: '500' })
    const paidAt = new Date(Date.parse(START) + 3 * DAY).toISOString()
    await receiveEvent(world.ports, SANDBOX_WALLET, 'notice', { ...notice, paidAt })
    await world.worker.settle()
    expect(lastSms(world, AMINA)).toContain('received KSh 500')
    await text(world, AMINA, 'BALANCE')
    expect(lastSms(world, AMINA)).not.toContain('cannot answer')
  })
})
