import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { changePhone } from '../../src/app/membership/change-phone.ts'
import { remindDay } from '../../src/app/reminders/remind.ts'
import type { SmsMessage } from '../../src/app/ports.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { UMOJA } from '../statutes.ts'
import {
  anotherProcess,
  answerPrompt,
  apply,
  ask,
  askToPay,
  describeWorlds,
  lastSms,
  notify,
  payBill,
  register,
  type Registration,
  smsOf,
  text,
  type World,
} from '../world.ts'
import { outbox, reminders } from './rows.ts'
import { expectSound } from './sound.ts'
import { sendDue } from './by-itself.ts'

const AMINA = '+254711000001'
const BARAKA = '+254711000002'

/** Paid up to February; March is due on the 5th, and its grace ends on the 20th. */
const amina: Registration = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }
const baraka: Registration = {
  name: 'Baraka Mwangi',
  phone: BARAKA,
  paidThrough: '2026-02-28',
  language: 'sw',
}

describeWorlds('reminders', (begin) => {
  /** A world in which Amina owes March, at a time by the walls of Nairobi. */
  async function owing(wall: string, ...households: readonly Registration[]): Promise<World> {
    const world = await begin()
    await register(world, households.length > 0 ? households : [amina])
    at(world, wall)
    return world
  }

  function at(world: World, wall: string): void {
    world.clock.set(`2026-${wall}:00+03:00`)
  }

  /** The jobs run and all that they queued goes out. */
  async function run(world: World): Promise<void> {
    await runDueJobs(world.ports)
    await world.worker.settle()
  }

  /** Each morning from a day on, one after the other. Returns what a phone got, by day. */
  async function mornings(world: World, from: string, days: number, phone = AMINA) {
    const got: string[] = []
    for (let day = 0; day < days; day += 1) {
      at(world, `${from}T08:00`)
      world.clock.move({ days: day })
      const before = smsOf(world, phone).length
      await run(world)
      const today = new Date(world.clock.now()).toISOString().slice(5, 10)
      got.push(
        ...smsOf(world, phone)
          .slice(before)
          .map((words) => `${today} ${words}`),
      )
    }
    return got
  }

  const told = async (world: World) =>
    (await reminders(world)).map(({ kind, step, about }) => `${kind}/${step} ${about}`)

  it('R50: tell a member before what is due, in the grace, before and at suspension', async () => {
    const world = await owing('03-02T08:00')
    const got = await mornings(world, '02-25', 40)
    expect(got.map((line) => line.slice(0, 58))).toEqual([
      '02-26 Umoja Afya to Amina: please pay KSh 500 by 05/03. Me',
      '03-04 Umoja Afya to Amina: please pay KSh 500 by 05/03. Me',
      '03-07 Umoja Afya to Amina: KSh 500 is late. Pay by 20/03 t',
      '03-18 Umoja Afya to Amina: pay KSh 500 by 20/03, or your c',
      '03-21 Umoja Afya to Amina: no cover since 21/03. Pay KSh 5',
    ])
    await expectSound(world)
  })

  it('R50: tell at reopening by the receipt, and once more when a waiting after it is over', async () => {
    const world = await begin()
    const lateReturn = { afterMonths: 1, waiting: { months: 1 } }
    const plans = [{ ...UMOJA.plans[0], validFrom: '2026-03-03', lateReturn }]
    await apply(world, { mutual: UMOJA.mutual, plans })
    const [number = ''] = await register(world, [{ ...amina, paidThrough: '2025-12-31' }])
    at(world, '03-10T09:00')
    await run(world)
    await notify(world, payBill(world, { phone: AMINA, account: number, amount: '2500' }))
    expect(smsOf(world, AMINA)).toEqual([
      expect.stringContaining('your cover begins again on 10/04/2026'),
      expect.stringContaining('Cover begins after 09/04/2026'),
    ])
    const got = await mornings(world, '03-11', 40)
    expect(got).toEqual([expect.stringMatching(/^04-10 .*covered again/)])
    await expectSound(world)
  })

  it('R51: who has paid meanwhile hears nothing', async () => {
    const world = await owing('03-06T08:00')
    await runDueJobs(world.ports)
    expect(await told(world)).toEqual(['grace/0 2026-03-01'])
    await askToPay(world, AMINA)
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('is late')])
    const other = await owing('03-06T08:00')
    await runDueJobs(other.ports)
    await payFor(other, '500')
    await other.worker.settle()
    expect(smsOf(other, AMINA)).toEqual([expect.stringContaining('received KSh 500')])
    const [reminder] = (await outbox(other)).filter(({ subject }) => subject !== null)
    expect(reminder).toMatchObject({ state: 'cancelled', error: 'not-true-now' })
    await expectSound(other)
  })

  it('R51: who has paid a part hears of the rest', async () => {
    const world = await owing('03-06T08:00')
    await runDueJobs(world.ports)
    await payFor(world, '200')
    await world.worker.settle()
    expect(lastSms(world, AMINA)).toContain('KSh 300 is late')
  })

  it('R51: one whose sender died may have gone out, and is not sent again', async () => {
    const world = await owing('03-06T08:00')
    await runDueJobs(world.ports)
    const send = async (message: SmsMessage) => {
      world.carrier.sent.push(message)
      throw new Error('killed')
    }
    await sendDue(anotherProcess(world, 'b', { sms: { name: 'dying', send } }).ports)
    await payFor(world, '200')
    await world.worker.settle()
    const copies = smsOf(world, AMINA).filter((words) => words.includes('is late'))
    expect(copies.map((words) => /KSh \d+/.exec(words)?.[0])).toEqual(['KSh 500'])
  })

  /** Money comes and is posted before the outbox is looked at again. */
  async function payFor(world: World, amount: string): Promise<void> {
    const { carrier } = world
    const { answer } = carrier
    carrier.answer = () => ({ kind: 'rejected', code: 'busy', retryable: true })
    const [member] = await world.store.read((tx) =>
      tx.selectFrom('member').select('number').execute(),
    )
    await notify(world, payBill(world, { phone: AMINA, account: member?.number ?? '', amount }))
    carrier.answer = answer
    world.clock.move({ minutes: 5 })
  }

  it('R51: none leaves in the quiet hours, also when the sender stood still', async () => {
    const world = await owing('03-06T08:00')
    await runDueJobs(world.ports)
    at(world, '03-06T20:00')
    await world.worker.settle()
    at(world, '03-07T07:59')
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([])
    at(world, '03-07T08:00')
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(1)
  })

  it('R51: nor on a quiet day of the mutual', async () => {
    const world = await begin()
    const quiet = { reminders: { quietDays: ['sunday', '03-09'] } }
    await apply(world, { mutual: { ...UMOJA.mutual, ...quiet } })
    // Grace begins on Friday the 6th, which nobody saw; the 8th is a Sunday.
    await register(world, [amina])
    expect((await mornings(world, '03-08', 4)).map((line) => line.slice(0, 5))).toEqual(['03-10'])
  })

  it('R52: the clock jumps a day back and two days forward, and nobody is told twice', async () => {
    const world = await owing('03-03T08:00')
    await run(world)
    expect(await told(world)).toEqual(['before-due/7 2026-03-01'])
    at(world, '03-02T08:00')
    await run(world)
    expect(smsOf(world, AMINA)).toHaveLength(1)
    // On the 4th a day before what is due is within 72 hours; from the 6th on it is late.
    at(world, '03-04T08:00')
    await run(world)
    at(world, '03-06T08:00')
    await run(world)
    at(world, '03-05T08:00')
    await run(world)
    at(world, '03-07T08:00')
    await run(world)
    expect(await told(world)).toEqual(['before-due/7 2026-03-01', 'grace/0 2026-03-01'])
    expect(smsOf(world, AMINA)).toHaveLength(2)
    await expectSound(world)
  })

  it('R52: a clock that was two weeks ahead silences nobody once it is put right', async () => {
    const world = await owing('03-02T08:00')
    await run(world)
    at(world, '03-18T08:00')
    await run(world)
    expect(await told(world)).toEqual(['before-due/7 2026-03-01', 'before-suspension/0 2026-03-01'])
    const got = await mornings(world, '03-03', 20)
    expect(got.map((line) => line.slice(0, 5))).toEqual(['03-05', '03-08', '03-21'])
    await expectSound(world)
  })

  it('R52: what is over after a standstill is let go, and what holds is told', async () => {
    const world = await owing('03-02T07:00')
    await run(world)
    const before = smsOf(world, AMINA).length
    at(world, '03-19T09:00')
    await run(world)
    expect(smsOf(world, AMINA).slice(before)).toEqual([expect.stringContaining('by 20/03, or')])
  })

  it('R52: one that left late keeps the next waiting for 72 hours', async () => {
    const world = await owing('03-03T08:00')
    const { answer } = world.carrier
    world.carrier.answer = () => ({ kind: 'rejected', code: 'busy', retryable: true })
    await run(world)
    world.carrier.answer = answer
    at(world, '03-05T09:00')
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(1)
    at(world, '03-08T08:00')
    await run(world)
    expect(smsOf(world, AMINA)).toHaveLength(1)
    at(world, '03-08T09:00')
    await run(world)
    expect(smsOf(world, AMINA)).toHaveLength(1)
    at(world, '03-09T08:00')
    await run(world)
    expect(lastSms(world, AMINA)).toContain('is late')
  })

  it('R52: of two that a standstill of the sender brought together one leaves', async () => {
    const world = await owing('03-15T08:00')
    await runDueJobs(world.ports)
    at(world, '03-18T08:00')
    await run(world)
    expect(await told(world)).toEqual(['grace/0 2026-03-01', 'before-suspension/0 2026-03-01'])
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('is late')])
    expect(await mornings(world, '03-19', 4)).toEqual([expect.stringMatching(/^03-21 .*no cover/)])
  })

  it('R64: none goes to a phone that is not the member’s any more when it leaves', async () => {
    const world = await owing('03-06T21:00')
    const [member] = await world.store.read((tx) =>
      tx.selectFrom('member').select('number').execute(),
    )
    const number = member?.number as MemberNumber
    const lost = { cause: 'lost', by: 'Mercy' }
    await acting(world.ports, (desk) =>
      changePhone(desk, { ...lost, number, phone: BARAKA as PhoneNumber }),
    )
    await runDueJobs(world.ports)
    const before = smsOf(world, AMINA).length
    await mornings(world, '03-08', 1)
    expect(smsOf(world, AMINA).slice(before)).not.toContainEqual(expect.stringContaining('is late'))
    const [reminder] = (await outbox(world)).filter(({ subject }) => subject !== null)
    expect(reminder).toMatchObject({ state: 'cancelled', error: 'other-phone' })
  })

  it('R54: a member says STOP and still gets the receipt, and is told that rights close', async () => {
    const world = await owing('03-06T07:00')
    await text(world, AMINA, 'STOP')
    const said = smsOf(world, AMINA).length
    expect(await mornings(world, '03-06', 15)).toEqual([])
    expect(await mornings(world, '03-21', 2)).toEqual([expect.stringContaining('no cover since')])
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    expect(smsOf(world, AMINA).slice(said)).toEqual([
      expect.stringContaining('no cover since'),
      expect.stringContaining('received KSh 500'),
    ])
  })

  it('R54: who says STOP between the morning and the sending hears nothing', async () => {
    const world = await owing('03-06T08:00')
    await runDueJobs(world.ports)
    world.carrier.answer = () => ({ kind: 'rejected', code: 'busy', retryable: true })
    await text(world, AMINA, 'STOP')
    world.carrier.answer = ({ id }) => ({ kind: 'accepted', carrierId: id })
    world.clock.move({ minutes: 30 })
    await world.worker.settle()
    expect(smsOf(world, AMINA).filter((words) => words.includes('late'))).toEqual([])
  })

  it('R54: come in the language of the phone’s owner, also when it changed meanwhile', async () => {
    const world = await owing('03-06T08:00', amina, baraka)
    await run(world)
    expect(lastSms(world, AMINA)).toContain('is late')
    expect(lastSms(world, BARAKA)).toContain('imechelewa')
    const other = await owing('03-06T08:00')
    await runDueJobs(other.ports)
    await other.store.write((tx) =>
      tx
        .updateTable('phone_language')
        .set({ language: 'fr' })
        .where('phone', '=', AMINA as PhoneNumber)
        .execute(),
    )
    await other.worker.settle()
    expect(lastSms(other, AMINA)).toContain('en retard')
  })

  it('R04: name a dependant 60 and 15 days before the age is over', async () => {
    const world = await begin()
    const plans = [{ ...UMOJA.plans[0], validFrom: '2026-03-03', dependantMaxAge: 17 }]
    await apply(world, { mutual: UMOJA.mutual, plans })
    const family = [['Faith Otieno', 'child', '2008-05-20']] as const
    await register(world, [{ ...amina, paidThrough: '2027-02-28', family }])
    const got = await mornings(world, '03-18', 4)
    expect(got).toEqual([
      expect.stringMatching(/^03-20 .*Faith is covered as a child until 19\/05/),
    ])
    expect(await mornings(world, '05-03', 4)).toEqual([expect.stringMatching(/^05-04 .*Faith/)])
  })

  it('leave out members without a phone, those who left, and those who are paid up', async () => {
    const world = await owing(
      '03-06T08:00',
      { name: 'Zawadi Nuru', paidThrough: '2026-02-28' },
      { ...baraka, paidThrough: '2026-03-31' },
    )
    await run(world)
    expect(await told(world)).toEqual([])
    expect(await ask(world, BARAKA, 'HELP')).not.toBeNull()
  })

  it('R05: tell an association what its members owe in all, and again only when it has changed', async () => {
    const phone = '+254744000001'
    const world = await begin()
    const associations = [{ code: 'mama-mboga', name: 'Mama Mboga Traders', phone }]
    await apply(world, { mutual: { code: 'umoja' }, associations })
    const own = { association: 'mama-mboga' }
    await register(world, [
      { ...amina, ...own },
      { ...baraka, ...own },
    ])
    at(world, '03-06T08:00')
    await run(world)
    expect(smsOf(world, phone)).toEqual([
      'Umoja Afya, Mama Mboga Traders: members who owe: 2 of 2, KSh 1,000. Dial *384*77#.',
    ])
    // Members are reminded on the 18th and 21st as well: what they owe is the same.
    expect(await mornings(world, '03-07', 20, phone)).toEqual([])
    expect(await mornings(world, '03-27', 20, phone)).toEqual([
      expect.stringMatching(/^0\d-\d\d Umoja Afya, Mama .* 2 of 2, KSh 2,000\./),
    ])
    await expectSound(world)
  })

  it('tell one phone of several associations in one message', async () => {
    const phone = '+254744000001'
    const world = await begin()
    const associations = ['soko', 'boda', 'jua'].map((code) => ({
      code,
      name: `${code} group`,
      phone,
    }))
    await apply(world, { mutual: { code: 'umoja' }, associations })
    await register(world, [
      { ...amina, association: 'soko' },
      { ...baraka, association: 'boda' },
      { name: 'Zawadi Nuru', paidThrough: '2026-02-28', association: 'boda' },
      { name: 'Rose Wanjiru', paidThrough: '2026-03-31', association: 'jua' },
    ])
    at(world, '03-06T08:00')
    await run(world)
    expect(smsOf(world, phone)).toEqual([
      'Umoja Afya: your members owe KSh 1,500: boda group KSh 1,000; soko group KSh 500. Dial *384*77#.',
    ])
  })

  it('are queued once by two processes at the same moment', async () => {
    const many = Array.from({ length: 40 }, (_, index): Registration => {
      const phone = `+2547110${String(index).padStart(5, '0')}`
      return { ...amina, name: `Member ${index} Otieno`.replace(/\d+/, 'A'), phone }
    })
    const world = await owing('03-06T08:00', ...many)
    const other = anotherProcess(world, 'b')
    await Promise.all([runDueJobs(world.ports), runDueJobs(other.ports)])
    expect(await reminders(world)).toHaveLength(40)
    while ((await sendDue(world.ports)) > 0);
    expect(world.carrier.sent).toHaveLength(40)
    expect(new Set(world.carrier.sent.map(({ to }) => to)).size).toBe(40)
    await expectSound(world)
  })

  it('that were cut in the middle go on, and nobody is told twice', async () => {
    const world = await owing('03-06T08:00', amina, baraka)
    const mutual = (await world.store.read((tx) => loadMutual(tx, 'umoja')))?.mutual
    if (!mutual) throw new Error('no mutual')
    let left = 2
    const id = () => {
      left -= 1
      if (left === 0) throw new Error('killed')
      return world.ports.ids.id()
    }
    const dying = anotherProcess(world, 'b', { ids: { ...world.ports.ids, id } })
    await expect(remindDay(dying.ports, mutual, date('2026-03-06'))).rejects.toThrow('killed')
    expect(await remindDay(world.ports, mutual, date('2026-03-06'))).toBe(2)
    expect(await remindDay(world.ports, mutual, date('2026-03-06'))).toBe(0)
  })

  it('name the person whom members know, in each language', async () => {
    const world = await begin()
    const contact = { name: 'Grace', phone: '0712345678' }
    await apply(world, { mutual: { ...UMOJA.mutual, contact } })
    await register(world, [{ ...amina, number: '42543716' }, baraka])
    at(world, '03-06T08:00')
    await run(world)
    expect(smsOf(world, AMINA)).toEqual([
      'Umoja Afya to Amina: KSh 500 is late. Pay by 20/03 to stay covered. Member 4254371-6. Call Grace: +254712345678. Dial *384*77#. No reminders: STOP',
    ])
    expect(lastSms(world, BARAKA)).toContain('Umoja Afya kwa Baraka: KSh 500 imechelewa.')
    expect(lastSms(world, BARAKA)).toContain(' Grace: +254712345678.')
    // Who is named no more is named by nobody.
    await apply(world, { mutual: { code: 'umoja', contact: null } })
    expect(await mornings(world, '03-18', 1)).toEqual([expect.not.stringContaining('Grace')])
  })

  it('can be left out by the statutes', async () => {
    const world = await begin()
    await apply(world, { mutual: { ...UMOJA.mutual, reminders: { kinds: ['suspended'] } } })
    await register(world, [amina])
    expect(await mornings(world, '03-04', 17)).toEqual([])
    expect(await mornings(world, '03-21', 1)).toHaveLength(1)
  })
})
