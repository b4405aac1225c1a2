import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import type { Served } from '../../src/simulators/serve.ts'
import { startSimulator } from '../../src/simulators/start.ts'
import { pushBody } from '../simulators/mpesa-world.ts'
import { findBarriers } from './accessibility.ts'
import { openBrowser } from './open-page.ts'

let browser: Browser
let served: Served
let page: Page
let faults: string[]

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

afterEach(async () => {
  await page.context().close()
  await served.stop()
})

beforeEach(async () => {
  served = await startSimulator('mpesa', { port: 0, seed: 3, file: null, deliverTo: null })
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  })
  page = await context.newPage()
  faults = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(`${served.address}/simulator`)
})

async function push(): Promise<void> {
  const authorization = `Basic ${btoa('simulator-key:simulator-secret')}`
  const url = `${served.address}/oauth/v1/generate?grant_type=client_credentials`
  const told = (await (await fetch(url, { headers: { authorization } })).json()) as {
    access_token: string
  }
  const response = await fetch(`${served.address}/mpesa/stkpush/v1/processrequest`, {
    method: 'POST',
    headers: { authorization: `Bearer ${told.access_token}` },
    body: JSON.stringify(pushBody()),
  })
  expect(response.status).toBe(200)
}

async function truth(): Promise<{ kind: string; amount: string }[]> {
  const response = await fetch(`${served.address}/simulator/truth`)
  return ((await response.json()) as { movements: { kind: string; amount: string }[] }).movements
}

describe('the page of a simulator', () => {
  it('answers a prompt with a PIN, and shows the money', async () => {
    await push()
    await page.getByText('Do you want to pay KES 250').waitFor()
    await page.getByLabel('PIN of 254711000222').fill('1234')
    await page.getByRole('button', { name: 'Send PIN' }).click()
    await page.locator('#money').getByText('250 KES').waitFor()
    expect(await truth()).toMatchObject([{ kind: 'push', amount: '250' }, { kind: 'charge' }])
    expect(await page.getByText('No phone is asked anything now.').isVisible()).toBe(true)
  })

  it('refuses a prompt', async () => {
    await push()
    await page.getByRole('button', { name: 'Refuse' }).click()
    await page.locator('#deliveries').getByText('stk-callback: ').waitFor()
    expect(await truth()).toEqual([])
  })

  it('pays from the menu, and says why it cannot', async () => {
    const pay = page.locator('#pay')
    await pay.getByLabel('Phone').fill('254711000222')
    await pay.getByLabel('Account number').fill('MH0042719')
    await pay.getByLabel('Amount').fill('90000')
    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    await page.getByRole('alert').getByText('no-funds').waitFor()
    await pay.getByLabel('Amount').fill('1500')
    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    await page.locator('#money').getByText('1,500 KES').waitFor()
    // A refusal is an answer with 409, which a browser writes into its console.
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([])
  })

  it('fits a telephone, and puts no barrier before anybody', async () => {
    await push()
    await page.getByText('Do you want to pay').waitFor()
    const { scrollWidth, clientWidth } = await page.evaluate<Record<string, number>>(
      '({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth })',
    )
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth ?? 0)
    expect(await findBarriers(page, 'prompt')).toEqual([])
    expect(faults).toEqual([])
  })

  it('orders what goes wrong next', async () => {
    await page.locator('#orders').getByLabel('How').selectOption({ label: 'Callback comes twice' })
    await page.locator('#orders').getByLabel('Of').selectOption('confirmation')
    await page.getByRole('button', { name: 'Order' }).click()
    await page.locator('#orders-now').getByText('confirmation × 1').waitFor()
    const response = await fetch(`${served.address}/simulator/orders`)
    expect(await response.json()).toMatchObject([
      { on: 'confirmation', times: 1, callback: { copies: 2 }, answer: null },
    ])
  })
})
