import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { readAlerts } from '../../src/app/alerts/alerts.ts'
import { applyToJoin } from '../../src/app/applications/applications.ts'
import { recordEntry } from '../../src/app/bookkeeping/record-entry.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { watchOperators } from '../../src/app/office/look-after.ts'
import { reconcileStatement } from '../../src/app/payments/reconcile.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { TUMAINI, UMOJA } from '../statutes.ts'
import {
  anotherProcess,
  apply,
  ask,
  askToPay,
  call,
  describeWorlds,
  dial,
  lastSms,
  notify,
  payBill,
  register,
  smsOf,
  text,
  type World,
} from '../world.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'
import { acting } from '../../src/app/desk.ts'
import { closeAlert, recordCash } from './by-itself.ts'

const AMINA = '+254711000001'
const STRANGER = '+254711999999'
const CLINIC = '+254722000001'
const NYOTA = '+254722000009'
const NJERI = '+254733000009'
const MERCY = '+254733000001'
const JUMA = '+254733000002'

describeWorlds('alerts', (begin) => {
  async function withAmina(alerts: object = {}) {
    const world = await begin()
    await apply(world, { mutual: { ...UMOJA.mutual, alerts } })
    const amina = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-03-31' }
    const [number = ''] = await register(world, [amina])
    return { world, number }
  }

  async function open({ ports }: World, all = false): Promise<string[]> {
    const read = await readAlerts(ports, 'umoja', { all, limit: 100 })
    if (!read.ok) throw new Error('no mutual')
    return read.value.alerts.map(({ kind, cause, count }) => `${kind} ${cause} ${count}`)
  }

  async function unknownMoney(world: World, amount = '500'): Promise<void> {
    await notify(world, payBill(world, { phone: STRANGER, account: 'rent', amount }))
  }

  async function wantsToJoin(world: World, phone: string): Promise<void> {
    const person = { name: 'Zawadi Njeri', sex: 'F', birthDate: '1990' } as const
    const asked = { mutual: 'umoja', phone: phone as PhoneNumber, channel: 'ussd', person } as const
    const filed = await acting(world.ports, (desk) =>
      applyToJoin(desk, { ...asked, familySize: null, place: null }),
    )
    expect(filed).toMatchObject({ ok: true })
  }

  /** Rent that is more than there is in the bank, of which the books know nothing yet. */
  async function spendFromBank(world: World, amount: number): Promise<void> {
    const entry = {
      ...{ mutual: 'umoja', account: '622', centre: null, from: 'bank', into: null, on: null },
      ...{ amount: minor(amount), reference: 'R-1', what: 'rent', by: 'Mercy' },
    }
    const proposed = await acting(world.ports, (desk) => recordEntry(desk, entry, 'test'))
    expect(proposed).toMatchObject({ ok: true, value: { proposal: null } })
  }

  function at(world: World, wall: string): void {
    world.clock.set(`2026-${wall}:00+03:00`)
  }

  it('tell of money without a member at once, and once', async () => {
    const { world } = await withAmina()
    const notice = payBill(world, { phone: STRANGER, account: 'rent', amount: '500' })
    await notify(world, notice)
    await notify(world, notice)
    expect(smsOf(world, MERCY)).toEqual([
      'Umoja Afya: KSh 500 received without a member (1). Match it, or ask the payer.',
    ])
    expect(await open(world)).toEqual(['suspense UM26-0000001 1'])
    await expectSound(world)
  })

  it('are bounded by day, and all stand on the list', async () => {
    const { world } = await withAmina({ perDay: 2 })
    for (let count = 0; count < 4; count += 1) await unknownMoney(world)
    expect(smsOf(world, MERCY)).toHaveLength(2)
    expect(await open(world)).toHaveLength(4)
    at(world, '03-03T08:00')
    await runDueJobs(world.ports)
    await world.worker.settle()
    expect(lastSms(world, MERCY)).toContain('KSh 2,000 received without a member (4)')
  })

  it('tell again of money without a member as it grows older, and not each day', async () => {
    const { world } = await withAmina()
    await unknownMoney(world)
    const morning = async () =>
      (await open(world, true)).filter((one) => one.startsWith('suspense open')).length
    const told: number[] = []
    for (let day = 1; day <= 40; day += 1) {
      const before = await morning()
      world.clock.move({ days: 1 })
      await runDueJobs(world.ports)
      if ((await morning()) > before) told.push(day)
      if (day === 2) await unknownMoney(world, '200')
    }
    // The second came two days after the first: each is told of at 1, 3, 7 and 30 days.
    expect(told).toEqual([1, 3, 5, 7, 9, 30, 32])
  })

  it('tell again of applications, differences and a bank below nought as they grow older', async () => {
    const { world } = await withAmina({ perDay: 50 })
    await wantsToJoin(world, '+254711000007')
    const line = { kind: 'payment', reference: 'X1', amount: minor(50_000) } as const
    const from = { phone: null, account: null, linked: null, on: date('2026-03-02') }
    const lines = [{ ...line, ...from, at: world.clock.now() }]
    const span = { from: date('2026-03-01'), to: date('2026-03-02') }
    const file = { wallet: 'sandbox', fileName: 's.csv', lines, ...span }
    await reconcileStatement(world.ports, file, { record: false, by: 'Mercy', actor: 'test' })
    await spendFromBank(world, 80_000)
    const told = { 'wait for a decision': [], 'for more than a day': [], 'below nought': [] } as Record<string, number[]> // prettier-ignore
    for (let day = 1; day <= 40; day += 1) {
      const before = smsOf(world, MERCY).length
      world.clock.move({ days: 1 })
      await runDueJobs(world.ports)
      await world.worker.settle()
      const fresh = smsOf(world, MERCY).slice(before)
      for (const [words, days] of Object.entries(told))
        if (fresh.some((sms) => sms.includes(words))) days.push(day)
      // As long as they stand open they are on the list, told of or not.
      const listed = ((await ask(world, MERCY, 'ALERTS')) ?? '').toLowerCase()
      if (day > 1)
        expect(listed, `day ${day}`).toMatch(/to decide: 1.*differ.*below|below.*differ/s)
      if (day === 20) await wantsToJoin(world, '+254711000008')
    }
    expect(told).toEqual({
      'wait for a decision': [1, 3, 7, 21, 23, 27, 30],
      'for more than a day': [2, 4, 8, 31],
      'below nought': [1, 3, 7, 30],
    })
  })

  it('wait for the morning in the quiet hours', async () => {
    const { world } = await withAmina()
    at(world, '03-02T22:00')
    await unknownMoney(world)
    expect(smsOf(world, MERCY)).toEqual([])
    at(world, '03-03T08:00')
    await world.worker.settle()
    expect(smsOf(world, MERCY)).toHaveLength(1)
  })

  it('wait for the morning too when the carrier could not take them by day', async () => {
    const { world } = await withAmina()
    const { answer } = world.carrier
    world.carrier.answer = () => ({ kind: 'rejected', code: 'busy', retryable: true })
    at(world, '03-02T19:00')
    await unknownMoney(world)
    world.carrier.answer = answer
    at(world, '03-02T23:00')
    await world.worker.settle()
    expect(smsOf(world, MERCY)).toEqual([])
    at(world, '03-03T08:00')
    await world.worker.settle()
    expect(smsOf(world, MERCY)).toHaveLength(1)
  })

  it('of a silent operator and of a budget are told however many came before', async () => {
    const { world } = await withAmina({ perDay: 1 })
    for (let count = 0; count < 3; count += 1) await unknownMoney(world)
    await apply(world, { mutual: { code: 'umoja', smsBudget: { parts: 0 } } })
    await askToPay(world, AMINA)
    world.clock.move({ minutes: 16 })
    await watchOperators(world.ports)
    await ask(world, AMINA, 'BALANCE')
    expect(
      smsOf(world, MERCY).map((words) => /is silent|is used up|without/.exec(words)?.[0]),
    ).toEqual(['without', 'is silent', 'is used up'])
  })

  it('are looked at by a manager, once', async () => {
    const { world } = await withAmina()
    await unknownMoney(world)
    const done = { alert: 1, by: 'Mercy' }
    expect(await closeAlert(world.ports, 'umoja', { alert: 2, by: 'Mercy' })).toMatchObject({
      refusal: { code: 'unknown-alert' },
    })
    expect(await closeAlert(world.ports, 'umoja', { ...done, by: 'Juma' })).toMatchObject({
      refusal: { code: 'not-staff' },
    })
    expect(await closeAlert(world.ports, 'umoja', done)).toMatchObject({ ok: true })
    expect(await closeAlert(world.ports, 'umoja', done)).toMatchObject({ ok: false })
    expect(await open(world)).toEqual([])
    expect(await open(world, true)).toHaveLength(1)
    await expectSound(world)
    for (const change of ['update alert set count = 2', 'delete from alert_done']) {
      const changing = world.store.write((tx) => sql.raw(change).execute(tx))
      await expect(changing).rejects.toThrow(/is append-only/)
    }
  })

  it('R61: tell of a difference with the operator’s statement once it is a day old', async () => {
    const { world } = await withAmina()
    const line = { kind: 'payment', reference: 'X1', amount: minor(50_000) } as const
    const from = { phone: null, account: null, linked: null, on: date('2026-03-02') }
    const lines = [{ ...line, ...from, at: world.clock.now() }]
    const span = { from: date('2026-03-01'), to: date('2026-03-02') }
    await reconcileStatement(
      world.ports,
      { wallet: 'sandbox', fileName: 's.csv', lines, ...span },
      { record: false, by: 'Mercy', actor: 'test' },
    )
    await runDueJobs(world.ports)
    expect(await open(world)).toEqual([])
    at(world, '03-03T12:00')
    await runDueJobs(world.ports)
    await world.worker.settle()
    expect(await open(world)).toEqual(['difference open 1'])
    const told = smsOf(world, MERCY).slice(-2)
    expect(told.sort()).toEqual([
      'Umoja Afya: Statement through 02/03. Differences: 1, older than a day: 1.',
      expect.stringContaining("differences with the operator's statement for more than a day: 1."),
    ])
  })

  it('R62: a clinic that asks for too many numbers hears that nobody can say, for an hour', async () => {
    const { world, number } = await withAmina({ unknownPerHour: 3 })
    for (const guess of ['04123374', '04123382', '04123390'].map((n) => n)) {
      await ask(world, CLINIC, guess)
    }
    const before = await open(world)
    for (let guess = 0; guess < 6; guess += 1) await ask(world, CLINIC, `0412${guess}374`)
    expect(before).toEqual([])
    expect(await ask(world, CLINIC, number)).toContain('cannot check now')
    expect(await open(world)).toEqual([expect.stringMatching(/^guessing uhuru 3/)])
    expect(lastSms(world, MERCY)).toContain('uhuru tried 3 numbers')
    world.clock.move({ minutes: 61 })
    expect(await ask(world, CLINIC, number)).toContain('YES')
    await expectSound(world)
  })

  it('R63: a person at two clinics on a day is flagged, and gets both answers', async () => {
    const { world, number } = await withAmina({ visitsPerMonth: 2 })
    const nyota = { name: 'Nyota Clinic', services: ['consultation'], language: 'en' }
    const agreement = { from: '2024-01-01' }
    const providers = [{ ...nyota, code: 'nyota', agreement, phones: [NYOTA] }]
    await apply(world, { mutual: { code: 'umoja' }, providers })
    expect(await ask(world, CLINIC, number)).toContain('YES')
    expect(await open(world)).toEqual([])
    expect(await ask(world, NYOTA, number)).toContain('YES')
    expect(await open(world)).toEqual([`two-providers ${number}/0 2`])
    world.clock.move({ days: 1 })
    expect(await ask(world, CLINIC, number)).toContain('YES')
    expect(await open(world)).toContain(`many-visits ${number}/0 3`)
    expect(smsOf(world, MERCY)).toEqual([])
  })

  it('tell of a visit that the member says is not theirs (R44)', async () => {
    const { world, number } = await withAmina()
    await ask(world, CLINIC, number)
    await text(world, AMINA, 'NO')
    expect(await open(world)).toEqual([`not-me ${number} uhuru 1`])
    expect(lastSms(world, MERCY)).toContain('a visit is not theirs')
  })

  it('tell so also when the member said it on the screen', async () => {
    const { world, number } = await withAmina()
    await ask(world, CLINIC, number)
    expect(await dial(world, AMINA, '4', '1', '1', '1')).toMatch(/^END .*is stopped/)
    expect(await open(world)).toEqual([`not-me ${number} uhuru 1`])
    await world.worker.settle()
    expect(lastSms(world, MERCY)).toContain('a visit is not theirs')
  })

  it('tell when an operator is silent while payments wait, also at night', async () => {
    const { world } = await withAmina()
    at(world, '03-02T23:00')
    await askToPay(world, AMINA)
    world.clock.move({ minutes: 14 })
    await watchOperators(world.ports)
    expect(await open(world)).toEqual([])
    world.clock.move({ minutes: 2 })
    await Promise.all([
      watchOperators(world.ports),
      watchOperators(anotherProcess(world, 'b').ports),
    ])
    await world.worker.settle()
    expect(await open(world)).toEqual(['wallet-silent sandbox 1'])
    expect(lastSms(world, MERCY)).toContain(
      'sandbox is silent. Payments that wait for its word: 1.',
    )
  })

  it('tell in the morning of SMS that do not arrive', async () => {
    const { world } = await withAmina()
    at(world, '03-02T18:00')
    await runDueJobs(world.ports)
    world.carrier.answer = () => ({ kind: 'rejected', code: 'bad', retryable: false })
    for (let count = 0; count < 12; count += 1) await ask(world, AMINA, 'BALANCE')
    world.carrier.answer = ({ id }) => ({ kind: 'accepted', carrierId: id })
    at(world, '03-03T08:00')
    await runDueJobs(world.ports)
    await world.worker.settle()
    expect(await open(world)).toEqual([expect.stringMatching(/^sms-failing open 1\d$/)])
  })

  it('tell in the morning of a carrier that takes nothing, while all is still tried', async () => {
    const { world } = await withAmina()
    at(world, '03-02T18:00')
    await runDueJobs(world.ports)
    at(world, '03-03T07:00')
    world.carrier.answer = () => ({ kind: 'rejected', code: 'http-401', retryable: true })
    for (let count = 0; count < 12; count += 1) {
      const phone = `+2547118000${String(count).padStart(2, '0')}`
      await text(world, phone, 'HELP')
    }
    for (let minute = 0; minute < 3; minute += 1) {
      world.clock.move({ minutes: 1 })
      await world.worker.settle()
    }
    at(world, '03-03T08:00')
    await runDueJobs(world.ports)
    expect(await open(world)).toEqual(['sms-failing open 12'])
  })

  it('tell of applications once a day: the first, and in the morning all that wait', async () => {
    const { world } = await withAmina()
    await runDueJobs(world.ports)
    const told = () => smsOf(world, MERCY).flatMap((words) => /wait for.*/.exec(words) ?? [])
    const waiting = (count: number) => `wait for a decision: ${count}.`
    await wantsToJoin(world, '+254711000007')
    await wantsToJoin(world, '+254711000008')
    await world.worker.settle()
    const first = `${waiting(1)} A1 Zawadi Njeri wants to join: Woman, 1990, 0711000007.`
    expect(told()).toEqual([`${first} Send APPLICANTS`])
    for (const day of ['03-03', '03-04']) {
      at(world, `${day}T08:00`)
      await runDueJobs(world.ports)
      await wantsToJoin(world, '+254711000009')
    }
    await world.worker.settle()
    const morning = [waiting(2), waiting(3)].map((text) => `${text} Send APPLICANTS`)
    expect(told()).toEqual([`${first} Send APPLICANTS`, ...morning])
    expect(await open(world)).toEqual([
      'applicants open 3',
      'applicants open 2',
      'applicants open 1',
    ])
    await expectSound(world)
  })

  it('R53: the digest comes on Monday morning, once, with numbers of the own mutual alone', async () => {
    const { world } = await withAmina()
    const late = { name: 'Baraka Mwangi', phone: '+254711000002', paidThrough: '2026-01-31' }
    await register(world, [late])
    at(world, '03-05T12:00')
    await unknownMoney(world, '750')
    const managers = [{ name: 'Juma', phone: JUMA, language: 'en' }]
    await apply(world, { ...TUMAINI, managers })
    await register(world, [{ ...late, phone: '+254711000003' }], 'tumaini')
    at(world, '03-09T08:00')
    await Promise.all([runDueJobs(world.ports), runDueJobs(anotherProcess(world, 'b').ports)])
    await world.worker.settle()
    const digests = smsOf(world, MERCY).filter((words) => words.includes('last week'))
    expect(digests).toEqual([
      'Umoja Afya (last week): covered 1 (1), late 1 (1). Suspended 1 (1). Owed KSh 1,000 (500). Money in: KSh 750 (0). New 0, lost 0. Alerts: 1. Send LIST 2',
    ])
    expect(smsOf(world, JUMA)).toEqual([
      'Tumaini (last week): covered 0 (0), late 1 (1). Suspended 1 (1). Owed KSh 600 (600). Money in: 0 (0). New 0, lost 0. 2 periods: 1, KSh 600. Send LIST 2',
    ])
    at(world, '03-10T08:00')
    await runDueJobs(world.ports)
    await world.worker.settle()
    expect(smsOf(world, MERCY).filter((words) => words.includes('last week'))).toHaveLength(1)
  })

  it.each([
    ['2026-03-15', []],
    ['2026-03-16', ['no-money 2026-03-02 14']],
    ['2026-03-17', ['no-money 2026-03-02 15']],
  ])('R53: tell on %s that no money comes in, as long as it was', async (day, alerts) => {
    const { world } = await withAmina()
    await unknownMoney(world)
    at(world, `${day.slice(5)}T12:00`)
    await runDueJobs(world.ports)
    expect((await open(world)).filter((line) => line.startsWith('no-money'))).toEqual(alerts)
  })

  it('R53: tell of each silence once, also in cash', async () => {
    const { world, number } = await withAmina()
    const cash = { number: number as MemberNumber, amount: minor(50_000), by: 'Mercy' }
    await recordCash(world.ports, { ...cash, slip: '1', withoutSms: false })
    const silences = async (days: readonly string[]) => {
      for (const day of days) {
        at(world, `${day}T12:00`)
        await runDueJobs(world.ports)
        await world.worker.settle()
      }
      return (await open(world)).filter((line) => line.startsWith('no-money'))
    }
    expect(await silences(['03-16', '03-17', '03-18'])).toEqual(['no-money 2026-03-02 14'])
    expect(smsOf(world, MERCY).filter((words) => words.includes('no money has'))).toEqual([
      'Umoja Afya: no money has come in for 14 days, since 02/03/2026. Please ask collectors and members. Send ARREARS',
    ])
    await recordCash(world.ports, { ...cash, slip: '2', withoutSms: false })
    expect(await silences(['03-31', '04-01', '04-02'])).toEqual([
      'no-money 2026-03-18 14',
      'no-money 2026-03-02 14',
    ])
  })

  it('R53: tell of no silence before the first day of messages, nor 13 days after it', async () => {
    const { world } = await withAmina()
    const opened = { mutual: { code: 'umoja', messagesFrom: '2026-03-20' } }
    await apply(world, opened)
    for (const day of ['03-19', '03-20', '04-02']) {
      at(world, `${day}T12:00`)
      await runDueJobs(world.ports)
      expect(await open(world)).toEqual([])
    }
    at(world, '04-03T12:00')
    await runDueJobs(world.ports)
    expect(await open(world)).toEqual(['no-money 2026-03-20 14'])
  })

  it('are a list that a manager asks for by SMS, of the own mutual alone (R53)', async () => {
    const { world, number } = await withAmina()
    await unknownMoney(world)
    await apply(world, {
      ...{ mutual: { ...UMOJA.mutual, code: 'jirani', name: 'Jirani' }, plans: UMOJA.plans },
      managers: [{ name: 'Njeri', phone: NJERI, language: 'sw' }],
    })
    await wantsToJoin(world, '+254711000007')
    await ask(world, CLINIC, number)
    await text(world, AMINA, 'NO')
    const dashed = `${number.slice(0, -1)}-${number.slice(-1)}`
    expect(await ask(world, MERCY, 'alerts')).toBe(
      `Umoja Afya, alerts (3): Not matched: 1, KSh 500; To decide: 1; 02/03 Member says not theirs: ${dashed} uhuru.`,
    )
    expect(await ask(world, NJERI, 'TAHADHARI')).toBe('Jirani: hakuna tahadhari.')
    expect(await ask(world, CLINIC, 'ALERTS')).toContain('cannot be asked from this phone')
  })

  it('are counted in the menu and taken off the list on the screen, all of a cause at once', async () => {
    const { world, number } = await withAmina()
    for (const day of ['03-02', '03-03']) {
      at(world, `${day}T12:00`)
      await ask(world, CLINIC, number)
      await text(world, AMINA, 'NO')
    }
    await unknownMoney(world)
    const calling = call(world, MERCY)
    const menu = await calling.send()
    expect(menu).toContain('4. Money not matched: 1')
    expect(menu).toContain('6. Alerts: 2')
    const list = await calling.type('6')
    expect(list).toMatch(
      /^CON Alerts: 2\n1\. Not matched: 1, KSh 500\n2\. 03\/03 Member says not theirs: /,
    )
    expect(await calling.type('2')).toContain('1. Seen: take it off the list')
    expect(await calling.type('1')).toMatch(/^CON Alerts: 1\n1\. Not matched: 1, KSh 500\n0\./)
    expect((await open(world)).filter((line) => line.startsWith('not-me'))).toEqual([])
    expect(await calling.type('1')).toMatch(/^CON Not matched: 1/)
    await expectSound(world)
  })

  it('tell in the morning of SMS that arrive less than in the week before, and once', async () => {
    const { world } = await withAmina()
    at(world, '03-02T18:00')
    for (let count = 0; count < 20; count += 1) await ask(world, AMINA, 'BALANCE')
    at(world, '03-03T18:00')
    await runDueJobs(world.ports)
    let asked = 0
    world.carrier.answer = ({ id }) => {
      asked += 1
      return asked % 6 === 0
        ? { kind: 'rejected', code: 'bad', retryable: false }
        : { kind: 'accepted', carrierId: id }
    }
    for (let count = 0; count < 18; count += 1) await ask(world, AMINA, 'BALANCE')
    world.carrier.answer = ({ id }) => ({ kind: 'accepted', carrierId: id })
    at(world, '03-04T08:00')
    await runDueJobs(world.ports)
    await world.worker.settle()
    expect(await open(world)).toEqual([expect.stringMatching(/^sms-falling open 8\d$/)])
    expect(lastSms(world, MERCY)).toMatch(/only 8\d% of the SMS of the last day arrived/)
    expect(await ask(world, MERCY, 'ALERTS')).toMatch(/04\/03 Fewer SMS arrive: 8\d%/)
  })

  it('are found by verify when one is missing', async () => {
    const { world } = await withAmina()
    await unknownMoney(world)
    await unknownMoney(world)
    await corrupt(world, 'delete from alert where alert_number = 1')
    const { findings } = await verify(world.ports)
    expect(findings.map(({ check }) => check)).toEqual([
      'alerts of a mutual are numbered without a gap',
    ])
  })
})
