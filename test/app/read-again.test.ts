import { expect, it } from 'vitest'
import type { Ports } from '../../src/app/ports.ts'
import type { Wallet } from '../../src/app/wallet.ts'
import { keepUnread } from '../../src/app/payments/keep-unread.ts'
import { readAgain } from '../../src/app/payments/read-again.ts'
import { readOpenEvents } from '../../src/app/payments/waiting.ts'
import { handleEvents, receiveEvent } from '../../src/app/payments/wallet-events.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { anotherProcess, describeWorlds, payBill, register, smsOf, type World } from '../world.ts'
import { events, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'

/** The sandbox's notices in another dress, which only an adapter of later versions knows. */
const dressed = (notice: object) => ({ envelope: { version: 2, notice } })

/** The world as it is after an upgrade: its wallet has learnt. */
function upgraded(world: World): Ports {
  const { wallets } = world.ports
  const sandbox = wallets.get('sandbox') as Wallet
  const receive: Wallet['receive'] = (callback) => {
    const body = JSON.parse(callback.raw) as { envelope?: { notice: unknown } }
    return sandbox.receive({ ...callback, raw: JSON.stringify(body.envelope?.notice ?? body) })
  }
  return { ...world.ports, wallets: new Map([...wallets, ['sandbox', { ...sandbox, receive }]]) }
}

describeWorlds('a notice that could not be read', (begin) => {
  async function withNotice(): Promise<World & { number: MemberNumber; notice: object }> {
    const world = await begin()
    const [number] = (await register(world, [
      { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' },
    ])) as [MemberNumber]
    const paid = { phone: AMINA, account: number, amount: '500', receipt: 'A1' }
    const notice = dressed(payBill(world, paid))
    expect(await receiveEvent(world.ports, 'sandbox', 'notice', notice)).toBeNull()
    return { ...world, number, notice }
  }

  async function unread({ ports }: World) {
    return (await readOpenEvents(ports, 10)).unread
  }

  it('stays on the list while the adapter has not learnt it', async () => {
    const world = await withNotice()
    expect(await readAgain(world.ports)).toEqual({ tried: 1, read: 0 })
    expect(await unread(world)).toHaveLength(1)
    expect(await events(world)).toEqual([])
  })

  it('becomes an event once the adapter reads it, and is posted once', async () => {
    const world = await withNotice()
    const later = upgraded(world)
    world.clock.move({ days: 2 })
    expect(await readAgain(later)).toEqual({ tried: 1, read: 1 })
    expect(await unread(world)).toEqual([])
    expect(await readAgain(later)).toEqual({ tried: 0, read: 0 })
    await handleEvents(later)
    await receiveEvent(later, 'sandbox', 'notice', world.notice)
    await handleEvents(later)
    expect(await receipts(world)).toMatchObject([{ operator_receipt: 'A1', state: 'posted' }])
    expect(await events(world)).toHaveLength(1)
    await world.worker.settle()
    expect(smsOf(world, AMINA).join()).toContain('received KSh 500')
    await expectSound(world)
  })

  it('is read by one of two processes that start at once', async () => {
    const world = await withNotice()
    const other = anotherProcess(world, 'other')
    const both = await Promise.all([upgraded(world), upgraded(other)].map(readAgain))
    expect(both.reduce((sum, { read }) => sum + read, 0)).toBe(1)
    expect(await events(world)).toMatchObject([{ seen: 1 }])
  })

  it('is read where the wallet is set up only now', async () => {
    const world = await withNotice()
    const paid = payBill(world, { phone: AMINA, account: world.number, amount: '20' })
    await receiveEvent(world.ports, 'orange', 'some/path', paid)
    expect(await readAgain(world.ports)).toEqual({ tried: 2, read: 0 })
    const { wallets } = world.ports
    const sandbox = wallets.get('sandbox') as Wallet
    const receive: Wallet['receive'] = (callback) =>
      sandbox.receive({ ...callback, path: callback.path === 'some/path' ? 'notice' : 'none' })
    const orange = { ...sandbox, name: 'orange', receive }
    const ports = { ...world.ports, wallets: new Map([...wallets, ['orange', orange]]) }
    expect(await readAgain(ports)).toEqual({ tried: 2, read: 1 })
    expect(await events(world)).toMatchObject([{ wallet: 'orange' }])
  })

  it('is acted on after all where a version in between lost it', async () => {
    const world = await withNotice()
    const later = upgraded(world)
    const notice = dressed(
      payBill(world, { phone: AMINA, account: world.number, amount: '20', receipt: 'B2' }),
    )
    await receiveEvent(later, 'sandbox', 'notice', notice)
    await handleEvents(world.ports)
    expect(await events(world)).toMatchObject([{ outcome: expect.stringMatching(/^unreadable/) as string }]) // prettier-ignore
    expect(await readAgain(later)).toEqual({ tried: 2, read: 2 })
    await handleEvents(later)
    expect((await receipts(world)).map((row) => row.operator_receipt).sort()).toEqual(['A1', 'B2'])
    await expectSound(world)
  })

  it('leaves to people what is no notice of an operator, and passes over what is broken', async () => {
    const world = await withNotice()
    const things = [
      ['at/sms', 'id=1&text=CASH'],
      ['at/ussd', 'text=0'],
      ['pay/sandbox/notice', '{"a":'],
      ['pay/sandbox/notice', 'null'],
      ['pay/sandbox', '7'],
    ] as const
    for (const [door, body] of things) {
      await keepUnread(world.ports, { door, body, why: 'test', wallet: null })
    }
    expect(await readAgain(upgraded(world))).toEqual({ tried: 4, read: 1 })
    expect(await unread(world)).toHaveLength(5)
  })
})
