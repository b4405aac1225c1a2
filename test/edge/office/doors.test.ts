import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Colour, onDark } from '../../../src/core/colour.ts'
import { html, raw } from '../../../src/edge/office/html.ts'
import { isFromOwnPage, proofFor } from '../../../src/edge/office/own-page.ts'
import { officeScript } from '../../../src/edge/office/script.ts'
import { sheetPath } from '../../../src/edge/office/style.ts'
import { MERCY } from '../../app/staff-town.ts'
import { apply, describeWorlds } from '../../world.ts'
import { hiddenOf, officeTowns, signInAs } from './office-world.ts'

/** A colour that a mutual may choose. */
const OWN = '#5b2a86' as Colour

describe('a template', () => {
  it('escapes whatever stands in it, in text and attributes, and markup alone goes through', () => {
    const bad = `<b onclick='x'>"&\0\u001b\u202e`
    const more = [raw('<i>'), 1, null, false, undefined] as const
    const made = html`<p title="${bad}">${bad}${more}</p>`
    const escaped = '&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;'
    expect(made.text).toBe(`<p title="${escaped}">${escaped}<i>1</p>`)
  })
})

describe('a form', () => {
  const action = '/office/m/umoja/decisions/3/approve'
  const secret = 'a secret of this browser'
  const proof = proofFor(secret, action)
  const host = 'office.example'

  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, '', true],
    [{ 'sec-fetch-site': 'none' }, '', true],
    [{ 'sec-fetch-site': 'same-site' }, proof, false],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://office.example' }, proof, false],
    [{ origin: 'https://office.example' }, '', true],
    [{ origin: 'https://office.example:8443' }, proof, false],
    [{ origin: 'https://evil.example' }, proof, false],
    [{ origin: 'null' }, proof, false],
    [{}, proof, true],
    [{}, '', false],
    [{}, proofFor(secret, '/office/sign-out'), false],
    [{}, proofFor('the secret of another', action), false],
    [{}, `${proof}x`, false],
  ])('with %j and the proof %s is ours: %s', (headers, given, isOurs) => {
    const sent = { headers: { host, ...headers }, action, proof: given, secret }
    expect(isFromOwnPage(sent)).toBe(isOurs)
  })

  it('proves itself otherwise each time', () => {
    expect(proofFor(secret, action)).not.toBe(proofFor(secret, action))
  })
})

describeWorlds(
  'the door of the office',
  (begin) => {
    const town = officeTowns(begin)

    it('serves pages that nobody keeps, with nothing inline, from nowhere else', async () => {
      const { world, office } = await town()
      const browser = await signInAs(world, office, MERCY)
      for (const path of ['/office/sign-in', '/office/m/umoja', '/office/nothing']) {
        const { headers, html: page } = await browser.get(path)
        expect(headers.get('cache-control'), path).toBe('no-store')
        const csp = headers.get('content-security-policy') ?? ''
        expect(csp).toContain("default-src 'none'")
        expect(csp).toContain("style-src 'self'")
        expect(csp).toContain("script-src 'self';")
        expect(csp).toContain("form-action 'self'")
        expect(csp).toContain("frame-ancestors 'none'")
        expect(csp).not.toContain('unsafe')
        expect(csp).not.toContain('upgrade-insecure-requests')
        expect(headers.has('strict-transport-security')).toBe(false)
        expect(headers.get('referrer-policy')).toBe('same-origin')
        expect(page).not.toMatch(/<script|<style|style=|onclick=|javascript:/)
      }
    })

    it('asks for https alone where it is, and then its cookies are of this host alone', async () => {
      const { office } = await town({ isHttps: true })
      const browser = office.browse()
      const { headers } = await browser.get('/office/sign-in')
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
      expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
      const begun = await browser.send('/office/sign-in')
      expect(begun.headers.getSetCookie()).toEqual([
        expect.stringMatching(
          /^__Host-office-waits=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
        ),
      ])
    })

    it('has one stylesheet, at an address of its own, that is kept for a year', async () => {
      const { office } = await town()
      const browser = office.browse()
      const page = await browser.get('/office/sign-in')
      expect(page.html.match(/<link rel="stylesheet" href="([^"]+)"/)?.[1]).toBe(sheetPath(null))
      const sheet = await browser.get(sheetPath(null))
      expect(sheet.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8')
    })

    it('has one script, kept as the sheet is, which pages with a form load and others do not', async () => {
      const { world, office } = await town()
      const browser = await signInAs(world, office, MERCY)
      const { text, path } = officeScript()
      const scripts = async (page: string) =>
        (await browser.get(page)).html.match(/<script[^]*?<\/script>/g)
      const loads = [`<script type="module" src="${path}"></script>`]
      expect(await scripts('/office/m/umoja/member/04123378/cash')).toEqual(loads)
      expect(await scripts('/office/m/umoja/messages/wording')).toEqual(loads)
      expect(await scripts('/office/m/umoja/books')).toBeNull()
      expect(await scripts('/office/m/umoja/find?q=data-live')).toBeNull()
      const script = await browser.get(path)
      expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
      expect(script.html).toBe(text)
      expect(gzipSync(text).length).toBeLessThan(2048)
    })

    it('has the colour that a mutual chose in a sheet of its own, which pages and cards ask for', async () => {
      const { world, office } = await town()
      const browser = await signInAs(world, office, MERCY)
      const sheetOf = async (path: string) =>
        /<link rel="stylesheet" href="([^"]+)"/.exec((await browser.get(path)).html)?.[1] ?? ''
      expect(await sheetOf('/office/m/umoja')).toBe(sheetPath(null))
      expect((await browser.get('/office/m/umoja')).html).toMatch(/<html lang="en"\s+class="h\d">/)

      await apply(world, { mutual: { code: 'umoja', colour: '#5B2A86' } })
      const { html: card } = await browser.get('/office/m/umoja/member/04123378/card')
      expect(card).toMatch(/<html lang="en"\s*>/)
      expect(card).not.toContain('5b2a86"')
      const path = await sheetOf('/office/m/umoja/member/04123378/card')
      expect([path, await sheetOf('/office/m/umoja')]).toEqual([sheetPath(OWN), sheetPath(OWN)])
      const sheet = await browser.get(path)
      expect(sheet.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(sheet.headers.get('content-encoding')).toBe('gzip')
      expect(sheet.html).toContain(':root{--brand:#5b2a86;--link:#5b2a86;')
      expect(sheet.html).toContain(`{:root{--link:${onDark(OWN)};`)
      expect((await browser.get('/office/m/umoja/statutes')).text).toContain('Colour #5b2a86')
      expect(await sheetOf('/office/sign-in')).toBe(sheetPath(null))
    })

    it.each([
      'ffd700',
      '5B2A86',
      '5b2a8',
      '5b2a86;',
      '5b2a86%7D*%7Bx',
      '..%2F5b2a86',
      '%00',
      '%3Cb%3E',
    ])('has no sheet of a colour %s, which no mutual can have', async (hostile) => {
      const { office } = await town()
      const got = await office.browse().get(sheetPath(OWN).replace('5b2a86', hostile))
      expect([got.status, got.headers.get('cache-control')]).toEqual([404, 'no-store'])
      expect(got.headers.get('content-type')).toBe('text/html; charset=utf-8')
    })

    it('does nothing on a form that came from elsewhere, or without an id', async () => {
      // Seen red: with what a browser says of the page before not looked at, another site's form ended a sign-in.
      const { world, office } = await town()
      const browser = await signInAs(world, office, MERCY)
      await browser.get('/office/m/umoja/sign-ins')
      const path = '/office/m/umoja/sign-ins/end'
      const [own] = await world.store.read((tx) =>
        tx.selectFrom('staff_session').selectAll().execute(),
      )
      const session = own?.session_id ?? ''
      const page = await browser.get('/office/m/umoja/sign-ins')
      const hidden = hiddenOf(page.html, path)
      const cross = { 'sec-fetch-site': 'cross-site' }
      expect((await browser.post(path, { ...hidden, session }, cross)).status).toBe(403)
      expect((await browser.post(path, { form: hidden['form'] ?? '', session })).status).toBe(403)
      const ours = { 'sec-fetch-site': 'same-origin' }
      expect((await browser.post(path, { session }, ours)).status).toBe(403)
      expect((await browser.get(`${path}?session=${session}&form=${hidden['form']}`)).status).toBe(
        404,
      )
      expect((await browser.get('/office/m/umoja')).status).toBe(200)
      // An old browser says nothing of itself: then the form proves where it is from.
      expect((await browser.post(path, { ...hidden, session })).status).toBe(303)
    })

    it('acts once on a form that is sent twice, also at the same moment, and answers the same', async () => {
      // Seen red: with a form that came before done again, three answers were three.
      const { world, office } = await town()
      const browser = await signInAs(world, office, MERCY)
      world.clock.move({ minutes: 1 })
      await signInAs(world, office, MERCY)
      const rows = await world.store.read((tx) =>
        tx.selectFrom('staff_session').selectAll().orderBy('begun_at').execute(),
      )
      const page = await browser.get('/office/m/umoja/sign-ins')
      const path = '/office/m/umoja/sign-ins/end'
      const session = rows.at(-1)?.session_id ?? ''
      const fields = { ...hiddenOf(page.html, path), session }
      const answers = await Promise.all([browser.post(path, fields), browser.post(path, fields)])
      answers.push(await browser.post(path, fields))
      expect(new Set(answers.map(({ to }) => to)).size).toBe(1)
      const forms = await world.store.read((tx) =>
        tx.selectFrom('office_form').selectAll().execute(),
      )
      expect(forms).toHaveLength(1)
      // A new form is not the same one: what it asks for is gone.
      await browser.get('/office/m/umoja/sign-ins')
      const again = await browser.send(path, { session })
      expect(again.status).toBe(409)
      expect(again.text).toContain('Something has to be corrected')
    })

    it('takes no body that is larger than a form', async () => {
      const { office } = await town()
      const big = { form: 'x'.repeat(20_000) }
      const sent = await office.browse().post('/office/sign-in', big)
      expect(sent.status).toBe(413)
      expect(sent.text).toContain('That is too much at once')
    })

    it('answers under its own name alone where it has one', async () => {
      const { office } = await town({ host: 'office.example.org' })
      const browser = office.browse()
      expect((await browser.get('/office/sign-in')).html).toBe('Not found\n')
    })

    it('says in words that something went wrong, and tells the log alone what', async () => {
      const { world, office } = await town()
      const browser = await signInAs(world, office, MERCY)
      await world.store.write((tx) => tx.deleteFrom('office_look').execute()).catch(() => null)
      await world.store.close()
      const broken = await browser.get('/office/m/umoja')
      expect([500, 503]).toContain(broken.status)
      expect(broken.text).toMatch(/Something went wrong on our side|Not just now/)
      expect(broken.text).not.toMatch(/database connection|sqlite|stack/i)
    })
  },
  ['sqlite'],
)
