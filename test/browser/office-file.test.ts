import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { follow, signIn, tabTo } from './office-hand.ts'
import { openBrowser, openWindow } from './open-page.ts'
import { first, type Sandbox, startSandbox } from './sandbox.ts'

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

const BOTH = [
  ['with a script', true],
  ['without a script', false],
] as const

const REGISTER = `household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card
h1,,Zawadi Njeri,F,1990-01-01,member,0711999001,en,nothing-such,,2026-01-01,yes,2026-01-31,
`

/** A manager at a page of the mutual, on a small screen. */
async function managerAt(path: string, javaScriptEnabled: boolean) {
  const settings = { width: 360, colorScheme: 'light', javaScriptEnabled } as const
  const watched = await openWindow(browser, sandbox.address, settings)
  await signIn(watched.page, sandbox, first(sandbox, 'manager'))
  await watched.page.goto(`${sandbox.address}/office/m/umoja${path}`)
  return watched
}

function csv(name: string, text: string) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
}

/** Sends a form whose answer is lost on its way, and asks for the page again; how often the form was sent. */
async function sendOverDeadLine(page: Page, address: string, send: () => Promise<void>) {
  let sent = 0
  await page.route(address, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    sent += 1
    if (sent === 1) await route.fetch({ maxRedirects: 0 })
    return route.abort('connectionreset')
  })
  const failed = page.waitForEvent('requestfailed')
  await send()
  await failed
  await page.unroute(address)
  await page.waitForTimeout(300)
  await page.reload().catch(() => null)
  return sent
}

it.each(BOTH)('a file is sent again after a dead line and looked at, %s', async (name, script) => {
  const { page, look } = await managerAt('/import', script)
  const input = page.locator('main form:has(input[type=file]) >> nth=0')
  await input.locator('input[type=file]').setInputFiles(csv('register.csv', REGISTER))
  const press = () => input.locator('button').click({ noWaitAfter: true })
  const sent = await sendOverDeadLine(page, '**/import/**', press)
  await page.getByText('nothing-such').first().waitFor()
  await look(`office-file-${script ? 'script' : 'plain'}`)
  expect([name, sent]).toEqual([name, 1])
  await page.context().close()
})

it.each(BOTH)('a statement is brought by keys, also over a dead line, %s', async (name, script) => {
  const { page, look } = await managerAt('/money/wallets', script)
  const kind = script ? 'script' : 'plain'
  const line = (amount: string) => `receipt,paid_at,amount,phone,account,kind\n${kind}1,2026-03-02 07:30,${amount},,,\n` // prettier-ignore
  const bring = async (text: string) => {
    await tabTo(page, 'Account')
    await tabTo(page, 'File')
    await page.locator('#file').setInputFiles(csv('march.csv', text))
  }
  await bring(line('many'))
  await follow(page, 'Hold it against the books')
  expect(await page.getByRole('alert').innerText()).toContain('line 2')
  await look(`office-statement-wrong-${kind}`)
  await bring(line('700'))
  await tabTo(page, 'Hold it against the books')
  const sent = await sendOverDeadLine(page, '**/money/wallets', () => page.keyboard.press('Enter'))
  await page.getByText(`${kind}1`).first().waitFor()
  await look(`office-statement-${kind}`)
  expect([name, sent]).toEqual([name, 1])
  await page.context().close()
})
