import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { endMembership, keepMembership } from '../../src/app/membership/end-membership.ts'
import { bill } from '../../src/app/books/bill.ts'
import { remindDay } from '../../src/app/reminders/remind.ts'
import { handleEvents, receiveEvent } from '../../src/app/payments/wallet-events.ts'
import { receiveSms } from '../../src/app/sms/receive-sms.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { ask, CARRIER, call, describeWorlds, payBill, register, type World } from '../world.ts'
import { expectSound } from './sound.ts'
import { momentsOf, type Moments, tickingClock } from './written.ts'
import { answerInbox, billVisit, recordCash } from './by-itself.ts'

const AMINA = '+254711000001'
const MERCY = '+254733000001'
const CLINIC = '+254722000001'
const NUMBER = '04123378' as MemberNumber

/** Every table that an act wrote into with a moment, and all the moments there. */
function distinct(moments: Moments): number[] {
  return [...new Set(Object.values(moments).flat())]
}

describeWorlds('an act under a clock that ticks whenever it is read', (begin) => {
  async function withAmina(iso = '2026-03-02T08:00:00Z') {
    const world = await begin({ clock: tickingClock(iso) })
    const paid = { paidThrough: '2026-02-28' }
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, number: NUMBER, ...paid }])
    return world
  }

  async function expectOneMoment(
    world: World,
    tables: readonly string[],
    act: () => Promise<unknown>,
  ): Promise<void> {
    const moments = await momentsOf(world, act)
    expect(Object.keys(moments)).toEqual(expect.arrayContaining([...tables]))
    for (const table of tables) expect(moments[table], table).toHaveLength(1)
    expect(distinct(moments)).toHaveLength(1)
  }

  async function smsIn(world: World, from: string, text: string): Promise<void> {
    const message = { messageId: text, from: from as PhoneNumber, to: '21512', text, sentAt: null }
    await receiveSms(world.ports, CARRIER, message)
  }

  it('that is a call which pays has one', async () => {
    const world = await withAmina()
    const calling = call(world, AMINA)
    await calling.send()
    await calling.type('1')
    await calling.type('1')
    await expectOneMoment(world, ['dialog', 'intent', 'outbox'], () => calling.type('1'))
  })

  it('that is a receipt has one, from the journal to the SMS', async () => {
    const world = await withAmina()
    const paid = { phone: AMINA, account: NUMBER, amount: '500' }
    await receiveEvent(world.ports, 'sandbox', 'notice', payBill(world, paid))
    const tables = ['journal', 'receipt', 'outbox', 'event']
    await expectOneMoment(world, tables, () => handleEvents(world.ports))
    await expectSound(world)
  })

  it('that is a check by SMS has one', async () => {
    const world = await withAmina()
    await smsIn(world, CLINIC, '0412337-8')
    await expectOneMoment(world, ['coverage_check', 'visit', 'outbox', 'inbox'], () =>
      answerInbox(world.ports),
    )
  })

  it('that is a bill has one', async () => {
    const world = await withAmina()
    await world.worker.settle()
    const answer = await ask(world, CLINIC, '0412337-8')
    const visitCode = /Code ([A-Z0-9]{6}-[A-Z0-9])/.exec(answer ?? '')?.[1] ?? ''
    const asked = { mutual: 'umoja', provider: 'uhuru', visitCode, service: 'consultation' }
    const sent = { ...asked, amount: minor(50000), isRight: true }
    await expectOneMoment(world, ['bill', 'journal'], async () => {
      const billed = await billVisit(world.ports, sent, { by: 'uhuru', actor: 'provider' })
      expect(billed).toMatchObject({ ok: true })
    })
  })

  it('that is cash has one, also in the box that it opens', async () => {
    const world = await withAmina()
    const taken = { number: NUMBER, amount: minor(50000), by: MERCY, slip: '17', withoutSms: false }
    await expectOneMoment(world, ['cash_box', 'receipt', 'journal', 'outbox'], async () => {
      expect(await recordCash(world.ports, { ...taken, isRight: true })).toMatchObject({ ok: true })
    })
  })

  it('that is a household of an import has one', async () => {
    const world = await withAmina()
    const moments = await momentsOf(world, () =>
      register(world, [{ name: 'Zawadi Njeri', phone: '+254711000009', language: 'sw' }]),
    )
    const { member_import: import_, ...rows } = moments
    expect(import_?.length).toBeGreaterThan(0)
    expect(Object.keys(rows)).toEqual(expect.arrayContaining(['member', 'phone_role']))
    expect(distinct(rows)).toHaveLength(1)
  })

  it('that reminds the members of a page has one for all of them', async () => {
    const world = await withAmina('2026-03-06T08:00:00Z')
    const paid = { phone: '+254711000009', paidThrough: '2026-02-28' }
    await register(world, [{ name: 'Zawadi Njeri', ...paid }])
    const day = date('2026-03-06')
    await bill(world.ports, 'umoja', day, 'test')
    const books = await world.store.read((tx) => loadMutual(tx, 'umoja'))
    await expectOneMoment(world, ['outbox', 'reminder'], async () => {
      expect(await remindDay(world.ports, books?.mutual ?? expect.fail(), day)).toBe(2)
    })
  })

  it('that bills members has one for each journal', async () => {
    const world = await withAmina()
    await expectOneMoment(world, ['journal'], () =>
      bill(world.ports, 'umoja', date('2026-03-02'), 'test'),
    )
  })

  it('that begins before midnight is of that day in all that it writes', async () => {
    const world = await withAmina('2026-03-31T20:59:00Z')
    // The next look is at the last millisecond of March in Nairobi, then at the first of April.
    for (const [ms, day, charged] of [
      [998, '2026-03-31', '2026-03-01'],
      [999, '2026-04-01', '2026-04-01'],
    ] as const) {
      world.clock.set(`2026-03-31T20:59:59.${ms}Z`)
      const slip = String(ms)
      const taken = { number: NUMBER, amount: minor(50000), by: MERCY, slip, withoutSms: false }
      const cash = await recordCash(world.ports, { ...taken, isRight: true })
      expect(cash).toMatchObject({ ok: true, value: { receipt: { value_on: day } } })
      const last = await world.store.read((tx) =>
        tx.selectFrom('charge').select('starts_on').orderBy('starts_on', 'desc').executeTakeFirst(),
      )
      expect(last?.starts_on).toBe(charged)
    }
  })
})

describeWorlds('a change recorded by a clock that was set back', (begin) => {
  it('stands after the one that was recorded before it', async () => {
    const world = await begin()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, number: NUMBER }])
    const who = { number: NUMBER, cause: 'moves away', by: 'Mercy' }
    const ends = { ...who, ending: 'resigned', on: date('2026-04-01') } as const
    expect(await acting(world.ports, (desk) => endMembership(desk, ends))).toMatchObject({
      ok: true,
    })
    world.clock.move({ seconds: -5 })
    expect(await acting(world.ports, (desk) => keepMembership(desk, who))).toMatchObject({
      ok: true,
    })
    await expectSound(world)
  })
})
