import { expect, it } from 'vitest'
import {
  answerPrompt,
  ask,
  askToPay,
  call,
  describeWorlds,
  dial,
  logged,
  register,
  smsOf,
} from '../world.ts'
import { applications, intents, visits } from './rows.ts'
import { expectSound } from './sound.ts'

const CLINIC = '+254722000001'
const AMINA = '+254711000001'
const BARAKA = '+254711000002'
const MERCY = '+254733000001'
const STRANGER = '+254799000001'
const CHILD = '+254799000002'

describeWorlds("a member's errands", (begin) => {
  async function withMembers() {
    const world = await begin()
    await register(world, [
      {
        name: 'Amina Otieno',
        phone: AMINA,
        number: '04123378',
        paidThrough: '2026-02-28',
        family: [
          ['Juma Otieno', 'child', '2015-05-01'],
          ['Wanjiku Otieno', 'spouse', '1985', '2026-02-20'],
        ],
      },
      { name: 'Baraka Ali', phone: BARAKA, paidThrough: '2026-01-31' },
    ])
    return world
  }

  it('show who of the family is covered since when, whoever was added later waiting', async () => {
    const world = await withMembers()
    const family = await dial(world, AMINA, '3', '1')
    expect(family).toContain('Family: 3')
    expect(family).toContain('Amina Otieno: since ')
    expect(family).toContain('Wanjiku Otieno: from ')
    expect(await dial(world, BARAKA, '3')).toContain('Family: 1')
  })

  it('send a receipt again once a day, to the phone that asks', async () => {
    const world = await withMembers()
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    const before = smsOf(world, AMINA)
    const calling = call(world, AMINA)
    await calling.send()
    await calling.type('5')
    expect(await calling.type('1')).toMatch(/^CON Receipt \S+\n02\/03\/2026 KSh 500\n1\. /)
    const sent = await calling.type('1')
    expect(sent).toMatch(/^END The receipt \S+ comes to this phone by SMS\.$/)
    expect(await calling.send()).toBe(sent)
    await dial(world, AMINA, '5', '1', '1')
    await world.worker.settle()
    const again = smsOf(world, AMINA).slice(before.length)
    expect(again).toEqual([
      expect.stringMatching(/received KSh 500 .*Sent again at your request\.$/),
    ])
    world.clock.move({ days: 1 })
    await dial(world, AMINA, '5', '1', '1')
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(before.length + 2)
    expect(await dial(world, BARAKA, '5')).toContain('No payment yet.')
    await expectSound(world)
  })

  it('show the code of an open visit and who asked, and stop what was not theirs', async () => {
    const world = await withMembers()
    const answer = await ask(world, CLINIC, 'CHECK 04123378/1')
    const [visit] = await visits(world)
    expect(answer).toContain(visit?.visit_code as string)
    const shown = await dial(world, AMINA, '4')
    expect(shown).toContain(`${visit?.visit_code} Juma Otieno, `)
    const list = await dial(world, AMINA, '4', '1')
    expect(list).toMatch(/^CON Clinics that asked about you\n1\. 02\/03 11:00 /)
    expect(await dial(world, AMINA, '4', '1', '1')).toContain('Juma Otieno: yes, covered')
    expect(await dial(world, AMINA, '4', '1', '1', '1')).toMatch(/^END .*is stopped/)
    expect((await visits(world))[0]?.frozen_at).not.toBeNull()
    expect(logged(world, 'warn')).toContain('not-me')
    await world.worker.settle()
    expect(smsOf(world, MERCY)).toEqual([expect.stringContaining('a visit is not theirs')])
    expect(await dial(world, AMINA, '4')).toContain('No visit code is open')
    expect(await dial(world, BARAKA, '4', '1')).toContain('No clinic has asked about you.')
  })

  it('ask a manager to add a child, once, and show that it waits', async () => {
    const world = await withMembers()
    const calling = call(world, AMINA)
    await calling.send()
    for (const input of ['3', '2', 'Joy Akinyi', '01022026']) await calling.type(input)
    const asked = await calling.type('1')
    expect(asked).toMatch(/^END We have asked the manager to add Joy Akinyi/)
    expect(await calling.send()).toBe(asked)
    const again = await dial(world, AMINA, '3', '2', 'JOY AKINYI', '2026', '1')
    expect(again).toMatch(/^END JOY AKINYI waits for the manager already/)
    expect(await dial(world, AMINA, '3', '1')).toContain('Joy Akinyi: waits for the manager')
    expect(await dial(world, BARAKA, '3', '1')).not.toContain('Joy')
    expect(await applications(world)).toMatchObject([
      { kind: 'add-person', phone: AMINA, relation: 'child', birth_date: '2026-02-01', sex: 'F' },
    ])
    await expectSound(world)
  })

  it('ask the manager for another phone, once', async () => {
    const world = await withMembers()
    const confirm = await dial(world, AMINA, '6', '2', '0722 000 999')
    expect(confirm).toMatch(/^CON New phone: \+254722000999\n/)
    expect(await dial(world, AMINA, '1', '1')).toMatch(/^END We have asked the manager/)
    const again = await dial(world, AMINA, '6', '2', '0722000998', '1')
    expect(again).toMatch(/^END A change of phone waits for the manager already/)
    expect(await applications(world)).toMatchObject([
      { kind: 'change-phone', phone: AMINA, number: '04123378', new_phone: '+254722000999' },
    ])
    expect(await dial(world, AMINA)).toContain('1. Pay')
    await expectSound(world)
  })

  it('say at once why somebody cannot be added', async () => {
    const world = await withMembers()
    const twice = await dial(world, AMINA, '3', '2', 'Juma Otieno', '01052015', '2')
    expect(twice).toMatch(/^END Juma Otieno is registered already/)
    expect(await applications(world)).toEqual([])
  })

  it('take the request of a stranger to join, once for each phone', async () => {
    const world = await withMembers()
    await dial(world, STRANGER, '1')
    const joined = await dial(world, STRANGER, 'Zawadi Njeri', '1990', '1', '4', 'Kibera')
    expect(joined).toMatch(/^END Thank you\. A manager decides/)
    expect(await dial(world, STRANGER)).toContain('Your request waits since 02/03/2026.')
    const young = await dial(world, CHILD, '1', 'Juma', '2020')
    expect(young).toMatch(/^CON A member must be 18 or older/)
    expect(await applications(world)).toMatchObject([
      { kind: 'join', phone: STRANGER, name: 'Zawadi Njeri', family_size: 4, place: 'Kibera' },
    ])
    await expectSound(world)
  })

  it('let a stranger pay for a member', async () => {
    const world = await withMembers()
    await dial(world, STRANGER, '1', '2', '04123378', '500')
    expect(await dial(world, STRANGER, '1', '1')).toMatch(/^END A request for KSh 500/)
    expect(await intents(world)).toMatchObject([{ number: '04123378', payer_phone: STRANGER }])
  })

  it('of two members on one phone at once stay apart, also when the line drops in mid-payment', async () => {
    const world = await begin()
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-02-28' },
      { name: 'Otieno Odhiambo', phone: AMINA, number: '05000016', paidThrough: '2026-01-31' },
    ])
    const [wife, husband] = [call(world, AMINA), call(world, AMINA)]
    const menus = await Promise.all([wife.send(), husband.send()])
    expect(menus[0]).toBe(menus[1])
    expect(menus[0]).toMatch(/1\. Amina Otieno 0412337-8\n2\. Otieno Odhiambo 0500001-6/)
    await Promise.all([wife.type('1'), husband.type('2')])
    const [hers, his] = await Promise.all([wife.type('1'), husband.type('1')])
    expect(hers).toContain('Owed: KSh 500')
    expect(his).toContain('Owed: KSh 1,000')
    // The clock of a test stands still; which call of a phone is the last, a millisecond decides.
    world.clock.move({ seconds: 1 })
    const confirm = await husband.type('1')
    // His line drops; the phone dials again and goes on where it was cut.
    const again = call(world, AMINA)
    expect(await again.send()).toContain('Continue where you stopped?')
    expect(await again.type('1')).toBe(confirm)
    expect(confirm).toContain('Otieno Odhiambo 0500001-6')
    await wife.type('1')
    const asked = await Promise.all([wife.type('1'), again.type('1')])
    expect(asked.map((reply) => /KSh [\d,]+/.exec(reply)?.[0])).toEqual(['KSh 500', 'KSh 1,000'])
    expect((await intents(world)).map(({ number, amount }) => [number, amount]).sort()).toEqual([
      ['04123378', 50_000],
      ['05000016', 100_000],
    ])
    await expectSound(world)
  })
})
