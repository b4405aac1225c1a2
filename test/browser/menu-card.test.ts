import { mkdir } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { memberMenu } from '../../src/core/errands/member-menu.ts'
import { sayIn } from '../../src/core/wording/catalogue.ts'
import { drawMenuCard } from '../../src/edge/files/menu-card.ts'
import { AFYA } from '../core/dialog/people.ts'
import { openBrowser } from './open-page.ts'

/** A4 at 96 pixels an inch. */
const A4 = { width: 794, height: 1123 }

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const LONG = 'Mutuelle de Sante des Femmes du Marche Central de Guediawaye'

it.each([
  ['en', AFYA.name],
  ['fr', LONG],
  ['sw', 'M'],
] as const)('a card in %s keeps every word inside its frame', async (language, name) => {
  const mutual = { ...AFYA, name, languages: ['en', 'fr', 'sw'] as const }
  const svg = drawMenuCard({
    mutual: name,
    language,
    serviceCode: mutual.serviceCode ?? '',
    choices: memberMenu(mutual, language),
    back: sayIn(language)('screen.back'),
    helpPhone: mutual.helpPhone,
  })
  const page = await browser.newPage({ viewport: A4 })
  await page.setContent(`<body style="margin:0">${svg}`)
  await mkdir('screenshots', { recursive: true })
  await page.screenshot({ path: `screenshots/menu-card-${language}.png` })
  expect(await page.locator('text').count()).toBeGreaterThan(16)
  expect(await page.evaluate<string[]>(OUTSIDE)).toEqual([])
  await page.close()
})

/** Words that stand outside of their choice's frame, or of the page, or on another word. */
const OUTSIDE = `(() => {
  const boxOf = (node) => node.getBoundingClientRect()
  const texts = [...document.querySelectorAll('text')]
  const frameOf = (text) =>
    text.closest('[id^=choice]')?.querySelector('.box') ?? document.querySelector('svg')
  const isIn = (a, b) =>
    a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom
  const meet = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  const drawn = [...document.querySelectorAll('.key, .picture')]
  return texts.filter((text) =>
    !isIn(boxOf(text), boxOf(frameOf(text))) ||
    (!text.matches('.digit') && drawn.some((each) => meet(boxOf(text), boxOf(each)))),
  ).map(({ textContent }) => textContent)
})()`
