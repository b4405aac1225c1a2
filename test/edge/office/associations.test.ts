import { afterEach, expect, it } from 'vitest'
import { MERCY, staffTown } from '../../app/staff-town.ts'
import { UMOJA } from '../../statutes.ts'
import { apply, describeWorlds, notify, payBill, register, type World } from '../../world.ts'
import { payForAssociation } from '../../app/by-itself.ts'
import { minor } from '../../../src/core/money.ts'
import { openOffice, type OpenedOffice, signInAs } from './office-world.ts'

const HOME = '/office/m/umoja'
const SOKO = `${HOME}/associations/soko`

describeWorlds('associations in the office', (begin) => {
  const opened: OpenedOffice[] = []
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })

  /** Two associations: 12 in the one, of whom one is paid ahead, and nobody in the other. */
  async function town(): Promise<World> {
    const world = await staffTown(await begin())
    await apply(world, {
      ...UMOJA,
      managers: [{ name: 'Mercy', phone: MERCY, language: 'en' }],
      associations: [
        { code: 'soko', name: 'Soko Traders', phone: '+254744000001' },
        { code: 'boda', name: 'Boda Riders' },
      ],
    })
    const members = Array.from({ length: 12 }, (_, at) => ({
      name: `Trader ${'ABCDEFGHIJKL'[at]}`,
      association: 'soko',
      paidThrough: at === 0 ? '2026-06-30' : '2026-02-28',
    }))
    await register(world, members)
    return world
  }

  async function visit(world: World) {
    const office = await openOffice(world)
    opened.push(office)
    return signInAs(world, office, MERCY)
  }

  it('say who is in them and owes what, what they paid, and what each got of it', async () => {
    const world = await town()
    const seen = { kind: 'bank', reference: 'VIR-1', on: null } as const
    const paid = await payForAssociation(world.ports, {
      ...{ mutual: 'umoja', association: 'soko', by: 'Mercy', dryRun: false, received: null, seen },
      choice: { kind: 'amount', amount: minor(150000), numbers: null },
    })
    expect(paid).toMatchObject({ ok: true })
    const mercy = await visit(world)
    const list = await mercy.get(`${HOME}/associations`)
    expect(list.text).toMatch(/Boda Riders 0 no phone Soko Traders 12 0744000001/)
    const one = await mercy.get(SOKO)
    expect(one.text).toMatch(/Trader A .* paid/)
    await mercy.get(`${SOKO}?language=sw`)
    expect((await mercy.get(SOKO)).text).not.toMatch(/\b(Mna|Umelipa|uko) /)
    await mercy.get(`${SOKO}?language=en`)
    expect(one.text.match(/KSh 500/g)).toHaveLength(8)
    expect(one.text).toMatch(/KSh 1,500 for 3 members/)
    const statement = await mercy.get(`${SOKO}/statement`)
    expect(statement.text).toContain('Paid in this month KSh 1,500')
    expect(statement.text.match(/Trader \w KSh 500/g)).toHaveLength(3)
    expect((await mercy.get(`${SOKO}/statement?month=2026-01`)).text).toContain('paid nothing')
    expect((await mercy.get(`${HOME}/associations/nobody`)).status).toBe(404)
  })

  it('pay once for everybody or by a list, which is looked at line by line', async () => {
    const world = await town()
    const numbers = await world.store.read((tx) => tx.selectFrom('member').select(['number']).where('association_code', '=', 'soko').orderBy('number').execute()) // prettier-ignore
    const [first = '', second = ''] = numbers.map(({ number }) => number)
    const mercy = await visit(world)
    const path = `${SOKO}/pay`
    const answer = async (fields: Readonly<Record<string, string>>) => {
      await mercy.get(path)
      return mercy.send(path, fields)
    }
    const asked = { kind: 'bank', amount: '', reference: 'VIR-1', on: '02/03/2026', list: '' }
    const dashed = `${first.slice(0, 7)}-${first.slice(7)}`
    const wrong = [
      [{ list: `${first} 500\n${second}` }, 'Line 2: write the member number, a space, and the amount'],
      [{ list: `04123378 500` }, 'Line 1: is not in the association'],
      [{ list: `${first} 500\n\n${dashed} 1` }, 'Line 3: stands in line 1 already'],
      [{ list: `${first}\t0` }, 'Line 1: must be more than 0'],
      [{ list: `${first};12,34,5` }, 'Line 1: is not an amount'],
      [{ list: `12345678 500` }, 'a digit must be wrong'],
      [{ list: `${first} 500`, amount: '400' }, 'The list sums to KSh 500, and KSh 400 was paid'],
      [{ on: '03/03/2026' }, 'has not come yet'],
      [{ reference: '' }, 'This is needed'],
      [{ kind: 'ask' }, 'Choose one of these'],
    ] as const // prettier-ignore
    for (const [change, why] of wrong) {
      const got = await answer({ ...asked, ...change })
      expect([got.status, got.text.includes(why)], `${why}: ${got.text}`).toEqual([422, true])
    }
    const all = await answer(asked)
    expect(all.text).toMatch(/Soko Traders Amount KSh 5,500 .* Members 11 /)
    await mercy.send(path, { step: 'change' })
    const listed = await answer({ ...asked, list: `${dashed} 700\r\n${second}\t 300` })
    expect(listed.text).toMatch(/KSh 1,000 .* Trader \w .* KSh 700 .*Trader \w .* KSh 300/)
    const done = await mercy.send(path, { step: 'do' })
    const told = await mercy.get(done.to ?? '')
    expect(told.text).toContain('KSh 1,000 of Soko Traders for 2 members: receipt UM26-0000001')
    const again = await answer({ ...asked, amount: '5' })
    expect([again.status, again.text.includes('UM26-0000001')]).toEqual([422, true])
    const cash = await answer({ ...asked, kind: 'cash', amount: '1000', reference: 'S-1' })
    expect(cash.text).toMatch(/KSh 1,000 How was it paid\? In cash/)
    expect((await mercy.send(path, { step: 'do' })).status).toBe(303)
    expect((await mercy.get(`${HOME}/money/cash`)).text).toMatch(/Mercy .*KSh 1,000/)
    const receipts = await world.store.read((tx) => tx.selectFrom('receipt').selectAll().where('association_code', '=', 'soko').orderBy('receipt_number').execute()) // prettier-ignore
    expect(receipts.map(({ amount, sharing, shared_by }) => [amount, sharing, shared_by])).toEqual([[100_000, 'list', 'Mercy'], [100_000, 'oldest-first', 'Mercy']]) // prettier-ignore
    const looks = await world.store.read((tx) => tx.selectFrom('office_look').selectAll().where('page', '=', 'association-payment').execute()) // prettier-ignore
    expect(looks.map(({ number }) => number)).toEqual(expect.arrayContaining([first, second]))
    expect((await mercy.get(`${HOME}/associations/nobody/pay`)).status).toBe(404)
    const boda = `${HOME}/associations/boda/pay`
    await mercy.get(boda)
    const nobody = await mercy.send(boda, { ...asked, reference: 'VIR-2' })
    expect([nobody.status, nobody.text.includes('Nobody whose membership goes on')]).toEqual([409, true]) // prettier-ignore
  })

  it('are asked to pay by their phone, and once more only by somebody who saw that it waits', async () => {
    const world = await town()
    const mercy = await visit(world)
    const path = `${SOKO}/ask`
    const answer = async (fields: Readonly<Record<string, string>>) => {
      await mercy.get(path)
      return mercy.send(path, fields)
    }
    expect((await mercy.get(SOKO)).html).toContain(`href="${path}"`)
    expect((await mercy.get(path)).text).toContain('0744000001')
    expect((await answer({ list: '04123378 500' })).text).toContain('is not in the association')
    const shown = await answer({ amount: '1000' })
    expect(shown.text).toMatch(/Soko Traders Phone 0744000001 Amount KSh 1,000 Members 2 /)
    const asked = await mercy.send(path, { step: 'do' })
    expect((await mercy.get(asked.to ?? '')).text).toContain('0744000001 is asked for KSh 1,000')
    const intents = await world.store.read((tx) =>
      tx.selectFrom('intent').select(['amount', 'state']).execute(),
    )
    expect(intents).toEqual([{ amount: 100_000, state: 'prompted' }])
    const again = await answer({ amount: '1500' })
    expect(again.text).toMatch(/was asked for KSh 1,000 1 minutes? ago/)
    const unseen = await mercy.send(path, { step: 'do', again: '' })
    expect([unseen.status, unseen.text.includes('was asked for')]).toEqual([409, true])
    await answer({ amount: '1500' })
    expect((await mercy.send(path, { step: 'do' })).status).toBe(303)
    const boda = `${HOME}/associations/boda/ask`
    await mercy.get(boda)
    expect((await mercy.send(boda, {})).status).toBe(409)
  })

  it('share money in suspense among their members, once', async () => {
    const world = await town()
    await notify(world, payBill(world, { phone: '+254799000001', account: 'rent', amount: '1000' }))
    const mercy = await visit(world)
    const path = `${SOKO}/share`
    const answer = async (fields: Readonly<Record<string, string>>) => {
      await mercy.get(`${path}?receipt=UM26-0000001`)
      return mercy.send(path, fields)
    }
    expect((await mercy.get(`${path}?receipt=UM26-0000001`)).html).toContain('value="UM26-0000001"')
    const unknown = await answer({ receipt: 'UM26-0000009' })
    expect([unknown.status, unknown.text.includes('no such receipt')]).toEqual([422, true])
    const shown = await answer({ receipt: 'UM26-0000001' })
    expect(shown.text).toMatch(/Receipt? .*UM26-0000001 Amount KSh 1,000 Members 2 /i)
    const done = await mercy.send(path, { step: 'do' })
    expect((await mercy.get(done.to ?? '')).text).toContain('for 2 members: receipt UM26-0000001')
    const twice = await answer({ receipt: 'UM26-0000001' })
    expect([twice.status, twice.text.includes('has its member already')]).toEqual([422, true])
    const parts = await world.store.read((tx) => tx.selectFrom('payment').select(['amount']).where('receipt_id', 'is not', null).execute()) // prettier-ignore
    expect(parts.map(({ amount }) => amount)).toEqual([50_000, 50_000])
  })

  it('have cards, ten on a sheet, each with a code that names its number and nobody', async () => {
    const world = await town()
    const mercy = await visit(world)
    const first = await mercy.get(`${HOME}/cards?association=soko`)
    expect(first.html.match(/class="id"/g)).toHaveLength(10)
    const next = /href="([^"]*cards\?[^"]*after=\d[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '' // prettier-ignore
    const second = await mercy.get(next)
    expect(second.html.match(/class="id"/g)).toHaveLength(2)
    expect(second.html).not.toContain('after=2')
    const all = await mercy.get(`${HOME}/cards?since=2026-03-02`)
    expect(all.html.match(/class="id"/g)).toHaveLength(10)
    expect((await mercy.get(`${HOME}/cards?since=2026-03-03`)).text).toContain('Nobody fits that')
    const one = await mercy.get(`${HOME}/member/04123378/card`)
    expect(one.text).toContain('Amina Otieno 041 233 78')
    const code = `ML1:04123378:UMOJA:${world.ports.secrets.seal('card/04123378/umoja').slice(0, 4)}`
    const scanned = await mercy.get(`${HOME}/find?q=${encodeURIComponent(code)}`)
    expect(scanned.to).toBe(`${HOME}/member/04123378`)
    const { length } = Buffer.from(first.html)
    expect(length).toBeLessThan(60_000)
  })
})
