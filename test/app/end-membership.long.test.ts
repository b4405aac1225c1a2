import { expect, it } from 'vitest'
import {
  endMembership,
  keepMembership,
  type EndAsked,
} from '../../src/app/membership/end-membership.ts'
import { acting } from '../../src/app/desk.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { changesOfMember } from '../../src/store/membership/membership-changes.ts'
import { membersOfAssociation } from '../../src/store/associations/associations.ts'
import {
  answerPrompt,
  apply,
  askToPay,
  call,
  describeWorlds,
  notify,
  payBill,
  register,
  smsOf,
  text,
  type World,
} from '../world.ts'
import { receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const NUMBER = '42543716' as MemberNumber

const STAFF = {
  mutual: { code: 'umoja' },
  collectors: [{ name: 'Juma Ali', phone: '+254733000002' }],
  associations: [{ code: 'soko', name: 'Wanawake wa Soko', phone: '+254744000001' }],
}

const RESIGNS: EndAsked = {
  ...{ number: NUMBER, ending: 'resigned', on: null, cause: 'moves away', by: 'Mercy' },
}

describeWorlds('the end of a membership', (begin) => {
  async function withAmina(): Promise<World> {
    const world = await begin()
    await apply(world, STAFF)
    const paid = { paidThrough: '2025-12-31', association: 'soko' }
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, number: NUMBER, ...paid }])
    return world
  }

  it('posts what has begun, ends the stay in the association, and tells the member', async () => {
    const world = await withAmina()
    expect(await acting(world.ports, (desk) => endMembership(desk, RESIGNS))).toMatchObject({
      ok: true,
      value: { kind: 'resigned', on: '2026-03-02', cause: 'moves away', decidedBy: 'Mercy' },
    })
    expect(await standingOn(world, '2026-03-01')).toMatchObject({ state: 'suspended' })
    expect(await standingOn(world, '2026-03-02')).toMatchObject({ state: 'resigned', owed: 150000 })
    const inSoko = (day: string) =>
      world.store.read((tx) => membersOfAssociation(tx, 'umoja', 'soko', date(day)))
    expect(await inSoko('2026-03-01')).toEqual([NUMBER])
    expect(await inSoko('2026-03-02')).toEqual([])
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([
      'Umoja Afya: membership 4254371-6 ends. Last day: 01/03/2026. Still to pay: KSh 1,500. Call +254700000001.',
    ])
    await expectSound(world)
  })

  it('lies ahead until its day comes, and may be taken back until then', async () => {
    const world = await withAmina()
    await acting(world.ports, (desk) => endMembership(desk, { ...RESIGNS, on: date('2026-04-01') }))
    expect(await standingOn(world, '2026-03-31')).toMatchObject({ state: 'suspended' })
    expect(await standingOn(world, '2026-04-01')).toMatchObject({ state: 'resigned' })
    const stays = { number: NUMBER, cause: 'stays', by: 'Mercy' }
    expect(await acting(world.ports, (desk) => keepMembership(desk, stays))).toMatchObject({
      ok: true,
    })
    expect(await standingOn(world, '2026-04-01')).toMatchObject({ state: 'suspended' })
    await acting(world.ports, (desk) => endMembership(desk, RESIGNS))
    expect(await acting(world.ports, (desk) => keepMembership(desk, stays))).toMatchObject({
      refusal: { code: 'membership-over', on: '2026-03-02' },
    })
    expect((await changes(world)).map(({ kind, on }) => [kind, on])).toEqual([
      ['stays', '2026-03-02'],
      ['resigned', '2026-03-02'],
      ['resigned', '2026-04-01'],
    ])
    await expectSound(world)
  })

  it('is told to nobody when the member has died, whose phone speaks for nobody any more', async () => {
    const world = await withAmina()
    await acting(world.ports, (desk) => endMembership(desk, { ...RESIGNS, ending: 'deceased' }))
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([])
    expect(await standingOn(world, '2026-03-02')).toMatchObject({ state: 'deceased' })
    expect(await call(world, AMINA).send()).not.toContain('4254371-6')
    await expectSound(world)
  })

  it('leaves what was asked for before to be paid: it pays what is owed', async () => {
    const world = await withAmina()
    await askToPay(world, AMINA)
    await acting(world.ports, (desk) => endMembership(desk, RESIGNS))
    await answerPrompt(world, AMINA, 'approve')
    expect(await standingOn(world, '2026-03-02')).toMatchObject({ owed: 0, state: 'resigned' })
    await expectSound(world)
  })

  it.each([
    ['the day before', '2026-03-01T09:00:00Z', 'posted', null],
    ['its last moment', '2026-03-01T20:59:59Z', 'posted', null],
    ['its first moment', '2026-03-01T21:00:00Z', 'suspense', 'ended'],
    ['its day', '2026-03-02T08:00:00Z', 'suspense', 'ended'],
  ])(
    'leaves money that is paid on %s as it should be (R14)',
    async (_when, paidAt, state, reason) => {
      const world = await withAmina()
      await acting(world.ports, (desk) => endMembership(desk, RESIGNS))
      const paid = payBill(world, { phone: AMINA, account: NUMBER, amount: '70' })
      await notify(world, { ...paid, paidAt })
      expect(await receipts(world)).toMatchObject([{ state, reason }])
      await expectSound(world)
    },
  )

  it('keeps money that comes later safe, and gives it to whom its payer names (R14)', async () => {
    const world = await withAmina()
    await acting(world.ports, (desk) => endMembership(desk, RESIGNS))
    await notify(world, payBill(world, { phone: AMINA, account: NUMBER, amount: '70' }))
    const asked = 'KSh 70 without a valid member number. It is kept safe.'
    expect(smsOf(world, AMINA)).toContainEqual(expect.stringContaining(asked))
    await text(world, AMINA, `FOR ${NUMBER}`)
    expect(await receipts(world)).toMatchObject([{ state: 'posted', value_on: '2026-03-02' }])
    await expectSound(world)
  })

  it('leaves money in suspense the member’s, from the day it was paid (R14)', async () => {
    const world = await withAmina()
    await notify(world, payBill(world, { phone: AMINA, account: 'x', amount: '1500' }))
    world.clock.move({ days: 3 })
    await acting(world.ports, (desk) => endMembership(desk, RESIGNS))
    await text(world, AMINA, `FOR ${NUMBER}`)
    expect(await standingOn(world, '2026-03-02')).toMatchObject({ owed: 0, state: 'active' })
    expect(await standingOn(world, '2026-03-05')).toMatchObject({ owed: 0, state: 'resigned' })
    await expectSound(world)
  })

  it.each([
    ['Juma Ali', 'not-in-role'],
    ['Nobody', 'not-staff'],
  ])('is no decision of %s, whose try is refused and recorded', async (by, code) => {
    const world = await withAmina()
    expect(
      await acting(world.ports, (desk) => endMembership(desk, { ...RESIGNS, by })),
    ).toMatchObject({
      refusal: { code },
    })
    expect(await standingOn(world, '2026-03-02')).toMatchObject({ state: 'suspended' })
    expect(await changes(world)).toMatchObject([
      { kind: 'denied', decidedBy: by, details: { tried: 'resigned', why: code } },
    ])
    await expectSound(world)
  })

  it('does nothing at all where it is refused', async () => {
    const world = await withAmina()
    await acting(world.ports, (desk) => endMembership(desk, { ...RESIGNS, on: date('2026-02-15') }))
    const again = await acting(world.ports, (desk) =>
      endMembership(desk, { ...RESIGNS, ending: 'deceased' }),
    )
    expect(again).toMatchObject({ refusal: { code: 'membership-over', state: 'resigned' } })
    expect((await changes(world)).map(({ kind }) => kind)).toEqual(['resigned'])
    const nobody = { ...RESIGNS, number: '82063627' as MemberNumber }
    expect(await acting(world.ports, (desk) => endMembership(desk, nobody))).toMatchObject({
      refusal: { code: 'unknown-number' },
    })
    await expectSound(world)
  })
})

async function standingOn(world: World, day: string) {
  const read = await readStanding(world.ports, NUMBER, date(day))
  return read.ok ? read.value.standing : read.refusal
}

function changes({ store }: World) {
  return store.read((tx) => changesOfMember(tx, 'umoja', NUMBER))
}
