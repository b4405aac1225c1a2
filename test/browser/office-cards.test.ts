import { inflateSync } from 'node:zlib'
import decodeQR from 'qr/decode.js'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signIn } from './office-hand.ts'
import { openBrowser, openWindow } from './open-page.ts'
import { first, type Sandbox, startSandbox } from './sandbox.ts'

const MM = 96 / 25.4
/** Of A4, as a PDF has it, in points of 1/72 inch. */
const A4 = { width: (210 / 25.4) * 72, height: (297 / 25.4) * 72 }
const CARD = { width: 85.6, height: 54 }
const QR_MM = 23

let browser: Browser
let sandbox: Sandbox
let page: Page
let faults: readonly string[]

beforeAll(async () => {
  browser = await openBrowser()
  sandbox = await startSandbox()
  const window = { width: 1280, colorScheme: 'dark', deviceScaleFactor: 3 } as const
  ;({ page, faults } = await openWindow(browser, sandbox.address, window))
  await signIn(page, sandbox, first(sandbox, 'manager'))
})
afterAll(async () => {
  await browser.close()
  await sandbox.stop()
  expect(faults).toEqual([])
})

it('cards come out of a printer ten on a sheet of A4, of the size of a bank card, to be cut and scanned', async () => {
  await page.goto(`${sandbox.address}/office/m/umoja/cards`)
  const cards = page.locator('.id')
  expect(await cards.count()).toBe(10)
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: false })).toString(
    'latin1',
  )
  const sheets = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)]
  expect(sheets.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))])).toEqual([[Math.round(A4.width), Math.round(A4.height)]]) // prettier-ignore

  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: Math.round(210 * MM), height: Math.round(297 * MM) })
  const places = await Promise.all((await cards.all()).map(placeOf))
  for (const { width, height } of places) {
    expect(width).toBeCloseTo(CARD.width, 1)
    expect(height).toBeCloseTo(CARD.height, 1)
  }
  // Two beside each other and five below each other, edge to edge, in the middle of the paper.
  const [left, right] = [places[0]?.x ?? 0, places[1]?.x ?? 0]
  expect(left).toBeCloseTo((210 - 2 * CARD.width) / 2, 1)
  expect(right - left).toBeCloseTo(CARD.width, 1)
  expect(places.map(({ x }) => x)).toEqual([0, 1, 2, 3, 4].flatMap(() => [left, right]))
  const top = places[0]?.y ?? 0
  expect(places[9]?.y).toBeCloseTo(top + 4 * CARD.height, 1)
  expect(top).toBeCloseTo((297 - 5 * CARD.height) / 2, 0)
  // Paper is white, also where the screen is dark.
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)') // prettier-ignore
  await page.screenshot({ path: 'screenshots/cards-on-paper.png' })

  for (const at of [0, 9]) {
    const card = cards.nth(at)
    const code = await placeOf(card.locator('.qr'))
    expect([code.width, code.height]).toEqual([expect.closeTo(QR_MM, 1), expect.closeTo(QR_MM, 1)])
    const said = await scan(card.locator('.qr'))
    const number = (await card.locator('.no').getAttribute('aria-label')) ?? ''
    expect(said).toMatch(new RegExp(`^ML1:${number.replace('-', '')}:UMOJA:[0-9A-Z]{4}$`))
  }
  await page.emulateMedia({ media: 'screen' })
})

it('a page on paper says whose it is and when it was printed, and a sheet of cards does not', async () => {
  // Seen red: the line stood in the foot of the page, which paper has not.
  const home = `${sandbox.address}/office/m/umoja`
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${home}/member/${first(sandbox, 'member').number}/statement`)
  const line = page.locator('main + .paper')
  expect(await line.isVisible()).toBe(true)
  expect(await line.innerText()).toMatch(/^.+ · printed from the office on \d\d\/\d\d\/\d{4} /)
  expect(await page.locator('footer').isVisible()).toBe(false)
  await page.goto(`${home}/cards`)
  expect(await line.count()).toBe(0)
  await page.emulateMedia({ media: 'screen' })
})

/** Where something stands and how large it is, in millimetres of the paper. */
async function placeOf(what: Locator) {
  const box = await what.boundingBox()
  if (!box) throw new Error('is not there')
  const mm = (px: number) => Math.round((px / MM) * 100) / 100
  return { x: mm(box.x), y: mm(box.y), width: mm(box.width), height: mm(box.height) }
}

/** What a scanner reads of a code as it stands on the page. */
async function scan(code: Locator): Promise<string> {
  return decodeQR(pixelsOf(await code.screenshot()))
}

/** The pixels of a picture as Chromium writes it: PNG of 8 bits, not interlaced. */
function pixelsOf(png: Buffer): { width: number; height: number; data: Uint8Array } {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const channels = png[25] === 6 ? 4 : 3
  const pieces: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const isData = png.toString('latin1', at + 4, at + 8) === 'IDAT'
    if (isData) pieces.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const packed = inflateSync(Buffer.concat(pieces))
  const data = new Uint8Array(width * height * 4).fill(255)
  const line = width * channels
  let above = new Uint8Array(line)
  for (let y = 0; y < height; y += 1) {
    const from = y * (line + 1)
    above = unfiltered(
      packed[from] ?? 0,
      packed.subarray(from + 1, from + 1 + line),
      above,
      channels,
    )
    for (let x = 0; x < width; x += 1) data.set(above.subarray(x * channels, x * channels + 3), (y * width + x) * 4) // prettier-ignore
  }
  return { width, height, data }
}

/** A line of a PNG without its filter, by the line above it. */
function unfiltered(filter: number, raw: Uint8Array, above: Uint8Array, channels: number) {
  const line = new Uint8Array(raw.length)
  for (let at = 0; at < raw.length; at += 1) {
    const [left, up, corner] = [line[at - channels] ?? 0, above[at] ?? 0, above[at - channels] ?? 0]
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
    line[at] = (raw[at] ?? 0) + guess
  }
  return line
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [number, number, number] // prettier-ignore
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
