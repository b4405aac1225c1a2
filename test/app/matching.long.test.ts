import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { type DecisionAsked } from '../../src/app/decisions/decide-proposal.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { verify } from '../../src/app/verify/verify.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import {
  apply,
  describeWorlds,
  notify,
  payBill,
  register,
  smsOf,
  text,
  type World,
} from '../world.ts'
import { TUMAINI } from '../statutes.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'
import { decideProposal, matchByStaff } from './by-itself.ts'

const AMINA = '+254711000001'
const PAYER = '+254799000001'
const MERCY = '+254733000001'
const MOSES = '+254733000004'

/** Up to KSh 1,000 one manager is enough. */
const STAFF = {
  mutual: { code: 'umoja', matchApprovalAbove: '1000' },
  managers: [{ name: 'Moses', phone: MOSES, language: 'en' }],
  collectors: [{ name: 'Juma Ali', phone: '+254733000002', language: 'en' }],
}

describeWorlds('a receipt in suspense', (begin) => {
  /** Money came without a number, and Amina owes March. */
  async function withMoney(amount: string) {
    const world = await begin()
    await apply(world, STAFF)
    const household = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }
    const [number] = (await register(world, [household])) as [MemberNumber]
    await notify(world, payBill(world, { phone: PAYER, account: 'mama', amount }))
    return { world, number }
  }

  const RECEIPT = 'UM26-0000001'

  function match(world: World, number: MemberNumber, by = MERCY, receipt = RECEIPT) {
    return matchByStaff(world.ports, { mutual: 'umoja', receipt, number, by })
  }

  function decide(world: World, changes: Partial<DecisionAsked> = {}) {
    const asked = { mutual: 'umoja', proposal: '1', decision: 'approved', by: MOSES } as const
    return decideProposal(world.ports, { ...asked, reason: null, ...changes })
  }

  async function owed(world: World, number: MemberNumber) {
    const found = await readStanding(world.ports, number, null)
    return found.ok ? found.value.standing.owed : null
  }

  function matches(world: World) {
    return world.store.read((tx) => tx.selectFrom('receipt_match').selectAll().execute())
  }

  it('up to the limit is given to a member by one manager, who stays recorded (R14)', async () => {
    const { world, number } = await withMoney('1000')
    expect(await match(world, number)).toMatchObject({ ok: true, value: { proposal: null } })
    expect(await owed(world, number)).toBe(0)
    expect(await matches(world)).toMatchObject([
      { number, matched_by: 'Mercy', matched_phone: MERCY, approved_by: null, proposal_id: null },
    ])
    await world.worker.settle()
    expect(smsOf(world, AMINA).at(-1)).toContain('KSh 1,000 was paid for you')
    await expectSound(world)
  })

  it('above the limit waits for another manager (R65)', async () => {
    const { world, number } = await withMoney('1001')
    expect(await match(world, number)).toMatchObject({ ok: true, value: { proposal: '1' } })
    expect(await owed(world, number)).toBe(50_000)
    expect(await match(world, number, MOSES)).toMatchObject({ refusal: { code: 'open-proposal' } })
    expect(await decide(world, { by: MERCY })).toMatchObject({ refusal: { code: 'same-person' } })
    expect(await decide(world, { by: 'Juma Ali' })).toMatchObject({
      refusal: { code: 'not-in-role' },
    })
    expect(await owed(world, number)).toBe(50_000)
    expect(await decide(world)).toMatchObject({ ok: true })
    expect(await owed(world, number)).toBe(0)
    expect(await matches(world)).toMatchObject([
      { matched_by: 'Mercy', approved_by: 'Moses', proposal_id: '1' },
    ])
    await expectSound(world)
  })

  it('stays where it is when the other manager refuses, and can be given to somebody else', async () => {
    const { world, number } = await withMoney('1500')
    await match(world, number)
    const refusal = { decision: 'refused', reason: 'another Amina' } as const
    expect(await decide(world, refusal)).toMatchObject({ ok: true })
    expect(await matches(world)).toEqual([])
    expect(await match(world, number)).toMatchObject({ ok: true, value: { proposal: '2' } })
    await expectSound(world)
  })

  it('that its payer has named meanwhile is not given away', async () => {
    const { world, number } = await withMoney('1500')
    const [other] = (await register(world, [{ name: 'Neema Ali' }])) as [MemberNumber]
    await match(world, number)
    await text(world, PAYER, other)
    expect(await decide(world)).toMatchObject({ refusal: { code: 'not-in-suspense' } })
    expect(await matches(world)).toEqual([])
    expect(await owed(world, number)).toBe(50_000)
    await expectSound(world)
  })

  it('is given once', async () => {
    const { world, number } = await withMoney('100')
    await match(world, number)
    expect(await match(world, number)).toMatchObject({ refusal: { code: 'not-in-suspense' } })
    expect(await matches(world)).toHaveLength(1)
  })

  it('is given by managers of its mutual alone, to its members alone', async () => {
    const { world, number } = await withMoney('100')
    await apply(world, TUMAINI)
    const [other] = await register(world, [{ name: 'Other One' }], 'tumaini')
    expect(await match(world, number, 'Juma Ali')).toMatchObject({
      refusal: { code: 'not-in-role' },
    })
    expect(await match(world, number, '+254700000077')).toMatchObject({
      refusal: { code: 'not-staff' },
    })
    expect(await match(world, other as MemberNumber)).toMatchObject({
      refusal: { code: 'unknown-number' },
    })
    expect(await match(world, number, MERCY, 'UM26-0000077')).toMatchObject({
      refusal: { code: 'unknown-receipt' },
    })
    expect(await matches(world)).toEqual([])
  })

  it('keeps who gave it to whom from changes', async () => {
    const { world, number } = await withMoney('100')
    await match(world, number)
    for (const change of [
      'update receipt_match set number = number',
      'delete from receipt_match',
    ]) {
      const changing = world.store.write((tx) => sql.raw(change).execute(tx))
      await expect(changing).rejects.toThrow(/is append-only/)
    }
  })

  it.each([
    [
      'given to somebody whose payment it is not',
      `delete from payment`,
      'every receipt that was given to a member is in that member’s payments',
    ],
    [
      'given by two people who are one',
      `update proposal set proposed_by = 'moses'`,
      'every receipt given to a member by two people was proposed by one and approved by another',
    ],
    [
      'approved and not given',
      `delete from receipt_match`,
      'every match that was approved was made',
    ],
  ])('%s is found by verify', async (_what, change, check) => {
    const { world, number } = await withMoney('1500')
    await match(world, number)
    await decide(world)
    await expectSound(world)
    await corrupt(world, change)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  })
})
