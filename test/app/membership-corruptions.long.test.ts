import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { endMembership } from '../../src/app/membership/end-membership.ts'
import { verify } from '../../src/app/verify/verify.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { describeWorlds, register, type World } from '../world.ts'
import { corrupt } from './corrupt.ts'
import { decideTogether, resign, withStatutes } from './members-world.ts'
import { expectSound } from './sound.ts'

const ENDED = 'every membership ended by a change that was recorded, and as it says'
const TERMS = 'every term of a membership follows from changes that were recorded'
const TWO = 'who is struck off or readmitted was proposed by one person and approved by another'
const DONE = 'what was approved about a member was done, and no other'
const GIVEN = 'every debt that was given up was proposed by one person and approved by another'
const NUMBER = '42543716' as MemberNumber
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
    expect(await acting(world.ports, (desk) => endMembership(desk, asked))).toMatchObject({ ok: true })
    await expectSound(world)
    return world
  }

  /** Somebody who resigned in January, was readmitted with the debts given up, and left again. */
  async function withReturn(): Promise<World> {
    const world = await begin()
    await withStatutes(world, { readmission: { arrears: 'forgiven' } })
    await register(world, [{ name: 'Amina Otieno', number: NUMBER, paidThrough: '2025-11-30' }])
    await resign(world, NUMBER, '2026-01-10')
    world.clock.move({ days: 2 })
    await decideTogether(world, { kind: 'readmission', number: NUMBER })
    await resign(world, NUMBER, '2026-03-10')
    await expectSound(world)
    return world
  }

  it.each([
    ['a readmission that nobody recorded', `delete from membership_change where kind = 'readmitted'`, TERMS],
    ['a readmission on another day', `update member set readmitted_on = '2026-03-05'`, TERMS],
    ['a term that is gone', `delete from membership_term`, TERMS],
    ['a term that ended on another day', `update membership_term set ended_on = '2026-01-11'`, TERMS],
    ['a readmission that one person decided', `update proposal_decision set decided_by = 'Mercy'`, TWO],
    ['a readmission that nobody approved', `update proposal_decision set kind = 'refused'`, DONE],
    ['a readmission without a proposal', `update membership_change set proposal_id = null, approved_by = null`, TWO],
    ['a debt given up by another decision', `update write_off set approved_by = 'Nobody'`, GIVEN],
  ])('is found: %s', async (_what, statement, check) => {
    const world = await withReturn()
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  })

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
