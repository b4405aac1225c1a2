import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { giveNotice } from '../../src/app/membership/strike-off.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import {
  apply,
  describeWorlds,
  notify,
  payBill,
  register,
  type Registration,
  smsOf,
  text,
  type World,
} from '../world.ts'
import { resign, withStatutes } from './members-world.ts'
import { outbox, reminders } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const NUMBER = '42543716' as MemberNumber

/** Paid up to February; rights close on 21 March, and 21 days later is 11 April. */
const amina: Registration = {
  ...{ name: 'Amina Otieno', phone: AMINA, number: NUMBER, paidThrough: '2026-02-28' },
  family: [['Faith Otieno', 'child', '2018']],
}

describeWorlds('a member who has been without cover for weeks', (begin) => {
  async function suspended(registration: Registration = amina): Promise<World> {
    const world = await begin()
    await withStatutes(world)
    await register(world, [registration])
    return world
  }

  /** Each morning from a day on. Returns what Amina got, by day. */
  async function mornings(world: World, from: string, days: number): Promise<string[]> {
    const got: string[] = []
    for (let day = 0; day < days; day += 1) {
      world.clock.set(`2026-${from}T08:00:00+03:00`)
      world.clock.move({ days: day })
      const before = smsOf(world, AMINA).length
      await runDueJobs(world.ports)
      await world.worker.settle()
      const today = new Date(world.clock.now()).toISOString().slice(5, 10)
      const since = smsOf(world, AMINA).slice(before)
      got.push(...since.map((words) => `${today} ${words}`))
    }
    return got
  }

  it('R50: hears once for each period what paying brings back', async () => {
    const world = await suspended()
    await mornings(world, '03-21', 1)
    expect(await mornings(world, '03-22', 80)).toEqual([
      '04-11 Umoja Afya to Amina: pay KSh 1,000 and your family is covered again. Member 4254371-6. It is not too late. Dial *384*77#. No reminders: STOP',
      '05-11 Umoja Afya to Amina: pay KSh 1,500 and your family is covered again. Member 4254371-6. It is not too late. Dial *384*77#. No reminders: STOP',
    ])
    await expectSound(world)
  })

  it('R51: who has paid meanwhile, all or a part, hears nothing', async () => {
    for (const amount of ['1000', '200']) {
      const world = await suspended()
      world.clock.set('2026-04-11T08:00:00+03:00')
      await runDueJobs(world.ports)
      const { carrier } = world
      const { answer } = carrier
      carrier.answer = () => ({ kind: 'rejected', code: 'busy', retryable: true })
      await notify(world, payBill(world, { phone: AMINA, account: NUMBER, amount }))
      carrier.answer = answer
      world.clock.move({ minutes: 30 })
      await world.worker.settle()
      expect(smsOf(world, AMINA)).toEqual([expect.stringContaining(' received KSh ')])
      const [reminder] = (await outbox(world)).filter(({ subject }) =>
        subject?.startsWith('reminder/'),
      )
      expect(reminder).toMatchObject({ state: 'cancelled', error: 'not-true-now' })
      await expectSound(world)
    }
  })

  it('R54: who says STOP hears nothing, and is answered so', async () => {
    const world = await suspended()
    world.clock.set('2026-04-10T09:00:00+03:00')
    await text(world, AMINA, 'STOP')
    expect(smsOf(world, AMINA).at(-1)).toContain('No more reminders')
    expect(await mornings(world, '04-11', 40)).toEqual([])
  })

  it('R33: nor whoever was given notice in this suspension, until it is over', async () => {
    const world = await suspended()
    await mornings(world, '04-08', 1)
    const asked = { number: NUMBER, cause: 'Sat 28 April, office', by: 'Mercy', withoutSms: true }
    expect(await acting(world.ports, (desk) => giveNotice(desk, asked))).toMatchObject({ ok: true })
    await world.worker.settle()
    expect(await mornings(world, '04-11', 40)).toEqual([])
    await notify(world, payBill(world, { phone: AMINA, account: NUMBER, amount: '1500' }))
    // June closes on the 21st, and the notice was of the suspension before.
    expect(await mornings(world, '07-12', 1)).toEqual([expect.stringContaining('KSh 1,000 and')])
    await expectSound(world)
  })

  it('R33: nor when notice is given between the morning and the sending', async () => {
    const world = await suspended()
    world.clock.set('2026-04-11T08:00:00+03:00')
    await runDueJobs(world.ports)
    const asked = { number: NUMBER, cause: 'Sat 28 April, office', by: 'Mercy', withoutSms: true }
    expect(await acting(world.ports, (desk) => giveNotice(desk, asked))).toMatchObject({ ok: true })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('may be struck off')])
  })

  it('R31: nor whoever leaves, also when that lies ahead', async () => {
    const world = await suspended()
    world.clock.set('2026-04-10T09:00:00+03:00')
    await resign(world, NUMBER, '2026-06-01')
    const told = await mornings(world, '04-11', 60)
    expect(told.filter((line) => line.includes('covered again'))).toEqual([])
  })

  it('is not told where the statutes leave it out, and later where they say so', async () => {
    const world = await suspended()
    await apply(world, { mutual: { code: 'umoja', reminders: { stillSuspendedDays: 30 } } })
    expect(await mornings(world, '04-11', 9)).toEqual([])
    expect(await mornings(world, '04-20', 1)).toHaveLength(1)
    await apply(world, { mutual: { code: 'umoja', reminders: { kinds: ['grace'] } } })
    expect(await mornings(world, '05-20', 10)).toEqual([])
    expect((await reminders(world)).map(({ kind }) => kind)).toEqual(['still-suspended'])
  })
})
