import { afterEach, expect, it } from 'vitest'
import { MERCY, MOSES } from '../../app/staff-town.ts'
import { TUMAINI } from '../../statutes.ts'
import { apply, describeWorlds, notify, payBill, register, text } from '../../world.ts'
import { BINTA, careTown, codeBySms, NURU, UHURU, WANJIRU } from './care-world.ts'
import { type Browser, openOffice, type OpenedOffice, signInAs } from './office-world.ts'

const HOME = '/office/m/umoja'
const CLINIC = `${HOME}/clinics/uhuru`
const OWN = { 'sec-fetch-site': 'same-origin' }

describeWorlds('what is promised and paid to a clinic in the office', (begin) => {
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

  /** Answers the questions of an errand, and returns the page that shows them once more. */
  async function answer(browser: Browser, path: string, fields: Readonly<Record<string, string>>) {
    await browser.get(path)
    return browser.send(path, fields)
  }

  it('a letter is issued once after a look, and waits for a second person above the limit', async () => {
    const { world, mercy } = await town()
    await apply(world, TUMAINI)
    const [alien = ''] = await register(world, [{ name: 'Alien Person' }], 'tumaini')
    const path = `${CLINIC}/letter`
    const days = { from: '02/03/2026', to: '31/03/2026' }
    const asked = { who: '1000000-4', service: 'surgery', amount: '900', ...days }
    const wrong = [
      [{ who: alien }, 'no such member'],
      [{ who: '1000000-4/3' }, 'no such person in this household'],
      [{ who: '' }, 'This is needed'],
      [{ who: BINTA }, 'is not covered for it'],
      [{ service: 'consultation' }, 'is covered for this service without a letter'],
      [{ service: 'dentist' }, 'Choose one of these'],
      [{ amount: '0' }, 'more than nothing'],
      [{ amount: '-5' }, 'Write an amount'],
      [{ to: '01/03/2026' }, 'before the first'],
    ] as const
    for (const [change, why] of wrong) {
      const got = await answer(mercy, path, { ...asked, ...change })
      expect([got.status, got.text.includes(why)], `${why}: ${got.text}`).toEqual([422, true])
    }
    const seen = await answer(mercy, path, asked)
    expect(seen.text).toMatch(/Wanjiru Kamau Member number 1000000-4 .* surgery Up to KSh 900/)
    expect(seen.text).not.toContain('second person')
    const done = await mercy.send(path, { step: 'do' })
    const letter = await mercy.get(done.to ?? '')
    expect(letter.text).toMatch(/Letter UM26-L000001 was issued\. Guarantee letter UM26-L000001/)
    expect(letter.text).toMatch(/Wanjiru Kamau .* KSh 900 Valid 02\/03\/2026 to 31\/03\/2026 .* Issued by Mercy/) // prettier-ignore
    const large = await answer(mercy, path, { ...asked, amount: '1000.01' })
    expect(large.text).toContain('only once a second person approves')
    const waits = await mercy.send(path, { step: 'do' })
    expect((await mercy.get(waits.to ?? '')).text).toContain('UM26-L000002 waits for a second person') // prettier-ignore
    const letters = await world.store.read((tx) => tx.selectFrom('letter').selectAll().execute())
    expect(letters.map(({ number, needs_approval }) => [number, needs_approval])).toEqual([[WANJIRU, 0], [WANJIRU, 1]]) // prettier-ignore
    const looks = await world.store.read((tx) => tx.selectFrom('office_look').selectAll().execute())
    expect(looks).toContainEqual(expect.objectContaining({ number: WANJIRU, page: 'issue-letter', phone: MERCY })) // prettier-ignore
  })

  it('a payment is recorded once, never more than is owed or there is, and two say that the bank is below nought', async () => {
    const { world, office, mercy } = await town()
    const code = await codeBySms(world, UHURU, `${WANJIRU} consultation`)
    await text(world, UHURU, `BILL ${code} consultation 1000`)
    await notify(world, payBill(world, { phone: '+254711000011', account: WANJIRU, amount: '100', receipt: 'P1' })) // prettier-ignore
    const path = `${CLINIC}/pay`
    expect((await mercy.get(path)).html).toMatch(/name="amount"\s+value="800"/)
    const paid = { amount: '100', from: 'sandbox', reference: 'TRX-1', on: '02/03/2026' }
    const wrong = [
      [{ amount: '800.01' }, 'at most KSh 800'],
      [{ amount: '100.01' }, 'less in this account: KSh 100'],
      [{ from: 'mpesa' }, 'no such account'],
      [{ on: '03/03/2026' }, 'has not come yet'],
      [{ reference: ' ' }, 'This is needed'],
    ] as const
    for (const [change, why] of wrong) {
      const got = await answer(mercy, path, { ...paid, ...change })
      expect([got.status, got.text.includes(why)], `${why}: ${got.text}`).toEqual([422, true])
    }
    const seen = await answer(mercy, path, paid)
    expect(seen.text).toMatch(/Uhuru Clinic Amount KSh 100 From wallet sandbox .* TRX-1 .* Owed after it KSh 700/) // prettier-ignore
    const done = await mercy.send(path, { step: 'do' })
    const clinic = await mercy.get(done.to ?? '')
    expect(clinic.text).toContain('KSh 100 to Uhuru Clinic was recorded.')
    expect(clinic.text).toContain('Owed now KSh 700')
    const again = await answer(mercy, path, { ...paid, amount: '50' })
    expect([again.status, again.text.includes('has been recorded already')]).toEqual([422, true])
    // Once the bank has had money, it is not below nought unasked.
    const bank = `${HOME}/money/bank`
    await answer(mercy, bank, { amount: '10', reference: 'VIR-1', on: '02/03/2026' })
    await mercy.send(bank, { step: 'do' })
    const below = await answer(mercy, path, { ...paid, from: 'bank', reference: 'CHQ-2' })
    expect(below.text).toContain('below nought by it: a second person has to agree')
    const waits = await mercy.send(path, { step: 'do' })
    expect((await mercy.get(waits.to ?? '')).text).toMatch(/waits for a second person.*Owed now KSh 700/) // prettier-ignore
    const moses = await signInAs(world, office, MOSES)
    const list = await moses.get(`${HOME}/decisions`)
    const proposal = /href="(\/office\/m\/umoja\/decisions\/[^"?]+)"/.exec(list.html)?.[1] ?? ''
    await moses.get(proposal)
    await moses.send(`${proposal}/approve`)
    expect((await moses.get(CLINIC)).text).toContain('Owed now KSh 600')
    const payments = await world.store.read((tx) => tx.selectFrom('provider_payment').selectAll().orderBy('reference').execute()) // prettier-ignore
    expect(payments.map(({ reference, paid_by }) => [reference, paid_by])).toEqual([['CHQ-2', 'Mercy'], ['TRX-1', 'Mercy']]) // prettier-ignore
  })

  it('a payment by file is proposed and not made, and a clinic pays itself nothing', async () => {
    const { world, office, mercy } = await town()
    const code = await codeBySms(world, UHURU, `${WANJIRU} consultation`)
    await text(world, UHURU, `BILL ${code} consultation 1000`)
    await notify(world, payBill(world, { phone: '+254711000011', account: WANJIRU, amount: '900', receipt: 'P1' })) // prettier-ignore
    const path = `${CLINIC}/pay/file`
    const asked = { amount: '800', from: 'sandbox', payTo: '0722 000 001', reason: 'March' }
    const much = await answer(mercy, path, { ...asked, amount: '801' })
    expect([much.status, much.text.includes('at most KSh 800')]).toEqual([422, true])
    const seen = await answer(mercy, path, asked)
    expect(seen.text).toMatch(/KSh 800 From wallet sandbox .* \+254722000001 .* March/)
    const done = await mercy.send(path, { step: 'do' })
    expect((await mercy.get(done.to ?? '')).text).toMatch(/waits for a second person.*Owed now KSh 800/) // prettier-ignore
    const twice = await answer(mercy, path, asked)
    const same = twice.status === 422 ? twice : await mercy.send(path, { step: 'do' })
    expect([same.status, same.text.includes('waits for a decision already')]).toEqual([422, true])
    const nuru = await signInAs(world, office, NURU, 'clinic')
    for (const place of ['letter', 'pay', 'pay/file']) {
      expect((await nuru.get(`${CLINIC}/${place}`)).status).toBe(403)
      expect((await nuru.post(`${CLINIC}/${place}`, { form: 'a-form-of-a-test', ...asked }, OWN)).status).toBe(403) // prettier-ignore
      expect((await mercy.get(`${HOME}/clinics/nobody/${place}`)).status).toBe(404)
    }
    expect(await world.store.read((tx) => tx.selectFrom('proposal').selectAll().execute())).toHaveLength(1) // prettier-ignore
  })
})
