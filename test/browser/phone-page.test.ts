import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  answerByKeyboard,
  answerByKeypad,
  answerByTouch,
  becomePerson,
  dial,
  onNextScreen,
  openMenu,
  payWithPin,
  readChoices,
  readNewestMessage,
  readScreen,
} from './hand.ts'
import { openBrowser, openPage, type WatchedPage } from './open-page.ts'
import { first, type Sandbox, startSandbox } from './sandbox.ts'

const DESKTOP = 1280
const TELEPHONE = 360

const NEW_MESSAGE = /^You have \d+ new messages?\.$/

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

describe.each([DESKTOP, TELEPHONE])('the phone on a page %i pixels wide', (width) => {
  it('pays, shows the receipt, and answers a clinic that asks', async () => {
    const { page, faults, look } = await openPage(browser, sandbox.address, width)
    await look('1-dialler')
    await becomePerson(page, first(sandbox, 'member'))
    await payAllByTouch(page, look)

    const receipt = await readReceipt(page)
    await look('6-receipt')
    expect(receipt.text).toContain(receipt.amount)

    await becomePerson(page, first(sandbox, 'clinic'))
    await textNumber(page, first(sandbox, 'member').number ?? '')
    await look('7-sent')
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    expect(await readNewestMessage(page)).toMatch(/\bYES\b/)
    await look('8-yes')

    await becomePerson(page, first(sandbox, 'member'))
    await page.getByRole('button', { name: '1 new message' }).click()
    expect(await readNewestMessage(page)).toMatch(/a clinic asked for/i)
    await look('8-member-told')
    expect(faults).toEqual([])
  })

  it('moves the clock a month ahead and to a day', async () => {
    const { page, faults, look } = await openPage(browser, sandbox.address, width)
    await page.locator('#clock-date', { hasText: '2 March 2026' }).waitFor()
    await page.getByRole('button', { name: '+1 month' }).click()
    await page.locator('#clock-date', { hasText: '2 April 2026' }).waitFor()
    await page.getByLabel('Or go to a day').fill('2026-04-20')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await page.locator('#clock-date', { hasText: '20 April 2026' }).waitFor()
    await page.getByLabel('Or go to a day').fill('2026-04-01')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await page.locator('#clock-note', { hasText: 'only goes forward' }).waitFor()
    await look('9-clock')
    expect(faults).toEqual([])
  })
})

describe('the phone', () => {
  it('is used with nothing but the keyboard', async () => {
    const { page, faults } = await openPage(browser, sandbox.address, DESKTOP)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await focusedId(page)).toBe('dial')
    await onNextScreen(page, () => page.keyboard.press('Enter'))
    expect(await focusedId(page)).toBe('reply')
    await answerByKeyboard(page, /^pay$/i)
    expect(await page.locator('#said').textContent()).toContain('KSh')
    await answerByKeyboard(page, /^all\b/i)
    await answerByKeyboard(page, /confirm/i)
    await page.keyboard.press('Enter')
    await page.locator('#phone[data-view=prompt]').waitFor()
    await page.keyboard.type('0000')
    await page.keyboard.press('Enter')
    await page.getByText(NEW_MESSAGE).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.message').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.message-text').waitFor()
    expect(faults).toEqual([])
  })

  it('answers on its keypad, counts each screen within 160, and hangs up', async () => {
    const { page, faults } = await openPage(browser, sandbox.address, DESKTOP)
    await dial(page)
    await answerByKeypad(page, /covered/i)
    const count = await page.locator('.count > [aria-hidden]').innerText()
    const used = Number(/^(\d+)\/160$/.exec(count)?.[1])
    expect(used).toBeGreaterThan(20)
    expect(used).toBeLessThanOrEqual(160)
    const ended = page.waitForRequest((request) => request.url().endsWith('/ussd-ended'))
    await page.getByRole('button', { name: 'End call' }).click()
    const event = new URLSearchParams((await ended).postData() ?? '')
    expect(event.get('status')).toBe('Incomplete')
    expect(event.get('lastAppResponse')).toMatch(/^CON /)
    await page.locator('#phone[data-view=home]').waitFor()
    expect(faults).toEqual([])
  })

  it('sends a message with Enter, and begins a new line with Shift+Enter', async () => {
    const { page, faults } = await openPage(browser, sandbox.address, DESKTOP)
    await openMenu(page, 'Write a message')
    expect(await focusedId(page)).toBe('sms-text')
    const sent = page.waitForRequest((request) => request.url().endsWith('/at/sandbox/sms'))
    await page.keyboard.type('BAL')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('41073511')
    expect(await page.getByLabel('Text').inputValue()).toBe('BAL\n41073511')
    await page.keyboard.press('Enter')
    expect(new URLSearchParams((await sent).postData() ?? '').get('text')).toBe('BAL\n41073511')
    await page.locator('#phone[data-view=notice]').waitFor()
    expect(faults).toEqual([])
  })

  it('keeps who one is when the page is loaded again', async () => {
    const { page } = await openPage(browser, sandbox.address, DESKTOP)
    const clinic = first(sandbox, 'clinic')
    await becomePerson(page, clinic)
    expect(decodeURIComponent(new URL(page.url()).hash)).toContain(clinic.phone)
    await page.reload()
    await page.locator('#status-owner', { hasText: clinic.name }).waitFor()
  })

  it('takes a payment that the payer starts, and says what was refused', async () => {
    const { page } = await openPage(browser, sandbox.address, DESKTOP)
    await payBill(page, 'much')
    await page.locator('.notice-text', { hasText: 'Nothing was paid. amount: ' }).waitFor()
    expect(await page.locator('#fault').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await payBill(page, '500')
    await page.getByText(NEW_MESSAGE).waitFor()
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    expect(await readNewestMessage(page)).toContain('500')
  })

  it('says plainly that the server cannot be reached', async () => {
    const { page } = await openPage(browser, sandbox.address, DESKTOP)
    await page.route('**/at/sandbox/ussd', (route) => route.abort())
    await page.getByRole('button', { name: 'Call', exact: true }).click()
    await page.locator('#fault', { hasText: 'cannot be reached' }).waitFor()
    expect(await readScreen(page)).toContain('Connection problem')
  })
})

function focusedId(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.id')
}

async function payAllByTouch(page: Page, look: WatchedPage['look']): Promise<void> {
  await dial(page)
  await look('2-menu')
  await answerByTouch(page, /^pay$/i)
  await look('3-pay')
  expect((await readChoices(page)).length).toBeGreaterThan(1)
  await answerByTouch(page, /^all\b/i)
  await answerByTouch(page, /confirm/i)
  await look('4-asked')
  await page.getByRole('button', { name: 'OK', exact: true }).first().click()
}

/** Answers the prompt, and reads the receipt that names its amount. */
async function readReceipt(page: Page): Promise<{ amount: string; text: string }> {
  const prompt = page.locator('.prompt-amount strong')
  await prompt.waitFor()
  await page.screenshot({ path: `screenshots/${page.viewportSize()?.width}-5-prompt.png` })
  const amount = await prompt.innerText()
  await payWithPin(page)
  await page.getByText(NEW_MESSAGE).waitFor()
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  return { amount, text: await readNewestMessage(page) }
}

async function textNumber(page: Page, number: string): Promise<void> {
  await openMenu(page, 'Write a message')
  await page.getByLabel('Text').fill(number)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText(NEW_MESSAGE).waitFor()
}

async function payBill(page: Page, amount: string): Promise<void> {
  await openMenu(page, 'Mobile money')
  await page.getByLabel('Amount').fill(amount)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
}
