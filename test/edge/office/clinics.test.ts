import { afterEach, expect, it } from 'vitest'
import { MERCY, MOSES } from '../../app/staff-town.ts'
import { describeWorlds, text } from '../../world.ts'
import { BINTA, careTown, codeBySms, letterFor, NURU, UHURU, WANJIRU } from './care-world.ts'
import { openOffice, type OpenedOffice, signInAs } from './office-world.ts'

const HOME = '/office/m/umoja'

describeWorlds('clinics in the office', (begin) => {
  const opened: OpenedOffice[] = []
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })

  async function town() {
    const world = await careTown(await begin())
    const office = await openOffice(world)
    opened.push(office)
    return { world, office, mercy: await signInAs(world, office, MERCY) }
  }

  it('shows what each asked, billed and is owed in a month, and nothing of the other', async () => {
    const { world, mercy } = await town()
    const code = await codeBySms(world, UHURU, `${WANJIRU} consultation`)
    await text(world, UHURU, `BILL ${code} consultation 1000`)
    await text(world, UHURU, '99999999')
    await text(world, NURU, `${BINTA} consultation`)
    const list = await mercy.get(`${HOME}/clinics`)
    expect(list.text).toMatch(/Uhuru Clinic 2 1 KSh 800 KSh 800/)
    expect(list.text).toMatch(/Nuru Clinic 1 0 KSh 0 KSh 0/)
    const uhuru = await mercy.get(`${HOME}/clinics/uhuru`)
    expect(uhuru.text).toContain('covered 1, not covered 1, could not tell 0')
    expect(uhuru.text).toMatch(/Wanjiru Kamau .* consultation covered/)
    expect(uhuru.text).toContain('nobody has this number')
    expect(uhuru.html).toContain(`${HOME}/visits/${code}"`)
    expect(uhuru.text).not.toContain('Binta')
    const before = await mercy.get(`${HOME}/clinics/uhuru?month=2026-02`)
    expect(before.text).toContain('asked nothing in this month')
    const statement = await mercy.get(`${HOME}/clinics/uhuru/statement`)
    expect(statement.text).toMatch(/bill \S+ consultation KSh 1,000 KSh 800 KSh 800/)
    expect(statement.text).toContain('01/03/2026 to 31/03/2026')
    for (const bad of ['2026-13', '0001-01', '9999-01', '<b>']) {
      const got = await mercy.get(`${HOME}/clinics/uhuru?month=${encodeURIComponent(bad)}&checks=x&bills=9`) // prettier-ignore
      expect([got.status, got.text.includes('Month 03/2026')], bad).toEqual([200, true])
    }
    expect((await mercy.get(`${HOME}/clinics/nobody`)).status).toBe(404)
  })

  it('goes on a page at a time, each check once', async () => {
    const { world, mercy } = await town()
    for (let n = 0; n < 27; n += 1) await text(world, UHURU, `${WANJIRU}`)
    const first = await mercy.get(`${HOME}/clinics/uhuru`)
    const next = /href="([^"]*checks=[^"#]*)/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await mercy.get(next)
    const rows = (html: string) => html.match(/data-of="Answer"/g)?.length
    expect([rows(first.html), rows(second.html)]).toEqual([25, 2])
    expect(second.text).toContain('Back to the latest')
  })

  it('says why the bill of an emergency waits, and one who did not enter it decides, once', async () => {
    const { world, mercy } = await town()
    const told = await codeBySms(world, UHURU, `${BINTA} emergency`)
    await text(world, UHURU, `BILL ${told} emergency 2000`)
    const list = await mercy.get(`${HOME}/clinics`)
    expect(list.text).toMatch(new RegExp(`${told} Binta Salim KSh 1,800`))
    const path = `${HOME}/visits/${told}`
    const seen = await mercy.get(path)
    expect(seen.text).toContain('the family’s rights were suspended. The family owes KSh 2,000')
    expect(seen.text).toContain('By 0722000001')
    expect(seen.text).not.toContain('Takes a bill until')
    const done = await mercy.send(`${path}/decide`, { decision: 'accepted' })
    expect((await mercy.get(done.to ?? '')).text).toContain(`The bill on ${told} was accepted`)
    expect((await mercy.get(`${HOME}/clinics/uhuru`)).text).toContain('Owed now KSh 1,800')
    const again = await mercy.post(`${path}/decide`, { form: 'another-form-of-it', decision: 'refused' }, { 'sec-fetch-site': 'same-origin' }) // prettier-ignore
    expect([again.status, again.text.includes('has been decided already')]).toEqual([422, true])
    await mercy.get(path)
    const back = await mercy.send(`${path}/reverse`)
    expect((await mercy.get(back.to ?? '')).text).toContain('was taken back')
    expect((await mercy.get(`${HOME}/clinics/uhuru`)).text).toContain('Owed now KSh 0')
  })

  it('shows a letter to be printed, which a second person approves and anybody of them withdraws', async () => {
    const { world, office, mercy } = await town()
    const number = await letterFor(world, WANJIRU, 200000, 'Mercy')
    const path = `${HOME}/letters/${number}`
    const seen = await mercy.get(path)
    expect(seen.text).toContain('promises Uhuru Clinic to pay one bill')
    expect(seen.text).toContain('waits for a second person')
    const own = await mercy.send(`${path}/approve`)
    expect([own.status, own.text.includes('You issued it')]).toEqual([422, true])
    const moses = await signInAs(world, office, MOSES)
    await moses.get(path)
    const approved = await moses.send(`${path}/approve`)
    expect((await moses.get(approved.to ?? '')).text).toContain('Approved by Moses')
    const back = await moses.send(`${path}/withdraw`)
    expect((await moses.get(back.to ?? '')).text).toContain('Withdrawn by Moses')
    expect((await mercy.get(`${HOME}/clinics/uhuru`)).text).toMatch(/Wanjiru Kamau .* surgery KSh 2,000 .* withdrawn/) // prettier-ignore
  })
})
