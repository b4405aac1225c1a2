import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerPrompt, ask, askToPay, call, dial, makeWorld, notify, payBill, register, type World } from '../../world.ts' // prettier-ignore
import { AMINA, JUMA, MERCY, MOSES, staffTown } from '../../app/staff-town.ts'
import { openStore } from '../../../src/store/engine/open.ts'
import { sqliteEngine } from '../../store/stores.ts'
import { proposeCorrection } from '../../../src/app/decisions/propose-correction.ts'
import { LANGUAGE_CODES, LANGUAGES } from '../../../src/core/wording/catalogue.ts'
import { sheetText } from '../../../src/edge/office/style.ts'
import { wordsOf } from '../../../src/edge/office/words.ts'
import { type Browser, openOffice, type OpenedOffice, signInAs, textOf } from './office-world.ts'

const ZUHURA = '+254711000004'

const HOSTILE = '<b>"x"\'</b>'

describe('the words of the office', () => {
  it.each(LANGUAGE_CODES)('name the values of the English, and leave nothing out: %s', (code) => {
    for (const [page, words] of Object.entries(LANGUAGES.en.office)) {
      const own = LANGUAGES[code].office[page as 'frame'] as Readonly<Record<string, string>>
      const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
      for (const [key, text] of Object.entries(words)) {
        expect(own[key]?.trim(), `${page} ${key}`).toBeTruthy()
        expect(values(own[key] ?? ''), `${page} ${key}`).toEqual(values(text))
        // What a form of a word follows is a value of the text, so that there is a number to follow.
        for (const [, name = ''] of (own[key] ?? '').matchAll(/\{(\w+)\|/g)) expect(own[key]).toContain(`{${name}}`) // prettier-ignore
      }
    }
  })

  it.each([
    ['en', 0, '0 payments'],
    ['en', 1, '1 payment'],
    ['en', 2, '2 payments'],
    ['fr', 0, '0 paiement'],
    ['fr', 1, '1 paiement'],
    ['fr', 2, '2 paiements'],
    ['sw', 1, 'malipo 1'],
  ] as const)('agree with their number: %s %d', (language, count, said) => {
    expect(wordsOf(language, 'today')('payments', { count })).toBe(said)
  })

  it.each([
    [1, 'mwezi 1'],
    [2, 'miezi 2'],
  ])('agree with their number before it, too: %d', (count, said) => {
    expect(wordsOf('sw', 'statutes')('months', { count })).toBe(said)
  })
})

describe('the pages of the office', () => {
  const engine = sqliteEngine()
  let world: World
  let office: OpenedOffice
  let mercy: Browser
  let receipt = ''
  let code = ''
  let old = ''

  beforeAll(async () => {
    world = makeWorld(await openStore(await engine.freshUrl()))
    await staffTown(world)
    await register(world, [
      { name: 'Baraka Mushi', phone: '+254711000002', number: '10000004', paidThrough: '2025-11-30', family: [['Neema Mushi', 'child', '2015']] }, // prettier-ignore
      { name: 'Amina Zawadi', phone: '+254711000003', number: '20000006', paidThrough: '2026-02-28', card: 'B-17' }, // prettier-ignore
    ])
    const [number = ''] = await register(world, [
      { name: 'Zuhura Wafula', phone: ZUHURA, joined: '2023-03-10', paidThrough: '2023-12-31' },
    ])
    old = `/office/m/umoja/member/${number}`
    for (let month = 0; month < 9; month += 1) {
      await notify(world, payBill(world, { phone: ZUHURA, account: number, amount: '500', receipt: `W${month}` })) // prettier-ignore
      await ask(world, '+254722000001', `COVER ${number}`)
      world.clock.move({ minutes: 1 })
    }
    await dial(world, AMINA)
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    await ask(world, AMINA, 'BAL')
    code =
      /Code (\S+)/.exec((await ask(world, '+254722000001', 'COVER 0412337-8')) ?? '')?.[1] ?? ''
    await notify(world, payBill(world, { phone: '+254799000001', account: HOSTILE, amount: '500', receipt: 'Z1' })) // prettier-ignore
    const posted = (
      await world.store.read((tx) =>
        tx.selectFrom('receipt').selectAll().where('state', '=', 'posted').execute(),
      )
    ).at(-1)
    receipt = posted?.receipt_number ?? ''
    office = await openOffice(world)
    mercy = await signInAs(world, office, MERCY)
  })
  afterAll(async () => {
    await office.close()
    await world.store.close()
  })

  it.each([
    ['a member number', () => '0412337-8'],
    ['one in another grouping', () => '041 233 78'],
    ['one of somebody in the household', () => '04123378/1'],
    ['a phone as people dial it', () => '0711 000 001'],
    ['a phone with its country', () => '+254711000001'],
    ['the code of a visit', () => code],
    ['the same in small letters', () => code.toLowerCase()],
    ['a receipt', () => receipt],
    ['the same in small letters', () => receipt.toLowerCase()],
  ])('open a member at once who is found by %s', async (_, text) => {
    const got = await mercy.get(`/office/m/umoja/find?q=${encodeURIComponent(text())}`)
    expect(got.to).toBe('/office/m/umoja/member/04123378')
  })

  it.each(['charges', 'payments', 'said', 'care'])(
    'show few rows of the %s of an old member at first, and each row once by going on',
    async (part) => {
      const rows: string[] = []
      let [path, first] = [old, 0]
      for (let pages = 0; path !== '' && pages < 5; pages += 1) {
        const { html } = await mercy.get(path)
        const section = new RegExp(`<section id="${part}".*?</section>`, 's').exec(html)?.[0] ?? ''
        const lines = section.match(/<tr>\s*<th scope="row">.*?<\/tr>|<li>.*?<\/li>/gs) ?? []
        rows.push(...lines.map(textOf))
        first ||= rows.length
        path = new RegExp(`href="([^"#]+)#${part}"`).exec(section)?.[1] ?? ''
      }
      expect(first).toBeGreaterThan(2)
      expect(first).toBeLessThan(9)
      expect(rows.length).toBeGreaterThan(first)
      if (part !== 'said') expect(new Set(rows).size).toBe(rows.length)
    },
  )

  it('find by a card, and by names, which several have', async () => {
    expect((await mercy.get('/office/m/umoja/find?q=B-17')).to).toContain('/member/20000006')
    const { text } = await mercy.get('/office/m/umoja/find?q=amina')
    expect(text).toContain('Amina Otieno')
    expect(text).toContain('Amina Zawadi')
    const one = await mercy.get('/office/m/umoja/find?q=amina%20zaw')
    expect(one.text).not.toContain('Otieno')
    const child = await mercy.get('/office/m/umoja/find?q=neema')
    expect(child.text).toContain('1000000-4/1')
  })

  it.each([
    ['a', 'Type at least two letters'],
    ['', 'Type at least two letters'],
    ['nobody of this name', 'Nobody and nothing was found'],
    ['04123379', 'a digit must be wrong'],
    ['30000005', 'Nobody and nothing was found'],
    [HOSTILE, 'Nobody and nothing was found'],
    ['UM26-0000099', 'Nobody and nothing was found'],
  ])('say of “%s” that %s', async (text, said) => {
    const got = await mercy.get(`/office/m/umoja/find?q=${encodeURIComponent(text)}`)
    expect(got.status).toBe(200)
    expect(got.text).toContain(said)
    expect(got.html).not.toContain(HOSTILE)
  })

  it('show of a receipt that is nobody’s yet where it came from and whose it may be', async () => {
    const found = await mercy.get('/office/m/umoja/find?q=Z1')
    expect(found.to).toMatch(/\/receipts\/UM26-\d+$/)
    const { text, html } = await mercy.get(found.to ?? '')
    expect(text).toContain('KSh 500')
    expect(text).toContain('Nothing that came with it names a member')
    expect(html).not.toContain(HOSTILE)
    expect((await mercy.get(`${found.to}?number=${encodeURIComponent(HOSTILE)}`)).status).toBe(200)
  })

  it('show a member: standing as the phone says it, household, money, what happened and was said', async () => {
    const calling = call(world, AMINA)
    const screen = await calling.send()
    await calling.type('1')
    const { text, html } = await mercy.get('/office/m/umoja/member/04123378')
    expect(text).toContain('Amina Otieno')
    expect(text).toContain('0412337-8')
    expect(screen).toContain('Umoja')
    expect(text).toContain('Up to date')
    expect(text).toMatch(/Covered until \d\d\/\d\d\/2026/)
    expect(text).toContain(receipt)
    expect(text).toContain('KSh 500')
    expect(text).toContain('SMS from the member')
    expect(text).toContain('BAL')
    expect(text).toContain('Umoja Afya: Member 0412337-8.')
    expect(text).toContain('covered')
    expect(text).toContain(code)
    expect(html).toContain('href="tel:+254711000001"')
    // What passed between us and the carrier stands beside each, and what is typed in calls nowhere.
    expect(text).toMatch(/BAL Exchange with the carrier Carrier africastalking Its number there \S+ Sent to \S+ Handled/) // prettier-ignore
    expect(text).toMatch(/Exchange with the carrier Carrier africastalking Session \S+ Dialled \*384\S+ .*is not kept/) // prettier-ignore
    // Seen red: only the last screen of a call was kept.
    expect(text).toContain(`Screens before it: 1 ${screen.slice(4).replaceAll('\n', ' ')}`)
    expect(text).toMatch(/Tries \d Handed over 02\/03\/2026/)
    expect(text).toMatch(/Documents .* Membership card Statement of the year 2026/)
    const path = '/office/m/umoja/member/04123378/receipts'
    expect(html).toContain(`href="${path}/${receipt}"`)
    const alone = await mercy.get(`${path}/${receipt}`)
    expect(alone.text).toMatch(/Umoja Afya received from Amina Otieno, member 0412337-8: Amount KSh 500/) // prettier-ignore
    expect((await mercy.get(`/office/m/umoja/member/20000006/receipts/${receipt}`)).status).toBe(
      404,
    )
    const told = await mercy.get(`/office/m/umoja/receipts/${receipt}`)
    expect(told.text).toMatch(/What the operator told, as it came/)
    // The page speaks of the member to somebody else; the phone speaks to the member.
    for (const [language, words] of [
      ['fr', "Payé jusqu'au"],
      ['sw', 'Amelipa hadi'],
      ['en', 'Paid up to'],
    ]) {
      const { to } = await mercy.get(`/office/m/umoja/member/04123378?language=${language}`)
      const page = await mercy.get(to ?? '')
      const box = /<section\s+class="state.*?<\/section>/s.exec(page.html)?.[0] ?? ''
      expect(textOf(box)).toContain(words)
      expect(box).not.toMatch(
        /(?<!\p{L})(Mna|Hamna|Umelipa|uko|Lipa|Payez|vos|Pay|your?)(?!\p{L})/u,
      )
    }
    // The next to look sees who looked before.
    expect((await mercy.get('/office/m/umoja/member/04123378')).text).toContain('Who looked')
  })

  it('show of a phone that is somebody else’s too nothing that was said', async () => {
    await register(world, [{ name: 'Juma Ali', phone: '+254722000002', number: '40000002', paidThrough: '2026-02-28' }]) // prettier-ignore
    const { text } = await mercy.get('/office/m/umoja/member/40000002')
    expect(text).toContain('is somebody else’s too')
  })

  it.each([
    ['/member/30000005', 404],
    ['/member/04123379', 404],
    ['/member/x', 404],
    ['/member/04123378/more', 404],
    ['/member/__proto__', 404],
    ['/decisions/1', 404],
    ['/receipts/1', 404],
    ['/money?after=x', 200],
    ['/member/04123378?said=x&charges=%27&payments=-1&timeline=zzz', 200],
    ['/behind?by=9&after=x', 200],
    ['/find?q=a&q=b', 200],
    ['?done=nothing', 200],
  ])('answer %s with %d', async (path, status) => {
    expect((await mercy.get(`/office/m/umoja${path}`)).status).toBe(status)
  })

  it('list who is behind, and what waits today', async () => {
    const behind = await mercy.get('/office/m/umoja/behind?by=3')
    expect(behind.text).toContain('Baraka Mushi')
    expect(behind.text).not.toContain('Amina Otieno')
    const { text } = await mercy.get('/office/m/umoja')
    expect(text).toContain('Not matched: 1')
    expect(text).toMatch(/three or more: 2/)
    expect(text).toMatch(/This month KSh 5,500/)
  })

  it('show a collector the own people alone, without care and what was said', async () => {
    const juma = await signInAs(world, office, JUMA, 'collector')
    const before = await juma.get('/office/m/umoja/member/04123378')
    expect(before.text).toContain('Amina Otieno')
    expect(before.text).not.toMatch(/What was said|Checks and visits|Who looked/)
    await ask(world, JUMA, 'CASH 1000000-4 500')
    expect((await juma.get('/office/m/umoja/member/04123378')).status).toBe(404)
    expect((await juma.get('/office/m/umoja/find?q=amina')).text).toContain('Nobody and nothing')
    expect((await juma.get('/office/m/umoja/find?q=baraka')).text).toContain('Baraka')
    expect((await juma.get('/office/m/umoja/decisions')).status).toBe(403)
    expect((await juma.get('/office/m/umoja')).text).not.toContain('Money in')
  })

  it('let another person decide a proposal, after looking at it whole', async () => {
    const made = await proposeCorrection(world.ports, {
      ...{ receipt, mutual: 'umoja', reason: HOSTILE, by: 'Mercy', refund: null },
    })
    expect(made.ok).toBe(true)
    const list = await mercy.get('/office/m/umoja/decisions')
    const path = /href="(\/office\/m\/umoja\/decisions\/[^"]+)"/.exec(list.html)?.[1] ?? ''
    const own = await mercy.get(path)
    expect(own.text).toContain('another manager decides it')
    expect(own.html).not.toContain(HOSTILE)
    const moses = await signInAs(world, office, MOSES)
    const seen = await moses.get(path)
    expect(seen.text).toContain('Check before you decide')
    expect(seen.text).toMatch(/Proposed by Mercy, \d\d\/\d\d\/2026/)
    expect(seen.text).toContain('KSh 500')
    const bare = await moses.send(`${path}/refuse`, { reason: '  ' })
    expect(bare.status).toBe(422)
    expect(bare.html).toContain('href="#reason"')
    const done = await moses.send(`${path}/approve`)
    expect((await moses.get(done.to ?? '')).text).toContain('Approved: Take back')
    expect((await moses.get(path)).text).toContain('was decided before')
    const decisions = await world.store.read((tx) =>
      tx.selectFrom('proposal_decision').selectAll().execute(),
    )
    expect(decisions).toMatchObject([
      { kind: 'approved', decided_by: 'Moses', decided_phone: MOSES },
    ])
  })

  it('are styled by a sheet of 4 KB at most', () => {
    expect(gzipSync(sheetText(null)).length).toBeLessThan(4096)
  })

  it.each(LANGUAGE_CODES)(
    'are in %s where somebody chose it, with nothing left open',
    async (one) => {
      await mercy.get(`/office/m/umoja?language=${one}`)
      for (const path of [
        '',
        '/member/04123378',
        '/behind',
        '/money',
        '/books',
        '/decisions',
        '/sign-ins',
        '/find?q=x',
      ]) {
        const { html } = await mercy.get(`/office/m/umoja${path}`)
        expect(html).toContain(`<html lang="${one}"`)
        expect(html).not.toMatch(/\{\w+\}|undefined|\[object/)
      }
      await mercy.get('/office/m/umoja?language=en')
    },
  )
})
