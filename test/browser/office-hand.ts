import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { Person, Sandbox } from './sandbox.ts'

const PIN = '4702'

/** Where the menu of PINs and sign-ins stands in the menu of each role. */
const MENU = { manager: '8', clinic: '6', association: '5', member: '' } as const

let calls = 0

/** Signs in on a page as somebody does: the page shows digits, the phone takes them. */
export async function signIn(page: Page, sandbox: Sandbox, person: Person): Promise<void> {
  await page.goto(`${sandbox.address}/office/sign-in`)
  await page.locator('main form button').first().click()
  await page.locator('.digits').waitFor()
  const digits = (await page.locator('.digits').innerText()).replace(' ', '')
  await sayYes(sandbox, person, digits)
  await page.locator('main button').click()
  await page.locator('nav.tabs').waitFor()
}

/** Dials as somebody who works for the mutual, with the service PIN, which is set first. */
export async function sayYes(
  { address }: Sandbox,
  { phone, serviceCode, role }: Person,
  digits: string,
): Promise<void> {
  const call = async (...inputs: readonly string[]) => {
    calls += 1
    let screen = ''
    for (let at = 0; at <= inputs.length; at += 1) {
      const fields = { sessionId: `office-${calls}`, phoneNumber: phone, serviceCode }
      const text = inputs.slice(0, at).join('*')
      const body = new URLSearchParams({ ...fields, text, networkCode: '99999' })
      screen = await (await fetch(`${address}/at/sandbox/ussd`, { method: 'POST', body })).text()
    }
    return screen
  }
  const first = await call()
  if (first.startsWith('CON Language')) await call('1')
  const before = first.includes('Continue') ? ['2'] : []
  const menu = await call(...before, MENU[role], '4')
  if (menu.includes('First set')) await call(MENU[role], '1', '1', PIN, PIN)
  const said = await call(MENU[role], '4', '1', PIN, digits, '1')
  expect(said).toMatch(/^END/)
}

/** More than any page of ours has links and fields. */
const STOPS_MAX = 120

/** Goes on with the Tab key to what has this name, and sees that the way there is to be seen. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate<{ name: string; outline: string }>(`(() => {
      const one = document.activeElement
      if (one === document.body) return { name: '', outline: '' }
      const label = one.labels?.[0]?.innerText ?? one.getAttribute('aria-label') ?? one.innerText ?? ''
      return { name: label.trim(), outline: getComputedStyle(one).outlineStyle }
    })()`)
    if (typeof name === 'string' ? at.name !== name : !name.test(at.name)) continue
    expect(at.outline, `${at.name} is marked`).not.toBe('none')
    return
  }
  throw new Error(`no key leads to ${String(name)}`)
}

/** The same, and presses Enter there; resolves on the page that it leads to. */
export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name)
  const gone = page.waitForNavigation()
  await page.keyboard.press('Enter')
  await gone
}
