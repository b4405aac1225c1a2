import { expect, it } from 'vitest'
import { codeTo, fresh, MENU, PIN, setPin } from '../../app/signing-world.ts'
import { JUMA, MERCY, MOSES } from '../../app/staff-town.ts'
import { describeWorlds, lastSms, smsOf, type World } from '../../world.ts'
import { type Browser, officeTowns, type OpenedOffice, signInAs } from './office-world.ts'

const STRANGER = '0799 000 009'

describeWorlds(
  'signing in to the office',
  (begin) => {
    const town = officeTowns(begin)

    async function askCode(browser: Browser, phone: string) {
      await browser.get('/office/sign-in/code')
      return browser.send('/office/sign-in/code', { phone })
    }

    async function giveCode(browser: Browser, code: string) {
      await browser.get('/office/sign-in/enter')
      return browser.send('/office/sign-in/enter', { code })
    }

    function sessions({ store }: World) {
      return store.read((tx) => tx.selectFrom('staff_session').selectAll().execute())
    }

    it('shows digits, waits for the phone, and opens once it has said yes', async () => {
      const { world, office } = await town()
      await setPin(world, MERCY, MENU.manager)
      const browser = office.browse()
      expect((await browser.get('/office')).to).toBe('/office/sign-in')
      await browser.get('/office/sign-in')
      expect((await browser.send('/office/sign-in')).to).toBe('/office/sign-in/phone')
      const waits = await browser.get('/office/sign-in/phone')
      expect(waits.html).not.toContain('refresh')
      const early = await browser.send('/office/sign-in/phone')
      expect(early.text).toContain('Your phone has not said yes yet.')
      expect(early.text).toContain(/(\d{3} \d{3})/.exec(waits.text)?.[1])
      const digits = /(\d{3} \d{3})/.exec(waits.text)?.[1] ?? ''
      await fresh(world, MERCY, MENU.manager, '4', '1', PIN, digits, '1')
      const confirmed = await browser.get('/office/sign-in/phone')
      expect(confirmed.text).toContain('Your phone said yes')
      // Looking opens nothing: that takes the button.
      expect(await sessions(world)).toEqual([])
      const waited = browser.cookies.get('office-waits')
      expect((await browser.send('/office/sign-in/phone')).to).toBe('/office')
      expect(browser.cookies.get('office')).not.toBe(waited)
      expect(browser.cookies.has('office-waits')).toBe(false)
      expect(await sessions(world)).toMatchObject([{ door: 'office', way: 'call', name: 'Mercy' }])
      expect((await browser.get('/office')).to).toBe('/office/m/umoja')
      const today = await browser.get('/office/m/umoja')
      expect(today.text).toContain('Today')
      expect(today.text).toContain('Signed in: Mercy (Manager)')
      await world.worker.settle()
      expect(lastSms(world, MERCY)).toContain('signed in with this phone')
    })

    it.each([
      ['/office/m/umoja/member/04123378?charges=2026-01-01', true],
      ['/office/m/umoja/behind?by=3', true],
      ['/office/m/umoja/find?q=%22%0d%0aset-cookie', true],
      ['/office', false],
    ])('leads to the page that was asked for before: %s', async (path, isLedTo) => {
      const { world, office } = await town()
      const browser = office.browse()
      expect((await browser.get(path)).to).toBe('/office/sign-in')
      await askCode(browser, '0733000001')
      const opened = await giveCode(browser, codeTo(world, MERCY))
      expect(opened.to).toBe(isLedTo ? path : '/office')
      expect(browser.cookies.has('office-to')).toBe(false)
    })

    it.each(['https://evil.example', '//evil.example', '/office/sign-out', '%E0%A4%A'])(
      'leads nowhere else, whatever a cookie says: %s',
      async (place) => {
        const { world, office } = await town()
        const browser = office.browse()
        await askCode(browser, '0733000001')
        browser.cookies.set('office-to', place.includes('%') ? place : encodeURIComponent(place))
        expect((await giveCode(browser, codeTo(world, MERCY))).to).toBe('/office')
      },
    )

    it('says that digits are of no use once the phone said no, or three minutes are over', async () => {
      const { world, office } = await town()
      await setPin(world, MERCY, MENU.manager)
      const browser = office.browse()
      for (const stop of ['no', 'time']) {
        await browser.get('/office/sign-in')
        await browser.send('/office/sign-in')
        const { text } = await browser.get('/office/sign-in/phone')
        const digits = /(\d{3} \d{3})/.exec(text)?.[1] ?? ''
        if (stop === 'no') await fresh(world, MERCY, MENU.manager, '4', '1', PIN, digits, '2')
        else world.clock.move({ minutes: 3 })
        expect((await browser.get('/office/sign-in/phone')).text).toContain('of no use any more')
        expect((await browser.send('/office/sign-in')).to).toBe('/office/sign-in/phone')
      }
    })

    it('takes the code of an SMS with spaces or dashes, of a phone as people write it', async () => {
      const { world, office } = await town()
      const browser = office.browse()
      expect((await askCode(browser, '0733 000 001')).to).toBe('/office/sign-in/enter')
      const asks = await browser.get('/office/sign-in/enter')
      expect(asks.html).toContain('autocomplete="one-time-code"')
      expect(asks.html).toContain('inputmode="numeric"')
      const code = codeTo(world, MERCY).replace(' ', '-')
      expect((await giveCode(browser, code)).to).toBe('/office')
      expect((await browser.get('/office/m/umoja')).status).toBe(200)
      expect(await sessions(world)).toMatchObject([{ door: 'office', way: 'sms' }])
    })

    it('tells nobody who works here: a stranger reads, word for word, what staff read', async () => {
      const { world, office } = await town()
      const told: string[][] = []
      for (const phone of [STRANGER, '0733 000 001']) {
        const browser = office.browse()
        const said: string[] = []
        const note = ({ status, to, text }: Awaited<ReturnType<Browser['get']>>) =>
          said.push(`${status} ${to ?? ''} ${text}`)
        note(await askCode(browser, phone))
        note(await browser.get('/office/sign-in/enter'))
        for (let tries = 0; tries < 6; tries += 1) note(await giveCode(browser, '12345'))
        world.clock.move({ minutes: 61 })
        note(await giveCode(browser, '123456'))
        told.push(said)
      }
      expect(told[0]).toEqual(told[1])
      expect(smsOf(world, '+254799000009')).toEqual([])
    })

    it('takes five wrong codes of a phone in an hour, whatever browser or new code they come by', async () => {
      const { world, office } = await town()
      const [one, other] = [office.browse(), office.browse()]
      await askCode(one, '0733000001')
      for (let tries = 0; tries < 3; tries += 1) {
        expect((await giveCode(one, '000000')).text).toContain('That is not the code')
      }
      await askCode(other, '0733000001')
      for (let tries = 0; tries < 2; tries += 1) await giveCode(other, '000000')
      const right = codeTo(world, MERCY)
      expect((await giveCode(other, right)).text).toContain('Too many wrong codes')
      expect(await sessions(world)).toEqual([])
    })

    it('asks beside the code for the service PIN of a phone that has one, with the same page for all', async () => {
      // Seen red: with the code alone compared, a phone that was found opened the office.
      const { world, office } = await town()
      await setPin(world, MERCY, MENU.manager)
      const browser = office.browse()
      await askCode(browser, '0733000001')
      const page = await browser.get('/office/sign-in/enter')
      expect(page.text).toContain('Leave it empty if you have none.')
      const code = codeTo(world, MERCY)
      const without = await giveCode(browser, code)
      expect(without.status).toBe(422)
      expect(without.html).toMatch(/<a href="#pin">This phone has a service PIN/)
      expect(without.html).toMatch(new RegExp(`id="code"[^>]*value="${code}"`))
      const wrong = await browser.send('/office/sign-in/enter', { code, pin: '1470' })
      expect(wrong.text).toContain('Tries left: 2.')
      expect(wrong.html).not.toContain('1470')
      const right = await browser.send('/office/sign-in/enter', { code, pin: PIN })
      expect(right.to).toBe('/office')
      expect(await sessions(world)).toHaveLength(1)
    })

    it('takes a code once, and from the browser alone that asked for it', async () => {
      const { world, office } = await town()
      const [one, other] = [office.browse(), office.browse()]
      await askCode(one, '0733000001')
      const code = codeTo(world, MERCY)
      await askCode(other, STRANGER)
      expect((await giveCode(other, code)).status).toBe(422)
      await one.get('/office/sign-in/enter')
      const handle = one.cookies.get('office-waits') ?? ''
      expect((await giveCode(one, code)).to).toBe('/office')
      one.cookies.set('office-waits', handle)
      expect((await one.get('/office/sign-in/enter')).to).toBe('/office/sign-in/code')
      expect(await sessions(world)).toHaveLength(1)
    })

    it('ends the sign-in that a browser had when it signs in anew', async () => {
      const { world, office } = await town()
      const browser = office.browse()
      await askCode(browser, '0733000001')
      await giveCode(browser, codeTo(world, MERCY))
      const before = browser.cookies.get('office') ?? ''
      await askCode(browser, '0733000003')
      await giveCode(browser, codeTo(world, MOSES))
      const old = office.browse()
      old.cookies.set('office', before)
      expect((await old.get('/office/m/umoja')).to).toBe('/office/sign-in')
      expect((await browser.get('/office/m/umoja')).text).toContain('Moses')
    })

    it('lets in by no other cookie: what waits, a token of the command line, or one made up', async () => {
      const { office } = await town()
      const browser = office.browse()
      await browser.get('/office/sign-in')
      await browser.send('/office/sign-in')
      const waits = browser.cookies.get('office-waits') ?? ''
      for (const token of [waits, 'x'.repeat(43), '', '; office=1']) {
        browser.cookies.set('office', token)
        expect((await browser.get('/office/m/umoja')).to).toBe('/office/sign-in')
      }
    })

    it.each([
      ['29 minutes of rest', { minutes: 29 }, 200],
      ['30 minutes of rest', { minutes: 30 }, 303],
    ])('holds after %s or not', async (_, by, status) => {
      const { world, office } = await town()
      const browser = await signInAs(world, office, MERCY)
      world.clock.move(by)
      expect((await browser.get('/office/m/umoja')).status).toBe(status)
    })

    it('holds twelve hours at most, however busy', async () => {
      const { world, office } = await town()
      const browser = await signInAs(world, office, MERCY)
      for (let half = 1; half < 29; half += 1) {
        world.clock.move({ minutes: 25 })
        const { status } = await browser.get('/office/m/umoja')
        expect(status, `after ${half * 25} minutes`).toBe(half * 25 < 12 * 60 ? 200 : 303)
      }
    })

    it('signs out, and lists and ends the sign-ins of colleagues and of the phone', async () => {
      const { world, office } = await town()
      const mercy = await signInAs(world, office, MERCY)
      const moses = await signInAs(world, office, MOSES)
      const juma = await signInAs(world, office, JUMA, 'collector')
      expect((await juma.get('/office/m/umoja/sign-ins')).text).not.toContain('Moses')
      const list = await mercy.get('/office/m/umoja/sign-ins')
      expect(list.text).toContain('Moses')
      const session = (await sessions(world)).find(({ name }) => name === 'Moses')?.session_id ?? ''
      const ended = await mercy.send('/office/m/umoja/sign-ins/end', { session })
      expect((await mercy.get(ended.to ?? '')).text).toContain('The sign-in of Moses has ended.')
      expect((await moses.get('/office/m/umoja')).to).toBe('/office/sign-in')
      expect(await fresh(world, MERCY, MENU.manager, '4', '2')).toContain('Ended: 1')
      expect((await mercy.get('/office/m/umoja')).to).toBe('/office/sign-in')
      await juma.get('/office/m/umoja')
      await juma.send('/office/sign-out')
      expect(juma.cookies.has('office')).toBe(false)
      expect((await sessions(world)).every(({ ended_at: at }) => at !== null)).toBe(true)
    })

    it('says no more after so many tries from one address, and lets others go on', async () => {
      const { office } = await town({ signIns: 3 })
      const browser = office.browse()
      await browser.get('/office/sign-in')
      for (let tries = 0; tries < 3; tries += 1) {
        expect((await browser.send('/office/sign-in')).status).toBe(303)
      }
      expect((await browser.send('/office/sign-in')).status).toBe(429)
      const fields = { form: 'x', proof: '' }
      const ours = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '10.9.9.9, 10.1.1.1' }
      expect((await browser.post('/office/sign-in', fields, ours)).status).toBe(303)
    })

    /** Somebody's program begins to sign in again and again, each time as a new browser. */
    async function flood(office: OpenedOffice, addresses: readonly string[]): Promise<number[]> {
      const came: number[] = []
      for (const address of addresses) {
        const stranger = office.browse(address)
        await stranger.get('/office/sign-in')
        came.push((await stranger.send('/office/sign-in')).status)
      }
      return came
    }

    async function digitsOf(browser: Browser): Promise<string> {
      await browser.get('/office/sign-in')
      expect((await browser.send('/office/sign-in')).status).toBe(303)
      const { text } = await browser.get('/office/sign-in/phone')
      return /(\d{3} \d{3})/.exec(text)?.[1] ?? ''
    }

    async function opens(world: World, browser: Browser, digits: string): Promise<string | null> {
      await fresh(world, MERCY, MENU.manager, '4', '1', PIN, digits, '1')
      await browser.get('/office/sign-in/phone')
      return (await browser.send('/office/sign-in/phone')).to
    }

    it('lets somebody in who sits before a page while a stranger fills the places that wait', async () => {
      const { world, office } = await town()
      await setPin(world, MERCY, MENU.manager)
      const ONE = '198.51.100.7'
      const alike = Array<string>(60).fill(ONE)
      // Eight addresses of one network are one place, as a provider gives them to one house.
      const house = Array.from({ length: 60 }, (_, at) => `2001:db8:7:1::${at % 8}`)
      const mercy = office.browse('203.0.113.5')
      const digits = await digitsOf(mercy)
      expect(new Set(await flood(office, [...alike, ...house]))).toEqual(new Set([303]))
      expect(await opens(world, mercy, digits)).toBe('/office')
      // Whoever comes after them finds a place too.
      await flood(office, alike)
      const late = office.browse('203.0.113.9')
      expect(await opens(world, late, await digitsOf(late))).toBe('/office')
    })

    it('keeps the place of a browser that signed in here before, whatever addresses strangers have', async () => {
      const { world, office } = await town({ signIns: 100 })
      const mercy = await signInAs(world, office, MERCY)
      await mercy.get('/office/m/umoja')
      await mercy.send('/office/sign-out')
      const many = Array.from({ length: 70 }, (_, at) => `198.51.100.${at}`)
      const digits = await digitsOf(mercy)
      await flood(office, many)
      // Not even its own address, from which too much came, keeps it out.
      const mine = await flood(office, Array<string>(110).fill('127.0.0.1'))
      expect(mine.at(-1)).toBe(429)
      expect(await opens(world, mercy, digits)).toBe('/office')
    })

    it('believes of no browser that it signed in here that cannot show it', async () => {
      const { office } = await town({ signIns: 1 })
      const stranger = office.browse('198.51.100.7')
      stranger.cookies.set('office-known', `abcdefgh.${'0'.repeat(32)}`)
      await stranger.get('/office/sign-in')
      expect((await stranger.send('/office/sign-in')).status).toBe(303)
      stranger.cookies.set('office-known', `abcdefgi.${'0'.repeat(32)}`)
      await stranger.get('/office/sign-in')
      expect((await stranger.send('/office/sign-in')).status).toBe(429)
    })

    it('is in the language of the browser, and in another once that is chosen', async () => {
      const { office } = await town()
      const browser = office.browse()
      const french = await browser.get('/office/sign-in', { 'accept-language': 'fr-CI,fr;q=0.9' })
      expect(french.html).toContain('<html lang="fr"')
      expect(french.text).toContain('Se connecter')
      expect((await browser.get('/office/sign-in?language=sw')).to).toBe('/office/sign-in')
      expect((await browser.get('/office/sign-in')).text).toContain('Nionyeshe tarakimu sita')
      expect((await browser.get('/office/sign-in?language=xx')).text).toContain('Nionyeshe')
    })
  },
  ['sqlite'],
)
