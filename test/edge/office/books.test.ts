import { expect, it } from 'vitest'
import { PER_PAGE } from '../../../src/edge/office/parts.ts'
import { anchorLine } from '../../../src/core/ledger/anchor.ts'
import { perform } from '../../../src/app/acts/act.ts'
import { close } from '../../../src/app/acts/books.ts'
import { date } from '../../../src/core/dates.ts'
import { MERCY, MOSES } from '../../app/staff-town.ts'
import { describeWorlds, notify, payBill, type World } from '../../world.ts'
import { officeTowns, signInAs } from './office-world.ts'

const BOOKS = '/office/m/umoja/books'
const OURS = { 'sec-fetch-site': 'same-origin' }

describeWorlds('the books in the office', (begin) => {
  const town = officeTowns(begin)

  async function pay(world: World, times: number, first = 0): Promise<void> {
    for (let n = first; n < first + times; n += 1)
      await notify(world, payBill(world, { phone: '+254711000001', account: '04123378', amount: '10', receipt: `R${n}` })) // prettier-ignore
  }

  it('show what stands on every account on a day, both sides alike, from the closing before it', async () => {
    const { world, office } = await town()
    const mercy = await signInAs(world, office, MERCY)
    expect((await mercy.get(`${BOOKS}/accounts`)).text).toContain('Nothing is posted yet.')
    await pay(world, 2)
    const now = await mercy.get(`${BOOKS}/accounts`)
    expect(now.text).toContain('On the evening of 02/03/2026')
    expect(now.text).toMatch(/552 Mobile money KSh 20 /)
    expect(now.text).toMatch(/Both sides: (KSh [\d,]+) = \1/)
    expect((await mercy.get(`${BOOKS}/accounts?on=28/02/2026`)).text).not.toContain('552 Mobile')
    for (const day of ['03/03/2026', '2026-02-30', 'x', '9'.repeat(40)])
      expect((await mercy.get(`${BOOKS}/accounts?on=${day}`)).text, day).toContain('not a day up to today') // prettier-ignore
    // Closed and gone on with, a day is the same as before; and what came later is not in it.
    world.clock.move({ days: 30 })
    const through = date('2026-03-31')
    const at = { ports: world.ports, actor: 'test' }
    await perform(close, at, { mutual: 'umoja', through, by: 'Mercy' })
    await pay(world, 3, 2)
    const later = await signInAs(world, office, MERCY)
    const march = await later.get(`${BOOKS}/accounts?on=31/03/2026`)
    expect(march.text).toContain('Closed: nothing of it changes any more.')
    expect(march.text).toMatch(/552 Mobile money KSh 20 /)
    expect(march.text).toMatch(/Both sides: (KSh [\d,]+) = \1/)
    const april = await later.get(`${BOOKS}/accounts`)
    expect(april.text).toMatch(/552 Mobile money KSh 50 /)
    expect(april.text).not.toContain('Closed: nothing')
    // The evening before the payments, between two closings.
    expect((await later.get(`${BOOKS}/accounts?on=01/03/2026`)).text).not.toContain('552 Mobile')
  })

  it('lead from a kind to its accounts, to the journals of one, to the receipt and the member, and back', async () => {
    const { world, office } = await town()
    const mercy = await signInAs(world, office, MERCY)
    await pay(world, PER_PAGE + 2)
    const kind = await mercy.get(`${BOOKS}/accounts/552`)
    expect(kind.text).toContain('552 Mobile money, one by one')
    const wallet = `${BOOKS}/account?id=552%2Fsandbox`
    expect(kind.html).toContain(`href="${wallet}"`)
    // Most journals are on the wallet, which has no index, and few on the member's account, which has one.
    const found: string[][] = []
    for (const path of [wallet, `${BOOKS}/account?id=411%2F04123378`]) {
      const first = await mercy.get(path)
      const next = new RegExp(`href="(${path.replace(/[?]/g, '[?]')}&amp;before=\\d+)"`).exec(first.html)?.[1] ?? '' // prettier-ignore
      const second = await mercy.get(next.replace('&amp;', '&'))
      const seqs = [first, second].map(({ html }) => html.match(/\/books\/\d+(?=")/g) ?? [])
      expect(seqs.map((one) => one.length)[0], path).toBe(PER_PAGE)
      found.push(seqs.flat())
      expect(first.html).toContain('/member/04123378"')
      expect(first.html).toMatch(/\/receipts\/UM26-\d+"/)
      expect(second.text).toContain('Back to the latest')
      expect(second.html).not.toContain(`before=1"`)
    }
    const [ofWallet = [], ofMember = []] = found
    expect(ofWallet).toHaveLength(PER_PAGE + 2)
    expect(ofWallet).toEqual([...new Set(ofWallet)])
    // The charge that the member was behind with is on the own account alone.
    expect(ofMember.length).toBeGreaterThan(ofWallet.length)
    expect(ofMember).toEqual(expect.arrayContaining(ofWallet))
    const journal = await mercy.get(`/office/m/umoja${ofWallet[0]}`)
    expect(journal.html).toContain(`href="${wallet}"`)
    expect(journal.html).toContain(`href="${BOOKS}/account?id=411%2F04123378"`)
    for (const path of ['accounts/999', 'account', 'account?id=', 'account?id=552', `account?id=${'%27'.repeat(90)}`])
      expect((await mercy.get(`${BOOKS}/${path}`)).status, path).toBe(404) // prettier-ignore
  })

  it('say whether a line that somebody kept is still true', async () => {
    const { world, office } = await town()
    const mercy = await signInAs(world, office, MERCY)
    await pay(world, 1)
    const head = await world.store.read((tx) => tx.selectFrom('chain').selectAll().executeTakeFirstOrThrow()) // prettier-ignore
    const line = anchorLine('umoja', { ...head, on: date('2026-03-02') })
    expect((await mercy.get(`${BOOKS}/chain`)).text).toContain(line)
    await pay(world, 1, 1)
    const check = async (text: string) =>
      (await mercy.get(`${BOOKS}/chain?line=${encodeURIComponent(text)}`)).text
    expect(await check(line)).toContain(`It agrees: up to journal ${head.seq}`)
    expect(await check(line.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')))).toContain(
      `It does not agree: journal ${head.seq} is not the one of that day.`,
    )
    expect(await check(line.replace(` ${head.seq} `, ' 999 '))).toContain('journals are missing')
    expect(await check(line.replace('umoja', 'tumaini'))).toContain('of another mutual')
    for (const text of ['umoja', 'umoja 0 1a2b-3c4d-5e6f', '<b>', 'umoja 12 1a2b'])
      expect(await check(text), text).toContain('no such line')
  })

  it('close a month after a look at what it leaves open, once, and a year by two people', async () => {
    const { world, office } = await town()
    await pay(world, 1)
    await notify(world, payBill(world, { phone: '+254711000009', account: 'nobody', amount: '70', receipt: 'N1' })) // prettier-ignore
    let mercy = await signInAs(world, office, MERCY)
    expect((await mercy.get(`${BOOKS}/closing?month=2026-03`)).text).toContain('It can be closed from 01/04/2026 on.') // prettier-ignore
    expect((await mercy.get(`${BOOKS}/closing/check?month=2026-03`)).status).toBe(404)
    world.clock.set('2027-01-04T08:00:00Z')
    mercy = await signInAs(world, office, MERCY)
    const march = await mercy.get(`${BOOKS}/closing?month=2026-03`)
    expect(march.text).toMatch(/Money that is nobody’s yet 02\/03\/2026 1 KSh 70/)
    expect(march.html).toContain('/closing/check?month=2026-03"')
    const check = await mercy.get(`${BOOKS}/closing/check?month=2026-12`)
    expect(check.text).toContain(
      'Closed through 31/12/2026 First open day 01/01/2027 Closed by Mercy',
    )
    expect(check.text).toContain('Money that is nobody’s yet: 1')
    const sent = [mercy.send(`${BOOKS}/closing/close`, { month: '2026-12' }), mercy.send(`${BOOKS}/closing/close`, { month: '2026-12' })] // prettier-ignore
    const answers = await Promise.all(sent)
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const said = await mercy.get(answers[0]?.to ?? '')
    expect(said.text).toMatch(/The books (are|were) closed through 31\/12\/2026/)
    const closings = await world.store.read((tx) => tx.selectFrom('closing').select(['through', 'closed_by']).execute()) // prettier-ignore
    expect(closings).toEqual([{ through: '2026-12-31', closed_by: 'Mercy' }])
    const early = await mercy.post(`${BOOKS}/closing/close`, { form: 'another-close', month: '2026-11' }, OURS) // prettier-ignore
    // Closed already: its page says so.
    expect(early.to).toBe(`${BOOKS}/closing?month=2026-11`)
    const year = await mercy.get(`${BOOKS}/year?year=2026`)
    expect(year.text).toMatch(/Result (KSh [\d,]+) Into the legal reserve .* Carried forward/)
    const proposed = await mercy.send(`${BOOKS}/year/close`)
    expect((await mercy.get(proposed.to ?? '')).text).toContain('Another person decides it.')
    const moses = await signInAs(world, office, MOSES)
    const proposal = (proposed.to ?? '').split('?')[0] ?? ''
    await moses.get(proposal)
    expect((await moses.send(`${proposal}/approve`)).status).toBe(303)
    const done = await moses.get(`${BOOKS}/year?year=2026`)
    expect(done.text).toContain('The result of 2026 is in the funds.')
    // Seen red: the journal said “decision” and named nobody.
    const [top = ''] = /books\/\d+(?=")/.exec((await moses.get(BOOKS)).html) ?? []
    const journal = await moses.get(`/office/m/umoja/${top}`)
    expect(journal.text).toContain('Two people proposed by Mercy, approved by Moses')
    expect(journal.html).toContain(`href="${proposal}"`)
    // Seen red: the decided proposal said neither by whom nor when, and led nowhere.
    const came = await moses.get(proposal)
    expect(came.text).toMatch(/Approved by Moses, \d\d\/\d\d\/\d{4} \d\d:\d\d In the books \d+/)
    expect(came.html).toContain(`href="/office/m/umoja/${top}"`)
    await moses.get(`${BOOKS}/year?year=2026`)
    expect((await moses.send(`${BOOKS}/year/reopen`, { reason: ' ' })).status).toBe(422)
    await moses.get(`${BOOKS}/year?year=2026`)
    expect((await moses.send(`${BOOKS}/year/reopen`, { reason: 'a bill of December came' })).to).toMatch(/\/decisions\/\d+/) // prettier-ignore
    for (const path of ['closing?month=x', 'closing?month=2027-02', 'year?year=1999', 'year?year=2028', 'assembly?year=x', 'assembly?year=2028'])
      expect((await moses.get(`${BOOKS}/${path}`)).status, path).toBe(404) // prettier-ignore
    const report = await moses.get(`${BOOKS}/assembly?year=2026`)
    expect(report.text).toContain('Report to the general assembly')
    expect(report.html).not.toMatch(/<style|style=/)
  })
})
