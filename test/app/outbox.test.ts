import { expect, it } from 'vitest'
import { readBacklog } from '../../src/app/messages/backlog.ts'
import { queueSms } from '../../src/app/messages/sms-out.ts'
import { instant } from '../../src/core/dates.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { claimDue } from '../../src/store/messages/outbox-due.ts'
import {
  anotherProcess,
  askToPay,
  describeWorlds,
  dial,
  logged,
  register,
  smsOf,
  testCarrier,
  type World,
} from '../world.ts'
import { intents, outbox } from './rows.ts'
import { acting } from '../../src/app/desk.ts'
import { sendDue } from './by-itself.ts'

const AMINA = '+254711000001' as PhoneNumber
const BARAKA = '+254711000002' as PhoneNumber

const CLINIC = '+254722000001' as PhoneNumber

const REJECTED = { kind: 'rejected', code: 'busy', retryable: true } as const

describeWorlds('the outbox', (begin) => {
  function queue(world: World, to: PhoneNumber, words: string, priority: 1 | 2 | 3 | 5 = 3) {
    const sms = { mutual: 'umoja', to, text: words, priority, about: `${to}/${words}` }
    return acting(world.ports, (desk) => queueSms(desk, sms))
  }

  /** A process that takes what is due, gets it out, and dies before it can say so. */
  async function sendAndDie(world: World) {
    const now = world.clock.now()
    const lease = { token: 'dead', until: instant(now + 2 * 60 * 1000) }
    const rows = await world.store.write((tx) => claimDue(tx, now, lease, 20))
    for (const { outbox_id: id, recipient, text } of rows) {
      if (text) world.carrier.sent.push({ id, to: recipient, text })
    }
    return rows.length
  }

  it('sends to each phone in the order of what was said', async () => {
    const world = await begin()
    for (let index = 0; index < 30; index += 1) {
      await queue(world, index % 2 ? AMINA : BARAKA, `${index}`)
      if (index % 5 === 0) world.clock.move({ seconds: 1 })
    }
    await world.worker.settle()
    expect(smsOf(world, AMINA).map(Number)).toEqual(Array.from({ length: 15 }, (_, i) => 2 * i + 1))
    expect(smsOf(world, BARAKA).map(Number)).toEqual(Array.from({ length: 15 }, (_, i) => 2 * i))
  })

  it('sends what is urgent first', async () => {
    const world = await begin()
    await queue(world, AMINA, 'notice', 5)
    await queue(world, BARAKA, 'answer', 3)
    await queue(world, CLINIC, 'check', 1)
    await world.worker.settle()
    expect(world.carrier.sent.map(({ text }) => text)).toEqual(['check', 'answer', 'notice'])
  })

  it('sends one message about one thing', async () => {
    const world = await begin()
    expect(await queue(world, AMINA, 'hello')).toBe(true)
    expect(await queue(world, AMINA, 'hello')).toBe(false)
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['hello'])
  })

  it('tries again what was not sent, after longer and longer, and then has failed', async () => {
    const world = await begin()
    const tries: number[] = []
    const began = world.clock.now()
    world.carrier.answer = () => {
      tries.push((world.clock.now() - began) / 1000)
      return REJECTED
    }
    await queue(world, AMINA, 'hello')
    for (let seconds = 0; seconds < 1800; seconds += 10) {
      await world.worker.settle()
      world.clock.move({ seconds: 10 })
    }
    expect(tries).toEqual([0, 30, 90, 210, 450, 930])
    expect(await outbox(world)).toEqual([
      expect.objectContaining({ state: 'failed', attempts: 6, error: 'busy' }),
    ])
  })

  it('sends it once when a later try works', async () => {
    const world = await begin()
    const accept = world.carrier.answer
    world.carrier.answer = () => REJECTED
    await queue(world, AMINA, 'hello')
    await world.worker.settle()
    world.carrier.answer = accept
    world.clock.move({ seconds: 30 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['hello'])
    expect(await outbox(world)).toEqual([
      expect.objectContaining({ state: 'sent', error: null, sent_at: world.clock.now() }),
    ])
  })

  it.each([
    [{ kind: 'rejected', code: 'not a number', retryable: false }, 'failed', 0],
    [{ kind: 'unknown', code: 'timeout' }, 'unknown', 1],
  ] as const)('sends never again after %j', async (outcome, state, copies) => {
    const world = await begin()
    const accept = world.carrier.answer
    world.carrier.answer = () => outcome
    await queue(world, AMINA, 'hello')
    await world.worker.settle()
    world.carrier.answer = accept
    world.clock.move({ days: 1 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(copies)
    expect(await outbox(world)).toEqual([expect.objectContaining({ state })])
  })

  it('sends an answer never again that somebody took who died: it may have gone out', async () => {
    const world = await begin()
    await queue(world, AMINA, 'hello')
    expect(await sendAndDie(world)).toBe(1)
    world.clock.move({ minutes: 2 })
    await world.worker.settle()
    expect(await outbox(world)).toEqual([
      expect.objectContaining({ state: 'unknown', error: 'abandoned', copies: 1 }),
    ])
    world.clock.move({ days: 1 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['hello'])
  })

  it('is nobody else’s before the time of the one who took it is over', async () => {
    const world = await begin()
    await queue(world, AMINA, 'hello')
    await sendAndDie(world)
    world.clock.move({ seconds: 119 })
    await world.worker.settle()
    expect(await outbox(world)).toEqual([expect.objectContaining({ state: 'sending' })])
    world.clock.move({ seconds: 1 })
    await world.worker.settle()
    expect(await outbox(world)).toEqual([expect.objectContaining({ state: 'unknown' })])
  })

  it('sends a receipt once more an hour later, when no report has come of the first', async () => {
    const world = await begin()
    await queue(world, AMINA, 'receipt', 2)
    await sendAndDie(world)
    world.clock.move({ minutes: 59 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['receipt'])
    world.clock.move({ minutes: 1 })
    await world.worker.settle()
    world.clock.move({ days: 1 })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual(['receipt', 'receipt'])
  })

  it('hands a message again to a carrier that takes each id once', async () => {
    const carrier = { ...testCarrier(), takesIdOnce: true }
    const world = await begin({ carrier, sms: carrier })
    await queue(world, AMINA, 'hello')
    await sendAndDie(world)
    world.clock.move({ minutes: 2 })
    await world.worker.settle()
    expect(await outbox(world)).toEqual([expect.objectContaining({ state: 'sent' })])
  })

  it('never asks twice for money, also when the one who asked died', async () => {
    const world = await begin()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }])
    await dial(world, AMINA, '1', '1', '1')
    await sendAndDie(world)
    world.clock.move({ minutes: 2 })
    await world.worker.settle()
    expect(world.operator.promptsOf(AMINA)).toEqual([])
    expect(await intents(world)).toEqual([expect.objectContaining({ state: 'prompted' })])
    expect(await outbox(world)).toEqual([expect.objectContaining({ state: 'unknown' })])
    world.clock.move({ minutes: 10 })
    await world.worker.settle()
    // Nobody knows, so the payer is not told that it failed.
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('no answer yet')])
  })

  it('asks again for money when the operator certainly did not', async () => {
    const world = await begin()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }])
    const { wallet } = world.operator
    let tries = 0
    const busy: typeof wallet = {
      ...wallet,
      prompt: (request) => {
        tries += 1
        if (tries > 1) return wallet.prompt(request)
        return Promise.resolve({ kind: 'rejected', reason: 'try-later', retryable: true })
      },
    }
    const process = anotherProcess(world, 'b', { wallets: new Map([['sandbox', busy]]) })
    await askToPay(process, AMINA)
    expect(world.operator.promptsOf(AMINA)).toEqual([])
    world.clock.move({ seconds: 30 })
    await process.worker.settle()
    expect(world.operator.promptsOf(AMINA)).toHaveLength(1)
  })

  it('tells the payer when the operator will not ask', async () => {
    const world = await begin()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }])
    const { wallet } = world.operator
    const strict: typeof wallet = {
      ...wallet,
      prompt: async () => ({ kind: 'rejected', reason: 'limit', retryable: false }),
    }
    const process = anotherProcess(world, 'b', { wallets: new Map([['sandbox', strict]]) })
    await askToPay(process, AMINA)
    expect(smsOf(world, AMINA)).toEqual([
      expect.stringContaining('beyond what mobile money lets you pay'),
    ])
    expect(await intents(world)).toEqual([
      expect.objectContaining({ state: 'failed', reason: 'limit' }),
    ])
  })

  it('goes on with the others when one cannot be sent', async () => {
    const world = await begin()
    const accept = world.carrier.answer
    world.carrier.answer = (message) => {
      if (message.to === AMINA) throw new Error('a bug in an adapter')
      return accept(message)
    }
    await queue(world, AMINA, 'to her')
    await queue(world, BARAKA, 'to him')
    await world.worker.settle()
    expect(smsOf(world, BARAKA)).toEqual(['to him'])
    expect(logged(world, 'error')).toEqual(['send-failed'])
    // It may have left, so it counts as one that a sender took and died.
    world.carrier.answer = accept
    world.clock.move({ minutes: 2 })
    await world.worker.settle()
    expect((await outbox(world)).map(({ text, state }) => `${text} ${state}`)).toEqual([
      'to her unknown',
      'to him sent',
    ])
  })

  it('is emptied by several processes without a message twice', async () => {
    const world = await begin()
    for (let index = 0; index < 60; index += 1) await queue(world, AMINA, `${index}`)
    const processes = ['b', 'c', 'd', 'e'].map((name) => anotherProcess(world, name))
    while ((await Promise.all(processes.map(({ ports }) => sendDue(ports)))).some(Boolean));
    expect(smsOf(world, AMINA)).toHaveLength(60)
    expect(new Set(smsOf(world, AMINA)).size).toBe(60)
  })

  it('says how much of it is due and for how long, not what is for later', async () => {
    const world = await begin()
    expect(await readBacklog(world.ports)).toEqual({ due: 0, oldestMs: 0 })
    world.carrier.answer = () => REJECTED
    await queue(world, AMINA, 'hello')
    world.clock.move({ seconds: 10 })
    await queue(world, BARAKA, 'hello')
    expect(await readBacklog(world.ports)).toEqual({ due: 2, oldestMs: 10_000 })
    await world.worker.settle()
    expect(await readBacklog(world.ports)).toEqual({ due: 2, oldestMs: 10_000 })
    const tonight = instant(world.clock.now() + 3_600_000)
    const sms = { mutual: 'umoja', to: CLINIC, text: 'tonight', priority: 6, about: 'x' } as const
    await acting(world.ports, (desk) => queueSms(desk, { ...sms, notBefore: tonight }))
    expect(await readBacklog(world.ports)).toMatchObject({ due: 2 })
  })

  it('logs how each try went, when the next is, and what the operator has to do', async () => {
    const world = await begin()
    const accept = world.carrier.answer
    const alert = 'AT_SENDER is no sender of this account'
    world.carrier.answer = () => ({ ...REJECTED, code: 'InvalidSenderId', alert })
    await queue(world, AMINA, 'hello')
    await world.worker.settle()
    world.carrier.answer = () => ({ kind: 'unknown', code: 'timeout' })
    await queue(world, BARAKA, 'hello')
    await world.worker.settle()
    world.carrier.answer = accept
    await queue(world, CLINIC, 'hello')
    await sendAndDie(world)
    world.clock.move({ minutes: 2 })
    await world.worker.settle()
    const lines = world.log.lines.filter(({ event }) => event.startsWith('sms-'))
    expect(
      lines
        .map(({ level, event, fields: { code, again, tries, copy }, error }) =>
          [level, event, code, again, tries && `try ${tries}`, copy && `copy ${copy}`, error]
            .filter(Boolean)
            .join(' '),
        )
        // Messages to several phones go at once, in no order.
        .sort(),
    ).toEqual([
      `error sms-carrier-refuses InvalidSenderId ${alert}`,
      'info sms-sent try 2',
      'warn sms-refused InvalidSenderId 2026-03-02T08:00:30.000Z',
      'warn sms-unanswered abandoned try 2',
      'warn sms-unanswered timeout',
    ])
  })

  it('logs no phone number and no text', async () => {
    const world = await begin()
    await queue(world, AMINA, 'secret words')
    await world.worker.settle()
    const lines = JSON.stringify(world.log.lines)
    expect(lines).not.toContain(AMINA.slice(1))
    expect(lines).not.toContain('secret words')
  })
})
