import { expect, it } from 'vitest'
import { proposeCorrection } from '../../src/app/decisions/propose-correction.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { formatMemberNumber, type MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { apply, ask, call, describeWorlds, register, smsOf, type World } from '../world.ts'
import { decideProposal, recordCash } from './by-itself.ts'

const JUMA = '+254733000002'
const HAWA = '+254733000003'
const MERCY = '+254733000001'
const AMINA = '+254711000001'
const BARAKA = '+254711000002'

const STAFF = {
  mutual: { code: 'umoja' },
  managers: [{ name: 'Moses', phone: '+254733000004', language: 'en' }],
  collectors: [
    { name: 'Juma Ali', phone: JUMA, language: 'en' },
    { name: 'Hawa', phone: HAWA, language: 'sw' },
  ],
}

describeWorlds('the people of a collector', (begin) => {
  async function withTwo() {
    const world = await begin()
    await apply(world, STAFF)
    const numbers = await register(world, [
      { name: 'Amina Otieno', phone: AMINA, paidThrough: '2025-11-30' },
      { name: 'Baraka Mwangi', phone: BARAKA, paidThrough: '2025-12-31' },
    ])
    const [amina, baraka] = numbers as [MemberNumber, MemberNumber]
    return { world, amina, baraka }
  }

  let slips = 0

  async function paid(world: World, number: MemberNumber, by: string): Promise<string> {
    slips += 1
    const cash = { number, by, amount: minor(10_000), slip: `${slips}`, withoutSms: false }
    const taken = await recordCash(world.ports, cash)
    if (!taken.ok) throw new Error(taken.refusal.code)
    await world.worker.settle()
    return taken.value.receipt.receipt_number
  }

  const named = (text: string | null) => {
    return ['Amina', 'Baraka'].filter((name) => text?.includes(name)).join(' ')
  }

  it('are everybody before the first cash in that hand, who then sees no others', async () => {
    const { world, amina } = await withTwo()
    expect(named(await ask(world, JUMA, 'LIST'))).toBe('Amina Baraka')
    expect(await ask(world, JUMA, 'ARREARS')).toContain('members behind: 2 of 2.')
    await paid(world, amina, 'Juma Ali')
    expect(named(await ask(world, JUMA, 'LIST'))).toBe('Amina')
    expect(named(await ask(world, HAWA, 'LIST'))).toBe('Amina Baraka')
  })

  it('are those who gave their last cash to that hand, on the list as on the screen', async () => {
    const { world, amina, baraka } = await withTwo()
    await paid(world, amina, 'Juma Ali')
    await paid(world, baraka, 'Hawa')
    expect(await ask(world, JUMA, 'LIST')).toBe(
      `Umoja Afya, behind 1+: ${formatMemberNumber(amina)} Amina O. 0711000001 1,400.`,
    )
    expect(await ask(world, JUMA, 'ARREARS')).toContain('members behind: 1 of 1.')
    expect(named(await ask(world, HAWA, 'ORODHA'))).toBe('Baraka')
    expect(named(await ask(world, MERCY, 'LIST'))).toBe('Amina Baraka')
    const calling = call(world, JUMA)
    expect(await calling.type('2')).toContain('1 of 1')
    expect(named(await calling.type('1'))).toBe('Amina')
  })

  it('become those of whoever takes the next cash, a manager too, also in the same moment', async () => {
    const { world, amina, baraka } = await withTwo()
    await paid(world, amina, 'Juma Ali')
    await paid(world, baraka, 'Juma Ali')
    expect(named(await ask(world, JUMA, 'LIST'))).toBe('Amina Baraka')
    await paid(world, amina, 'Hawa')
    expect(named(await ask(world, JUMA, 'LIST'))).toBe('Baraka')
    expect(named(await ask(world, HAWA, 'LIST'))).toBe('Amina')
    world.clock.move({ days: 1 })
    await paid(world, amina, 'Juma Ali')
    await paid(world, baraka, 'Mercy')
    expect(named(await ask(world, JUMA, 'LIST'))).toBe('Amina')
    expect(named(await ask(world, MERCY, 'LIST'))).toBe('Amina Baraka')
  })

  it.each([
    [731, 'Amina Baraka'],
    [732, 'Baraka'],
  ])('are known for two years: %i days after the cash', async (days, who) => {
    const { world, amina, baraka } = await withTwo()
    await paid(world, amina, 'Juma Ali')
    world.clock.move({ days: 1 })
    await paid(world, baraka, 'Juma Ali')
    world.clock.move({ days: days - 1 })
    expect(named(await ask(world, JUMA, 'LIST'))).toBe(who)
  })

  it('are none by cash that was cancelled', async () => {
    const { world, amina, baraka } = await withTwo()
    await paid(world, amina, 'Hawa')
    await paid(world, baraka, 'Juma Ali')
    world.clock.move({ days: 1 })
    const receipt = await paid(world, amina, 'Juma Ali')
    await cancel(world, receipt)
    expect(named(await ask(world, JUMA, 'LIST'))).toBe('Baraka')
    expect(named(await ask(world, HAWA, 'LIST'))).toBe('Amina')
  })

  async function cancel(world: World, receipt: string): Promise<void> {
    const asked = { mutual: 'umoja', receipt, refund: null, by: 'Mercy', reason: 'a mistake' }
    const made = await proposeCorrection(world.ports, asked)
    if (!made.ok) throw new Error(made.refusal.code)
    const decided = await decideProposal(world.ports, {
      ...{ mutual: 'umoja', proposal: made.value.proposal.proposal_id },
      ...{ decision: 'approved', by: 'Moses', reason: null },
    })
    if (!decided.ok) throw new Error(decided.refusal.code)
  }

  it('R53: have a digest of their own on Monday, with the cash of that hand', async () => {
    const { world, amina, baraka } = await withTwo()
    await paid(world, amina, 'Juma Ali')
    await paid(world, baraka, 'Mercy')
    world.clock.set('2026-03-09T08:00:00+03:00')
    await runDueJobs(world.ports)
    await world.worker.settle()
    const digests = (phone: string) =>
      smsOf(world, phone).filter((one) => /last week|wiki/.test(one))
    expect(digests(JUMA)).toEqual([
      'Umoja Afya, your people (last week): covered 0 (0), late 1 (1). Suspended 1 (1). Owed KSh 1,900 (1,400). Money in: KSh 100 (0). New 0, lost 0. Send LIST 3',
    ])
    expect(digests(HAWA)).toEqual([])
    expect(digests(MERCY)).toEqual([
      'Umoja Afya (last week): covered 0 (0), late 2 (2). Suspended 2 (2). Owed KSh 3,300 (2,300). Money in: KSh 200 (0). New 0, lost 0. Send LIST 3',
    ])
  })
})
