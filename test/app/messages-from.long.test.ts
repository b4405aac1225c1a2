import { expect, it } from 'vitest'
import { raiseAlert } from '../../src/app/alerts/alerts.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { openMessages } from '../../src/app/reminders/open-messages.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { applyFile } from '../../src/edge/files/apply-file.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { describeStores } from '../store/stores.ts'
import { UMOJA } from '../statutes.ts'
import { apply, describeWorlds, makeWorld, notify, payBill, register, smsOf, text, type World } from '../world.ts' // prettier-ignore
import { acting, inMutual } from '../../src/app/desk.ts'
import { remindByHand } from './by-itself.ts'

const AMINA = '+254711000001'
const MERCY = '+254733000001'
const CLINIC = '+254722000001'

/** March is due on the 5th; a day before, on the 4th, she is told. */
const amina = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }

async function messagesFrom({ ports }: World): Promise<string | null | undefined> {
  return (await ports.store.read((tx) => loadMutual(tx, 'umoja')))?.mutual.messagesFrom
}

describeWorlds('a mutual whose messages do not leave yet', (begin) => {
  async function closed(from: string | null = null): Promise<World & { number: MemberNumber }> {
    const world = await begin()
    await apply(world, { mutual: { code: 'umoja', messagesFrom: from } })
    const [number] = await register(world, [amina])
    return { ...world, number: number as MemberNumber }
  }

  async function morning(world: World, day: string): Promise<void> {
    world.clock.set(`2026-${day}T09:00:00+03:00`)
    await runDueJobs(world.ports)
    await world.worker.settle()
  }

  it('reminds nobody and sends no digest, and keeps none of it for later', async () => {
    const world = await closed()
    for (const day of ['03-03', '03-04', '03-07', '03-09', '03-18', '03-21']) await morning(world, day)
    expect(smsOf(world, AMINA)).toEqual([])
    expect(smsOf(world, MERCY)).toEqual([])
    const waiting = await world.store.read((tx) => tx.selectFrom('outbox').selectAll().execute())
    expect(waiting).toEqual([])
    await openMessages(world.ports, 'umoja', { on: date('2026-04-03'), actor: 'test' })
    await morning(world, '04-02')
    expect(smsOf(world, AMINA)).toEqual([])
    // Of all that was true in March nothing is told; what is true in April is, as on any day.
    await morning(world, '04-04')
    expect(smsOf(world, AMINA)).toHaveLength(0)
  }) // prettier-ignore

  it.each([
    ['2026-03-03', 1],
    ['2026-03-04', 1],
    ['2026-03-05', 0],
    [null, 0],
  ])('with %s as first day of messages sends %i reminders on the 4th', async (from, count) => {
    const world = await closed(from)
    await morning(world, '03-04')
    expect(smsOf(world, AMINA)).toHaveLength(count)
  })

  it.each([
    ['2026-03-09', 1],
    ['2026-03-10', 0],
  ])('with %s sends %i digests on Monday the 9th', async (from, count) => {
    const world = await closed(from)
    await morning(world, '03-09')
    expect(smsOf(world, MERCY)).toHaveLength(count)
  })

  it('still answers, receives, alerts, tells of checks, and reminds whom a manager names', async () => {
    const world = await closed()
    const { number, ports } = world
    await text(world, AMINA, 'BALANCE')
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(1)
    await text(world, CLINIC, number)
    await world.worker.settle()
    expect(smsOf(world, CLINIC)).toHaveLength(1)
    expect(smsOf(world, AMINA)).toHaveLength(2)
    await remindByHand(ports, { number, by: 'Mercy' })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(3)
    await notify(world, payBill(world, { phone: AMINA, account: number, amount: '500' }))
    expect(smsOf(world, AMINA)).toHaveLength(4)
    const { mutual } = (await ports.store.read((tx) => loadMutual(tx, 'umoja'))) ?? {}
    const alert = { kind: 'suspense', cause: 'open', count: 1, amount: null } as const
    if (mutual) await acting(ports, (desk) => raiseAlert(inMutual(desk, mutual), alert))
    await world.worker.settle()
    expect(smsOf(world, MERCY)).toHaveLength(1)
  })

  it('takes back what was queued when it is closed again', async () => {
    const world = await closed('2026-03-01')
    world.clock.set('2026-03-04T09:00:00+03:00')
    await runDueJobs(world.ports)
    await apply(world, { mutual: { code: 'umoja', messagesFrom: null } })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([])
  })

  it('is opened on a day, and says how many members hear of something then', async () => {
    const world = await closed()
    const opened = await openMessages(world.ports, 'umoja', { on: date('2026-03-04'), actor: 'test' })
    expect(opened).toMatchObject({ ok: true, value: { day: '2026-03-04', members: 1 } })
    expect(await messagesFrom(world)).toBe('2026-03-04')
    const past = await openMessages(world.ports, 'umoja', { on: date('2026-01-01'), actor: 'test' })
    expect(past).toMatchObject({ ok: true, value: { day: '2026-03-02', members: 1 } })
    const other = await openMessages(world.ports, 'other', { on: date('2026-03-04'), actor: 'test' })
    expect(other).toEqual({ ok: false, refusal: { code: 'unknown-mutual', mutual: 'other' } })
  }) // prettier-ignore
})

describeStores('a mutual that is founded', (open) => {
  it.each([
    [true, {}, '2000-01-01'],
    [false, {}, null],
    [true, { messagesFrom: null }, null],
    [false, { messagesFrom: '2026-04-01' }, '2026-04-01'],
  ])('in a sandbox: %s, with %j sends messages from %s', async (sandbox, fields, from) => {
    const world = makeWorld(await open())
    const file = { mutual: { ...UMOJA.mutual, ...fields } }
    expect(await applyFile(world.ports, file, { actor: 'test', sandbox })).toMatchObject({
      ok: true,
      mutual: { messagesFrom: from },
    })
    expect(await messagesFrom(world)).toBe(from)
    // Another file that does not mention it leaves it as it is.
    await applyFile(world.ports, { mutual: { code: 'umoja', name: 'Umoja' } }, { actor: 'test', sandbox }) // prettier-ignore
    expect(await messagesFrom(world)).toBe(from)
  })
})
