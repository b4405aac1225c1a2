import { expect, it } from 'vitest'
import { askToChangePhone } from '../../src/app/applications/applications.ts'
import { cancelPhoneChange, changePhone } from '../../src/app/membership/change-phone.ts'
import { decideApplication } from '../../src/app/applications/decide-application.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { changesOfMember } from '../../src/store/membership/membership-changes.ts'
import {
  anotherProcess,
  ask,
  describeWorlds,
  dial,
  register,
  type Registration,
  smsOf,
  type World,
} from '../world.ts'
import { expectSound } from './sound.ts'
import { acting } from '../../src/app/desk.ts'
import { recordCash } from './by-itself.ts'

const OLD = '+254711000001' as PhoneNumber
const NEW = '+254711000002' as PhoneNumber
const OTHER = '+254711000003' as PhoneNumber
const WHO = { cause: 'lost, showed her card', by: 'Mercy' }

describeWorlds('R64: another phone of a member', (begin) => {
  async function withAmina(changes: Partial<Registration> = {}) {
    const world = await begin()
    const amina = { name: 'Amina Otieno', phone: OLD, paidThrough: '2026-02-28', ...changes }
    const [number] = (await register(world, [amina])) as [MemberNumber]
    return { world, number }
  }

  function change(world: World, number: MemberNumber, phone = NEW) {
    return acting(world.ports, (desk) => changePhone(desk, { ...WHO, number, phone }))
  }

  /** Takes cash of the member, whose own phone gets the receipt. Returns which phone did. */
  async function whoGetsReceipts(world: World, number: MemberNumber, slip: string) {
    await world.worker.settle()
    const before = [OLD, NEW].map((phone) => smsOf(world, phone).length)
    const taken = { number, amount: minor(10_000), by: 'Mercy', slip, withoutSms: false }
    expect(await recordCash(world.ports, taken)).toMatchObject({ ok: true })
    await world.worker.settle()
    return [OLD, NEW].filter((phone, at) => smsOf(world, phone).length > (before[at] ?? 0))
  }

  it('takes effect by itself a day later; until then the old one gets what is for it', async () => {
    const { world, number } = await withAmina()
    expect(await change(world, number)).toMatchObject({ ok: true })
    await world.worker.settle()
    const dashed = `${number.slice(0, -1)}-${number.slice(-1)}`
    expect(smsOf(world, OLD)).toEqual([
      `Umoja Afya: from 03/03 11:00 messages for member ${dashed} go to phone 71xx0002. ` +
        'Not your wish? Reply STOP CHANGE before. Call +254700000001.',
    ])
    expect(smsOf(world, NEW)).toEqual([
      `Umoja Afya: from 03/03 11:00 this phone is the one of member ${dashed}. ` +
        'Call +254700000001.',
    ])
    world.clock.move({ hours: 23, minutes: 59 })
    expect(await whoGetsReceipts(world, number, '1')).toEqual([OLD])
    expect(await ask(world, OLD, 'BALANCE')).toContain(dashed)
    expect(await ask(world, NEW, 'BALANCE')).not.toContain(dashed)
    expect(await dial(world, OLD)).toContain('1. Pay')
    await expectSound(world)
    world.clock.move({ minutes: 1 })
    expect(await whoGetsReceipts(world, number, '2')).toEqual([NEW])
    expect(await ask(world, NEW, 'BALANCE')).toContain(dashed)
    expect(await dial(world, OLD)).not.toContain('1. Pay')
    await expectSound(world)
  })

  it('is stopped by the old phone with NO, and by a manager, before it takes effect', async () => {
    const { world, number } = await withAmina()
    const dashed = `${number.slice(0, -1)}-${number.slice(-1)}`
    await change(world, number)
    await world.worker.settle()
    world.clock.move({ hours: 5 })
    expect(await ask(world, OLD, 'NO')).toBe(
      `Umoja Afya: this phone stays the one of member ${dashed}.`,
    )
    world.clock.move({ hours: 20 })
    expect(await whoGetsReceipts(world, number, '1')).toEqual([OLD])
    expect(await ask(world, NEW, 'BALANCE')).not.toContain(dashed)
    await change(world, number)
    expect(
      await acting(world.ports, (desk) => cancelPhoneChange(desk, { ...WHO, number })),
    ).toMatchObject({ value: OLD })
    world.clock.move({ days: 2 })
    expect(await whoGetsReceipts(world, number, '2')).toEqual([OLD])
    expect(
      await acting(world.ports, (desk) => cancelPhoneChange(desk, { ...WHO, number })),
    ).toMatchObject({
      refusal: { code: 'no-phone-pending' },
    })
    const changes = await world.store.read((tx) => changesOfMember(tx, 'umoja', number))
    expect(changes.map(({ kind, decidedBy }) => `${kind} ${decidedBy}`).sort()).toEqual([
      'phone-changed Mercy',
      'phone-changed Mercy',
      'phone-kept Amina Otieno',
      'phone-kept Mercy',
    ])
    await expectSound(world)
  })

  it('waits for the one before, and may come back', async () => {
    const { world, number } = await withAmina()
    expect(await change(world, number, OLD)).toMatchObject({ refusal: { code: 'same-phone' } })
    await change(world, number)
    expect(await change(world, number, OTHER)).toMatchObject({
      refusal: { code: 'phone-pending' },
    })
    world.clock.move({ days: 1 })
    expect(await change(world, number, OLD)).toMatchObject({ ok: true })
    expect(await whoGetsReceipts(world, number, '1')).toEqual([NEW])
    world.clock.move({ days: 1 })
    expect(await whoGetsReceipts(world, number, '2')).toEqual([OLD])
    await expectSound(world)
  })

  it('counts at once where there was none', async () => {
    const { world, number } = await withAmina({ phone: '' })
    await change(world, number)
    expect(await whoGetsReceipts(world, number, '1')).toEqual([NEW])
    await expectSound(world)
  })

  it('is changed once, also when two managers’ commands come at once', async () => {
    const { world, number } = await withAmina()
    const other = anotherProcess(world, 'b')
    const changed = await Promise.all([change(world, number), change(other, number, OTHER)])
    expect(changed.filter(({ ok }) => ok)).toHaveLength(1)
    await expectSound(world)
  })

  it('is no business of anybody but a manager, and the try is kept', async () => {
    const { world, number } = await withAmina()
    const asked = { ...WHO, by: 'Amina Otieno', number, phone: NEW }
    expect(await acting(world.ports, (desk) => changePhone(desk, asked))).toMatchObject({
      refusal: { code: 'not-staff' },
    })
    const changes = await world.store.read((tx) => changesOfMember(tx, 'umoja', number))
    expect(changes).toMatchObject([{ kind: 'denied', details: { tried: 'phone-changed' } }])
  })

  it('is asked for from the old one, approved by a manager, and held for a day all the same', async () => {
    const { world, number } = await withAmina()
    const asking = { mutual: 'umoja', phone: OLD, channel: 'ussd', number, newPhone: NEW } as const
    await acting(world.ports, (desk) => askToChangePhone(desk, asking))
    const decision = { mutual: 'umoja', application: '1', decision: 'approved' } as const
    const more = { by: 'Mercy', reason: null, plan: null, another: false }
    const decided = await acting(world.ports, (desk) =>
      decideApplication(desk, { ...decision, ...more }),
    )
    expect(decided).toMatchObject({ value: { application: { decision: { ordinal: 0 } } } })
    expect(await whoGetsReceipts(world, number, '1')).toEqual([OLD])
    world.clock.move({ days: 1 })
    expect(await whoGetsReceipts(world, number, '2')).toEqual([NEW])
    const changes = await world.store.read((tx) => changesOfMember(tx, 'umoja', number))
    expect(changes).toMatchObject([{ cause: 'application 1', on: date('2026-03-03') }])
    await expectSound(world)
  })
})
