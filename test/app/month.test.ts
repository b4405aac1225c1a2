import { expect, it } from 'vitest'
import { bill as postCharges } from '../../src/app/books/bill.ts'
import { closeBooks } from '../../src/app/books/close-books.ts'
import { proposeYearEnd } from '../../src/app/bookkeeping/close-year.ts'
import { type EntryAsked, recordEntry } from '../../src/app/bookkeeping/record-entry.ts'
import { acting, reading } from '../../src/app/desk.ts'
import { readMonth } from '../../src/app/month/read-month.ts'
import { reconcileStatement } from '../../src/app/payments/reconcile.ts'
import { date, instant } from '../../src/core/dates.ts'
import { minor } from '../../src/core/money.ts'
import { noteStop } from '../../src/store/messages/sms-use.ts'
import { describeStores } from '../store/stores.ts'
import { apply, describeWorlds, notify, payBill, register, text, type World } from '../world.ts'
import { approve } from './members-world.ts'
import { AWA, bill, codeFor, ok, pikineWorld, registerOne } from './visits-world.ts'
import { issueLetter, withdrawLetter } from './by-itself.ts'

/** What is open, by its name, and nothing of what is not. */
async function left({ ports }: World, mutual: string, month = '2026-03') {
  const found = ok(await reading(ports, (desk) => readMonth(desk, mutual, date(`${month}-01`))))
  const open = found.lines.filter(({ count }) => count > 0)
  return Object.fromEntries(
    open.map(({ subject, count, amount, oldest, command }) => [
      subject,
      { count, amount, oldest, command },
    ]),
  )
}

const JUMA = '+254733000002'
const STAFF = {
  mutual: { code: 'umoja' },
  collectors: [{ name: 'Juma Ali', phone: JUMA, language: 'en' }],
}

const RENT: EntryAsked = {
  ...{ mutual: 'umoja', account: '622', centre: null, from: 'bank', into: null, on: null },
  ...{ amount: minor(40_000), reference: 'R-03', what: 'Rent', by: 'Mercy' },
}

/** The State pays half of it. */
const HELPED = {
  ...{ code: 'helped', validFrom: '2025-01-01', unit: 'family', period: 'month' },
  ...{ contribution: '500', dueDay: 5, graceDays: 15, services: [] },
  subsidy: { payer: 'state', percent: 50, from: '2025-01-01' },
}

describeWorlds('what a month has left open', (begin) => {
  it('is said line by line, with the command that mends it', async () => {
    const world = await begin()
    await apply(world, STAFF)
    const amina = { name: 'Amina Otieno', phone: '+254711000001' }
    const [number = ''] = await register(world, [amina])
    world.clock.set('2026-03-31T08:00:00Z')
    await notify(world, payBill(world, { phone: '+254799000001', account: 'mama', amount: '250' }))
    await text(world, JUMA, `CASH ${number} 500`)
    world.clock.set('2026-04-01T08:00:00Z')
    await notify(world, payBill(world, { phone: '+254799000001', account: 'mama', amount: '100' }))
    expect(await left(world, 'umoja')).toEqual({
      'money of nobody': {
        ...{ count: 1, amount: 25_000, oldest: '2026-03-31' },
        command: 'suspense list --mutual umoja',
      },
      'cash not brought to the bank': {
        ...{ count: 1, amount: 50_000, oldest: '2026-03-31' },
        command: 'cash in-hand --mutual umoja',
      },
      'statements missing': {
        ...{ count: 1, amount: null, oldest: null },
        command: 'reconcile FILE.csv --wallet sandbox --record --by NAME',
      },
      'books not closed': {
        ...{ count: 1, amount: null, oldest: null },
        command: 'close --mutual umoja --through 2026-03-31 --by NAME',
      },
    })
    const april = await left(world, 'umoja', '2026-04')
    expect(april['money of nobody']).toMatchObject({ count: 2, amount: 35_000 })
    // Books are closed through days that are over.
    expect(april).not.toHaveProperty('books not closed')
    ok(await closeBooks(world.ports, 'umoja', date('2026-03-31'), { by: 'Mercy', actor: 'test' }))
    expect(await left(world, 'umoja')).not.toHaveProperty('books not closed')
  })

  it('is cash of the month only, since the last that was brought to the bank', async () => {
    const world = await begin()
    await apply(world, STAFF)
    const amina = { name: 'Amina Otieno', phone: '+254711000001' }
    const [number = ''] = await register(world, [amina])
    world.clock.set('2026-04-01T08:00:00Z')
    await text(world, JUMA, `CASH ${number} 500`)
    expect(await left(world, 'umoja')).not.toHaveProperty('cash not brought to the bank')
    world.clock.set('2026-04-03T08:00:00Z')
    await text(world, JUMA, `CASH ${number} 300`)
    expect((await left(world, 'umoja', '2026-04'))['cash not brought to the bank']).toMatchObject({
      ...{ count: 1, amount: 80_000, oldest: '2026-04-01' },
    })
  })

  it('is a bank account below nought, by how much', async () => {
    const world = await begin()
    const book = (changes: Partial<EntryAsked>) =>
      acting(world.ports, (desk) => recordEntry(desk, { ...RENT, ...changes }, 'test'))
    ok(await book({}))
    expect((await left(world, 'umoja'))['bank below nought']).toMatchObject({
      ...{ count: 1, amount: 40_000 },
      command:
        'report registers --mutual umoja --register treasury --from 2026-03-01 --to 2026-03-02',
    })
    ok(await book({ account: '711', from: null, into: 'bank', reference: 'D' }))
    expect(await left(world, 'umoja')).not.toHaveProperty('bank below nought')
  })

  it('are months that a payer of subsidies has not paid, up to this one', async () => {
    const world = await begin()
    await apply(world, { mutual: { code: 'umoja' }, plans: [HELPED] })
    const household = { name: 'Amina', phone: '+254711000001', plan: 'helped' }
    await register(world, [{ ...household, paidThrough: '2026-02-28' }])
    world.clock.set('2026-04-02T08:00:00Z')
    await postCharges(world.ports, 'umoja', date('2026-04-02'), 'test')
    const subsidies = async (month: string) =>
      (await left(world, 'umoja', month))['subsidies not paid'] ?? null
    expect(await subsidies('2026-02')).toBeNull()
    expect(await subsidies('2026-03')).toMatchObject({
      count: 1,
      amount: 25_000,
      oldest: '2026-03-01',
    })
    expect(await subsidies('2026-04')).toMatchObject({
      ...{ count: 2, amount: 50_000, oldest: '2026-03-01' },
      command: 'payer list --mutual umoja',
    })
  })

  it('are days of the month on which the budget of SMS was used up', async () => {
    const world = await begin()
    for (const day of ['2026-02-28', '2026-03-01', '2026-03-02', '2026-04-01'].map(date))
      await world.store.write((tx) => noteStop(tx, 'umoja', day, world.clock.now()))
    world.clock.set('2026-04-02T08:00:00Z')
    expect((await left(world, 'umoja'))['days beyond the budget of SMS']).toMatchObject({
      ...{ count: 2, oldest: '2026-03-01' },
      command: 'report messages --mutual umoja --from 2026-03-01 --to 2026-03-31',
    })
  })

  it('is in December a year that is closed and whose result is not in the funds', async () => {
    const world = await begin()
    await apply(world, {
      ...STAFF,
      managers: [{ name: 'Moses', phone: '+254733000004' }],
    })
    await register(world, [{ name: 'Amina', phone: '+254711000001' }])
    world.clock.set('2027-01-10T08:00:00Z')
    const year = async (month: string) =>
      (await left(world, 'umoja', month))['year not in the funds'] ?? null
    expect(await year('2026-12')).toBeNull()
    const closed = { by: 'Mercy', actor: 'test' }
    ok(await closeBooks(world.ports, 'umoja', date('2026-12-31'), closed))
    expect(await year('2026-11')).toBeNull()
    expect(await year('2026-12')).toMatchObject({
      ...{ count: 1, oldest: '2026-12-31' },
      command: 'book close-year 2026 --mutual umoja --by NAME',
    })
    const asked = { mutual: 'umoja', year: 2026, by: 'Mercy' }
    const made = ok(await acting(world.ports, (desk) => proposeYearEnd(desk, asked)))
    ok(await approve(world, made.proposal?.proposal_id ?? ''))
    expect(await year('2026-12')).toBeNull()
  })

  it.each([
    ['2026-03-30', 'statements missing'],
    ['2026-03-31', null],
  ])('has statements through %s: %s', async (last, missing) => {
    const world = await begin()
    world.clock.set('2026-04-02T08:00:00Z')
    const line = { reference: 'A', kind: 'payment', amount: minor(100), linked: null } as const
    const paid = { on: date('2026-03-01'), at: instant(Date.parse('2026-03-01T08:00:00Z')) }
    const lines = [{ ...line, ...paid, phone: null, account: null }]
    const span = { from: date('2026-03-01'), to: date(last) }
    const given = { wallet: 'sandbox', fileName: 'march.csv', lines, ...span }
    ok(await reconcileStatement(world.ports, given, { record: true, by: 'Mercy', actor: 'test' }))
    const subjects = Object.keys(await left(world, 'umoja'))
    expect(subjects.filter((subject) => subject.startsWith('statements'))).toEqual(
      missing === null ? [] : [missing],
    )
  })

  it('is refused for a month to come, and not for the one under way', async () => {
    const { ports } = await begin()
    const of = (day: string) =>
      reading(ports, (desk) => readMonth(desk, 'umoja', date(day))).then(({ ok: isRead }) => isRead)
    expect([await of('2026-03-01'), await of('2026-04-01')]).toEqual([true, false])
  })

  it('is refused for a mutual that there is none of', async () => {
    const { ports } = await begin()
    const found = await reading(ports, (desk) => readMonth(desk, 'nobody', date('2026-03-01')))
    expect(found).toEqual({ ok: false, refusal: { code: 'unknown-mutual', mutual: 'nobody' } })
  })
})

describeStores('what a month has left open at the clinics', (open) => {
  it('are letters that may still be used, and bills above the usual', async () => {
    const world = await pikineWorld(await open())
    const number = await registerOne(world, AWA)
    const billed = async (amount: number) =>
      ok(await bill(world, await codeFor(world, number), 'consultation', amount))
    for (const amount of [500, 600, 100, 700, 2000]) {
      await billed(amount)
      world.clock.move({ hours: 49 })
    }
    world.clock.set('2026-04-10T08:00:00Z')
    await billed(1800)
    world.clock.move({ hours: 49 })
    await billed(1801)
    const letter = {
      ...{ number, ordinal: 0, provider: 'centre', service: 'surgery', amount: minor(90_000) },
      ...{ from: null, to: date('2026-05-31') },
    }
    const issued = ok(await issueLetter(world.ports, letter, 'Awa Sow'))
    const april = await left(world, 'pikine', '2026-04')
    expect(april['bills above the usual']).toMatchObject({ count: 1, amount: 1801 })
    expect(april['letters open']).toMatchObject({ count: 1, amount: 90_000, oldest: '2026-04-12' })
    expect(await left(world, 'pikine')).not.toHaveProperty('letters open')
    const named = { mutual: 'pikine', letter: issued.letter_number }
    ok(await withdrawLetter(world.ports, named, 'Awa Sow'))
    expect(await left(world, 'pikine', '2026-04')).not.toHaveProperty('letters open')
  })
})
