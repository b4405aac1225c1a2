import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proposeCorrection } from '../../../src/app/decisions/propose-correction.ts'
import { raiseAlert } from '../../../src/app/alerts/alerts.ts'
import { acting, inMutual } from '../../../src/app/desk.ts'
import { openStore } from '../../../src/store/engine/open.ts'
import { loadMutual } from '../../../src/store/mutuals/directory.ts'
import { fresh } from '../../app/signing-world.ts'
import { JUMA, MERCY, MOSES, staffTown } from '../../app/staff-town.ts'
import { sqliteEngine } from '../../store/stores.ts'
import { ask, makeWorld, notify, payBill, smsOf, type World } from '../../world.ts'
import { type Browser, openOffice, type OpenedOffice, signInAs } from './office-world.ts'

const TRICIA = '+254733000044'
const AUDREY = '+254733000045'
const HOME = '/office/m/umoja'

describe('roles in the office', () => {
  const engine = sqliteEngine()
  let world: World
  let office: OpenedOffice
  let mercy: Browser
  let tricia: Browser
  let audrey: Browser

  beforeAll(async () => {
    world = makeWorld(await openStore(await engine.freshUrl()))
    await staffTown(world)
    office = await openOffice(world)
    mercy = await signInAs(world, office, MERCY)
  })
  afterAll(async () => {
    await office.close()
    await world.store.close()
  })

  it('are given by a manager, who sees once more to whom', async () => {
    const path = `${HOME}/staff/add`
    await mercy.get(path)
    expect((await mercy.send(path, { phone: '12', role: 'king' })).text).toMatch(
      /has to be corrected Name: This is needed\. Phone: This is not a phone number: check the digits\. What the person is: Choose one/,
    )
    const taken = await mercy.send(path, { whose: 'Mercy', phone: TRICIA, role: 'treasurer' })
    expect([taken.status, taken.text]).toEqual([422, expect.stringContaining('answers by this name')]) // prettier-ignore
    const people = [['Tricia Bo', TRICIA, 'treasurer'], ['Audrey Ka', AUDREY, 'auditor']] // prettier-ignore
    for (const [whose = '', phone = '', role = ''] of people) {
      await mercy.get(path)
      const check = await mercy.send(path, { whose, phone, role, why: 'the assembly' })
      expect(check.text).toContain(`Check before it is done Name ${whose}`)
      const sent = await mercy.send(path, { step: 'do' })
      const list = await mercy.get(sent.to ?? '')
      expect(list.text).toMatch(new RegExp(`${whose} (Treasurer|Auditor) 0733.*the assembly`))
    }
    tricia = await signInAs(world, office, TRICIA, 'treasurer')
    audrey = await signInAs(world, office, AUDREY, 'auditor')
  })

  it('show each what the role does, on the phone too', async () => {
    const seen = async (browser: Browser, page: string) =>
      (await browser.get(`${HOME}${page}`)).status
    const pages = ['', '/money', '/books', '/decisions', '/staff', '/looks', '/alerts']
    const of = (browser: Browser) => Promise.all(pages.map((page) => seen(browser, page)))
    expect(await of(tricia)).toEqual([200, 200, 200, 200, 200, 403, 200])
    expect(await of(audrey)).toEqual([200, 200, 200, 200, 200, 200, 200])
    expect((await tricia.get(`${HOME}/member/04123378`)).text).not.toContain('What was said')
    const menu = await fresh(world, TRICIA)
    expect(menu).toContain('Money in')
    expect(await fresh(world, AUDREY)).not.toContain('To decide')
    expect(await ask(world, AUDREY, 'CASH 0412337-8 500')).toContain('not')
    expect(await ask(world, TRICIA, 'CASH 0412337-8 500')).toContain('500')
  })

  it('let a treasurer decide on money that a collector found wrong, and an auditor nothing', async () => {
    await notify(
      world,
      payBill(world, {
        phone: '+254711000001',
        account: '04123378',
        amount: '300',
        receipt: 'R77',
      }),
    )
    const receipt = await world.store.read((tx) => tx.selectFrom('receipt').select('receipt_number').where('operator_receipt', '=', 'R77').executeTakeFirstOrThrow()) // prettier-ignore
    const made = await proposeCorrection(world.ports, {
      ...{ receipt: receipt.receipt_number, mutual: 'umoja', reason: 'twice', by: 'Juma Ali', refund: null }, // prettier-ignore
    })
    if (!made.ok) throw new Error(made.refusal.code)
    const path = `${HOME}/decisions/${made.value.proposal.proposal_id}`
    const read = await audrey.get(path)
    expect(read.text).toContain('Your role does not decide on this')
    expect(read.html).not.toContain(`action="${path}/approve"`)
    await tricia.get(path)
    const done = await tricia.send(`${path}/approve`)
    expect((await tricia.get(done.to ?? '')).text).toContain('Approved')
  })

  it('tell who looked at whom, of one member or one person, and the reader is kept too', async () => {
    const all = await audrey.get(`${HOME}/looks`)
    expect(all.text).toMatch(/Tricia Bo 0733 ?000 ?044.*0412337-8 Member/)
    const none = await audrey.get(`${HOME}/looks?by=${encodeURIComponent(MOSES)}`)
    expect(none.text).toContain('Nobody looked')
    expect((await audrey.get(`${HOME}/looks?member=0412337-9`)).text).toContain('digit')
    await audrey.get(`${HOME}/looks?language=fr`)
    const french = await audrey.get(`${HOME}/looks`)
    expect(french.text).toMatch(/Tricia Bo 0733 ?000 ?044 .*0412337-8 Membre/)
    await audrey.get(`${HOME}?language=en`)
    const own = await world.store.read((tx) => tx.selectFrom('office_look').select('page').where('phone', '=', AUDREY as never).execute()) // prettier-ignore
    expect(own.map(({ page }) => page)).toContain('looks')
  })

  it('are told by SMS of what they settle, and of nothing else', async () => {
    const told = (phone: string, since: number) => smsOf(world, phone).slice(since).join('\n')
    const [money, none] = [smsOf(world, TRICIA).length, smsOf(world, AUDREY).length]
    await notify(world, payBill(world, { phone: '+254711000099', account: 'nobody', amount: '70', receipt: 'S1' })) // prettier-ignore
    await world.worker.settle()
    expect(told(TRICIA, money)).toMatch(/KSh 70/)
    const register = smsOf(world, TRICIA).length
    await acting(world.ports, async (desk) => {
      const books = await loadMutual(desk.tx, 'umoja')
      if (books) await raiseAlert(inMutual(desk, books.mutual), { kind: 'applicants', cause: 'open', count: 1, amount: null }) // prettier-ignore
    })
    await world.worker.settle()
    expect(smsOf(world, MERCY).at(-1)).toContain('Applications that wait for a decision: 1')
    expect(told(TRICIA, register)).toBe('')
    expect(told(AUDREY, none)).toBe('')
  })

  it('list alerts, which those who decide settle', async () => {
    await acting(world.ports, async (desk) => {
      const books = await loadMutual(desk.tx, 'umoja')
      if (books) await raiseAlert(inMutual(desk, books.mutual), { kind: 'not-me', cause: '04123378/0', count: 1, amount: null }) // prettier-ignore
    })
    const list = await audrey.get(`${HOME}/alerts`)
    expect(list.text).toContain('0412337-8')
    expect(list.html).not.toContain('/alerts/done')
    await tricia.get(`${HOME}/alerts`)
    const done = await tricia.send(`${HOME}/alerts/done`)
    expect((await tricia.get(done.to ?? '')).text).not.toContain('0412337-8')
  })

  it('end, and a lost phone is closed, with what it was signed in to', async () => {
    const path = `${HOME}/staff/${encodeURIComponent(TRICIA)}`
    const end = `${path}/end`
    expect((await mercy.get(path)).html).toContain(`href="${end}?role=treasurer"`)
    await mercy.get(`${end}?role=treasurer`)
    const asked = { role: 'treasurer', until: '31/31/2026' }
    const wrong = await mercy.send(end, asked)
    expect([wrong.status, wrong.html.includes('id="until-error"')]).toEqual([422, true])
    expect((await mercy.send(end, { ...asked, role: 'manager' })).text).toContain('Choose one')
    const ended = await mercy.send(end, { ...asked, until: '' })
    expect(ended.status, ended.text).toBe(422)
    expect(ended.text).toContain('cash in this hand')
    const other = `${HOME}/staff/${encodeURIComponent(AUDREY)}/end`
    await mercy.get(other)
    const check = await mercy.send(other, { role: 'auditor', until: '' })
    expect(check.text).toMatch(/Name Audrey Ka Phone 0733 ?000 ?045 .*Auditor Last day at once/)
    expect((await audrey.get(HOME)).status).toBe(200)
    const lost = `${HOME}/staff/${encodeURIComponent(JUMA)}`
    const page = await mercy.get(`${lost}/close`)
    expect(page.text).toMatch(/Close the phone of Juma Ali .* nothing from this phone counts/)
    const closed = await mercy.send(`${lost}/close`)
    expect((await mercy.get(closed.to ?? '')).text).toContain(
      'Lost: nothing from this phone counts',
    )
    // It is closed, and nobody closes the phone that is spoken from.
    expect((await mercy.get(`${lost}/close`)).status).toBe(404)
    const own = `${HOME}/staff/${encodeURIComponent(MERCY)}`
    for (const act of ['close', 'reset-pin']) {
      expect((await mercy.get(`${own}/${act}`)).status).toBe(404)
    }
    const moses = `${HOME}/staff/${encodeURIComponent(MOSES)}/reset-pin`
    await signInAs(world, office, MOSES)
    expect((await mercy.get(moses)).text).toContain('chooses another one on the phone')
    const reset = await mercy.send(moses)
    expect((await mercy.get(reset.to ?? '')).text).toContain('PIN of Moses is taken away')
    // A phone without a PIN is told to those who look after PINs, and to nobody else.
    expect((await mercy.get(`${HOME}/staff`)).text).toMatch(
      /Moses Manager 0733.{0,80} No service PIN yet/,
    )
    expect((await mercy.get(moses.replace('/reset-pin', ''))).text).toMatch(
      /No service PIN yet\. Whoever holds the phone could choose one/,
    )
    expect((await audrey.get(`${HOME}/staff`)).text).not.toContain('No service PIN')
    const none = await mercy.get(moses).then(() => mercy.send(moses))
    expect([none.status, none.text.includes('has no service PIN')]).toEqual([422, true])
  })
})
