import { expect, it } from 'vitest'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { formatMemberNumber, type MemberNumber } from '../../src/core/member-number.ts'
import { TUMAINI } from '../statutes.ts'
import {
  answerPrompt,
  apply,
  ask,
  describeWorlds,
  dial,
  notify,
  payBill,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'
import { matchSuspense, readSuspense } from './by-itself.ts'

const AMINA = '+254711000001'
const BROTHER = '+254711000099'
const HOUSEHOLD = {
  name: 'Amina Otieno',
  phone: AMINA,
  number: '04123378',
  paidThrough: '2026-02-28',
}
const NUMBER = '04123378' as MemberNumber

describeWorlds('a payment that the payer started', (begin) => {
  async function withAmina() {
    const world = await begin()
    await register(world, [HOUSEHOLD])
    return world
  }

  async function owed(world: World, number = NUMBER): Promise<number> {
    const result = await readStanding(world.ports, number, null)
    return result.ok ? result.value.standing.owed : NaN
  }

  async function suspense(world: World): Promise<readonly string[]> {
    const kept = await readSuspense(world.ports, 'umoja')
    return kept.map((receipt) => receipt.receipt_number)
  }

  it.each([
    '04123378',
    '0412337-8',
    'O4I2337-8',
    '0412 337 8',
    ' 0412.337.8 ',
    'o4l23378',
    '٠٤١٢٣٣٧٨',
  ])('with the account “%s” is the member’s', async (account) => {
    const world = await withAmina()
    await notify(world, payBill(world, { phone: AMINA, account, amount: '500' }))
    expect(await owed(world)).toBe(0)
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('received KSh 500')])
    await expectSound(world)
  })

  it.each([null, '', 'school', '04123379', '12345678901234567890', '0500001-6', 'x\u0000\ud800'])(
    'with the account “%s” waits in suspense until the payer names the member',
    async (account) => {
      // Seen red: with an account that is nobody's given to some member, that member's debt was paid.
      const world = await withAmina()
      await notify(world, payBill(world, { phone: BROTHER, account, amount: '500' }))
      expect(await owed(world)).toBe(50000)
      expect(await suspense(world)).toEqual(['UM26-0000001'])
      expect(smsOf(world, BROTHER)).toEqual([
        'Umoja Afya: received KSh 500 without a valid member number. It is kept safe. Reply with your member number. Ref UM26-0000001',
      ])
      await expectSound(world)
      world.clock.move({ days: 2 })
      expect(await ask(world, BROTHER, 'for 0412337-8 please')).toBe(
        'Umoja Afya: KSh 500, ref UM26-0000001, is now counted for member 0412337-8.',
      )
      expect(smsOf(world, AMINA)).toEqual([
        expect.stringMatching(
          /KSh 500 was paid for you 02\/03 11:00\. Member 0412337-8\. Covered until/,
        ),
      ])
      expect(await owed(world)).toBe(0)
      expect(await suspense(world)).toEqual([])
      // It keeps the day on which it was paid.
      expect(await payments(world)).toEqual([expect.objectContaining({ value_on: '2026-03-02' })])
      await expectSound(world)
    },
  )

  it('is asked about again when the payer names nobody, and tells of a wrong digit (R14)', async () => {
    const world = await withAmina()
    await notify(world, payBill(world, { phone: BROTHER, account: 'x', amount: '500' }))
    expect(await ask(world, BROTHER, 'PAID 0412337-9')).toContain('wrong or missing digit')
    const nobody = formatMemberNumber('05000016' as MemberNumber)
    expect(await ask(world, BROTHER, nobody)).toContain('do not find this member number')
    expect(await suspense(world)).toEqual(['UM26-0000001'])
    expect(await ask(world, BROTHER, '0412337-8')).toContain('is now counted')
    await expectSound(world)
  })

  it('is matched one at a time, oldest first, and the payer asked about the next', async () => {
    const world = await withAmina()
    await notify(world, payBill(world, { phone: BROTHER, account: 'x', amount: '500' }))
    world.clock.move({ minutes: 1 })
    await notify(world, payBill(world, { phone: BROTHER, account: 'y', amount: '700' }))
    await ask(world, BROTHER, '0412337-8')
    expect(smsOf(world, BROTHER).slice(2)).toEqual([
      expect.stringContaining('KSh 500, ref UM26-0000001, is now counted'),
      expect.stringContaining('received KSh 700 without a valid member number'),
    ])
    expect(await suspense(world)).toEqual(['UM26-0000002'])
    await ask(world, BROTHER, '0412337-8')
    expect(await suspense(world)).toEqual([])
    expect(await ask(world, BROTHER, 'PAID 0412337-8')).not.toContain('counted')
    expect(await payments(world)).toHaveLength(2)
    await expectSound(world)
  })

  it('is not the payer’s own when the phone is a member’s but the account is nobody’s', async () => {
    const world = await withAmina()
    await notify(world, payBill(world, { phone: AMINA, account: 'x', amount: '500' }))
    expect(await owed(world)).toBe(50000)
    expect(await suspense(world)).toHaveLength(1)
  })

  it('by somebody else is told to the payer without the standing, and to the member (R15)', async () => {
    const world = await withAmina()
    await notify(world, payBill(world, { phone: BROTHER, account: '04123378', amount: '500' }))
    expect(smsOf(world, BROTHER)).toEqual([
      'Umoja Afya: received KSh 500 02/03 11:00 for member 0412337-8. Ref UM26-0000001. Keep this SMS.',
    ])
    expect(smsOf(world, AMINA)).toEqual([
      'Umoja Afya: KSh 500 was paid for you 02/03 11:00. Member 0412337-8. Covered until 20/04/2026.',
    ])
    await expectSound(world)
  })

  it('by an unnamed payer is told to the member', async () => {
    const world = await withAmina()
    const notice = payBill(world, { phone: BROTHER, account: '04123378', amount: '500' })
    await notify(world, { ...notice, phone: null })
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('received KSh 500')])
    expect(smsOf(world, BROTHER)).toEqual([])
    await expectSound(world)
  })

  it('for a member of another mutual with the same wallet is that mutual’s', async () => {
    const world = await withAmina()
    await apply(world, TUMAINI)
    const baraka = { name: 'Baraka Ali', phone: BROTHER, number: '05000016' }
    await register(world, [baraka], 'tumaini')
    await notify(world, payBill(world, { phone: AMINA, account: '05000016', amount: '300' }))
    expect(await receipts(world)).toEqual([
      expect.objectContaining({ mutual_id: 'tumaini', receipt_number: 'TU26-0000001' }),
    ])
    await expectSound(world)
  })

  it('is not given to a member of another mutual than the one whose account holds it', async () => {
    const world = await withAmina()
    world.clock.move({ minutes: 1 })
    await apply(world, TUMAINI)
    await register(world, [{ name: 'Baraka Ali', number: '05000016' }], 'tumaini')
    await notify(world, payBill(world, { phone: AMINA, account: 'x', amount: '300' }))
    const answer = await ask(world, AMINA, 'PAID 0500001-6')
    expect(answer).toContain('do not find this member number')
    const matched = await matchSuspense(world.ports, 'UM26-0000001', '05000016' as MemberNumber)
    expect(matched.ok).toBe(false)
    expect(await suspense(world)).toHaveLength(1)
    await expectSound(world)
  })

  it('is matched once when the payer and the manager do so at the same moment', async () => {
    const world = await withAmina()
    await notify(world, payBill(world, { phone: BROTHER, account: 'x', amount: '500' }))
    const match = () => matchSuspense(world.ports, 'UM26-0000001', NUMBER)
    const results = await Promise.all([match(), match(), ask(world, BROTHER, '0412337-8'), match()])
    expect(
      results.filter((result) => result && typeof result === 'object' && result.ok).length,
    ).toBeLessThanOrEqual(1)
    expect(await payments(world)).toHaveLength(1)
    expect(await suspense(world)).toEqual([])
    await expectSound(world)
  })

  it('of an odd amount pays what it can, and a later prompt asks for the rest', async () => {
    const world = await withAmina()
    await notify(world, payBill(world, { phone: AMINA, account: '04123378', amount: '123.45' }))
    expect(await owed(world)).toBe(37655)
    await dial(world, AMINA, '1', '1', '1')
    await world.worker.settle()
    expect(world.operator.promptsOf(AMINA as never)).toEqual([
      // The wallet moves whole shillings: what is beyond the debt is paid ahead.
      expect.objectContaining({ amount: 37700 }),
    ])
    await answerPrompt(world, AMINA, 'approve')
    expect(await owed(world)).toBe(0)
    await expectSound(world)
  })
})
