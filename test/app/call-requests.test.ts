import { expect, it } from 'vitest'
import { sendDigest } from '../../src/app/office/send-digest.ts'
import { readAlerts } from '../../src/app/alerts/alerts.ts'
import { finishCall, readCallRequests } from '../../src/app/help/call-requests.ts'
import type { Doing } from '../../src/core/help/doing.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { date } from '../../src/core/dates.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { apply, ask, call, describeWorlds, dial, register, smsOf, type World } from '../world.ts'
import { expectSound } from './sound.ts'
import { acting } from '../../src/app/desk.ts'

const AMINA = '+254711000001' as PhoneNumber
const BARAKA = '+254711000002'
const MERCY = '+254733000001'
const STRANGER = '+254799000001'

describeWorlds('somebody who wants to be called', (begin) => {
  async function withMembers(): Promise<World> {
    const world = await begin()
    const paidThrough = '2026-02-28'
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough },
      { name: 'Baraka Ali', phone: BARAKA, number: '05000016', paidThrough },
    ])
    return world
  }

  async function waiting(world: World, all = false) {
    const found = await readCallRequests(world.ports, 'umoja', { all, limit: 99 })
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value.map((one) => [one.call_number, one.name, one.phone, one.doing].join(' '))
  }

  function finish(world: World, by: string, number = 1, mutual = 'umoja') {
    return acting(world.ports, (desk) => finishCall(desk, mutual, { call: number, by }))
  }

  const PLACES: readonly (readonly [Doing, readonly string[]])[] = [
    ['menu', []],
    ['pay', ['1']],
    ['standing', ['2']],
    ['family', ['3']],
    ['visits', ['4']],
    ['visits', ['4', '1']],
    ['receipts', ['5']],
    ['menu', ['6']],
    ['pin', ['6', '1']],
  ]

  it.each(PLACES)('from %s at %j is noted with that', async (doing, way) => {
    const world = await withMembers()
    expect(await dial(world, AMINA, ...way, '8')).toContain('\n1. Call me back')
    expect(await waiting(world)).toEqual([])
    const calling = call(world, AMINA)
    await calling.send()
    for (const digit of [...way, '8']) await calling.type(digit)
    expect(await calling.type('1')).toMatch(/^END We have noted it\. Somebody will call/)
    expect(await waiting(world)).toEqual([`1 Amina Otieno ${AMINA} ${doing}`])
    await expectSound(world)
  })

  it('is told to the managers with name, number, whole phone and what they were doing', async () => {
    const world = await withMembers()
    await dialHelp(world, AMINA, '1')
    await world.worker.settle()
    expect(smsOf(world, MERCY)).toEqual([
      'Umoja Afya: please call Amina O. 0412337-8 +254711000001. Was at: Pay',
    ])
  })

  it('waits once for each phone, by SMS or on the screen, and hears since when', async () => {
    const world = await withMembers()
    await dialHelp(world, AMINA)
    world.clock.move({ hours: 2 })
    expect(await dialHelp(world, AMINA, '5')).toContain('You asked on 02/03 11:00.')
    expect(await ask(world, AMINA, 'call me')).toBe(
      'Umoja Afya: you asked on 02/03 11:00. Somebody will call you. Call +254700000001.',
    )
    expect(await ask(world, BARAKA, 'CALL ME')).toContain('Somebody will call you.')
    expect(await waiting(world)).toEqual([
      `1 Amina Otieno ${AMINA} menu`,
      `2 Baraka Ali ${BARAKA} sms`,
    ])
    expect(smsOf(world, MERCY)).toHaveLength(2)
  })

  it('is off the list once called, and may ask again on the same day', async () => {
    const world = await withMembers()
    await dialHelp(world, AMINA)
    expect(await finish(world, 'Juma')).toMatchObject({ refusal: { code: 'not-staff' } })
    expect(await finish(world, 'Mercy', 2)).toMatchObject({ refusal: { code: 'unknown-call' } })
    expect(await finish(world, 'Mercy', 1, 'none')).toMatchObject({ ok: false })
    expect(await finish(world, 'Mercy')).toMatchObject({ ok: true, value: { by: 'Mercy' } })
    expect(await finish(world, 'Mercy')).toMatchObject({ ok: false })
    expect(await waiting(world)).toEqual([])
    expect(await dialHelp(world, AMINA, '1')).toContain('We have noted it.')
    expect(await waiting(world)).toEqual([`2 Amina Otieno ${AMINA} pay`])
    expect(await waiting(world, true)).toHaveLength(2)
    await world.worker.settle()
    expect(smsOf(world, MERCY)).toHaveLength(2)
  })

  it('is seen in the menu of the managers and in the digest as long as it waits', async () => {
    const world = await withMembers()
    await apply(world, { mutual: { code: 'umoja', messagesFrom: '2026-01-01' } })
    await dialHelp(world, AMINA, '1')
    world.clock.move({ days: 42 })
    expect(await dial(world, MERCY)).toContain('6. Alerts: 1')
    expect(await ask(world, MERCY, 'ALERTS')).toContain('Want a call: 1, +254711000001 Amina O.')
    const list = call(world, MERCY)
    await list.send()
    expect(await list.type('6')).toContain('1. Want a call: 1, +254711000001 Amina O.')
    expect(await list.type('1')).toContain(`1. Amina O. ${AMINA}`)
    expect(await list.type('1')).toContain('0412337-8\nAsked 02/03 11:00\nWas at: Pay\n1. Called')
    expect(await digestOf(world)).toContain('Alerts: 1')
    expect(await list.type('1')).toContain('Nobody waits for a call.')
    expect(await dial(world, MERCY)).toContain('6. Alerts\n')
    expect(await waiting(world)).toEqual([])
  })

  async function digestOf(world: World): Promise<string | undefined> {
    const books = await world.store.read((tx) => loadMutual(tx, 'umoja'))
    if (!books) throw new Error('no mutual')
    await sendDigest(world.ports, books.mutual, date('2026-04-13'))
    await world.worker.settle()
    return smsOf(world, MERCY).at(-1)
  }

  it('may wait to become a member: the name is the application’s', async () => {
    const world = await withMembers()
    expect(await ask(world, STRANGER, 'call me')).not.toContain('will call')
    const joining = call(world, STRANGER)
    for (const typed of ['', '1', 'Zawadi Njeri', '1990', '1', '4', 'Kibera']) {
      if (typed === '') await joining.send()
      else await joining.type(typed)
    }
    const again = call(world, STRANGER)
    await again.send()
    await again.type('4')
    expect(await again.type('1')).toContain('Somebody will call this phone.')
    expect(await ask(world, STRANGER, 'call me')).toContain('you asked on 02/03 11:00')
    expect(await waiting(world)).toEqual([`1 Zawadi Njeri ${STRANGER} join`])
    const alerts = await readAlerts(world.ports, 'umoja', { all: true, limit: 9 })
    expect(alerts).toMatchObject({ ok: true })
  })
})

/** Asks to be called, from where these digits lead. */
async function dialHelp(world: World, phone: string, ...way: readonly string[]): Promise<string> {
  const calling = call(world, phone)
  await calling.send()
  for (const digit of [...way, '8']) await calling.type(digit)
  return calling.type('1')
}
