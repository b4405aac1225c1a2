import { expect, it } from 'vitest'
import {
  joinAssociation,
  leaveAssociation,
} from '../../src/app/associations/association-members.ts'
import { handleEvents, receiveEvent } from '../../src/app/payments/wallet-events.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { SandboxNotice } from '../../src/edge/wallets/sandbox.ts'
import { anotherProcess, apply, describeWorlds, payBill, register, type World } from '../world.ts'
import { ASSOCIATIONS, balances, pay, phoneOf, SOKO, TREASURER } from './association-world.ts'
import { payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const MEMBERS = 12

describeWorlds('at the same moment', (begin, { engine }) => {
  /** Members of one association who each owe March. */
  async function withMembers() {
    const world = await begin()
    await apply(world, ASSOCIATIONS)
    const households = Array.from({ length: MEMBERS }, (_, index) => ({
      ...{ name: `Member ${index}`, phone: phoneOf(index), association: SOKO },
      paidThrough: '2026-02-28',
    }))
    return { world, numbers: await register(world, households) }
  }

  /** On PostgreSQL several processes; on SQLite the one that may write, many times at once. */
  function processesOf(world: World, count: number): World[] {
    return Array.from({ length: count }, (_, index) =>
      engine === 'postgres' ? anotherProcess(world, `p${index}-`) : world,
    )
  }

  function told(world: World, notice: SandboxNotice) {
    return receiveEvent(world.ports, 'sandbox', 'notice', notice)
  }

  it('R05, R13: an association and its members pay, and every cent is somebody’s once', async () => {
    const { world, numbers } = await withMembers()
    const group = { phone: TREASURER, account: SOKO, amount: '600' }
    const notices = [
      ...[1, 2, 3].map(() => payBill(world, group)),
      ...numbers.map((account, index) => {
        return payBill(world, { phone: phoneOf(index), account, amount: '100' })
      }),
    ]
    for (const notice of notices) await told(world, notice)
    await Promise.all(
      processesOf(world, 4).map(async ({ ports }) => {
        while ((await handleEvents(ports)) > 0) world.clock.move({ seconds: 1 })
      }),
    )
    await world.worker.settle()
    expect(await receipts(world)).toHaveLength(notices.length)
    const paid = (await payments(world)).reduce((sum, { amount }) => sum + amount, 0)
    expect(paid).toBe(300_000)
    const left = (await balances(world, numbers)).reduce((sum, balance) => sum + balance, 0)
    expect(left).toBe(MEMBERS * 500 - 3000)
    await expectSound(world)
  })

  it('R14: a receipt in suspense is shared by one of many who try', async () => {
    const { world, numbers } = await withMembers()
    await told(world, payBill(world, { phone: TREASURER, account: 'market', amount: '900' }))
    await world.worker.settle()
    const received = { reference: 'UM26-0000001', wallet: null }
    const tries = await Promise.all(
      processesOf(world, 6).map((process) => pay(process, { received })),
    )
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    const left = (await balances(world, numbers)).reduce((sum, balance) => sum + balance, 0)
    expect(left).toBe(MEMBERS * 500 - 900)
    await expectSound(world)
  })

  it('a member who joins two associations is in one', async () => {
    const { world, numbers } = await withMembers()
    const [number] = numbers as [MemberNumber]
    const who = { mutual: 'umoja', by: 'Mercy' }
    const left = { ...who, association: SOKO, numbers: [number], on: null }
    expect(await leaveAssociation(world.ports, left)).toMatchObject({ ok: true })
    const rows = [{ line: 2, number, joinedOn: null }]
    const tries = await Promise.all(
      processesOf(world, 6).map(({ ports }, index) =>
        joinAssociation(ports, {
          ...{ ...who, association: index % 2 ? SOKO : 'jua-kali', rows, dryRun: false },
        }),
      ),
    )
    expect(tries.filter((joined) => joined.ok && joined.joined === 1)).toHaveLength(1)
    await expectSound(world)
  })
})
