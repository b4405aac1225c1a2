import { expect, it } from 'vitest'
import type { MemberNumber } from '../../src/core/member-number.ts'
import {
  apply,
  call,
  describeWorlds,
  notify,
  payBill,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const MERCY = '+254733000001'
const MOSES = '+254733000004'
const JUMA = '+254733000002'
const OVER = '+254733000003'

const STAFF = {
  mutual: { code: 'umoja', matchApprovalAbove: '1000' },
  managers: [
    { name: 'Moses', phone: MOSES, language: 'en' },
    { name: 'Past Manager', phone: OVER, language: 'en', until: '2026-03-01' },
  ],
  collectors: [{ name: 'Juma Ali', phone: JUMA, language: 'en' }],
}

describeWorlds('managers and collectors on the phone', (begin) => {
  async function withAmina() {
    const world = await begin()
    await apply(world, STAFF)
    const household = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2025-11-30' }
    const [number] = (await register(world, [household])) as [MemberNumber]
    return { world, number }
  }

  /** Dials afresh, whatever call was cut before, and returns the last screen. */
  async function dialled(world: World, phone: string, ...inputs: readonly string[]) {
    const calling = call(world, phone)
    let screen = await calling.send()
    if (screen.includes('Continue where you stopped?')) screen = await calling.type('2')
    for (const input of inputs) screen = await calling.type(input)
    return screen
  }

  it('see who is behind and get the list by SMS (R53)', async () => {
    const { world, number } = await withAmina()
    const shown = await dialled(world, MERCY, '1')
    expect(shown).toContain('Members behind: 1 of 1.')
    expect(shown).toContain('1. 3+ periods: 1, KSh 1,500')
    const dashed = `${number.slice(0, 7)}-${number.slice(7)}`
    expect(await dialled(world, MERCY, '1', '1')).toContain('1. Amina O. 0711000001 KSh 1,500')
    const end = await dialled(world, MERCY, '1', '1', '8', '1')
    expect(end).toMatch(/^END The list comes by SMS, members in it: 1\./)
    await world.worker.settle()
    expect(smsOf(world, MERCY)).toEqual([
      `Umoja Afya, behind 3+: ${dashed} Amina O. 0711000001 1,500.`,
    ])
  })

  it('record cash once, also when the carrier repeats itself: no SMS, not paid (R60)', async () => {
    const { world, number } = await withAmina()
    const calling = call(world, JUMA)
    for (const input of ['1', number, '500']) await calling.type(input)
    const end = await calling.type('1')
    expect(end).toMatch(/^END Recorded, UM26-0000001\..*In your hand: KSh 500\./)
    expect(await calling.send()).toBe(end)
    expect(await receipts(world)).toHaveLength(1)
    expect(await dialled(world, JUMA, '3')).toContain('In your hand: KSh 500')
    await world.worker.settle()
    expect(smsOf(world, AMINA).at(-1)).toContain('received KSh 500')
    await expectSound(world)
  })

  it('give a small receipt to its member at once (R14)', async () => {
    const { world, number } = await withAmina()
    await notify(world, payBill(world, { phone: '+254799000001', account: 'mama', amount: '900' }))
    const end = await dialled(world, MERCY, '4', '1', number, '1')
    expect(end).toMatch(/^END Done\./)
    expect(await dialled(world, MERCY, '4')).toContain('All money is matched.')
    expect(await dialled(world, MERCY, '2')).toContain('Today: KSh 900 (1)')
    await expectSound(world)
  })

  it('give a large one with a second manager, and never alone (R65)', async () => {
    const { world, number } = await withAmina()
    await notify(world, payBill(world, { phone: '+254799000001', account: 'mama', amount: '1500' }))
    const waits = await dialled(world, MERCY, '4', '1', number, '1')
    expect(waits).toMatch(/^END Above the limit: proposal 1 waits/)
    const own = await dialled(world, MERCY, '5', '1', '1')
    expect(own).toContain('Another manager decides this.')
    const denied = await world.store.read((tx) =>
      tx.selectFrom('proposal_decision').selectAll().execute(),
    )
    expect(denied).toMatchObject([{ kind: 'denied', decided_phone: MERCY, reason: 'same-person' }])
    expect(await dialled(world, MOSES, '5', '1', '1')).toMatch(/^END Decided\./)
    expect(await receipts(world)).toMatchObject([{ state: 'posted' }])
    expect(await dialled(world, MOSES, '5')).toContain('Nothing waits for a decision.')
    await expectSound(world)
  })

  it('remind a member who owes, once in three days', async () => {
    const { world, number } = await withAmina()
    expect(await dialled(world, MERCY, '3', number, '2', '1')).toMatch(/^END The reminder goes out/)
    expect(await dialled(world, MERCY, '3', number, '2', '1')).toMatch(/^END This member had/)
  })

  it('remove a forgotten service PIN, and it is recorded by whom (R64)', async () => {
    const { world, number } = await withAmina()
    expect(await dialled(world, MERCY, '3', number)).not.toContain('Remove the PIN')
    expect(await dialled(world, AMINA, '6', '1', '1', '4702', '4702')).toContain('PIN is set')
    expect(await dialled(world, AMINA, '2', '1111')).toContain('Wrong PIN')
    expect(await dialled(world, JUMA, '1', number)).not.toContain('Remove the PIN')
    const end = await dialled(world, MERCY, '3', number, '3', '1')
    expect(end).toMatch(/^END The service PIN is removed\./)
    expect(await dialled(world, AMINA, '2')).toContain('Owed')
    await world.worker.settle()
    expect(smsOf(world, AMINA).at(-1)).toContain('the manager removed the service PIN')
    const made = await world.store.read((tx) => tx.selectFrom('pin_event').selectAll().execute())
    expect(made.map(({ kind, made_by: by }) => `${kind} by ${by}`).sort()).toEqual([
      'reset by Mercy',
      'set by member',
    ])
    await expectSound(world)
  })

  it('see nothing once their time is over, and nothing that is not theirs', async () => {
    const { world, number } = await withAmina()
    expect(await dialled(world, OVER)).not.toContain('Who is behind')
    const collector = await dialled(world, JUMA)
    for (const choice of ['Money', 'To decide', 'Alerts']) expect(collector).not.toContain(choice)
    expect(await dialled(world, JUMA, '2', '1', '1')).toMatch(/1\. Cash received\n0\. Back$/)
    expect(await dialled(world, JUMA, '1', number)).toContain('type the amount')
  })

  it('confirm only what they were shown: dialled and late answers stop before', async () => {
    const { world, number } = await withAmina()
    await call(world, JUMA).typeAll('1', number, '500', '1')
    const late = call(world, JUMA)
    await late.send()
    await late.typeAll('1', number, '500', '1')
    expect(await receipts(world)).toEqual([])
  })
})
