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
import { visits } from './rows.ts'
import { expectSound } from './sound.ts'

const CLINIC = '+254722000001'
const AMINA = '+254711000001'
const BARAKA = '+254711000002'

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
    const family = await dial(world, AMINA, '3')
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
    const list = await dial(world, AMINA, '1', '1')
    expect(list).toMatch(/^CON Clinics that asked about you\n1\. 02\/03 11:00 /)
    expect(await dial(world, AMINA, '1', '1')).toContain('Juma Otieno: yes, covered')
    expect(await dial(world, AMINA, '1', '1')).toMatch(/^END .*is stopped/)
    expect((await visits(world))[0]?.frozen_at).not.toBeNull()
    expect(logged(world, 'warn')).toContain('not-me')
    expect(await dial(world, AMINA, '4')).toContain('No visit code is open')
    expect(await dial(world, BARAKA, '4', '1')).toContain('No clinic has asked about you.')
  })
})
