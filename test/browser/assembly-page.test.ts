import { mkdir } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { minor } from '../../src/core/money.ts'
import { assemblyPage } from '../../src/edge/assembly/page.ts'
import { reportWith } from '../edge/assembly/report.ts'
import { openBrowser } from './open-page.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The largest sums that a national scheme has. */
const LARGE = minor(987_654_321_000)

it.each([
  ['en', 360],
  ['fr', 360],
  ['sw', 360],
  ['fr', 794],
  ['sw', 1280],
] as const)(
  'the report in %s is as wide as a window of %i, with every word on it',
  async (language, width) => {
    const { dues, months } = reportWith()
    const large = months.map((month) => ({ ...month, charged: LARGE, received: LARGE }))
    const report = reportWith({ months: large, dues: { ...dues, due: LARGE } })
    const page = await browser.newPage({ viewport: { width, height: 1000 } })
    await page.setContent(assemblyPage(report, language))
    await mkdir('screenshots', { recursive: true })
    await page.screenshot({ path: `screenshots/assembly-${language}-${width}.png`, fullPage: true })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    expect(await page.evaluate<string[]>(OUTSIDE)).toEqual([])
    await page.close()
  },
)

/** Words of a chart that stand outside of it, and key figures wider than their frame. */
const OUTSIDE = `(() => {
  const boxOf = (node) => node.getBoundingClientRect()
  const isOut = (node, frame) => {
    const [inner, outer] = [boxOf(node), boxOf(frame)]
    return inner.left < outer.left - 1 || inner.right > outer.right + 1
  }
  const texts = [...document.querySelectorAll('svg text')].filter((text) =>
    isOut(text, text.closest('svg')),
  )
  const keys = [...document.querySelectorAll('.key dd')].filter(
    (node) => node.scrollWidth > node.clientWidth + 1,
  )
  return [...texts, ...keys].map((node) => node.textContent)
})()`
