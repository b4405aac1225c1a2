import { expect, it } from 'vitest'
import { endMembership } from '../../src/app/end-membership.ts'
import { verify } from '../../src/app/verify.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { describeWorlds, register, type World } from '../world.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'

const ENDED = 'every membership ended by a change that was recorded, and as it says'
const CHARGED = 'no charge begins after the end of a membership'

describeWorlds('corruption of memberships', (begin) => {
  /** One member who resigned and owes, and one who stays. */
  async function withLives(): Promise<World> {
    const world = await begin()
    const paidThrough = '2026-01-31'
    const [number] = (await register(world, [
      { name: 'Amina Otieno', phone: '+254711000001', paidThrough },
      { name: 'Baraka Mwangi', phone: '+254711000002', paidThrough },
    ])) as [MemberNumber]
    const asked = { number, ending: 'resigned', on: null, cause: 'moves', by: 'Mercy' } as const
    expect(await endMembership(world.ports, asked)).toMatchObject({ ok: true })
    await expectSound(world)
    return world
  }

  it.each([
    ['an end that nobody decided', `update member set ended_on = '2026-03-02', end_state = 'resigned' where ended_on is null`, ENDED],
    ['an end on another day', `update member set ended_on = '2026-03-03' where ended_on is not null`, ENDED],
    ['another end than the one decided', `update member set end_state = 'struck-off' where ended_on is not null`, ENDED],
    ['an end that was taken away', `update member set ended_on = null, end_state = null`, ENDED],
    ['an end whose record is gone', `delete from membership_change`, ENDED],
    ['a charge from after the end', `update charge set starts_on = '2026-03-02' where starts_on = '2026-03-01'`, CHARGED],
  ])('is found: %s', async (_what, statement, check) => {
    const world = await withLives()
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  })
}) // prettier-ignore
