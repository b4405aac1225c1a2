import { expect, it } from 'vitest'
import { formatMemberNumber, memberNumberFrom } from '../../src/core/member-number.ts'
import { apply, ask, call, describeWorlds, notify, payBill, register, type World } from '../world.ts' // prettier-ignore
import { payments } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const MERCY = '+254733000001'
const MOSES = '+254733000004'
const STRANGER = '+254799000001'
const NEEMA = memberNumberFrom('0412338')
const NOBODY = memberNumberFrom('0999999')
const MATCH = 'MATCH UM26-0000001 0412337-8'

describeWorlds('a match that is too much for a message', (begin) => {
  async function withMoney(...amounts: readonly string[]): Promise<World> {
    const world = await begin()
    const managers = [{ name: 'Moses', phone: MOSES, language: 'en' }]
    await apply(world, { mutual: { code: 'umoja' }, managers })
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-02-28' },
    ])
    for (const amount of amounts) {
      await notify(world, payBill(world, { phone: STRANGER, account: 'rent', amount }))
    }
    return world
  }

  async function dialled(world: World, phone: string, ...inputs: readonly string[]) {
    const calling = call(world, phone)
    let screen = await calling.send()
    if (screen.includes('Continue where you stopped?')) screen = await calling.type('2')
    for (const input of inputs) screen = await calling.type(input)
    await world.worker.settle()
    return screen
  }

  it('waits for the same phone to confirm it on a call', async () => {
    const world = await withMoney('1501')
    expect(await ask(world, MERCY, MATCH)).toBe(
      'Umoja Afya: UM26-0000001 KSh 1,501 is not given to member 0412337-8 yet. Confirm it on a call from this phone within a day. Dial *384*77#.',
    )
    expect(await payments(world)).toEqual([])
    expect(await dialled(world, MERCY, '4', '1')).toBe(
      'CON Count KSh 1,501 for:\n0412337-8 Amina O.\n1. Confirm\n0. Back',
    )
    expect(await dialled(world, MERCY, '4', '1', '1')).toMatch(/^END /)
    expect(await payments(world)).toMatchObject([{ number: '04123378' }])
    await expectSound(world)
  })

  it('is not offered to another phone, nor after a day', async () => {
    const world = await withMoney('1501')
    await ask(world, MERCY, MATCH)
    expect(await dialled(world, MOSES, '4', '1')).toContain('type the number of the member')
    world.clock.move({ hours: 24 })
    expect(await dialled(world, MERCY, '4', '1')).toContain('Count KSh 1,501')
    world.clock.move({ seconds: 1 })
    expect(await dialled(world, MERCY, '4', '1')).toContain('type the number of the member')
  })

  it('comes before other money on the call, and as it was asked last', async () => {
    const world = await withMoney('1600', '1501')
    await register(world, [
      { name: 'Neema Achieng', phone: '+254711000009', number: NEEMA, paidThrough: '2026-02-28' },
    ])
    await ask(world, MERCY, 'MATCH UM26-0000002 0412337-8')
    expect(await dialled(world, MERCY, '4', '1')).toContain('Count KSh 1,501 for:\n0412337-8')
    await ask(world, MERCY, `MATCH UM26-0000002 ${formatMemberNumber(NEEMA)}`)
    expect(await dialled(world, MERCY, '4', '1')).toContain(
      `Count KSh 1,501 for:\n${formatMemberNumber(NEEMA)}`,
    )
    expect(await dialled(world, MERCY, '4', '2')).toContain('KSh 1,600: type the number')
  })

  it('of a number that nobody has is not kept', async () => {
    const world = await withMoney('1501')
    expect(await ask(world, MERCY, `MATCH UM26-0000001 ${formatMemberNumber(NOBODY)}`)).toContain(
      formatMemberNumber(NOBODY),
    )
    expect(await dialled(world, MERCY, '4', '1')).toContain('type the number of the member')
  })
})
