import { describe, expect, it } from 'vitest'
import { SCREENS } from '../../../src/core/errands/screens.ts'
import type { MenuCard } from '../../../src/edge/files/menu-card.ts'
import { drawMenuCard } from '../../../src/edge/files/menu-card.ts'
import { pictureOf } from '../../../src/edge/files/menu-pictures.ts'
import { makeTerminal, STATUTES } from './terminal.ts'

/** Two mutuals; the second does not say which code is dialled. */
async function withMutuals() {
  const terminal = makeTerminal()
  await terminal.done('migrate')
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  const silent = STATUTES.replaceAll('jappo', 'silent')
    .replace(', "serviceCode": "*384*78#"', '')
    .replace('+221771234567', '+221771234568')
  await terminal.done('apply', terminal.file('silent.json', silent))
  return terminal
}

/** The words of a picture, in order. */
function wordsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, word = '']) => word)
}

async function cardOf(...options: string[]): Promise<string> {
  const { run } = await withMutuals()
  const { code, out, err } = await run(['menu-card', 'jappo', ...options])
  expect({ code, err }).toEqual({ code: 0, err: [] })
  return out
}

describe('menu-card', () => {
  it('draws the digits and words of the first screen on A4, in the mutual’s first language', async () => {
    const svg = await cardOf()
    expect(svg).toMatch(/^<svg [^>]*width="210mm" height="297mm"/)
    expect(svg).toContain('xml:lang="fr"')
    const words = wordsOf(svg)
    expect(words.slice(0, 6)).toEqual(['Mutuelle Jappo', '*384*78#', '1', 'Payer', '2', words[5]])
    expect(words).toContain('Ma famille')
    expect(words.slice(-2)).toEqual(['0', 'Retour'])
  })

  it('speaks another language of the mutual', async () => {
    const words = wordsOf(await cardOf('--language', 'en'))
    expect(words).toContain('My family')
    expect(words).not.toContain('Ma famille')
  })

  it('tells programs what it says', async () => {
    const card = JSON.parse(await cardOf('--json')) as MenuCard
    expect(card).toMatchObject({ mutual: 'Mutuelle Jappo', language: 'fr', helpPhone: null })
    expect(card.choices[0]).toEqual({ digit: 1, label: 'Payer', to: 'pay' })
  })

  it.each([
    [['nobody'], 'there is no mutual nobody: check the code, or create it with apply'],
    [['jappo', '--language', 'sw'], 'jappo speaks fr, en: choose one of them'],
    [['silent'], 'silent has no serviceCode: its statutes must say which code is dialled'],
  ])('refuses %s', async (words, why) => {
    const { run } = await withMutuals()
    expect(await run(['menu-card', ...words])).toEqual({ code: 1, out: '', err: [why] })
  })
})

describe('the picture of a card', () => {
  const CARD: MenuCard = {
    mutual: 'Afya',
    language: 'en',
    serviceCode: '*384*77#',
    choices: [{ digit: 1, label: 'Pay', to: 'pay' }],
    back: 'Back',
    helpPhone: '+254700000100',
  }

  it('has one for each choice of the main menu, and none twice', () => {
    const drawn = SCREENS.main.edges.map(({ to }) => pictureOf(to))
    expect(new Set(drawn).size).toBe(drawn.length)
  })

  it('names whom to call, where somebody helps', () => {
    expect(wordsOf(drawMenuCard(CARD)).at(-1)).toBe('+254700000100')
    expect(wordsOf(drawMenuCard({ ...CARD, helpPhone: null })).at(-1)).toBe('Back')
  })

  it('stays a document whatever a mutual is called', () => {
    const svg = drawMenuCard({ ...CARD, mutual: 'Jà & "Yes" <script>\u0000\u0007' })
    expect(wordsOf(svg)[0]).toBe('Jà &amp; &quot;Yes&quot; &lt;script&gt;  ')
    expect(svg).not.toMatch(/<script|\p{Cc}(?<!\n)/u)
  })

  it('needs nothing but itself', () => {
    expect(drawMenuCard(CARD)).not.toMatch(/href|url\(|@import|<image|src=/)
  })

  it.each([
    [1, 13],
    [20, 13],
    [21, 12.65],
    [60, 4.43],
  ])('writes a name of %i letters %d mm high, so that it fits', (letters, size) => {
    const svg = drawMenuCard({ ...CARD, mutual: 'M'.repeat(letters) })
    expect(Number(/font-size="([\d.]+)">M/.exec(svg)?.[1])).toBe(size)
  })
})
