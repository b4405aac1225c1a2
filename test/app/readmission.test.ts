import { expect, it } from 'vitest'
import { askCoverage } from '../../src/app/coverage/ask-coverage.ts'
import { bill } from '../../src/app/books/bill.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { loadHouseholds } from '../../src/store/membership/household-batch.ts'
import { loadHousehold } from '../../src/store/membership/households.ts'
import { describeWorlds, notify, payBill, register, smsOf, type World } from '../world.ts'
import {
  approve,
  changesOf,
  decideTogether,
  propose,
  resign,
  standingOn,
  withStatutes,
} from './members-world.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const NUMBER = '42543716' as MemberNumber
const READMIT = { kind: 'readmission', number: NUMBER } as const

describeWorlds('readmission (R34)', (begin) => {
  /** Amina owed January to March when she resigned on 3 March; it is 10 April. */
  async function withFormer(plan: object = {}): Promise<World> {
    const world = await begin()
    await withStatutes(world, plan)
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: NUMBER, paidThrough: '2025-12-31' },
    ])
    world.clock.move({ days: 1 })
    await resign(world, NUMBER)
    world.clock.set('2026-04-10T08:00:00Z')
    return world
  }

  function pay(world: World, amount: string): Promise<void> {
    return notify(world, payBill(world, { phone: AMINA, account: NUMBER, amount }))
  }

  it('begins a new term: the arrears, the fee and the waiting again', async () => {
    const world = await withFormer()
    await decideTogether(world, READMIT)
    await world.worker.settle()
    expect(smsOf(world, AMINA).at(-1)).toContain(
      'Member 4254371-6, you are a member again since 10/04/2026. ',
    )
    // January to March, the joining fee of 200 and April.
    expect(await standingOn(world, NUMBER, '2026-04-10')).toMatchObject({
      ...{ state: 'applicant', owed: 220000, paidThrough: null, coveredUntil: null },
    })
    await pay(world, '1700')
    expect(await standingOn(world, NUMBER, '2026-04-10')).toMatchObject({ state: 'applicant' })
    world.clock.move({ days: 2 })
    await pay(world, '500')
    expect(await standingOn(world, NUMBER, '2026-04-12')).toMatchObject({
      ...{ state: 'waiting', owed: 0, waitingUntil: '2026-07-11', paidThrough: '2026-04-30' },
    })
    await expectSound(world)
  })

  it('leaves the answer for every earlier day as it was', async () => {
    const world = await withFormer()
    const days = ['2025-05-01', '2026-01-10', '2026-03-02', '2026-03-03', '2026-04-09']
    const answers = () =>
      Promise.all(
        days.map(async (day) => {
          const asked = { number: NUMBER, ordinal: 0, provider: 'uhuru', service: null }
          const { coverage } = await askCoverage(world.ports, { ...asked, on: date(day) })
          return [await standingOn(world, NUMBER, day), coverage]
        }),
      )
    const before = await answers()
    await decideTogether(world, READMIT)
    await pay(world, '5000')
    world.clock.set('2026-06-02T08:00:00Z')
    await bill(world.ports, 'umoja', date('2026-06-02'), 'test')
    expect(await answers()).toEqual(before)
    await expectSound(world)
  })

  it('gives up what is unpaid of periods that are over, where the statutes say so', async () => {
    const world = await withFormer({ readmission: { arrears: 'forgiven', waiting: { days: 10 } } })
    await decideTogether(world, READMIT)
    expect(await standingOn(world, NUMBER, '2026-04-10')).toMatchObject({ owed: 70000 })
    await pay(world, '700')
    expect(await standingOn(world, NUMBER, '2026-04-10')).toMatchObject({
      ...{ state: 'waiting', owed: 0, credit: 0, waitingUntil: '2026-04-19' },
    })
    const given = await world.store.read((tx) => tx.selectFrom('write_off').selectAll().execute())
    expect(given).toMatchObject([
      { amount: 150000, created_by: 'Mercy', approved_by: 'Moses', proposal_id: '1' },
    ])
    await expectSound(world)
  })

  it('charges no period twice: whoever comes back within one pays the fee and the next', async () => {
    const world = await withFormer()
    world.clock.set('2026-03-20T08:00:00Z')
    await decideTogether(world, READMIT)
    const { charges } = await standingOn(world, NUMBER, '2026-04-01')
    expect(charges.map(({ kind, startsOn }) => [kind, startsOn])).toEqual([
      ['contribution', '2026-01-01'],
      ['contribution', '2026-02-01'],
      ['contribution', '2026-03-01'],
      ['joining-fee', '2026-03-20'],
      ['contribution', '2026-04-01'],
    ])
    await pay(world, '1700')
    expect(await standingOn(world, NUMBER, '2026-03-20')).toMatchObject({ state: 'waiting' })
    await expectSound(world)
  })

  it('may be followed by another end and another readmission', async () => {
    const world = await withFormer()
    await decideTogether(world, READMIT)
    await pay(world, '2200')
    world.clock.set('2026-05-04T08:00:00Z')
    await resign(world, NUMBER, '2026-05-10')
    expect(await propose(world, READMIT)).toMatchObject({
      refusal: { code: 'membership-not-over' },
    })
    world.clock.set('2026-08-03T08:00:00Z')
    await decideTogether(world, READMIT)
    expect(await standingOn(world, NUMBER, '2026-05-04')).toMatchObject({ state: 'waiting' })
    expect(await standingOn(world, NUMBER, '2026-06-01')).toMatchObject({ state: 'resigned' })
    // May, the fee and August.
    expect(await standingOn(world, NUMBER, '2026-08-03')).toMatchObject({ owed: 120000 })
    const kinds = (await changesOf(world, NUMBER)).map(({ kind }) => kind)
    expect(kinds).toEqual(['resigned', 'readmitted', 'resigned', 'readmitted'])
    const one = await world.store.read((tx) => loadHousehold(tx, 'umoja', NUMBER))
    expect(one?.facts.earlier).toHaveLength(2)
    expect(await world.store.read((tx) => loadHouseholds(tx, 'umoja', [NUMBER]))).toEqual([one])
    await expectSound(world)
  })

  it('is not for members, nor for the dead, nor by one person', async () => {
    const world = await withFormer()
    await propose(world, READMIT)
    expect(await approve(world, '1', 'Mercy')).toMatchObject({ refusal: { code: 'same-person' } })
    expect(await propose(world, READMIT)).toMatchObject({ refusal: { code: 'open-proposal' } })
    await approve(world, '1')
    const [other] = (await register(world, [{ name: 'Baraka', feePaid: true }])) as [MemberNumber]
    expect(await propose(world, { ...READMIT, number: other })).toMatchObject({
      refusal: { code: 'membership-not-over' },
    })
    await expectSound(world)
  })
})
