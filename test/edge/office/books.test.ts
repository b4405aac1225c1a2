import { expect, it } from 'vitest'
import { PER_PAGE } from '../../../src/edge/office/parts.ts'
import { anchorLine } from '../../../src/core/ledger/anchor.ts'
import { perform } from '../../../src/app/acts/act.ts'
import { close } from '../../../src/app/acts/books.ts'
import { date } from '../../../src/core/dates.ts'
import { MERCY } from '../../app/staff-town.ts'
import { describeWorlds, notify, payBill, type World } from '../../world.ts'
import { officeTowns, signInAs } from './office-world.ts'

const BOOKS = '/office/m/umoja/books'

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
})
