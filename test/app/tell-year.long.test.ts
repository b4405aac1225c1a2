import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { endMembership } from '../../src/app/membership/end-membership.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { describeStores } from '../store/stores.ts'
import { apply, ask, notify, payBill, register, smsOf, type World } from '../world.ts'
import { reminders } from './rows.ts'
import { expectSound } from './sound.ts'
import { AWA, bill, codeFor, ok, PIKINE, pikineWorld } from './visits-world.ts'

const AWA_PHONE = '+221772000001'
const BINTA_PHONE = '+221772000002'

/** Both are paid up far into the year after, so that nothing else is said to them. */
const awa = { ...AWA, paidThrough: '2027-12-31' }
const binta = { ...awa, name: 'Binta Fall', phone: BINTA_PHONE, family: [] }

describeStores('what the mutual did in a year', (open) => {
  /** Awa had a visit of 5,000 and paid 1,500 ahead in 2026; Binta paid 3,000. */
  async function world(...more: readonly object[]): Promise<{ world: World; numbers: string[] }> {
    const made = await pikineWorld(await open())
    await apply(made, { mutual: { ...PIKINE.mutual, messagesFrom: '2026-01-01' } })
    const numbers = await register(made, [awa, binta, ...(more as (typeof awa)[])], 'pikine')
    const code = await codeFor(made, numbers[0] as MemberNumber)
    ok(await bill(made, code, 'consultation', 5000))
    await pays(made, AWA_PHONE, numbers[0] ?? '', '1500')
    await pays(made, BINTA_PHONE, numbers[1] ?? '', '3000')
    await made.worker.settle()
    return { world: made, numbers }
  }

  async function pays(made: World, phone: string, account: string, amount: string) {
    await notify(made, payBill(made, { phone, account, amount, currency: 'XOF' }))
  }

  /** Each morning from a day on; what a phone got, by day. */
  async function mornings(made: World, from: string, days: number, phone = AWA_PHONE) {
    const got: string[] = []
    for (let day = 0; day < days; day += 1) {
      made.clock.set(`${from}T08:00:00Z`)
      made.clock.move({ days: day })
      const before = smsOf(made, phone).length
      await runDueJobs(made.ports)
      await made.worker.settle()
      const today = new Date(made.clock.now()).toISOString().slice(5, 10)
      got.push(
        ...smsOf(made, phone)
          .slice(before)
          .map((words) => `${today} ${words}`),
      )
    }
    return got
  }

  it('is told once, in the first days of the next', async () => {
    const { world: made } = await world()
    expect(await mornings(made, '2026-12-30', 3)).toEqual([])
    expect(await mornings(made, '2027-01-02', 40)).toEqual([
      expect.stringMatching(/^01-02 .*in 2026 you paid in 1,500 F\. Visits: 1, .* 4,000 F\./),
    ])
    expect(smsOf(made, BINTA_PHONE).at(-1)).toMatch(/3,000 F\. No visit was needed; you were there/)
    expect((await reminders(made)).filter(({ kind }) => kind === 'year')).toHaveLength(2)
    await expectSound(made)
  })

  it('is not told to whoever said STOP, has left, or where the statutes leave it out', async () => {
    const { world: made, numbers } = await world()
    await ask(made, AWA_PHONE, 'STOP')
    const number = numbers[1] as MemberNumber
    const left = { number, ending: 'resigned', cause: 'moves', by: 'x', on: null } as const
    await apply(made, {
      mutual: { code: 'pikine' },
      managers: [{ name: 'x', phone: '+221771110000' }],
    })
    expect(await acting(made.ports, (desk) => endMembership(desk, left))).toMatchObject({
      ok: true,
    })
    await mornings(made, '2026-12-30', 1)
    expect(await mornings(made, '2027-01-02', 3)).toEqual([])
    expect(await mornings(made, '2027-01-05', 3, BINTA_PHONE)).toEqual([])
    const other = (await world()).world
    await apply(other, { mutual: { code: 'pikine', reminders: { year: false } } })
    expect(await mornings(other, '2027-01-02', 3)).toEqual([])
  })

  it('says nothing of care to a phone with a service PIN', async () => {
    const { world: made, numbers } = await world()
    await made.store.write((tx) =>
      tx
        .insertInto('service_pin')
        .values({
          ...{ mutual_id: 'pikine', number: numbers[0] as MemberNumber, hash: 'x' },
          ...{ set_at: made.clock.now(), tries: 0, last_try_at: null, last_try: null },
        })
        .execute(),
    )
    const [told] = await mornings(made, '2027-01-02', 1)
    expect(told).toContain('Ask us what was paid for care')
    expect(told).not.toContain('Visits')
  })

  it('is spread over days, within half of a small budget', async () => {
    const families = Array.from({ length: 6 }, (_, index) => ({
      ...binta,
      ...{ name: 'Coumba Ndiaye', phone: `+22177300000${index}` },
    }))
    const { world: made, numbers } = await world(...families)
    for (const [index, number] of numbers.slice(2).entries())
      await pays(made, `+22177300000${index}`, number, '1500')
    await made.worker.settle()
    await apply(made, { mutual: { code: 'pikine', smsBudget: { parts: 6 } } })
    await mornings(made, '2027-01-02', 4)
    const days = (await reminders(made)).filter(({ kind }) => kind === 'year')
    expect(days.map(({ on_date }) => on_date.slice(5))).toEqual([
      ...['01-02', '01-02', '01-02', '01-03', '01-03', '01-03', '01-04', '01-04'],
    ])
    await expectSound(made)
  })

  it('waits on quiet days, and while a reminder is fresh, and keeps none waiting', async () => {
    const coumba = { ...binta, name: 'Coumba Ndiaye', phone: '+221773000001' }
    const { world: made, numbers } = await world({ ...coumba, paidThrough: '2026-11-30' })
    await pays(made, coumba.phone, numbers[2] ?? '', '1500')
    const reminders = { quietDays: ['01-02'], hoursApart: 121 }
    await apply(made, { mutual: { code: 'pikine', reminders } })
    expect((await mornings(made, '2026-12-29', 8, coumba.phone)).map(short)).toEqual([
      '12-29 Mutuelle Pikine to Coumba: please',
      '01-04 Mutuelle Pikine to Coumba: please',
    ])
    const got = smsOf(made, AWA_PHONE).at(-1)
    expect(got).toContain('in 2026 you paid in')
    expect((await mornings(made, '2027-01-06', 13, coumba.phone)).map(short)).toEqual([
      '01-10 Mutuelle Pikine to Coumba: 1,500 ',
      '01-16 Mutuelle Pikine to Coumba: in 202',
      '01-18 Mutuelle Pikine to Coumba: pay 1,',
    ])
  })

  const short = (line: string) => line.slice(0, 39)

  it('is answered to YEAR, in each language, of this year and else of the last', async () => {
    const { world: made } = await world()
    expect(await ask(made, AWA_PHONE, 'YEAR')).toMatch(
      /in 2026 so far you paid in 1,500 F\. Visits: 1/,
    )
    expect(await ask(made, AWA_PHONE, 'BILAN')).toMatch(/Mutuelle Pikine/)
    made.clock.set('2027-01-01T09:00:00Z')
    expect(await ask(made, AWA_PHONE, 'my year please')).toMatch(/in 2026 you paid in 1,500 F/)
    expect(await ask(made, '+221779999999', 'YEAR')).not.toContain('1,500')
  })
})
