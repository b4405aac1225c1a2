import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriers } from './accessibility.ts'
import { openBrowser, openWindow } from './open-page.ts'
import { first, type Person, type Sandbox, startSandbox } from './sandbox.ts'

let browser: Browser
let sandbox: Sandbox

beforeAll(async () => {
  browser = await openBrowser()
  sandbox = await startSandbox()
})
afterAll(async () => {
  await browser.close()
  await sandbox.stop()
})

const PIN = '4702'

/** Every page in every pair of width, scheme and language is looked at in office-people.test.ts. */
const WINDOWS = [
  { width: 360, colorScheme: 'light', locale: 'en' },
  { width: 1280, colorScheme: 'dark', locale: 'sw' },
] as const

describe.each(WINDOWS)('the office $width pixels wide, $colorScheme, in $locale', (window) => {
  it('puts no barrier before a manager who signs in by phone and finds a member', async () => {
    const { page, faults, look } = await openWindow(browser, sandbox.address, window)
    const barriers: string[] = []
    await showEverything(page, window.locale, async (view) => {
      barriers.push(...(await findBarriers(page, view)))
      await look(`office-${window.colorScheme}-${window.locale}-${view}`)
    })
    expect(barriers).toEqual([])
    // The last page is not there, and the browser says so.
    expect(faults).toEqual([expect.stringContaining('404')])
    await page.context().close()
  })
})

it('needs no script', async () => {
  const settings = { width: 360, colorScheme: 'light', javaScriptEnabled: false } as const
  const { page } = await openWindow(browser, sandbox.address, settings)
  const seen: string[] = []
  await showEverything(page, 'en', async (view) => void seen.push(view))
  expect(seen.at(-1)).toBe('not-found')
  await page.context().close()
})

it('asks for a page and one sheet, and nothing more', async () => {
  const { page } = await openWindow(browser, sandbox.address, { width: 360, colorScheme: 'light' })
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${sandbox.address}/office/sign-in`)
  expect(asked).toEqual(['/office/sign-in', expect.stringMatching(/^\/office\/style-\w+\.css$/)])
  await page.context().close()
})

it('has fields for a code and a PIN that are as narrow as what belongs into them', async () => {
  const { page } = await openWindow(browser, sandbox.address, { width: 1280, colorScheme: 'light' })
  await page.goto(`${sandbox.address}/office/sign-in/code`)
  await page.locator('#phone').fill('+254799000009')
  await page.locator('main button').click()
  // Seen red: the field of the code was as long as one for a name.
  for (const name of ['code', 'pin']) {
    const box = await page.locator(`#${name}`).boundingBox()
    expect(box?.width, name).toBeLessThan(240)
  }
  await page.context().close()
})

it('is open to hands that have a keyboard only', async () => {
  const { page } = await openWindow(browser, sandbox.address, { width: 1280, colorScheme: 'light' })
  await page.goto(`${sandbox.address}/office/sign-in`)
  const passed: string[] = []
  for (let at = 0; at < 5; at += 1) {
    await page.keyboard.press('Tab')
    passed.push(await page.evaluate<string>('document.activeElement.tagName + getComputedStyle(document.activeElement).outlineStyle')) // prettier-ignore
  }
  expect(passed).toEqual(['Asolid', 'Asolid', 'BUTTONsolid', 'Asolid', 'Asolid'])
  await page.context().close()
})

/** Leads a manager from the sign-in through every page, and calls `shown` at each. */
async function showEverything(
  page: Page,
  language: string,
  shown: (view: string) => Promise<void>,
): Promise<void> {
  const member = first(sandbox, 'member')
  await page.goto(`${sandbox.address}/office`)
  await shown('sign-in')
  await page.locator('form button').first().click()
  await page.locator('.digits').waitFor()
  await shown('digits')
  const digits = (await page.locator('.digits').innerText()).replace(' ', '')
  await sayYes(first(sandbox, 'manager'), digits)
  await page.locator('main button').click()
  await page.locator('nav.tabs').waitFor()
  // The phone is spoken to in a language of its own.
  await page.goto(`${page.url()}?language=${language}`)
  await shown('today')
  await search(page, member.name.split(' ')[0] ?? '')
  await shown('found')
  await search(page, member.number ?? '')
  await page.locator('.state').waitFor()
  expect(await page.locator('h1').innerText()).toBe(member.name)
  await shown('member')
  await changeAndPay(page, `${sandbox.address}/office/m/${member.mutual}`, member, shown)
  await page.locator('nav.tabs a').nth(1).click()
  await shown('behind')
  await page.locator('nav.tabs a').nth(2).click()
  await shown('money')
  await page.locator('nav.tabs a').nth(3).click()
  await shown('books')
  for (const path of ['accounts', 'chain']) {
    await page.goto(`${sandbox.address}/office/m/${member.mutual}/books/${path}`)
    await shown(`books-${path.replace(/\W/g, '-')}`)
  }
  await page.locator('nav.tabs a').nth(4).click()
  await shown('decisions')
  await page.locator('nav.tabs a', { hasText: /^(Messages|Ujumbe)$/ }).click()
  await shown('messages')
  await page.goto(`${page.url()}/reminders`)
  await shown('reminders')
  await page.goto(page.url().replace('reminders', 'wording?q=sms.receipt&text=Noël'))
  await shown('wording')
  await page.locator('nav.tabs a', { hasText: /^(Statutes|Statuts|Katiba)$/ }).click()
  await shown('statutes')
  await page.locator('section li a').first().click()
  await shown('statutes-version')
  await page.locator('nav.tabs a', { hasText: /^(Import|Importer|Ingiza)$/ }).click()
  await shown('import')
  await page.locator('footer a').first().click()
  await shown('sign-ins')
  await page.goto(`${sandbox.address}/office/m/nowhere`)
  await shown('not-found')
}

/** Every errand about a member, with its questions and the look before it is done. */
async function changeAndPay(
  page: Page,
  home: string,
  { number }: Person,
  shown: (view: string) => Promise<void>,
): Promise<void> {
  const open = async (path: string) => {
    await page.goto(`${home}${path}`)
    await shown(path.slice(1).replace(`${number}/`, '').replace(/\W/g, '-'))
  }
  const member = `/member/${number}`
  for (const path of ['ask', 'statement', 'people/new', 'resign', 'phone', 'notice']) {
    await open(`${member}/${path}`)
  }
  for (const path of ['/money/cash', '/money/cash/deposit', '/money/bank', '/money/wallets', '/applications', '/complaints']) await open(path) // prettier-ignore
  await open(`${member}/cash`)
  await page.locator('#amount').fill('90000')
  await page.locator('#slip').fill('S-1')
  await page.locator('main form button').first().click()
  await page.locator('button[value=change]').waitFor()
  await shown('cash-check')
  await open('/members/new')
  await page.goto(`${home}/money`)
}

async function search(page: Page, text: string): Promise<void> {
  await page.locator('.find input').fill(text)
  await page.locator('.find button').click()
}

let calls = 0

/** Dials as the manager, with the service PIN, which is set first. */
async function sayYes({ phone, serviceCode }: Person, digits: string): Promise<void> {
  const call = async (...inputs: readonly string[]) => {
    calls += 1
    let screen = ''
    for (let at = 0; at <= inputs.length; at += 1) {
      const fields = { sessionId: `office-${calls}`, phoneNumber: phone, serviceCode }
      const text = inputs.slice(0, at).join('*')
      const body = new URLSearchParams({ ...fields, text, networkCode: '99999' })
      screen = await (await fetch(`${sandbox.address}/at/sandbox/ussd`, { method: 'POST', body })).text() // prettier-ignore
    }
    return screen
  }
  const first = await call()
  if (first.startsWith('CON Language')) await call('1')
  const before = first.includes('Continue') ? ['2'] : []
  const menu = await call(...before, '8', '4')
  if (menu.includes('First set')) await call('8', '1', '1', PIN, PIN)
  const said = await call('8', '4', '1', PIN, digits, '1')
  if (!said.startsWith('END')) throw new Error(said)
}
