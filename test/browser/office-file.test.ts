import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signIn } from './office-hand.ts'
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

const REGISTER = `household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card
h1,,Zawadi Njeri,F,1990-01-01,member,0711999001,en,nothing-such,,2026-01-01,yes,2026-01-31,
`

it.each([
  ['with a script', true],
  ['without a script', false],
])('a file is sent again after a dead line and looked at, %s', async (name, javaScriptEnabled) => {
  const settings = { width: 360, colorScheme: 'light', javaScriptEnabled } as const
  const { page, look } = await openWindow(browser, sandbox.address, settings)
  await signIn(page, sandbox, first(sandbox, 'manager'))
  await page.goto(`${sandbox.address}/office/m/umoja/import`)
  const file = { name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(REGISTER) }
  const input = page.locator('main form:has(input[type=file]) >> nth=0')
  await input.locator('input[type=file]').setInputFiles(file)
  // It arrives, and its answer is lost.
  let sent = 0
  await page.route('**/import/**', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    sent += 1
    if (sent === 1) await route.fetch({ maxRedirects: 0 })
    return route.abort('connectionreset')
  })
  const failed = page.waitForEvent('requestfailed')
  await input.locator('button').click({ noWaitAfter: true })
  await failed
  await page.unroute('**/import/**')
  await page.waitForTimeout(300)
  await page.reload().catch(() => null)
  await page.getByText('nothing-such').first().waitFor()
  await look(`office-file-${javaScriptEnabled ? 'script' : 'plain'}`)
  expect([name, sent]).toEqual([name, 1])
  await page.context().close()
})
