import type { Page } from 'playwright-core'
import type { Person } from './sandbox.ts'

/** Chooses who to be, from the list beside the phone or, on a narrow page, from the sheet. */
export async function becomePerson(page: Page, person: Person): Promise<void> {
  const change = page.getByRole('button', { name: 'Change', exact: true })
  if (await change.isVisible()) await change.click()
  const search = page.getByRole('searchbox')
  if (await search.isVisible()) await search.fill(person.phone)
  await page.locator(`.person:has(input[data-role=${person.role}])`).first().click()
  await page.locator('#status-owner', { hasText: person.name }).waitFor()
}

/** The choices on the screen: what to answer for each label. */
export async function readChoices(page: Page): Promise<readonly { key: string; label: string }[]> {
  const lines = await page.locator('.choice').allTextContents()
  return lines.map((line) => {
    const [, key = '', label = ''] = /^(\d+)\. ?(.*)$/.exec(line) ?? []
    return { key, label }
  })
}

/** The key that chooses what matches; an error that shows the screen when nothing does. */
export async function keyOf(page: Page, label: RegExp): Promise<string> {
  const choices = await readChoices(page)
  const found = choices.find((choice) => label.test(choice.label))
  if (!found) throw new Error(`no ${String(label)} on the screen:\n${await readScreen(page)}`)
  return found.key
}

/** What the phone shows now. */
export function readScreen(page: Page): Promise<string> {
  return page.locator('#view').innerText()
}

/** Answers on the phone's own keypad and waits for the next screen. */
export async function answerByKeypad(page: Page, label: RegExp): Promise<void> {
  for (const digit of await keyOf(page, label)) await page.locator(`[data-key="${digit}"]`).click()
  await onNextScreen(page, () => page.getByRole('button', { name: 'Send', exact: true }).click())
}

/** Answers by touching the line on the screen. */
export async function answerByTouch(page: Page, label: RegExp): Promise<void> {
  const key = await keyOf(page, label)
  await onNextScreen(page, () => page.locator(`.choice[data-choice="${key}"]`).click())
}

/** Answers on the computer's keyboard. */
export async function answerByKeyboard(page: Page, label: RegExp): Promise<void> {
  await page.keyboard.type(await keyOf(page, label))
  await onNextScreen(page, () => page.keyboard.press('Enter'))
}

/** Does what makes the carrier answer, and waits until its answer stands on the screen. */
export async function onNextScreen(page: Page, act: () => Promise<unknown>): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/at/sandbox/ussd'))
  await act()
  await answered
  await page.locator('#phone[data-view=ussd], #phone[data-view=ended]').waitFor()
}

/** Opens the newest message from any view with a menu, and reads it. */
export async function readNewestMessage(page: Page): Promise<string> {
  await page.locator('.message').first().click()
  return page.locator('.message-text').innerText()
}

/** Types a PIN on the phone's own keypad, as a wallet asks for it, and sends it. */
export async function payWithPin(page: Page): Promise<void> {
  await page.locator('#phone[data-view=prompt]').waitFor()
  for (const digit of '4711') await page.locator(`[data-key="${digit}"]`).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.locator('#phone[data-view=notice]').waitFor()
}

/** Opens an entry of the phone's own menu, from the dialler. */
export async function openMenu(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.locator('.row', { hasText: entry }).click()
}

/** Presses the green key, and waits for the first screen. */
export async function dial(page: Page): Promise<void> {
  await onNextScreen(page, () => page.getByRole('button', { name: 'Call', exact: true }).click())
}
