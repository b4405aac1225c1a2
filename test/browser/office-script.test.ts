import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sayYes, signIn } from './office-hand.ts'
import { openBrowser, openWindow } from './open-page.ts'
import { first, type Sandbox, startSandbox } from './sandbox.ts'

let browser: Browser
let sandbox: Sandbox
let page: Page
let faults: readonly string[]

const office = (path: string) => `${sandbox.address}/office/m/umoja${path}`

beforeAll(async () => {
  browser = await openBrowser()
  sandbox = await startSandbox()
  const opened = await openWindow(browser, sandbox.address, WINDOW)
  ;({ page, faults } = opened)
  await signIn(page, sandbox, first(sandbox, 'manager'))
})
afterAll(async () => {
  await browser.close()
  await sandbox.stop()
  // Browsers say of an answer that something is wrong in a form.
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
})

const WINDOW = { width: 360, colorScheme: 'light' } as const

/** What came over the line beside the page, not out of what the browser keeps. */
const FETCHED = `performance.getEntriesByType('resource')
  .filter(({ transferSize }) => transferSize > 0).map(({ name }) => name)`

/** What every page does without the script is looked at in office.test.ts and office-people.test.ts. */
describe('the script of the office', () => {
  it('is asked for once, by the first page that has a form, and by no page that has none', async () => {
    const { page: fresh } = await openWindow(browser, sandbox.address, WINDOW)
    await fresh.goto(`${sandbox.address}/office/sign-in`)
    expect(await fresh.evaluate(FETCHED)).toEqual([expect.stringMatching(/\/style-\w{12}\.css$/)])
    await fresh.locator('main form button').first().click()
    await fresh.waitForLoadState('networkidle')
    expect(await fresh.evaluate(FETCHED)).toEqual([expect.stringMatching(/\/script-\w{12}\.js$/)])
    await fresh.context().close()
    for (const [path, scripts] of [
      ['/books', 0],
      ['/money/cash/deposit', 1],
      ['/members/new', 1],
      ['/money', 0],
    ] as const) {
      await page.goto(office(path), { waitUntil: 'networkidle' })
      expect([await page.evaluate(FETCHED), await page.locator('script').count()], path).toEqual([
        [],
        scripts,
      ])
    }
  })

  it('counts a text while it is typed, as the server counts it', async () => {
    await page.goto(office('/messages/wording'))
    const live = page.locator('textarea + .hint')
    for (const text of [
      'Habari',
      'a',
      '🙂',
      '[€]',
      'a'.repeat(161),
      `${'a'.repeat(152)}{}${'b'.repeat(8)}`,
      'Noël “x”',
      'ë'.repeat(71),
      '🙂🙂',
      '🙂'.repeat(67),
    ]) {
      await page.locator('#text').fill(text)
      const counted = await live.innerText()
      await page.locator('textarea ~ * button, form:has(textarea) button').first().click()
      await page.getByRole('status').waitFor()
      const told = await page.getByRole('status').innerText()
      expect(counted, text).not.toBe('')
      expect(told.replaceAll(/\s+/g, ' ')).toContain(counted.replaceAll(/\s+/g, ' '))
    }
  })

  it('asks before a form that was begun is left, and not when it is sent', async () => {
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    await page.goto(office('/money/cash/deposit'))
    await page.locator('nav.tabs a').first().click()
    await page.waitForURL(office(''))
    await page.goto(office('/members/new'))
    await page.locator('main input[type=text]').first().pressSequentially('Zawadi')
    await page.locator('nav.tabs a').first().click({ noWaitAfter: true })
    await expect.poll(() => asked).toEqual(['beforeunload'])
    expect(page.url()).toBe(office('/members/new'))
    expect(await page.locator('main input[type=text]').first().inputValue()).toBe('Zawadi')
    await page.locator('main form button').first().click()
    await page.locator('.errors').waitFor()
    expect(asked).toEqual(['beforeunload'])
    page.removeAllListeners('dialog')
  })

  it('sends a form once however often its button is pressed', async () => {
    await page.goto(office('/members/new'))
    let sent = 0
    await page.route('**/members/new', async (route) => {
      sent += 1
      await new Promise((resolve) => setTimeout(resolve, 700))
      await route.continue()
    })
    // Two presses faster than the page can go.
    const isBusy = await page.evaluate(`(() => {
      const button = document.querySelector('main form button')
      button.click()
      button.click()
      return button.form.getAttribute('aria-busy')
    })()`)
    expect(isBusy).toBe('true')
    await page.locator('.errors').waitFor()
    await page.unroute('**/members/new')
    expect(sent).toBe(1)
  })

  it('asks quietly where a page waits: it says what is new, and goes on once the phone said yes', async () => {
    const manager = first(sandbox, 'manager')
    await page.goto(`${sandbox.address}/office/sign-in`)
    await page.locator('main form button').first().click()
    const digits = (await page.locator('.digits').innerText()).replace(' ', '')
    await page.route('**/sign-in/phone', async (route) => {
      const body = await (await route.fetch()).text()
      await route.fulfill({ body: body.replace(/(data-live>)[^<]*/, '$1Some minutes.') })
    })
    await page.getByText('Some minutes.').waitFor()
    expect(await page.locator('.digits').innerText()).toBe(digits.replace(/(...)/, '$1 '))
    await page.unroute('**/sign-in/phone')
    await sayYes(sandbox, manager, digits)
    await page.locator('.digits').waitFor({ state: 'detached' })
    await page.locator('main button').click()
    await page.locator('nav.tabs').waitFor()
  })
})
