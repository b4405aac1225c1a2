import { expect, it } from 'vitest'
import { listMembers } from '../../src/app/membership/list-members.ts'
import { readHistory } from '../../src/app/membership/read-history.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { describeWorlds, notify, payBill, register } from '../world.ts'
import { decideTogether, resign, withStatutes } from './members-world.ts'
import { expectSound } from './sound.ts'
import { recordCash } from './by-itself.ts'

const AMINA = '+254711000001'
const NUMBER = '42543716' as MemberNumber

describeWorlds('the history of a member', (begin) => {
  it('has every change with date, cause and actor, derived ones too (R30 to R34)', async () => {
    const world = await begin()
    await withStatutes(world)
    const joined = { joined: '2026-01-05', feePaid: true, paidThrough: '2026-02-28' }
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, number: NUMBER, ...joined }])
    world.clock.set('2026-03-10T08:00:00Z')
    const cash = { number: NUMBER, by: 'Juma Ali', withoutSms: false, slip: '7' }
    await recordCash(world.ports, { ...cash, amount: minor(50_000) })
    world.clock.set('2026-04-25T08:00:00Z')
    await notify(world, payBill(world, { phone: AMINA, account: NUMBER, amount: '500' }))
    await resign(world, NUMBER)
    world.clock.move({ days: 7 })
    await decideTogether(world, { kind: 'readmission', number: NUMBER })
    const history = await readHistory(world.ports, NUMBER)
    if (!history.ok) throw new Error('no history')
    expect(history.value.map(({ on, what, cause, by }) => [on, what, cause, by])).toEqual([
      ['2026-01-05', 'waiting', 'joined', 'statutes'],
      ['2026-04-05', 'active', 'the waiting is over', 'statutes'],
      ['2026-04-06', 'grace', '2026-04 is not paid', 'statutes'],
      ['2026-04-21', 'suspended', '2026-04 is not paid', 'statutes'],
      ['2026-04-25', 'resigned', 'moves', 'Mercy'],
      ['2026-05-02', 'readmitted', 'decided in the meeting', 'Mercy'],
      ['2026-05-02', 'applicant', 'decided', 'statutes'],
    ])
    expect(history.value.at(-2)?.approvedBy).toBe('Moses')
    await expectSound(world)
  })

  it('is beside lists of members by state and plan', async () => {
    const world = await begin()
    const paidThrough = '2026-12-31'
    await register(world, [
      { name: 'Amina Otieno', number: NUMBER, paidThrough: '2025-12-31' },
      { name: 'Baraka Mwangi', paidThrough },
    ])
    const named = async (state: string | null, plan: string | null) => {
      const names: (string | undefined)[] = []
      const give = ({ household }: { household: { people: readonly { name: string }[] } }) =>
        void names.push(household.people[0]?.name)
      const listed = await listMembers(world.ports, 'umoja', { state, plan }, give)
      expect(listed).toEqual({ ok: true, value: names.length })
      return names.sort()
    }
    expect(await named(null, null)).toEqual(['Amina Otieno', 'Baraka Mwangi'])
    expect(await named('suspended', 'family')).toEqual(['Amina Otieno'])
    expect(await named(null, 'other')).toEqual([])
  })
})
