import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { answerByTouch, becomePerson, dial, payWithPin, readNewestMessage } from './hand.ts'
import { openBrowser, openPage } from './open-page.ts'
import { first, type Sandbox, startSandbox } from './sandbox.ts'

const DESKTOP = 1280
const HEIGHT = 800

let browser: Browser
let sandbox: Sandbox

// One sandbox for all: each test that pays is another member's, and the clock moves last.
beforeAll(async () => {
  browser = await openBrowser()
  sandbox = await startSandbox()
})
afterAll(async () => {
  await browser.close()
  await sandbox.stop()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

describe('the page at 1280 by 800', () => {
  it('shows people of every role, the phone, the line and the clock without scrolling', async () => {
    const { page } = await openPage(browser, sandbox.address, DESKTOP)
    for (const role of ['member', 'clinic', 'association', 'manager'] as const) {
      const row = page.locator(`.person:has(input[data-role=${role}])`).first()
      expect(await bottomOf(page, row), role).toBeLessThan(await bottomOf(page, '#people-list'))
    }
    for (const place of ['#people-list', '#keypad', '#line', '#clock']) {
      expect(await bottomOf(page, place), place).toBeLessThanOrEqual(HEIGHT)
    }
    expect(await bottomOf(page, '#line')).toBeLessThan(await topOf(page, '#clock'))
  })

  it('keeps every role in sight when somebody from further down is chosen', async () => {
    const { page } = await openPage(browser, sandbox.address, DESKTOP)
    const last = sandbox.people.filter(({ role }) => role === 'member').at(-1)
    await page.goto(`${sandbox.address}/#phone=${last?.phone}`)
    await page.reload()
    await page.locator('.person:has(:checked)', { hasText: last?.name ?? '?' }).waitFor()
    const manager = page.locator('.person:has(input[data-role=manager])').first()
    expect(await bottomOf(page, manager)).toBeLessThan(await bottomOf(page, '#people-list'))
  })
})

describe('the list beside the phone', () => {
  it('shows word for word what the carrier sent and got', async () => {
    const { page, faults } = await openPage(browser, sandbox.address, DESKTOP)
    const exchange = page.waitForResponse((response) => response.url().endsWith('/sandbox/ussd'))
    await dial(page)
    const answered = await exchange
    const { sent, got } = await newestEntry(page, 'Carrier sent', 'Carrier got')
    for (const [name, value] of new URLSearchParams(answered.request().postData() ?? '')) {
      expect(sent).toContain(`${name}=${value}`)
    }
    expect(got).toBe(`200 ${await answered.text()}`)
    expect(faults).toEqual([])
  })

  it('shows what the operator was asked and told, and the SMS that followed, and opens the next step', async () => {
    const { page } = await openPage(browser, sandbox.address, DESKTOP)
    expect(await openStep(page)).toBe('try-pay')
    await payAll(page, 'Amina Otieno')
    await payWithPin(page)
    await page.locator('#try-pay.done').waitFor()
    expect(await openStep(page)).toBe('try-check')
    await page.locator('.line-sms').first().waitFor()
    expect(await page.locator('.line-sms .passed').innerText()).toMatch(/1 SMS, \d+ characters/)
    await page.locator('.line-pay summary').click()
    const asked = await page.locator('.line-pay dd').allInnerTexts()
    expect(asked[0]).toMatch(/amount=50000\s+currency=KES/)
    expect(asked[1]).toMatch(/event=paid\s.*amount=500/s)
  })

  it('says that the operator told nothing of a request that was let pass', async () => {
    const { page } = await openPage(browser, sandbox.address, DESKTOP)
    await payAll(page, 'Joseph Kamau')
    await page.getByRole('button', { name: 'Let it pass' }).click()
    const { got } = await newestEntry(page, 'Operator got', 'Operator sent')
    expect(got).toBe('nothing')
  })
})

describe('the wallet', () => {
  it('asks for a PIN of four digits before it pays', async () => {
    const { page } = await openPage(browser, sandbox.address, DESKTOP)
    await payAll(page, 'Peter Odhiambo')
    await page.keyboard.type('12x3')
    await page.keyboard.press('Enter')
    await page.getByText('A PIN has 4 digits.').waitFor()
    expect(await page.getByLabel('Enter PIN').inputValue()).toBe('123')
    const posted = page.waitForRequest((request) => request.url().includes('/sandbox/prompts/'))
    await page.keyboard.type('45')
    expect(await page.getByLabel('Enter PIN').inputValue()).toBe('1234')
    await page.keyboard.press('Enter')
    expect((await posted).postDataJSON()).toEqual({ answer: 'approve' })
  })

  it.each([
    ['Cancel', 'refuse', 'Samuel Kiprotich'],
    ['Too little money', 'no-funds', 'Lucy Akinyi'],
  ])('answers %s with %s', async (button, answer, name) => {
    const { page } = await openPage(browser, sandbox.address, DESKTOP)
    await payAll(page, name)
    const posted = page.waitForRequest((request) => request.url().includes('/sandbox/prompts/'))
    await page.getByRole('button', { name: button, exact: true }).click()
    expect((await posted).postDataJSON()).toEqual({ answer })
  })
})

describe('the things to try', () => {
  it('goes to Monday, where the manager reads how the week went', async () => {
    const { page, faults } = await openPage(browser, sandbox.address, DESKTOP)
    await page.locator('#try-monday summary').click()
    await page.locator('#try-monday-go').click()
    await page.locator('#clock-date', { hasText: 'Monday 9 March 2026' }).waitFor()
    await page.locator('#status-owner', { hasText: first(sandbox, 'manager').name }).waitFor()
    await page.locator('.message').first().waitFor()
    expect(await readNewestMessage(page)).toMatch(/covered 24 \(24\)[^]*Send LIST 1/)
    await page.locator('#try-time.done').waitFor()
    await page.locator('#try-monday.done').waitFor()
    expect(await openStep(page)).toBe('try-pay')
    expect(faults).toEqual([])
  })

  const MONDAYS = [
    ['2026-03-02T06:59:00Z', '2026-03-02T07:00:00.000Z'],
    ['2026-03-02T07:00:00Z', '2026-03-09T07:00:00.000Z'],
    ['2026-03-02T08:00:00Z', '2026-03-09T07:00:00.000Z'],
    ['2026-03-08T20:59:00Z', '2026-03-09T07:00:00.000Z'],
    ['2026-03-08T21:00:00Z', '2026-03-09T07:00:00.000Z'],
    ['2026-12-29T12:00:00Z', '2027-01-04T07:00:00.000Z'],
  ]
  it('knows the next Monday at ten where the phone is at home', async () => {
    const { page } = await openPage(browser, sandbox.address, DESKTOP)
    const found = await page.evaluate<string[]>(`
      import('/time.js').then(({ nextMonday }) => ${JSON.stringify(MONDAYS)}.map(
        ([now]) => nextMonday(new Date(now), 'Africa/Nairobi').toISOString()))`)
    expect(found).toEqual(MONDAYS.map(([, monday]) => monday))
  })
})

async function payAll(page: Page, name: string): Promise<void> {
  const person = sandbox.people.find((each) => each.name === name)
  if (!person) throw new Error(`nobody is called ${name}`)
  await becomePerson(page, person)
  await dial(page)
  await answerByTouch(page, /^pay$/i)
  await answerByTouch(page, /^all\b/i)
  await answerByTouch(page, /confirm/i)
  await page.getByRole('button', { name: 'OK', exact: true }).first().click()
  await page.locator('#phone[data-view=prompt]').waitFor()
}

/** What the newest entry of the list says, which is open, under two of its headings. */
async function newestEntry(
  page: Page,
  sentUnder: string,
  gotUnder: string,
): Promise<{ sent: string; got: string }> {
  const under = (heading: string) =>
    page.locator('#line > li:first-child div', { hasText: heading }).locator('dd').innerText()
  return { sent: await under(sentUnder), got: await under(gotUnder) }
}

function openStep(page: Page): Promise<string> {
  return page.evaluate<string>(
    `[...document.querySelectorAll('.try details[open]')].map(({ id }) => id).join()`,
  )
}

type Place = string | ReturnType<Page['locator']>

async function boxOf(page: Page, place: Place): Promise<{ y: number; height: number }> {
  const box = await (typeof place === 'string' ? page.locator(place) : place).boundingBox()
  if (!box) throw new Error(`not to be seen: ${String(place)}`)
  return box
}

async function bottomOf(page: Page, place: Place): Promise<number> {
  const { y, height } = await boxOf(page, place)
  return y + height
}

async function topOf(page: Page, place: Place): Promise<number> {
  return (await boxOf(page, place)).y
}
