import { writeFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../src/edge/office/routes.ts'
import { sandboxStatutes } from '../../src/edge/sandbox/people.ts'
import { findBarriers } from './accessibility.ts'
import { findBrokenNumbers } from './broken-numbers.ts'
import { coveringRows } from './covering.ts'
import { follow, signIn, tabTo } from './office-hand.ts'
import { openBrowser, openWindow, type WatchedPage } from './open-page.ts'
import { first, type Person, type Sandbox, startSandbox } from './sandbox.ts'

let browser: Browser
let sandbox: Sandbox
let grace: Person
let samson: Person

beforeAll(async () => {
  browser = await openBrowser()
  sandbox = await startSandbox()
  grace = first(sandbox, 'manager')
  samson = { ...grace, name: 'Samson Kiplagat', phone: '+254700000122' }
  const [one] = sandboxStatutes.managers
  const managers = [one, { ...one, name: samson.name, phone: samson.phone }]
  const mutual = { ...sandboxStatutes.mutual, matchApprovalAbove: '100' }
  const file = `${sandbox.folder}/two-managers.json`
  writeFileSync(file, JSON.stringify({ ...sandboxStatutes, mutual, managers }))
  await sandbox.run('apply', file)
})
afterAll(async () => {
  await browser.close()
  await sandbox.stop()
})

const office = (path: string) => `${sandbox.address}/office/m/umoja${path}`

/** Money that names nobody, and the page of its receipt. */
async function payForNobody(account: string): Promise<void> {
  const body = JSON.stringify({ phone: '+254700000077', account, amount: '900' })
  const headers = { 'content-type': 'application/json' }
  const sent = await fetch(`${sandbox.address}/sandbox/paybill`, { method: 'POST', headers, body })
  expect(sent.status).toBe(200)
}

describe('two people in two browsers', () => {
  it('decide one thing: by keys alone the first proposes, without a script the second approves', async () => {
    const one = await openWindow(browser, sandbox.address, { width: 1280, colorScheme: 'light' })
    await signIn(one.page, sandbox, grace)
    await payForNobody('shule')
    const member = first(sandbox, 'member')
    await proposeByKeys(one.page, member)
    const other = await openWindow(browser, sandbox.address, { width: 360, colorScheme: 'dark', javaScriptEnabled: false }) // prettier-ignore
    await signIn(other.page, sandbox, samson)
    // Whoever proposed it has no button.
    await one.page.goto(office('/decisions'))
    await one.page.locator('main .list a').first().click()
    expect(await one.page.locator('main form').count()).toBe(0)
    await other.page.goto(office('/decisions'))
    await other.page.locator('main .list a').first().click()
    await other.page.getByRole('button', { name: 'Approve' }).click()
    await other.page.getByRole('status').waitFor()
    // Too late for both: it is decided, once.
    await one.page.reload()
    expect(await one.page.locator('main').innerText()).toContain('decided')
    await one.page.goto(office(`/member/${member.number}`))
    expect(await one.page.locator('main').innerText()).toContain('900')
    expect([...one.faults, ...other.faults]).toEqual([])
    await one.page.context().close()
    await other.page.context().close()
  })

  /** From the page of today to a proposal, with the keys Tab, Enter and letters. */
  async function proposeByKeys(page: Page, member: Person): Promise<void> {
    await follow(page, 'Money')
    await follow(page, /^UM26-/)
    await tabTo(page, 'Whose is it?')
    await page.keyboard.type(member.number ?? '')
    await follow(page, 'Look')
    await follow(page, /^Give/)
    expect(await page.getByRole('status').innerText()).toContain('another manager')
    await tabTo(page, /Number, name/)
    await page.keyboard.type(member.name)
    const found = page.waitForNavigation()
    await page.keyboard.press('Enter')
    await found
    expect(await page.locator('main').innerText()).toContain(member.name)
  }
})

it('acts once where the line dies in mid-form and the form is sent again', async () => {
  const { page } = await openWindow(browser, sandbox.address, { width: 360, colorScheme: 'light' })
  await signIn(page, sandbox, grace)
  await payForNobody('kanisa')
  await page.goto(office('/money'))
  await page.locator('main a', { hasText: 'UM26-' }).first().click()
  await page.locator('#number').fill(first(sandbox, 'member').number ?? '')
  await page.getByRole('button', { name: 'Look' }).click()
  const give = page.getByRole('button', { name: /^Give/ })
  // Without a line at all nothing is sent; the page says so, and the form is sent again.
  await page.context().setOffline(true)
  const failed = page.waitForEvent('requestfailed')
  await give.click({ noWaitAfter: true })
  await failed
  await page.waitForTimeout(300)
  await page.context().setOffline(false)
  // The next time it arrives, and only the answer is lost.
  await page.route('**/match', async (route) => {
    await route.fetch({ maxRedirects: 0 })
    await route.abort('connectionreset')
  })
  await page.reload().catch(() => null)
  await page.unroute('**/match')
  await page.reload()
  await page.getByRole('status').waitFor()
  expect(await page.getByRole('status').innerText()).toContain('another manager')
  await page.goto(office('/decisions'))
  expect(await page.locator('main .list li').count()).toBe(1)
  await page.context().close()
})

/** A minute on a quiet machine; these tests run beside others. */
const EVERY_PAGE_MS = 400_000

type Opened = { readonly key: string; readonly at: WatchedPage }

describe('every page', () => {
  it(
    'has no barrier in any pair of page, width, scheme and language',
    async () => {
      const { page } = await openWindow(browser, sandbox.address, { width: 1280, colorScheme: 'light' }) // prettier-ignore
      await signIn(page, sandbox, grace)
      const state = await page.context().storageState()
      const found = await examples(page)
      const rows = coveringRows({
        page: [...found.keys()],
        width: ['320', '360', '1280'],
        colorScheme: ['light', 'dark'],
        language: ['en', 'fr', 'sw'],
      })
      rows.sort((a, b) => (a.width + a.colorScheme < b.width + b.colorScheme ? -1 : 1))
      const faults: string[] = []
      let open: Opened | null = null as Opened | null
      for (const { page: path, width, colorScheme, language } of rows) {
        const key = `${width} ${colorScheme}`
        if (open?.key !== key) {
          await open?.at.page.context().close()
          const window = { width: Number(width), colorScheme: colorScheme as 'light' | 'dark' }
          open = { key, at: await openWindow(browser, sandbox.address, window) }
          await open.at.page.context().addCookies(state.cookies)
        }
        const address = new URL(found.get(path) ?? '', sandbox.address)
        address.searchParams.set('language', language)
        await open.at.page.goto(address.href)
        const name = `office-${colorScheme}-${language}${path.replaceAll(/[/:]+/g, '-')}`
        faults.push(...(await findBarriers(open.at.page, `${key} ${language} ${path}`)))
        faults.push(...(await findBrokenNumbers(open.at.page, name)))
        await open.at.look(name)
        faults.push(...open.at.faults.map((fault) => `${name}: ${fault}`))
      }
      await open?.at.page.context().close()
      expect(faults).toEqual([])
      expect([...found.keys()].filter((path) => path.includes(':')).length).toBeGreaterThan(2)
    },
    EVERY_PAGE_MS,
  )

  /** An address of each page of the table that a link of another one leads to. */
  async function examples(page: Page): Promise<Map<string, string>> {
    const home = new URL(office('')).pathname
    const pages = ROUTES.filter(({ kind }) => kind === 'page').map(({ path }) => ({
      path,
      is: new RegExp(`^${home}${path.replaceAll(/:\w+/g, '[^/]+')}$`),
    }))
    const found = new Map([['', home]])
    const waiting = [home, `${home}/find?q=am`]
    const seen = new Set(waiting)
    for (const address of waiting) {
      const html = await (await page.request.get(`${sandbox.address}${address}`)).text()
      for (const [, href = ''] of html.matchAll(/href="([^"#]+)"/g)) {
        const { pathname, search } = new URL(href.replaceAll('&amp;', '&'), sandbox.address)
        const route = pages.find(({ is }) => is.test(pathname))
        if (!route || seen.has(pathname) || found.has(route.path)) continue
        seen.add(pathname)
        found.set(route.path, pathname + search)
        waiting.push(pathname + search)
      }
    }
    return found.set('/find', `${home}/find?q=am`)
  }
})
