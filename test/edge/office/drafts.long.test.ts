import { afterEach, expect, it } from 'vitest'
import { runDueJobs } from '../../../src/app/work/jobs.ts'
import { MERCY, MOSES, staffTown } from '../../app/staff-town.ts'
import { UMOJA } from '../../statutes.ts'
import { apply, describeWorlds, notify, payBill, type World } from '../../world.ts'
import { type Browser, hiddenOf, openOffice, type OpenedOffice, signInAs } from './office-world.ts'

const REASON = 'Zuhura told us "it is <hers>"'
const OURS = { 'sec-fetch-site': 'same-origin' }

describeWorlds('a form that is sent after the sign-in has run out', (begin) => {
  const opened: OpenedOffice[] = []
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })

  /** Moses reads a proposal of Mercy's, and types why not. */
  async function reading() {
    const world = await staffTown(await begin())
    const managers = [
      { name: 'Mercy', phone: MERCY, language: 'en' },
      { name: 'Moses', phone: MOSES, language: 'en' },
    ]
    await apply(world, {
      ...UMOJA,
      managers,
      mutual: { ...UMOJA.mutual, matchApprovalAbove: '10' },
    })
    const office = await openOffice(world)
    opened.push(office)
    await notify(world, payBill(world, { phone: '+254711000077', account: 'nothing', amount: '500', receipt: 'Z1' })) // prettier-ignore
    const mercy = await signInAs(world, office, MERCY)
    const { to } = await mercy.get('/office/m/umoja/find?q=Z1')
    await mercy.get(`${to}?number=04123378`)
    expect((await mercy.send(`${to}/match`)).status).toBe(303)
    const moses = await signInAs(world, office, MOSES)
    const list = await moses.get('/office/m/umoja/decisions')
    const page = /href="(\/office\/m\/umoja\/decisions\/[^"]+)"/.exec(list.html)?.[1] ?? ''
    const seen = await moses.get(page)
    const send = (fields: Readonly<Record<string, string>> = { reason: REASON }) =>
      moses.post(`${page}/refuse`, { ...hiddenOf(seen.html, `${page}/refuse`), ...fields }, OURS)
    return { world, office, moses, page, send }
  }

  /** Signs in again where somebody was signed in before, and gives where that leads. */
  async function again(world: World, office: OpenedOffice, browser: Browser, phone: string) {
    const other = await signInAs(world, office, phone)
    browser.cookies.set('office', other.cookies.get('office') ?? '')
    const path = decodeURIComponent(browser.cookies.get('office-to') ?? '')
    return { path, got: await browser.get(path) }
  }

  const drafts = ({ store }: World) =>
    store.read((tx) => tx.selectFrom('office_draft').selectAll().execute())
  const decided = ({ store }: World) =>
    store.read((tx) => tx.selectFrom('proposal_decision').selectAll().execute())

  it('is there again for the same person, filled in, and acts only when it is sent again', async () => {
    const { world, office, moses, page, send } = await reading()
    world.clock.move({ minutes: 31 })
    const late = await send()
    expect(late.status).toBe(401)
    expect(late.text).toContain('what you typed is kept')
    // Whoever reads the database alone reads nothing of it.
    expect(JSON.stringify(await drafts(world))).not.toMatch(/Zuhura|decisions/)
    const { path, got } = await again(world, office, moses, MOSES)
    expect(path).toBe(`${page}?draft=1`)
    expect(got.text).toContain('What you typed is here again')
    expect(got.html).toContain('value="Zuhura told us &quot;it is &lt;hers&gt;&quot;"')
    expect(await decided(world)).toEqual([])
    const done = await moses.send(`${page}/refuse`, { reason: REASON })
    expect(done.status).toBe(303)
    expect(await decided(world)).toMatchObject([{ reason: REASON }])
    expect(await drafts(world)).toEqual([])
  })

  it('is not shown to anybody else, in another browser, on another page, or after a day', async () => {
    // Seen red: with the page of a draft not compared, another page showed it.
    const { world, office, moses, page, send } = await reading()
    world.clock.move({ minutes: 31 })
    await send()
    expect((await again(world, office, moses, MERCY)).got.html).not.toContain('Zuhura')
    const elsewhere = await signInAs(world, office, MOSES)
    expect((await elsewhere.get(`${page}?draft=1`)).html).not.toContain('Zuhura')
    await again(world, office, moses, MOSES)
    expect((await moses.get('/office/m/umoja/sign-ins?draft=1')).text).not.toContain('here again')
    world.clock.move({ minutes: 24 * 60 - 1 })
    expect((await again(world, office, moses, MOSES)).got.html).toContain('Zuhura')
    world.clock.move({ minutes: 1 })
    expect((await moses.get(`${page}?draft=1`)).html).not.toContain('Zuhura')
    world.clock.move({ days: 1 })
    await runDueJobs(world.ports)
    expect(await drafts(world)).toEqual([])
  })

  it('is not kept where somebody ended the sign-in, where nobody was, or where it is too large', async () => {
    // Seen red: with a sign-in that somebody ended taken for one that ran out, the draft was kept.
    const { world, moses, page, send } = await reading()
    const stranger = { ...hiddenOf((await moses.get(page)).html, `${page}/refuse`), reason: 'x' }
    const token = moses.cookies.get('office') ?? ''
    world.clock.move({ minutes: 31 })
    moses.cookies.set('office', 'a-token-of-nobody')
    expect((await moses.post(`${page}/refuse`, stranger, OURS)).text).not.toContain('is kept')
    moses.cookies.set('office', token)
    expect((await send({ reason: '"'.repeat(10_000) })).text).not.toContain('is kept')
    await world.store.write((tx) => tx.updateTable('staff_session').set({ ended_at: world.clock.now(), ended_by: 'Mercy' }).execute()) // prettier-ignore
    expect((await send()).text).toContain('Nothing was done')
    expect(await drafts(world)).toEqual([])
  })

  it('that acted before is not kept to act once more: it is said that it is done', async () => {
    // Seen red: with answers of before not looked for, it was offered to be sent once more.
    const { world, send } = await reading()
    expect((await send()).status).toBe(303)
    world.clock.move({ minutes: 31 })
    const late = await send()
    expect(late.status).toBe(401)
    expect(late.text).toContain('this was done before')
    expect(await drafts(world)).toEqual([])
    expect(await decided(world)).toHaveLength(1)
  })
})
