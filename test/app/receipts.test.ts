import { expect, it } from 'vitest'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { acting } from '../../src/app/desk.ts'
import { act } from '../../src/app/payments/event-acts.ts'
import { handleEvents, receiveEvent } from '../../src/app/payments/wallet-events.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { SandboxNotice } from '../../src/edge/wallets/sandbox.ts'
import {
  anotherProcess,
  answerPrompt,
  askToPay,
  apply,
  ask,
  describeWorlds,
  logged,
  notify,
  readNotice,
  payBill,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { events, intents, payments, receipts } from './rows.ts'
import { TUMAINI } from '../statutes.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { date } from '../../src/core/dates.ts'
import { receivedSince } from '../../src/store/payments/money-in.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'
import { matchSuspense } from './by-itself.ts'

const AMINA = '+254711000001'
const HOUSEHOLD = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }

/** As many clients at once as a busy day has. */
const CLIENTS = 16

describeWorlds('money that arrived', (begin, { engine }) => {
  async function withMembers(count: number) {
    const world = await begin()
    const households = Array.from({ length: count }, (_, index) => ({
      ...HOUSEHOLD,
      name: `Amina ${index}`,
      phone: phoneOf(index),
    }))
    return { world, numbers: await register(world, households) }
  }

  function phoneOf(index: number): string {
    return `+2547110000${String(index + 1).padStart(2, '0')}`
  }

  function told(world: World, notice: SandboxNotice) {
    return receiveEvent(world.ports, 'sandbox', 'notice', notice)
  }

  it('counts once however often the operator tells of it (R13)', async () => {
    const { world } = await withMembers(1)
    await askToPay(world, AMINA)
    const notice = (await answerPrompt(world, AMINA, 'approve')) as SandboxNotice
    await notify(world, notice)
    await notify(world, notice)
    expect(await receipts(world)).toHaveLength(1)
    expect(await events(world)).toEqual([expect.objectContaining({ seen: 3, outcome: 'posted' })])
    expect(smsOf(world, AMINA)).toHaveLength(1)
    await expectSound(world)
  })

  it('counts once when it is told a thousand times at the same moment', async () => {
    const { world, numbers } = await withMembers(1)
    const notice = payBill(world, { phone: AMINA, account: `${numbers[0]}`, amount: '500' })
    // What is not acknowledged, since too many came at once, is told again.
    const untilStored = async (): Promise<boolean> =>
      told(world, notice).then((stored) => stored?.isNew ?? false, untilStored)
    const areNew = await Promise.all(Array.from({ length: 1000 }, untilStored))
    expect(areNew.filter(Boolean)).toHaveLength(1)
    await world.worker.settle()
    expect(await events(world)).toEqual([
      expect.objectContaining({ seen: 1000, outcome: 'posted' }),
    ])
    expect(await receipts(world)).toHaveLength(1)
    expect(smsOf(world, AMINA)).toHaveLength(1)
    await expectSound(world)
  })

  it('counts once when the operator words the repeat otherwise', async () => {
    // Seen red: with the operator's number not unique among receipts, what was told again was no repeat.
    const { world, numbers } = await withMembers(1)
    const notice = payBill(world, { phone: AMINA, account: `${numbers[0]}`, amount: '500' })
    await notify(world, notice)
    await notify(world, { ...notice, amount: '500.00', account: null })
    expect((await events(world)).map(({ outcome }) => outcome)).toEqual(['posted', 'repeat'])
    expect(await receipts(world)).toHaveLength(1)
    await expectSound(world)
  })

  it('of the same receipt number but another amount changes nothing and is logged', async () => {
    const { world, numbers } = await withMembers(1)
    const notice = payBill(world, { phone: AMINA, account: `${numbers[0]}`, amount: '500' })
    await notify(world, notice)
    await notify(world, { ...notice, amount: '5000' })
    expect(await receipts(world)).toEqual([expect.objectContaining({ amount: 50000 })])
    expect((await events(world)).map(({ outcome }) => outcome)).toEqual(['posted', 'conflict'])
    expect(world.log.lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        event: 'event-handled',
        fields: expect.objectContaining({ outcome: 'conflict' }) as object,
      }),
    )
    await expectSound(world)
  })

  it('in another currency is kept, told to nobody in a false amount, and no member’s', async () => {
    const { world, numbers } = await withMembers(1)
    const dollars = { phone: AMINA, account: `${numbers[0]}`, amount: '5', currency: 'USD' }
    await notify(world, payBill(world, dollars))
    expect(await payments(world)).toEqual([])
    expect(await receipts(world)).toEqual([
      expect.objectContaining({ state: 'suspense', reason: 'currency' }),
    ])
    expect(smsOf(world, AMINA)).toEqual([])
    expect(logged(world, 'error')).toEqual(['receipt-currency'])
    await ask(world, AMINA, `PAID ${numbers[0]}`)
    const matched = await matchSuspense(world.ports, 'UM26-0000001', numbers[0] as MemberNumber)
    expect(matched.ok).toBe(false)
    expect(await payments(world)).toEqual([])
  })

  it('is added to its day and wallet, which verify holds against the receipts', async () => {
    const { world, numbers } = await withMembers(1)
    const paid = { phone: AMINA, account: `${numbers[0]}`, amount: '500' }
    const again = payBill(world, paid)
    await notify(world, again)
    await notify(world, again)
    await notify(world, payBill(world, { ...paid, account: 'school' }))
    await notify(world, payBill(world, { ...paid, amount: '5', currency: 'USD' }))
    const days = () => world.store.read((tx) => receivedSince(tx, 'umoja', date('2026-01-01')))
    const [day] = await days()
    expect(await days()).toEqual([expect.objectContaining({ receipts: 2, amount: 100000 })])
    expect((await verify(world.ports)).findings).toEqual([])
    const wrong = [
      'update receipt_day set amount = amount + 1',
      'update receipt_day set amount = amount - 1, receipts = 1',
      'delete from receipt_day',
    ]
    for (const statement of wrong) {
      await corrupt(world, statement)
      expect((await verify(world.ports)).findings).toContainEqual({
        check: 'what came in on a day of a wallet is the sum of its receipts',
        what: `umoja ${day?.on} ${day?.wallet}`,
      })
    }
  })

  it('is booked in one mutual only, also when the payer has joined another since', async () => {
    const world = await begin()
    world.clock.move({ minutes: 1 })
    await apply(world, TUMAINI)
    const notice = payBill(world, { phone: AMINA, account: 'school', amount: '500' })
    await notify(world, notice)
    await register(world, [HOUSEHOLD], 'tumaini')
    await notify(world, { ...notice, account: 'school fees' })
    expect(await receipts(world)).toEqual([expect.objectContaining({ mutual_id: 'umoja' })])
    expect((await events(world)).map(({ outcome }) => outcome)).toEqual(['suspense', 'repeat'])
    await expectSound(world)
  })

  it.each([0, 1])(
    'counts once when told by account and by our request, first way %i',
    async (first) => {
      const { world, numbers } = await withMembers(1)
      await askToPay(world, AMINA)
      const [prompt] = world.operator.promptsOf(AMINA as never)
      const byIntent = world.operator.answer(`${prompt?.intentId}`, 'approve', world.clock.now())
      const receipt = `${byIntent?.receipt}`
      const byAccount = payBill(world, {
        ...{ phone: AMINA, account: `${numbers[0]}`, amount: '500.00', receipt },
      })
      const notices = [byIntent as SandboxNotice, byAccount]
      await notify(world, notices[first] as SandboxNotice)
      await notify(world, notices[1 - first] as SandboxNotice)
      world.clock.move({ minutes: 11 })
      await world.worker.settle()
      expect(await receipts(world)).toHaveLength(1)
      expect(await intents(world)).toEqual([expect.objectContaining({ state: 'paid' })])
      expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('received KSh 500')])
      await expectSound(world)
    },
  )

  it('has receipt numbers without gaps, also when it all arrives at once', async () => {
    const { world, numbers } = await withMembers(CLIENTS)
    const processes = processesOf(world)
    await Promise.all(
      processes.map(async (process, index) => {
        const paid = { phone: phoneOf(index), account: `${numbers[index]}`, amount: '500' }
        await told(process, payBill(process, paid))
        await process.worker.settle()
      }),
    )
    await world.worker.settle()
    const rows = await receipts(world)
    expect(rows.map((row) => row.receipt_number)).toEqual(
      processes.map((_, index) => `UM26-${String(index + 1).padStart(7, '0')}`),
    )
    await expectSound(world)
  })

  it('R18: has numbers that begin again with each year, and are each mutual’s own', async () => {
    const { world, numbers } = await withMembers(2)
    await apply(world, TUMAINI)
    const [other] = await register(world, [{ name: 'Khadija Omar' }], 'tumaini')
    const pay = (account = '') =>
      notify(world, payBill(world, { phone: AMINA, account, amount: '500' }))
    world.clock.set('2026-12-31T20:59:59Z')
    await pay(numbers[0])
    await pay(other)
    world.clock.set('2026-12-31T21:00:00Z')
    await pay(numbers[1])
    await pay(numbers[0])
    const found = (await receipts(world)).map((row) => row.receipt_number).sort()
    expect(found).toEqual(['TU26-0000001', 'UM26-0000001', 'UM27-0000001', 'UM27-0000002'])
    await expectSound(world)
  })

  it('is posted once each when many pay for the same member at once', async () => {
    const { world, numbers } = await withMembers(1)
    const [number] = numbers as [MemberNumber]
    await Promise.all(
      processesOf(world).map(async (process, index) => {
        const paid = { phone: phoneOf(index), account: number, amount: `${100 + index}` }
        await told(process, payBill(process, paid))
        await process.worker.settle()
      }),
    )
    await world.worker.settle()
    expect(await payments(world)).toHaveLength(CLIENTS)
    const total = (CLIENTS * 100 + (CLIENTS * (CLIENTS - 1)) / 2) * 100
    const result = await readStanding(world.ports, number, null)
    expect(result).toMatchObject({ value: { standing: { owed: 0, credit: total - 50000 } } })
    await expectSound(world)
  })

  it('that several processes hear of at the same moment, in other words each, counts once', async () => {
    const { world, numbers } = await withMembers(1)
    const accounts = ['shop', 'rent', 'fees', null, `${numbers[0]}`, 'school', 'AMINA', '0']
    const outcomes = await Promise.all(
      processesOf(world)
        .slice(0, accounts.length)
        .map(({ ports, operator }, index) => {
          const account = accounts[index] ?? null
          const notice = payBill(world, { phone: AMINA, account, amount: '500', receipt: 'SAME' })
          const event = readNotice(operator.wallet, notice)
          return acting(ports, (desk) => act(desk, 'sandbox', event))
        }),
    )
    expect(outcomes.filter((outcome) => outcome !== 'repeat')).toHaveLength(1)
    expect(await receipts(world)).toHaveLength(1)
    await expectSound(world)
  })

  it('that several processes act on at the same moment counts once', async () => {
    const { world, numbers } = await withMembers(1)
    const paid = { phone: AMINA, account: `${numbers[0]}`, amount: '500' }
    await told(world, payBill(world, paid))
    await Promise.all(processesOf(world).map(({ ports }) => handleEvents(ports)))
    expect(await receipts(world)).toHaveLength(1)
    await expectSound(world)
  })

  it('is acted on although others before it cannot be', async () => {
    const { world, numbers } = await withMembers(1)
    await askToPay(world, AMINA)
    const [prompt] = world.operator.promptsOf(AMINA as never)
    for (let index = 0; index < 60; index += 1) {
      const forged = payBill(world, { phone: AMINA, account: null, amount: '500' })
      await told(world, { ...forged, intent: prompt?.intentId ?? '' })
    }
    world.clock.move({ seconds: 1 })
    const paid = { phone: AMINA, account: `${numbers[0]}`, amount: '700' }
    await notify(world, payBill(world, paid))
    expect(await receipts(world)).toEqual([expect.objectContaining({ amount: 70000 })])
    await expectSound(world)
  })

  /** On PostgreSQL several processes; on SQLite the one that may write, many times at once. */
  function processesOf(world: World): World[] {
    return Array.from({ length: CLIENTS }, (_, index) =>
      engine === 'postgres' ? anotherProcess(world, `p${index}-`) : world,
    )
  }
})
