import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/store/engine/open.ts'
import { AMINA, MERCY, staffTown } from '../../app/staff-town.ts'
import { sqliteEngine } from '../../store/stores.ts'
import { UMOJA } from '../../statutes.ts'
import { apply, ask, makeWorld, smsOf, type World } from '../../world.ts'
import { type Browser, openOffice, type OpenedOffice, signInAs } from './office-world.ts'

const ASHA = '+254733000014'
const HOME = '/office/m/umoja'

describe('people who wait for an answer', () => {
  const engine = sqliteEngine()
  let world: World
  let office: OpenedOffice
  let mercy: Browser

  beforeAll(async () => {
    world = makeWorld(await openStore(await engine.freshUrl()))
    office = await openOffice(world)
  })
  afterAll(async () => {
    await office.close()
    await world.store.close()
  })

  it('are none in a new mutual, whose first page says what to do first', async () => {
    await apply(world, UMOJA)
    mercy = await signInAs(world, office, MERCY)
    const { text, html } = await mercy.get(HOME)
    expect(text).toContain('What to do first')
    expect(text).not.toMatch(/Who is behind KSh|As of|NaN/)
    for (const path of ['statutes', 'staff', 'import', 'members/new']) {
      expect((await mercy.get(`${HOME}/${path}`)).status).toBe(200)
      expect(html).toContain(`href="${HOME}/${path}"`)
    }
    const auditors = [{ name: 'Asha', phone: ASHA, language: 'en' }]
    await staffTown(world)
    await apply(world, { mutual: { code: 'umoja' }, auditors })
    expect((await mercy.get(HOME)).text).not.toContain('What to do first')
  })

  it('are led to from Today, and each is looked at', async () => {
    await ask(world, AMINA, 'COMPLAIN CHARGED UHURU TODAY they took <b>200</b>')
    await ask(world, AMINA, 'CALL ME')
    const today = await mercy.get(HOME)
    expect(today.html.match(new RegExp(`href="${HOME}/complaints"`, 'g'))).toHaveLength(2)
    const { text } = await mercy.get(`${HOME}/complaints`)
    expect(text).toMatch(/Amina Otieno 0711 ?000 ?001/)
    expect(text).toContain('C1 Charged')
    const one = await mercy.get(`${HOME}/complaints/C1`)
    expect(one.text).toContain('Uhuru Clinic')
    expect(one.html).not.toContain('<b>200')
    expect((await mercy.get(`${HOME}/complaints/C9`)).status).toBe(404)
  })

  it('are seen by whoever only reads, without a form', async () => {
    const asha = await signInAs(world, office, ASHA, 'auditor')
    for (const path of ['/complaints', '/complaints/C1']) {
      const { status, html } = await asha.get(`${HOME}${path}`)
      expect(status).toBe(200)
      expect(html).not.toMatch(/action="[^"]*\/(answer|close|done)"/)
    }
  })

  it.each([
    ['', 'Type an answer.'],
    ['a'.repeat(160), 'That is more than one SMS: leave out'],
  ])('are answered by one SMS, not by none or two: %#', async (text, said) => {
    await mercy.get(`${HOME}/complaints/C1`)
    const before = smsOf(world, AMINA).length
    const sent = await mercy.send(`${HOME}/complaints/C1/answer`, { text })
    expect(sent.status).toBe(422)
    expect(sent.html).toMatch(new RegExp(`id="text-error">\\s*${said}`))
    expect(smsOf(world, AMINA)).toHaveLength(before)
  })

  it('are answered and closed, called and taken off the list', async () => {
    await mercy.get(`${HOME}/complaints/C1`)
    const answered = await mercy.send(`${HOME}/complaints/C1/answer`, { text: 'You get it back.' })
    expect(smsOf(world, AMINA).at(-1)).toContain('You get it back.')
    expect((await mercy.get(answered.to ?? '')).text).toContain('The answer leaves to')
    const closed = await mercy.send(`${HOME}/complaints/C1/close`)
    const { text } = await mercy.get(closed.to ?? '')
    expect(text).toContain('No complaint waits.')
    const called = await mercy.send(`${HOME}/calls/done`)
    expect((await mercy.get(called.to ?? '')).text).toContain('Nobody waits for a call.')
  })
})
