import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriers } from './accessibility.ts'
import { follow, signIn } from './office-hand.ts'
import { openBrowser, openWindow } from './open-page.ts'
import { first, type Person, type Sandbox, startSandbox } from './sandbox.ts'

let browser: Browser
let sandbox: Sandbox
let clinic: Person
let association: Person
let member: Person

beforeAll(async () => {
  browser = await openBrowser()
  sandbox = await startSandbox()
  ;[clinic, association, member] = [first(sandbox, 'clinic'), first(sandbox, 'association'), first(sandbox, 'member')] // prettier-ignore
})
afterAll(async () => {
  await browser.close()
  await sandbox.stop()
})

/** Notes each press on something, on whatever page of this window. */
const COUNT_PRESSES = `addEventListener('click', ({ isTrusted }) => {
  if (isTrusted) sessionStorage.presses = Number(sessionStorage.presses ?? 0) + 1
}, true)`

/** On a page without a script nothing can count; the keys of this test are counted there. */
const WINDOWS = [
  { width: 360, colorScheme: 'light', locale: 'en' },
  { width: 1280, colorScheme: 'dark', locale: 'sw' },
  { width: 360, colorScheme: 'dark', locale: 'fr', javaScriptEnabled: false },
] as const

describe.each(WINDOWS)('the own pages in %j', (window) => {
  const name = `${window.colorScheme}-${window.locale}`
  const isScripted = !('javaScriptEnabled' in window)

  it('give a clinic its answer by one press after the sign-in, which is fewer than three, and the way to its bill', async () => {
    const { page, faults, look } = await openWindow(browser, sandbox.address, window)
    await signIn(page, sandbox, clinic)
    const home = await inLanguage(page, window.locale)
    const barriers = async (view: string) => (isScripted ? findBarriers(page, view) : [])
    const found: string[] = [...(await barriers('clinic'))]
    await look(`office-own-${name}-clinic`)
    if (isScripted) await page.context().addInitScript(COUNT_PRESSES)
    await page.goto(home)
    // The box has the cursor already, and a scanner types and sends as somebody does.
    expect(await page.evaluate('document.activeElement.id')).toBe('who')
    await page.keyboard.type(member.number ?? '')
    await page.keyboard.press('Enter')
    await page.getByRole('status').waitFor()
    expect(await page.getByRole('status').innerText()).toMatch(/(YES|OUI|NDIYO)\b/)
    if (isScripted) expect(await page.evaluate('Number(sessionStorage.presses)')).toBe(1)
    found.push(...(await barriers('answer')))
    await look(`office-own-${name}-answer`)
    await page.locator('#today a[href*="/bill/"]').first().click()
    await page.locator('main form').waitFor()
    found.push(...(await barriers('bill')))
    await look(`office-own-${name}-bill`)
    await page.goto(`${home}/statement`)
    found.push(...(await barriers('statement')))
    await look(`office-own-${name}-statement`)
    expect([found, faults]).toEqual([[], []])
    await page.context().close()
  })

  it('show an association its members and its statement, and nobody else’s', async () => {
    const { page, faults, look } = await openWindow(browser, sandbox.address, window)
    await signIn(page, sandbox, association)
    const home = await inLanguage(page, window.locale)
    const found: string[] = isScripted ? [...(await findBarriers(page, 'association'))] : []
    await look(`office-own-${name}-association`)
    expect(await page.locator('main table tbody tr').count()).toBeGreaterThan(0)
    await page.goto(`${home}/statement`)
    if (isScripted) found.push(...(await findBarriers(page, 'association-statement')))
    await look(`office-own-${name}-association-statement`)
    await page.goto(`${home}/pay`)
    await page.locator('main form button').click()
    if (isScripted) found.push(...(await findBarriers(page, 'association-pay')))
    await look(`office-own-${name}-association-pay`)
    expect([found, faults]).toEqual([[], []])
    await page.context().close()
  })
})

it('are open to hands that have a keyboard only', async () => {
  const window = { width: 1280, colorScheme: 'light', locale: 'en' } as const
  const { page, faults } = await openWindow(browser, sandbox.address, window)
  await signIn(page, sandbox, clinic)
  const home = await inLanguage(page, 'en')
  await page.keyboard.type(member.number ?? '')
  await follow(page, 'Is this person covered?')
  await page.getByRole('status').waitFor()
  await follow(page, 'Bill')
  expect(page.url()).toContain('/bill/')
  await page.goto(home)
  await follow(page, /statement/i)
  expect(page.url()).toBe(`${home}/statement`)
  expect(faults).toEqual([])
  await page.context().close()
})

/** The page where somebody arrives, in a language; and its address. */
async function inLanguage(page: Page, language: string): Promise<string> {
  const home = page.url()
  await page.goto(`${home}?language=${language}`)
  return home
}
