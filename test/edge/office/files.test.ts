import { createHash } from 'node:crypto'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { LANGUAGES } from '../../../src/core/wording/catalogue.ts'
import { approve, propose } from '../../app/opening-back-world.ts'
import { afterEach, expect, it } from 'vitest'
import { MERCY, MOSES, staffTown } from '../../app/staff-town.ts'
import { UMOJA } from '../../statutes.ts'
import { apply, describeWorlds, type World, register } from '../../world.ts'
import {
  type Browser,
  type Got,
  hiddenOf,
  openOffice,
  type OpenedOffice,
  signInAs,
} from './office-world.ts'
import { bytesOf, PAGE_BYTES_MAX } from './walk.ts'

const BINTI = '20000006' as MemberNumber
const HOME = '/office/m/umoja'
const HEAD =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid'
const GOOD = [
  HEAD,
  '1,,Zawadi Neema,F,04/03/1990,member,0711000044,,family,,13/01/2026,yes',
  '1,,Baraka <b>Neema</b>,M,25/12/2015,child,,,,,,',
  // What follows is in another piece of the file.
  `${' '.repeat(15_000)}\n`.repeat(40),
  '2,,Pendo Asha,F,01/02/1985,member,0711000045,,family,,14/01/2026,yes',
].join('\n')

describeWorlds('files in the office', (begin) => {
  const opened: OpenedOffice[] = []
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })

  async function town() {
    const world = await staffTown(await begin())
    const office = await openOffice(world)
    opened.push(office)
    return { world, office, mercy: await signInAs(world, office, MERCY) }
  }

  it('say what is wrong, what would be registered, and are done once and with the same bytes', async () => {
    const { world, office, mercy } = await town()
    const before = await count(world)
    const page = `${HOME}/import`
    const action = `${page}/members`
    const bad = [HEAD, ...Array.from({ length: 23 }, (_, n) => `${n + 1},,Ali ${n},X,1990-01-01,member,,,family,,2026-01-10,yes`)] // prettier-ignore
    const wrong = await upload(mercy, office, { page, action, text: bad.join('\n') })
    const faulty = { ...(await settled(mercy, wrong)), path: wrong.to?.split('?')[0] ?? '' }
    expect(faulty.text).toMatch(/Line Column Household What stands there What is wrong/)
    expect(faulty.html.match(/data-of="What is wrong"/g)?.length).toBeGreaterThanOrEqual(20)
    expect(faulty.text).toContain('3 more like it: sex')
    const french = await mercy.get(`${faulty.path}?language=fr`)
    expect((await mercy.get(french.to ?? '')).text).toContain('3 autres du même genre : sex doit être F ou M') // prettier-ignore
    await mercy.get(`${HOME}?language=en`)
    expect(faulty.html).not.toContain('name="hash"')
    const came = await upload(mercy, office, { page, action, text: GOOD, fields: { dates: 'dmy' } })
    const seen = await settled(mercy, came)
    expect(seen.text).toContain('2 households with 3 people are registered')
    expect(seen.text).toMatch(/2 Zawadi Neema 2 family 13\/01\/2026/)
    expect(await count(world)).toBe(before)
    const path = came.to?.split('?')[0] ?? ''
    const hidden = hiddenOf(seen.html, `${path}/import`)
    const ours = { 'sec-fetch-site': 'same-origin' }
    const other = { ...hidden, form: 'another-form-1', hash: 'f'.repeat(64) }
    expect((await mercy.post(`${path}/import`, other, ours)).text).toContain('in the meantime')
    expect(await count(world)).toBe(before)
    const twice = { ...hidden, form: 'another-form-2' }
    await Promise.all([
      mercy.post(`${path}/import`, hidden, ours),
      mercy.post(`${path}/import`, twice, ours),
    ])
    const done = await settled(mercy, { ...came, to: path })
    expect(done.text).toMatch(/What was done 2 households with 3 people/)
    expect(done.text).toMatch(/Zawadi Neema/)
    expect(await count(world)).toBe(before + 2)
    expect(done.html).not.toContain(`${path}/import"`)
    expect((await mercy.get(page)).text).toMatch(/members\.csv .* done/)
    const log = await world.store.read((tx) => tx.selectFrom('member_import').selectAll().orderBy('import_id', 'desc').executeTakeFirstOrThrow()) // prettier-ignore
    expect([log.file_name, log.actor]).toEqual(['members.csv', expect.stringMatching(/^office /)])
  })

  it('have reports that fit into the first packets, however much is wrong in a file or changed by it', async () => {
    const { mercy, office } = await town()
    const [members, statutes] = [`${HOME}/import`, `${HOME}/statutes`]
    // Values that nothing packs, in each column of each line, so that faults are of many kinds.
    const noise = (of: string) => createHash('sha512').update(of).digest('base64').slice(0, 70)
    const line = (n: number) => HEAD.split(',').map((name) => noise(`${name} ${n}`)).join(',') // prettier-ignore
    const bad = Array.from({ length: 60 }, (_, n) => line(n))
    const name = (n: number) => noise(`name ${n}`).replace(/[^a-z]/gi, '')
    const good = Array.from({ length: 60 }, (_, n) => `${n},,${name(n)} Ali,F,1990-01-01,member,,,family,,2026-01-10,yes`) // prettier-ignore
    const odd = Object.fromEntries(Object.keys(UMOJA.plans[0] ?? {}).map((key) => [key, { a: 1 }]))
    const texts = Object.entries(LANGUAGES.en.texts).filter(([key]) =>
      /^(sms|pay)\.[a-r]/.test(key),
    )
    const wording = {
      en: Object.fromEntries(texts.map(([key, text]) => [key, text.replace(/e(?![^{]*})/g, 'a')])),
    }
    /** Each page of a report, by its links: none of them is heavy. Gives the rows that stand on them. */
    const rowsOf = async (first: Got): Promise<number> => {
      const rows = new Set<string>()
      for (let seen: Got | null = first; seen;) {
        expect(bytesOf(seen.html)).toBeLessThanOrEqual(PAGE_BYTES_MAX)
        for (const [row] of seen.html.matchAll(/<tr>.*?<\/tr>/gs)) rows.add(row)
        const next: string | undefined = /href="([^"]*\?after=\d+)"/.exec(seen.html)?.[1]
        seen = next === undefined ? null : await mercy.get(next)
      }
      return rows.size - 1
    }
    const send = async (page: string, action: string, text: string) =>
      settled(mercy, await upload(mercy, office, { page, action, text }))
    expect(await rowsOf(await send(members, `${members}/members`, [HEAD, ...bad].join('\n')))).toBe(11 * 20) // prettier-ignore
    expect(await rowsOf(await send(members, `${members}/members`, [HEAD, ...good].join('\n')))).toBe(20) // prettier-ignore
    const plans = Array.from({ length: 9 }, () => ({ ...odd, code: 'family' }))
    const faulty = JSON.stringify({ mutual: { code: 'umoja' }, plans })
    expect(await rowsOf(await send(statutes, `${statutes}/new`, faulty))).toBeGreaterThan(60)
    const own = JSON.stringify({ mutual: { code: 'umoja', wording } })
    const seen = await send(statutes, `${statutes}/new`, own)
    expect(await rowsOf(seen)).toBe(texts.length)
    const [action = ''] = /\/office\/m\/umoja\/files\/\w+\/propose/.exec(seen.html) ?? []
    await mercy.get(action.replace('/propose', ''))
    const proposed = await mercy.send(action)
    expect(await rowsOf(await mercy.get(proposed.to ?? ''))).toBe(texts.length)
  })

  it('are taken up again where they were cut, and no sooner', async () => {
    const { world, office, mercy } = await town()
    const page = `${HOME}/import`
    const came = await upload(mercy, office, { page, action: `${page}/members`, text: GOOD, fields: { dates: 'dmy' } }) // prettier-ignore
    await settled(mercy, came)
    const path = came.to?.split('?')[0] ?? ''
    await world.store.write((tx) => tx.updateTable('office_file').set({ state: 'checking' }).execute()) // prettier-ignore
    expect((await mercy.get(path)).html).not.toContain(`${path}/again`)
    world.clock.move({ minutes: 4 })
    expect((await mercy.get(path)).text).toContain('may have been cut')
    await mercy.send(`${path}/again`)
    expect((await settled(mercy, { ...came, to: path })).text).toContain('What would be done')
  })

  it('refuse what is no file, and open the books with one that fits', async () => {
    const { world, office, mercy } = await town()
    const page = `${HOME}/import`
    const action = `${page}/opening`
    const none = await upload(mercy, office, { page, action, text: '', fields: { on: '2026-03-01' } }) // prettier-ignore
    expect([none.status, none.text]).toEqual([422, expect.stringContaining('The file is empty.')])
    const dayless = await upload(mercy, office, { page, action, text: 'x' })
    expect(dayless.text).toContain('Write a day as')
    await register(world, [{ name: 'Binti Salim', number: BINTI, paidThrough: '2025-12-31' }])
    const owed = (amount: number) =>
      `what,of,amount,period,since\nowed,${BINTI},${amount},2026-01,\n`
    const text = `${owed(500)}bank,,240000,,\n`
    const came = await upload(mercy, office, { page, action, text, fields: { on: '2026-03-01' } })
    const seen = await settled(mercy, came)
    expect(seen.text).toContain('Opening balance sheet of 01/03/2026')
    expect(seen.text).toMatch(/bank KSh 240,000/)
    const path = came.to?.split('?')[0] ?? ''
    await mercy.send(`${path}/open`)
    expect((await settled(mercy, { ...came, to: path })).text).toContain('State done')
    // One household alone, once two people have taken back what was brought of it.
    const only = (number: string) =>
      upload(mercy, office, { page, action, text: owed(400), fields: { on: '2026-03-01', number } })
    expect((await only('2000000-7')).text).toContain('a digit must be wrong')
    expect((await settled(mercy, await only(BINTI))).text).toContain('2000000-6 stands')
    const made = await propose(world, { number: BINTI })
    await approve(world, made.ok ? (made.value.proposal?.proposal_id ?? '') : '', 'Moses')
    const part = await only('2000000-6')
    expect((await settled(mercy, part)).text).toMatch(/KSh 400/)
    const partPath = part.to?.split('?')[0] ?? ''
    await mercy.send(`${partPath}/open`)
    expect((await settled(mercy, { ...part, to: partPath })).text).toContain('State done')
  })

  it('with statutes show before and after, and hold once another approves exactly that', async () => {
    const { world, office, mercy } = await town()
    const page = `${HOME}/statutes`
    const action = `${page}/new`
    const [plan] = UMOJA.plans
    const later = { ...plan, validFrom: '2026-09-01', contribution: '650' }
    const file = (mutual: object, plans: readonly object[] = [later]) =>
      JSON.stringify({ mutual: { code: 'umoja', ...mutual }, plans })
    const other = await settled(mercy, await upload(mercy, office, { page, action, text: file({ code: 'tumaini' }) })) // prettier-ignore
    expect(other.text).toContain('is not of umoja')
    expect((await settled(mercy, await upload(mercy, office, { page, action, text: '{' }))).text).toContain('is not JSON') // prettier-ignore
    const propose = async (text: string) => {
      const came = await upload(mercy, office, { page, action, text })
      const seen = await settled(mercy, came)
      expect(seen.text).toMatch(/Contribution contribution 500 650/)
      expect(seen.text).toMatch(/On 02\/03\/2026: another answer for 0 of 1 member /)
      return mercy.send(`${came.to?.split('?')[0]}/propose`)
    }
    const waits = await propose(file({}))
    const path = waits.to?.split('?')[0] ?? ''
    expect((await mercy.get(path)).text).toContain('You proposed this')
    const moses = await signInAs(world, office, MOSES)
    // Something else came in between: what was shown is not what would happen.
    await apply(world, { ...UMOJA, plans: [plan, { ...later, graceDays: 3 }] })
    const shown = await moses.get(path)
    expect(shown.text).toMatch(/Contribution contribution 500 650/)
    const refused = await moses.send(`${path}/approve`)
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('proposed anew')])
    await moses.get(path)
    await moses.send(`${path}/refuse`, { reason: 'again' })
    const again = await mercy.get(page)
    expect(again.text).not.toContain('650')
    const second = await upload(mercy, office, { page, action, text: file({}) })
    expect((await settled(mercy, second)).text).toMatch(/graceDays 3 15/)
    await mercy.send(`${second.to?.split('?')[0]}/propose`)
    const list = await moses.get(`${HOME}/decisions`)
    const next = /href="(\/office\/m\/umoja\/decisions\/\d+)"/.exec(list.html)?.[1] ?? ''
    await moses.get(next)
    const approved = await moses.send(`${next}/approve`)
    expect(approved.status).toBe(303)
    // Jobs look at once whether they are due at other times now.
    expect(world.ports.alarm.wasRung()).toBe(true)
    const held = await mercy.get(`${page}/family/2026-09-01`)
    expect(held.text).toMatch(/Contribution contribution 500 650/)
    expect(held.text).not.toContain('graceDays')
  })
})

type Upload = {
  readonly page: string
  readonly action: string
  readonly text: string
  readonly fields?: Readonly<Record<string, string>>
}

/** Sends a form with a file, as a browser does. */
async function upload(
  browser: Browser,
  { address }: OpenedOffice,
  { page, action, text, fields = {} }: Upload,
): Promise<Got> {
  const hidden = hiddenOf((await browser.get(page)).html, action)
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...hidden, ...fields })) body.append(name, value)
  body.append('file', new Blob([text]), action.endsWith('new') ? 'statutes.json' : 'members.csv')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const response = await fetch(address + action, { method: 'POST', headers, body, redirect: 'manual' }) // prettier-ignore
  const html = await response.text()
  const told = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  const { status, headers: sent } = response
  return { status, headers: sent, html, text: told, to: sent.get('location') }
}

/** The page of a file once nothing is at work on it. */
async function settled(browser: Browser, { to }: Got): Promise<Got> {
  for (let tries = 0; tries < 200; tries += 1) {
    const got = await browser.get(to ?? '')
    if (!/>Look again</.test(got.html)) return got
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('a file is not done with')
}

async function count(world: World): Promise<number> {
  const row = await world.store.read((tx) =>
    tx
      .selectFrom('member')
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow(),
  )
  return Number(row.count)
}
