import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findBarriers } from './accessibility.ts'
import { answerByTouch, becomePerson, dial, openMenu, payWithPin } from './hand.ts'
import { openBrowser, openPage } from './open-page.ts'
import { first, type Sandbox, startSandbox } from './sandbox.ts'

let browser: Browser
let sandbox: Sandbox

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await sandbox.stop()
})

const WINDOWS = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 360, scheme: 'light' },
  { width: 360, scheme: 'dark' },
] as const

describe.each(WINDOWS)('the page $width pixels wide, $scheme', ({ width, scheme }) => {
  it('puts no barrier before anybody, whatever it shows', async () => {
    const { page, faults, look } = await openPage(browser, sandbox.address, width, scheme)
    const barriers: string[] = []
    const shown = async (view: string) => {
      barriers.push(...(await findBarriers(page, view)))
      await look(`${scheme}-${view}`)
    }
    await showEverything(page, shown)
    expect(barriers).toEqual([])
    expect(faults).toEqual([expect.stringContaining('ERR_FAILED')])
  })
})

/** Leads the page through all that it can show, and calls `shown` at each. */
async function showEverything(page: Page, shown: (view: string) => Promise<void>): Promise<void> {
  await shown('dialler')
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await shown('menu')
  await page.locator('.row', { hasText: 'Messages' }).click()
  await shown('no-messages')
  await back(page)
  await showCall(page, shown)
  await showPaymentByBill(page, shown)
  await showClinic(page, shown)
  await showPeople(page, shown)
  await showMonday(page, shown)
}

async function showCall(page: Page, shown: (view: string) => Promise<void>): Promise<void> {
  await dial(page)
  await shown('call')
  await answerByTouch(page, /^pay$/i)
  await answerByTouch(page, /^all\b/i)
  await answerByTouch(page, /confirm/i)
  await shown('call-ended')
  await page.getByRole('button', { name: 'OK', exact: true }).first().click()
  await page.locator('#phone[data-view=prompt]').waitFor()
  await shown('prompt')
  await payWithPin(page)
  await page.getByText(/^You have 1 new message\.$/).waitFor()
  await shown('notice')
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await shown('inbox')
  await page.locator('.message').first().click()
  await shown('message')
  await back(page)
  await back(page)
}

async function showPaymentByBill(
  page: Page,
  shown: (view: string) => Promise<void>,
): Promise<void> {
  await openMenu(page, 'Mobile money')
  await shown('pay-bill')
  await page.route('**/sandbox/paybill', (route) => route.abort())
  await page.getByLabel('Amount').fill('500')
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.locator('#fault', { hasText: 'cannot be reached' }).waitFor()
  await shown('fault')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
}

async function showClinic(page: Page, shown: (view: string) => Promise<void>): Promise<void> {
  await becomePerson(page, first(sandbox, 'clinic'))
  await openMenu(page, 'Write a message')
  await shown('compose')
  await back(page)
}

async function showPeople(page: Page, shown: (view: string) => Promise<void>): Promise<void> {
  const change = page.getByRole('button', { name: 'Change', exact: true })
  const sheet = await change.isVisible()
  if (sheet) await change.click()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: /^All \d+ members$/ }).click()
  await shown('people')
  await page.getByRole('searchbox').fill('nobody of this name')
  await shown('nobody-found')
  if (sheet) await page.locator('#people-close').click()
}

async function showMonday(page: Page, shown: (view: string) => Promise<void>): Promise<void> {
  await page.locator('#try-monday summary').click()
  await shown('step')
  await page.locator('#try-monday-go').click()
  await page.locator('#phone[data-view=inbox]').waitFor()
  await shown('monday')
}

async function back(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Back', exact: true }).click()
}
