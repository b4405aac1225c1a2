import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { giveNotice } from '../../src/app/membership/strike-off.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import {
  ask,
  call,
  describeWorlds,
  notify,
  payBill,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { approve, changesOf, propose, standingOn, withStatutes } from './members-world.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const MOSES = '+254733000004'
const NUMBER = '42543716' as MemberNumber
const STRIKE = { kind: 'strike-off', number: NUMBER } as const

describeWorlds('striking off (R33)', (begin) => {
  /** Amina, who has not paid since the end of 2025, in March; two unpaid periods are enough. */
  async function withDebtor(phone: string = AMINA): Promise<World> {
    const world = await begin()
    await withStatutes(world)
    await register(world, [
      { name: 'Amina Otieno', phone, number: NUMBER, paidThrough: '2025-12-31' },
    ])
    world.clock.move({ days: 2 })
    return world
  }

  function notice(world: World, by = 'Mercy', withoutSms = false) {
    const asked = { number: NUMBER, cause: 'Sat 28 March 10:00, office', by, withoutSms }
    return acting(world.ports, (desk) => giveNotice(desk, asked))
  }

  async function noticedTwice(): Promise<World> {
    const world = await withDebtor()
    expect(await notice(world)).toMatchObject({ ok: true, value: { count: 1 } })
    world.clock.move({ days: 14 })
    expect(await notice(world)).toMatchObject({ ok: true, value: { count: 2 } })
    return world
  }

  it('is named to the other manager on the screen and by SMS, and approved there', async () => {
    const world = await noticedTwice()
    world.clock.move({ days: 14 })
    await propose(world, STRIKE)
    expect(await ask(world, MOSES, 'APPLICANTS')).toBe(
      'Umoja Afya, to decide (1): P1 Strike off 4254371-6. Send APPROVE P1',
    )
    const calling = call(world, MOSES)
    await calling.send()
    await calling.type('1')
    const list = await calling.type('5')
    expect(list).toContain('1. Strike off 4254371-6')
    expect(await calling.type('1')).toContain('Mercy: decided in the')
    expect(await calling.type('1')).toMatch(/^END Decided/)
    expect(await ask(world, MOSES, 'APPLICANTS')).toContain('nothing waits')
    expect(await standingOn(world, NUMBER, '2026-04-02')).toMatchObject({ state: 'struck-off' })
  })

  it('takes two notices by SMS, time to be heard, and two managers', async () => {
    const world = await noticedTwice()
    await world.worker.settle()
    expect(smsOf(world, AMINA)[0]).toBe(
      'Umoja Afya: member 4254371-6 owes KSh 1,500 and may be struck off. You are heard: Sat 28 March 10:00, office. Paying stops it.',
    )
    expect(await propose(world, STRIKE)).toMatchObject({
      refusal: { code: 'hearing-pending', from: '2026-04-01' },
    })
    world.clock.move({ days: 14 })
    expect(await propose(world, STRIKE)).toMatchObject({ ok: true })
    expect(await standingOn(world, NUMBER, '2026-04-02')).toMatchObject({ state: 'suspended' })
    expect(await approve(world, '1')).toMatchObject({ ok: true })
    expect(await standingOn(world, NUMBER, '2026-03-31')).toMatchObject({ state: 'suspended' })
    expect(await standingOn(world, NUMBER, '2026-04-02')).toMatchObject({ state: 'struck-off' })
    expect((await changesOf(world, NUMBER)).at(-1)).toMatchObject({
      ...{ kind: 'struck-off', on: '2026-04-01', cause: 'decided in the meeting' },
      ...{ decidedBy: 'Mercy', approvedBy: 'Moses', proposal: '1' },
    })
    await world.worker.settle()
    expect(smsOf(world, AMINA).at(-1)).toContain('it was decided that membership 4254371-6 ends')
    await expectSound(world)
  })

  it('is not proposed before both notices, nor are they given in haste', async () => {
    const world = await withDebtor()
    expect(await propose(world, STRIKE)).toMatchObject({
      refusal: { code: 'notices-missing', given: 0 },
    })
    await notice(world)
    world.clock.move({ days: 13 })
    expect(await notice(world)).toMatchObject({
      refusal: { code: 'notice-too-soon', from: '2026-03-18' },
    })
    expect(await propose(world, STRIKE)).toMatchObject({ refusal: { given: 1 } })
    await expectSound(world)
  })

  it('is void once the member pays what opens rights, also between proposal and approval', async () => {
    const world = await noticedTwice()
    world.clock.move({ days: 14 })
    await propose(world, STRIKE)
    await notify(world, payBill(world, { phone: AMINA, account: NUMBER, amount: '1500' }))
    expect(await approve(world, '1')).toMatchObject({ refusal: { code: 'too-few-unpaid' } })
    expect(await standingOn(world, NUMBER, '2026-04-01')).toMatchObject({ state: 'active' })
    await expectSound(world)
  })

  it.each([
    ['Mercy', 'same-person'],
    ['Juma Ali', 'not-in-role'],
    ['Nobody', 'not-staff'],
  ])('is not approved by “%s”, and the try stays recorded (R65)', async (by, code) => {
    const world = await noticedTwice()
    world.clock.move({ days: 14 })
    await propose(world, STRIKE)
    expect(await approve(world, '1', by)).toMatchObject({ refusal: { code } })
    expect(await standingOn(world, NUMBER, '2026-04-01')).toMatchObject({ state: 'suspended' })
    const tries = await world.store.read((tx) =>
      tx.selectFrom('proposal_decision').select(['kind', 'reason']).execute(),
    )
    expect(tries).toEqual([{ kind: 'denied', reason: code }])
    await expectSound(world)
  })

  it('is not even proposed by a collector, whose try stays recorded', async () => {
    const world = await noticedTwice()
    expect(await propose(world, STRIKE, 'Juma Ali')).toMatchObject({
      refusal: { code: 'not-in-role' },
    })
    expect((await changesOf(world, NUMBER)).at(-1)).toMatchObject({
      ...{ kind: 'denied', decidedBy: 'Juma Ali' },
      details: { tried: 'strike-off', why: 'not-in-role' },
    })
    await expectSound(world)
  })

  it('of somebody without a phone takes notices by word or letter', async () => {
    const world = await withDebtor('')
    expect(await notice(world)).toMatchObject({ refusal: { code: 'no-phone' } })
    expect(await notice(world, 'Mercy', true)).toMatchObject({
      value: { change: { details: { sms: false } } },
    })
  })

  it('needs statutes that say after how many periods', async () => {
    const world = await begin()
    await register(world, [{ name: 'Amina', number: NUMBER, paidThrough: '2025-12-31' }])
    expect(await notice(world)).toMatchObject({ refusal: { code: 'no-strike-off' } })
  })
})
