import { expect, it } from 'vitest'
import { readCallRequests } from '../../src/app/help/call-requests.ts'
import { formatMemberNumber, type MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { TUMAINI } from '../statutes.ts'
import { apply, ask, call, describeWorlds, register, smsOf, text, type World } from '../world.ts'
import { recordCash } from './by-itself.ts'

const JUMA = '+254733000002'
const MERCY = '+254733000001'
const MOSES = '+254733000004'
const AMINA = '+254711000001'
const BARAKA = '+254711000002'

const STAFF = {
  mutual: { code: 'umoja' },
  managers: [{ name: 'Moses', phone: MOSES, language: 'fr' }],
  collectors: [{ name: 'Juma Ali', phone: JUMA, language: 'sw' }],
}

describeWorlds('a member whom those of the mutual ask about', (begin) => {
  async function withTwo() {
    const world = await begin()
    await apply(world, STAFF)
    const numbers = await register(world, [
      { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28', card: 'MUT-0456' },
      { name: 'Baraka Mwangi', phone: BARAKA, paidThrough: '2025-12-31' },
      { name: 'Neema Ali' },
    ])
    const [amina, baraka, neema] = numbers as [MemberNumber, MemberNumber, MemberNumber]
    return { world, amina, baraka, neema }
  }

  async function paid(world: World, number: MemberNumber, by: string): Promise<void> {
    const cash = { number, by, amount: minor(10_000), slip: `${number}${by}`, withoutSms: false }
    expect(await recordCash(world.ports, cash)).toMatchObject({ ok: true })
    await world.worker.settle()
  }

  async function waiting(world: World): Promise<string[]> {
    const found = await readCallRequests(world.ports, 'umoja', { all: false, limit: 9 })
    return found.ok ? found.value.map(({ name, phone, doing }) => `${name} ${phone} ${doing}`) : []
  }

  it('are told of with name, phone, standing and last payment, by number, phone and card', async () => {
    const { world, amina } = await withTwo()
    const written = formatMemberNumber(amina)
    expect(await ask(world, MERCY, `MEMBER ${amina}`)).toBe(
      `Umoja Afya: ${written} Amina O. 0711000001. Covered until 20/03. To pay: KSh 500. Nothing paid yet. Send REMIND or CALL ${written}`,
    )
    await paid(world, amina, 'Mercy')
    for (const named of ['0711000001', 'card MUT-0456', AMINA]) {
      expect(await ask(world, MERCY, `MEMBER ${named}`)).toContain(
        'To pay: KSh 400. Last paid KSh 100 on 02/03.',
      )
    }
    expect(await ask(world, MOSES, `MEMBRE ${amina}`)).toContain('Payé KSh 100 le 02/03.')
  })

  it('are nobody of another mutual', async () => {
    const { world } = await withTwo()
    await apply(world, TUMAINI)
    const [other = ''] = await register(
      world,
      [{ name: 'Zawadi', phone: '+254711000009' }],
      'tumaini',
    )
    for (const command of ['MEMBER', 'REMIND', 'CALL', 'CALLED']) {
      const answer = await ask(world, MERCY, `${command} ${other}`)
      expect(answer).not.toContain('Zawadi')
      expect(answer).toContain('We do not find')
    }
  })

  it('are nobody’s business but theirs who work for the mutual', async () => {
    const { world, amina } = await withTwo()
    for (const command of ['MEMBER', 'REMIND', 'CALLED']) {
      const answer = await ask(world, BARAKA, `${command} ${amina}`)
      expect(answer).not.toMatch(/Amina|0711000001|reminder now/)
    }
    expect(smsOf(world, AMINA)).toEqual([])
    expect(await waiting(world)).toEqual([])
  })

  it('are reminded now, once in three days, and never after STOP', async () => {
    const { world, amina, baraka, neema } = await withTwo()
    expect(await ask(world, MERCY, `REMIND ${amina}`)).toContain('gets a reminder now')
    expect(smsOf(world, AMINA)).toHaveLength(1)
    expect(await ask(world, MERCY, `remind 0711000001`)).toContain(
      'had a reminder in the last 3 days',
    )
    expect(await ask(world, MERCY, `REMIND ${neema}`)).toContain('has no phone')
    await text(world, BARAKA, 'STOP')
    await world.worker.settle()
    const told = smsOf(world, BARAKA).length
    expect(await ask(world, MOSES, `RELANCER ${baraka}`)).toContain('Baraka M.')
    expect(smsOf(world, BARAKA)).toHaveLength(told)
    expect(await ask(world, MERCY, `REMIND ${baraka} tomorrow`)).toContain('REMIND 0412337-8')
    expect(await ask(world, MERCY, 'REMIND')).toContain('REMIND 0412337-8')
  })

  it('stand on the list of people to call until somebody has called, each once', async () => {
    const { world, amina, neema } = await withTwo()
    const written = formatMemberNumber(amina)
    expect(await ask(world, MERCY, `CALL ${amina}`)).toBe(
      `Umoja Afya: ${written} Amina O. 0711000001 is on the list of people to call. After the call send CALLED ${written}`,
    )
    expect(await waiting(world)).toEqual([`Amina Otieno ${AMINA} staff`])
    expect(await ask(world, MOSES, `APPELER ${amina}`)).toContain('depuis le 02/03 11:00')
    expect(await waiting(world)).toHaveLength(1)
    expect(await ask(world, MERCY, `CALL ${neema}`)).toContain('has no phone')
    expect(await ask(world, MOSES, `APPELE ${amina}`)).toContain("n'est plus sur la liste")
    expect(await waiting(world)).toEqual([])
    expect(await ask(world, MERCY, `CALLED ${amina}`)).toContain('is not on the list')
    await text(world, AMINA, 'CALL ME')
    await world.worker.settle()
    expect(await waiting(world)).toEqual([`Amina Otieno ${AMINA} sms`])
    expect(await ask(world, MERCY, `CALLED 0711000001`)).toContain('is off the list')
    expect(await waiting(world)).toEqual([])
  })

  it('are a collector’s to remind and to note when they are the own people', async () => {
    const { world, amina, baraka } = await withTwo()
    expect(await ask(world, JUMA, `MWANACHAMA ${baraka}`)).toContain('0711000002')
    expect(await ask(world, JUMA, `KUMBUSHA ${baraka}`)).toContain('si mmoja wa watu wako')
    await paid(world, amina, 'Juma Ali')
    const told = await ask(world, JUMA, `MWANACHAMA ${amina}`)
    expect(told).toContain('0711000001')
    expect(told).toContain('Alilipa KSh 100 tarehe 02/03.')
    const other = await ask(world, JUMA, `MWANACHAMA ${baraka}`)
    expect(other).toContain('KSh 1,500')
    expect(other).not.toMatch(/Baraka|0711000002/)
    for (const command of ['KUMBUSHA', 'PIGIA', 'NIMEMPIGIA']) {
      expect(await ask(world, JUMA, `${command} ${baraka}`)).toContain('si mmoja wa watu wako')
    }
    expect(smsOf(world, BARAKA)).toEqual([])
    const before = smsOf(world, AMINA).length
    expect(await ask(world, JUMA, `KUMBUSHA ${amina}`)).toContain('anapata kikumbusho')
    expect(smsOf(world, AMINA)).toHaveLength(before + 1)
    expect(await ask(world, JUMA, `PIGIA ${amina}`)).toContain('kupigiwa simu')
    expect(await waiting(world)).toEqual([`Amina Otieno ${AMINA} staff`])
  })

  it('are looked at on the screen of a collector, who then sees no others', async () => {
    const { world, amina, baraka } = await withTwo()
    await paid(world, amina, 'Juma Ali')
    const calling = call(world, JUMA)
    await calling.type('6')
    expect(await calling.type(baraka)).toContain('Huyu si mmoja wa watu wako')
    const shown = await calling.type('0711000001')
    expect(shown).toContain('Amina O.')
    expect(shown).toContain('Alilipa KSh 100 02/03')
    await calling.type('4')
    expect(await calling.type('1')).toContain('Yuko kwenye orodha')
    expect(await waiting(world)).toHaveLength(1)
  })
})
