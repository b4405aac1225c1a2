import { afterEach, expect, it } from 'vitest'
import { minor } from '../../../src/core/money.ts'
import { payForAssociation } from '../../app/by-itself.ts'
import { apply, describeWorlds, register, type World } from '../../world.ts'
import { BINTA, careTown, codeBySms, NURU, UHURU, WANJIRU } from './care-world.ts'
import { type Browser, openOffice, type OpenedOffice, signInAs } from './office-world.ts'

const HOME = '/office/m/umoja'
const OWN = `${HOME}/clinic/uhuru`
const CODE = /\b[A-Z0-9]{6}-[A-Z0-9]\b/

describeWorlds('a clinic’s own pages in the office', (begin) => {
  const opened: OpenedOffice[] = []
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })

  async function town() {
    const world = await careTown(await begin())
    const office = await openOffice(world)
    opened.push(office)
    return { world, uhuru: await signInAs(world, office, UHURU, 'clinic') }
  }

  /** Asks on the clinic's page, and follows where that leads. */
  async function check(browser: Browser, who: string, service = '') {
    await browser.get(OWN)
    const sent = await browser.send(`${OWN}/check`, { who, service })
    return sent.to === null ? sent : browser.get(sent.to)
  }

  function rows(world: World) {
    return world.store.read(async (tx) => ({
      bills: await tx.selectFrom('bill').selectAll().execute(),
      checks: await tx.selectFrom('coverage_check').selectAll().where('channel', '=', 'office').execute(), // prettier-ignore
      looks: await tx.selectFrom('office_look').selectAll().execute(),
    }))
  }

  it('answer with one press after the sign-in, by the words and the record of an SMS', async () => {
    const { world, uhuru } = await town()
    const first = await uhuru.get('/office')
    expect(first.to).toBe(OWN)
    const page = await uhuru.get(first.to ?? '')
    expect(page.text).toContain('Uhuru Clinic Number or card')
    expect(page.html).toMatch(/id="who"[^>]*autofocus/)
    expect(page.html).not.toContain('role="search"')
    expect(page.html).toContain(`class="home" href="${OWN}"`)
    // One press, which is fewer than three.
    const sent = await uhuru.send(`${OWN}/check`, { who: '1000000-4', service: 'consultation' })
    const answer = await uhuru.get(sent.to ?? '')
    expect(answer.text).toMatch(
      /1000000-4 WANJIRU K\. F 1988: YES\. consultation\. Patient pays 20%/,
    )
    const code = CODE.exec(answer.text)?.[0] ?? ''
    expect(answer.html).toContain(`${OWN}/bill/${code}"`)
    expect(answer.text).toMatch(/Wanjiru K\. 1000000-4 consultation covered/)
    const { checks, looks } = await rows(world)
    expect(checks).toMatchObject([{ provider_code: 'uhuru', number: WANJIRU, asked_by: UHURU, answer: 'yes', visit_code: code }]) // prettier-ignore
    expect(looks).toContainEqual(expect.objectContaining({ number: WANJIRU, page: 'own-clinic' }))
    expect(await codeBySms(world, UHURU, `${WANJIRU} consultation`)).toBe(code)
    expect((await uhuru.get(sent.to ?? '')).text).toContain('YES')
    expect((await rows(world)).checks).toHaveLength(1)
  })

  it('say no with the reason, read a scanned card that we sealed, and tell who guesses nothing', async () => {
    const { world, uhuru } = await town()
    expect((await check(uhuru, BINTA, 'consultation')).text).toMatch(
      /BINTA S\. F 1988: NO\. .*(paid|contribution|up to date)/i,
    )
    const seal = world.ports.secrets.seal(`card/${WANJIRU}/umoja`).slice(0, 4)
    expect((await check(uhuru, `ML1:${WANJIRU}:UMOJA:${seal}`)).text).toMatch(
      /WANJIRU K\. F 1988: YES/,
    )
    const forged = await check(uhuru, `ML1:${WANJIRU}:UMOJA:${seal === 'aaaa' ? 'bbbb' : 'aaaa'}`)
    expect([forged.status, forged.text.includes('is not one of this mutual')]).toEqual([422, true])
    expect((await check(uhuru, 'hello')).status).toBe(422)
    expect((await check(uhuru, '')).status).toBe(422)
    const said = (got: { readonly html: string }) =>
      /role="status">(.*?)<\/p>/s.exec(got.html)?.[1]?.replace(/\d{7}-?\d(\/9)?/g, '#')
    const nobody = await check(uhuru, '99999990')
    // A wrong digit, a number that nobody has and somebody whom a household has not read the same.
    expect(said(nobody)).toBe(said(await check(uhuru, '99999991')))
    expect(said(await check(uhuru, `${WANJIRU}/9`))).toBe(said(nobody))
    expect(nobody.text).toContain('not covered')
    await apply(world, { mutual: { code: 'umoja', alerts: { unknownPerHour: 2 } } })
    const limited = await check(uhuru, WANJIRU)
    expect(limited.text).toContain('This is NOT a refusal')
    expect(said(limited)).toBe(said(await check(uhuru, '99999990')))
  })

  it('ask whom is meant where words name somebody, and keep that as a question about nobody', async () => {
    const { world, uhuru } = await town()
    for (const who of [
      `${WANJIRU} child faith`,
      `${WANJIRU} mtoto`,
      `${WANJIRU} Brian`,
      `${WANJIRU} na 2`,
      `${WANJIRU} et l'enfant`,
    ]) {
      const got = await check(uhuru, who)
      expect([got.status, got.text.includes('YES')], who).toEqual([422, false])
    }
    const { checks } = await rows(world)
    expect(checks.map(({ number, visit_code }) => [number, visit_code])).toEqual(
      Array.from({ length: 5 }, () => [null, null]),
    )
    const named = await check(uhuru, `patient ${WANJIRU} consultation please`)
    expect(named.text).toMatch(/WANJIRU K\. F 1988: YES\. consultation/)
  })

  it('choose between the families of one phone by how their numbers end, as by SMS', async () => {
    const { world, uhuru } = await town()
    const phone = '0711000011'
    const [other = ''] = await register(world, [{ name: 'Halima Abdi', phone, joined: '2025-01-10', paidThrough: '2026-06-30' }]) // prettier-ignore
    const asked = await check(uhuru, phone, 'consultation')
    expect([asked.status, asked.text.includes('choose how the number on the card ends')]).toEqual([422, true]) // prettier-ignore
    const endings = [...asked.html.matchAll(/type="radio"[^>]*value="([^"]+)"/g)].map(([, one = '']) => one) // prettier-ignore
    expect(endings).toEqual([WANJIRU, other].sort().map((one) => `${one.slice(-3, -1)}-${one.slice(-1)}`)) // prettier-ignore
    expect(asked.html).not.toContain(other)
    expect(asked.html).toMatch(/value="consultation"\s+selected/)
    const wrong = await uhuru.send(`${OWN}/check`, { who: phone, family: '99-9' })
    expect(wrong.status).toBe(422)
    const family = `${other.slice(-3, -1)}-${other.slice(-1)}`
    const sent = await uhuru.send(`${OWN}/check`, { who: phone, family, service: 'consultation' })
    expect((await uhuru.get(sent.to ?? '')).text).toMatch(/HALIMA A\. F 1988: YES\. consultation/)
    const { checks } = await rows(world)
    expect(checks.map(({ number }) => number)).toEqual([null, null, other])
  })

  it('count suffixes that a household does not have among what nobody has', async () => {
    const { world, uhuru } = await town()
    await apply(world, { mutual: { code: 'umoja', alerts: { unknownPerHour: 3 } } })
    for (const suffix of [7, 8, 9]) await check(uhuru, `${WANJIRU}/${suffix}`)
    expect((await check(uhuru, WANJIRU)).text).toContain('This is NOT a refusal')
  })

  it('hear what is corrected on a page that somebody went back to', async () => {
    const { world, uhuru } = await town()
    const { html } = await uhuru.get(OWN)
    const form = /name="form"\s+value="([^"]+)"/.exec(html)?.[1] ?? ''
    const ask = (who: string) =>
      uhuru.post(`${OWN}/check`, { form, who, service: '' }, { 'sec-fetch-site': 'same-origin' })
    expect((await ask('nobody')).status).toBe(422)
    const corrected = await ask(WANJIRU)
    expect(corrected.status).toBe(303)
    expect((await ask(BINTA)).to).toBe(corrected.to)
    expect((await rows(world)).checks).toHaveLength(1)
  })

  it('bill the own visit once although it is sent twice, after a look at both parts', async () => {
    const { world, uhuru } = await town()
    const code = await codeBySms(world, UHURU, `${WANJIRU} consultation`)
    const path = `${OWN}/bill/${code}`
    const asked = await uhuru.get(path)
    expect(asked.html).toMatch(/value="consultation"\s+selected/)
    const bill = { service: 'consultation', amount: '1000' }
    const looked = await uhuru.send(path, bill)
    expect(looked.text).toMatch(/The patient pays KSh 200 The mutual pays KSh 800/)
    expect((await rows(world)).bills).toHaveLength(0)
    const sent = await uhuru.send(path, { ...bill, step: 'do' })
    const again = await uhuru.send(path, { ...bill, step: 'do' })
    expect([sent.status, again.to]).toEqual([303, sent.to])
    const done = await uhuru.get(sent.to ?? '')
    expect(done.text).toMatch(/800.* We are owed KSh 800/)
    expect((await rows(world)).bills).toMatchObject([{ visit_code: code, billed_by: UHURU }])
    const other = await uhuru.post(path, { ...bill, step: 'do', form: 'another-form-of-it' }, { 'sec-fetch-site': 'same-origin' }) // prettier-ignore
    expect([other.status, other.text.includes('takes no bill now')]).toEqual([409, true])
    const statement = await uhuru.get(`${OWN}/statement`)
    expect(statement.text).toMatch(/bill \S+ consultation KSh 1,000 KSh 800 KSh 800/)
    expect((await rows(world)).bills).toHaveLength(1)
  })

  it('ask again about an amount that is more than is left, and say why a bill is not taken', async () => {
    const { world, uhuru } = await town()
    const code = await codeBySms(world, UHURU, `${WANJIRU} consultation`)
    const path = `${OWN}/bill/${code}`
    await uhuru.get(path)
    const much = await uhuru.send(path, { service: 'consultation', amount: '90000' })
    expect(much.text).toContain('look at the amount again')
    const plain = await uhuru.post(path, { service: 'consultation', amount: '90000', step: 'do', form: 'without-a-look' }, { 'sec-fetch-site': 'same-origin' }) // prettier-ignore
    expect(plain.status).toBe(409)
    await uhuru.get(path)
    const letter = await uhuru.send(path, { service: 'surgery', amount: '900' })
    expect(letter.text).toContain('does not pay for this service on this visit')
    expect([letter.status, letter.text.includes('Check before it is done')]).toEqual([409, false])
    expect((await uhuru.send(path, { service: 'x', amount: 'much' })).status).toBe(422)
    expect((await rows(world)).bills).toHaveLength(0)
  })

  it('have nothing of another clinic or another mutual, nor pages of those who work here', async () => {
    const { world, uhuru } = await town()
    const code = await codeBySms(world, NURU, `${WANJIRU} consultation`)
    const others = [
      `${HOME}/clinic/nuru`,
      `${HOME}/clinic/nuru/statement`,
      `${HOME}/clinic/nuru/bill/${code}`,
      `${OWN}/bill/${code}`,
      '/office/m/tumaini/clinic/uhuru',
    ]
    for (const path of others) expect((await uhuru.get(path)).status, path).toBe(404)
    const act = { who: WANJIRU, service: 'consultation', amount: '500', step: 'do', form: 'a-form-of-another' } // prettier-ignore
    for (const path of [
      `${HOME}/clinic/nuru/check`,
      `${OWN}/bill/${code}`,
      `${HOME}/clinic/nuru/bill/${code}`,
    ]) {
      const got = await uhuru.post(path, act, { 'sec-fetch-site': 'same-origin' })
      expect([got.status, got.text.includes('Wanjiru')], path).toEqual([404, false])
    }
    expect(await rows(world)).toMatchObject({ bills: [], checks: [] })
    expect((await uhuru.get(OWN)).text).toContain('Nothing was asked today')
    for (const path of [
      '',
      '/find?q=Wanjiru',
      `/member/${WANJIRU}`,
      '/money',
      '/clinics/uhuru',
      `/visits/${code}`,
    ]) {
      expect((await uhuru.get(`${HOME}${path}`)).status, path).toBe(403)
    }
  })
})

const SOKO = `${HOME}/association/soko`

describeWorlds('an association’s own pages in the office', (begin) => {
  const opened: OpenedOffice[] = []
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })

  it('show the own members with what each owes and what was paid, and nobody else', async () => {
    const world = await careTown(await begin())
    const associations = [
      { code: 'soko', name: 'Soko Traders', phone: '+254744000001' },
      { code: 'boda', name: 'Boda Riders', phone: '+254744000002' },
    ]
    await apply(world, { mutual: { code: 'umoja' }, associations })
    await register(world, [
      { name: 'Trader A', association: 'soko', paidThrough: '2026-02-28' },
      { name: 'Trader B', association: 'soko', paidThrough: '2026-02-28' },
      { name: 'Rider C', association: 'boda', paidThrough: '2026-02-28' },
    ])
    const seen = { kind: 'bank', reference: 'VIR-1', on: null } as const
    const paid = await payForAssociation(world.ports, {
      ...{ mutual: 'umoja', association: 'soko', by: 'Mercy', dryRun: false, received: null, seen },
      choice: { kind: 'amount', amount: minor(50000), numbers: null },
    })
    expect(paid).toMatchObject({ ok: true })
    const office = await openOffice(world)
    opened.push(office)
    const soko = await signInAs(world, office, '+254744000001', 'association')
    expect((await soko.get('/office')).to).toBe(SOKO)
    const page = await soko.get(SOKO)
    expect(page.text).toMatch(/Trader A .* Trader B .* KSh 500/)
    expect(page.text).toMatch(/KSh 500 for 1 member/)
    expect(page.text).not.toMatch(/Rider|Wanjiru/)
    // Pages of those who work for the mutual are not led to.
    expect(page.html).not.toMatch(/\/member\/|\/receipts\/|\/cards|role="search"/)
    const { looks } = await world.store.read(async (tx) => ({
      looks: await tx.selectFrom('office_look').select('page').execute(),
    }))
    expect(looks).toEqual([{ page: 'own-association' }, { page: 'own-association' }])
    // What they owe is asked of the own phone, all of it or of some, and only as it was shown.
    const pay = `${SOKO}/pay`
    const wanted = async (numbers: string) => {
      await soko.get(pay)
      return soko.send(pay, { numbers })
    }
    expect((await wanted('12345678')).text).toContain('is no member number')
    expect((await wanted('04123378')).text).toContain('is not in the association, or owes nothing')
    expect((await wanted('')).text).toMatch(/Amount KSh 500 Members 1 /)
    const changed = await soko.send(pay, { step: 'do', sum: '40000' })
    expect([changed.status, changed.text.includes('has changed since')]).toEqual([422, true])
    await wanted('')
    const asked = await soko.send(pay, { step: 'do' })
    expect((await soko.get(asked.to ?? '')).text).toContain('0744000001 is asked for KSh 500')
    await wanted('')
    const unseen = await soko.send(pay, { step: 'do', again: '' })
    expect(unseen.status).toBe(409)
    expect((await soko.get(`${HOME}/association/boda/pay`)).status).toBe(404)
    expect((await soko.post(`${HOME}/association/boda/pay`, { step: 'do' })).status).not.toBe(303)
    const statement = await soko.get(`${SOKO}/statement`)
    expect(statement.text).toContain('Paid in this month KSh 500')
    expect(statement.html).toContain(`${SOKO}/statement?month=2026-02`)
    for (const path of [
      `${HOME}/association/boda`,
      `${HOME}/association/boda/statement`,
      '/office/m/tumaini/association/soko',
    ]) {
      expect((await soko.get(path)).status, path).toBe(404)
    }
    for (const path of [
      '',
      '/find?q=Rider',
      `/member/${WANJIRU}`,
      '/associations/soko',
      '/clinic/uhuru',
    ]) {
      expect((await soko.get(`${HOME}${path}`)).status, path).toBe(403)
    }
  })
})
