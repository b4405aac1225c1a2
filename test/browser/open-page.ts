import { mkdir } from 'node:fs/promises'
import { type Browser, chromium, type Page } from 'playwright-core'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const SCREENSHOTS = 'screenshots'
/** A usual laptop is 1280 by 800. */
const HEIGHT = 800
/** A busy machine moves the clock by a month in some seconds. */
const PATIENCE_MS = 30_000
/** Up to this width the page is looked at as on a telephone, with fingers. */
const TOUCH_UP_TO = 480

export type WatchedPage = {
  readonly page: Page
  /** What went wrong so far: console errors, exceptions, requests to other hosts. */
  readonly faults: readonly string[]
  /** Takes a picture into `screenshots/` and notes a page wider than its window as a fault. */
  readonly look: (name: string) => Promise<void>
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS })
}

/** Opens the sandbox's page in a window of its own, `width` pixels wide, and watches it. */
export async function openPage(
  browser: Browser,
  address: string,
  width: number,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<WatchedPage> {
  const watched = await openWindow(browser, address, { width, colorScheme })
  await watched.page.goto(address)
  await watched.page.locator('input[name=person]:checked').waitFor({ state: 'attached' })
  return watched
}

type Window = {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
  readonly javaScriptEnabled?: boolean
  /** Dots of the screen for each pixel of a page. */
  readonly deviceScaleFactor?: number
  /** What the browser asks for. */
  readonly locale?: string
}

/** Opens an empty window, and watches whatever page comes into it. */
export async function openWindow(
  browser: Browser,
  address: string,
  { width, ...settings }: Window,
): Promise<WatchedPage> {
  const touch = width <= TOUCH_UP_TO
  const context = await browser.newContext({
    viewport: { width, height: HEIGHT },
    hasTouch: touch,
    isMobile: touch,
    reducedMotion: 'reduce',
    ...settings,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const faults = watch(page, address)
  return { page, faults, look: (name) => look(page, faults, `${width}-${name}`) }
}

function watch(page: Page, address: string): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      faults.push(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`))
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== address) faults.push(`other host: ${request.url()}`)
  })
  return faults
}

async function look(page: Page, faults: string[], name: string): Promise<void> {
  const { wide, window } = await page.evaluate<{ wide: number; window: number }>(
    '({ wide: document.documentElement.scrollWidth, window: document.documentElement.clientWidth })',
  )
  if (wide > window) faults.push(`${name} is ${wide} wide in a window of ${window}`)
  await mkdir(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true })
}
