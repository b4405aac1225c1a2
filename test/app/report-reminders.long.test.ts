import { expect, it } from 'vitest'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { reportReminders } from '../../src/app/reminders/report-reminders.ts'
import { date } from '../../src/core/dates.ts'
import {
  apply,
  describeWorlds,
  notify,
  payBill,
  register,
  type Registration,
  type World,
} from '../world.ts'
import { outbox } from './rows.ts'
import { expectSound } from './sound.ts'

const PHONES = ['+254711000001', '+254711000002', '+254711000003', '+254711000004'] as const

/** Paid up to February; in the grace of March from the 6th on. */
const people: readonly Registration[] = [
  { name: 'Amina Otieno', phone: PHONES[0], number: '42543716', paidThrough: '2026-02-28' },
  { name: 'Njoki Mwangi', phone: PHONES[1], number: '05000016', paidThrough: '2026-02-28' },
  {
    ...{ name: 'Baraka Salim', phone: PHONES[2], number: '04123378', paidThrough: '2026-02-28' },
    language: 'sw',
  },
]

describeWorlds('what followed reminders', (begin) => {
  async function run(world: World, wall: string): Promise<void> {
    world.clock.set(`2026-${wall}:00+03:00`)
    await runDueJobs(world.ports)
    await world.worker.settle()
  }

  async function pays(world: World, who: number, wall: string, amount = '500'): Promise<void> {
    world.clock.set(`2026-${wall}:00+03:00`)
    const account = people[who]?.number ?? ''
    await notify(world, payBill(world, { phone: PHONES[who] ?? '', account, amount }))
    await world.worker.settle()
  }

  async function report(world: World, from?: string, to?: string) {
    const span = { from: from ? date(from) : undefined, to: to ? date(to) : undefined }
    const read = await reportReminders(world.ports, 'umoja', span)
    if (!read.ok) throw new Error(read.refusal.code)
    return read.value.wordings.map(({ kind, words, left, members, paid, amount, open }) => {
      const named = words ? `${words.language} ${words.own ? 'own' : 'ours'}` : 'before'
      return `${kind} ${named}: ${left} left, ${paid} of ${members} paid ${amount}, ${open} open`
    })
  }

  it('is counted by stage, language and words, for the last reminder before a payment', async () => {
    const world = await begin()
    await register(world, people)
    await run(world, '03-06T08:00')
    await pays(world, 0, '03-09T10:00')
    await run(world, '03-18T08:00')
    await pays(world, 1, '03-20T10:00', '300')
    await run(world, '03-31T08:00')
    expect(await report(world)).toEqual([
      'before-suspension en ours: 1 left, 1 of 1 paid 30000, 0 open',
      'before-suspension sw ours: 1 left, 0 of 1 paid 0, 0 open',
      'grace en ours: 2 left, 1 of 2 paid 50000, 0 open',
      'grace sw ours: 1 left, 0 of 1 paid 0, 0 open',
      'before-due en ours: 1 left, 0 of 1 paid 0, 1 open',
    ])
    expect(await report(world, '2026-03-01', '2026-03-17')).toHaveLength(2)
    expect(await report(world, '2026-03-18', '2026-03-18')).toHaveLength(2)
    expect(await report(world, '2026-03-19')).toEqual([
      'before-due en ours: 1 left, 0 of 1 paid 0, 1 open',
    ])
    await expectSound(world)
  })

  it('is two rows where the words changed, or a person to call was named', async () => {
    const world = await begin()
    await register(world, people)
    await run(world, '03-06T08:00')
    const own = '{mutual}: {amount} is late, please pay by {date}. Member {number}.'
    const wording = { en: { 'sms.remind.grace': own } }
    await apply(world, { mutual: { code: 'umoja', wording } })
    for (const who of [0, 1, 2]) await pays(world, who, '03-07T10:00')
    await run(world, '04-06T08:00')
    await pays(world, 0, '04-08T10:00')
    const contact = { name: 'Grace', phone: '0712345678' }
    await apply(world, { mutual: { code: 'umoja', contact } })
    for (const who of [1, 2]) await pays(world, who, '04-09T10:00')
    await run(world, '05-06T08:00')
    expect(await report(world, '2026-03-01', '2026-05-31')).toEqual([
      'grace en ours: 2 left, 2 of 2 paid 100000, 0 open',
      'grace en own: 2 left, 2 of 2 paid 100000, 0 open',
      'grace en own: 2 left, 0 of 2 paid 0, 2 open',
      'grace sw ours: 2 left, 1 of 1 paid 100000, 0 open',
      'grace sw ours: 1 left, 0 of 1 paid 0, 1 open',
    ])
    await expectSound(world)
  })

  it('is of the words with which it left, whatever it was queued with', async () => {
    const world = await begin()
    await register(world, people.slice(0, 1))
    world.clock.set('2026-03-06T08:00:00+03:00')
    await runDueJobs(world.ports)
    const own = '{mutual}: {amount} is late, please pay by {date}. Member {number}.'
    const wording = { en: { 'sms.remind.grace': own } }
    await apply(world, { mutual: { code: 'umoja', wording } })
    await world.worker.settle()
    expect(await report(world)).toEqual(['grace en own: 1 left, 0 of 1 paid 0, 1 open'])
    await expectSound(world)
  })

  it('counts no reminder that did not leave, and words that were not kept as before', async () => {
    const world = await begin()
    await register(world, people)
    world.clock.set('2026-03-06T08:00:00+03:00')
    await runDueJobs(world.ports)
    await pays(world, 0, '03-06T08:00')
    expect((await report(world))[0]).toContain('grace en ours: 1 left, 0 of 1')
    await world.store.write((tx) =>
      tx.updateTable('outbox').set({ wording: null }).where('wording', 'is not', null).execute(),
    )
    expect(await report(world)).toEqual(['grace before: 2 left, 0 of 2 paid 0, 2 open'])
    expect((await outbox(world)).some(({ state }) => state === 'cancelled')).toBe(true)
  })
})
