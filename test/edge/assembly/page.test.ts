import { describe, expect, it } from 'vitest'
import { ACCOUNT_KINDS } from '../../../src/core/ledger/accounts.ts'
import { chartOf } from '../../../src/core/ledger/chart.ts'
import { date } from '../../../src/core/dates.ts'
import { BOOKKEEPING_DEFAULTS } from '../../../src/core/statutes/bookkeeping.ts'
import { pages as english } from '../../../src/core/wording/pages/en.ts'
import { pages as french } from '../../../src/core/wording/pages/fr.ts'
import { pages as swahili } from '../../../src/core/wording/pages/sw.ts'
import { barChart, columnChart, ticksOf } from '../../../src/edge/assembly/chart.ts'
import { assemblyPage } from '../../../src/edge/assembly/page.ts'
import { assemblyCsv } from '../../../src/edge/assembly/table.ts'
import { parseCsv } from '../../app/parse-csv.ts'
import { reportWith } from './report.ts'

const LANGUAGES = ['en', 'fr', 'sw'] as const
const en = english.assembly

/** What stands between tags, without the style. */
function textOf(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
}

describe('the words of the report', () => {
  it.each([french, swahili].map(({ assembly }) => [assembly] as const))(
    'name the values of the English: %#',
    (texts) => {
      for (const [key, text] of Object.entries(en)) {
        const values = (of: string) => (of.match(/\{\w+\}/g) ?? []).sort()
        expect(values(texts[key as keyof typeof en]), key).toEqual(values(text))
      }
    },
  )

  it('have a name in every language for every account that there is by itself', () => {
    const codes = [...Object.keys(ACCOUNT_KINDS), ...chartOf(BOOKKEEPING_DEFAULTS).keys()]
    for (const names of [french.accounts, swahili.accounts])
      expect(codes.filter((code) => !names[code])).toEqual([])
  })
})

describe('the page', () => {
  it.each(LANGUAGES)(
    'in %s has each chart with its title, its words and its numbers',
    (language) => {
      const html = assemblyPage(reportWith(), language)
      expect(html).toContain(`<html lang="${language}">`)
      const figures = html.match(/<figure>.*?<\/figure>/gs) ?? []
      expect(figures).toHaveLength(5)
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const figure of figures) {
        expect(figure).toMatch(/<svg viewBox="[^"]+" role="img" aria-labelledby="(\S+)-t \1-d">/)
        expect(figure).toMatch(
          /<title id="[^"]+">[^<]{5,}<\/title>\n<desc id="[^"]+">[^<]{20,}<\/desc>/,
        )
        expect(figure).toMatch(/<table>.*<\/table>/s)
        const bars = figure.match(/<rect [^>]*height="(?!10")[^>]*>/g) ?? []
        const cells = figure.match(/<td>/g) ?? []
        expect(bars).toHaveLength(cells.length)
      }
      expect(html).not.toMatch(/<script|https?:|src=/)
    },
  )

  it('takes no name for anything but words', () => {
    const html = assemblyPage(reportWith(), 'fr')
    expect(html).not.toMatch(/<i>|<b>/)
    const text = textOf(html)
    for (const name of ['Mutuelle &lt;i&gt;Jappo&lt;/i&gt;', 'Centre &quot;A&quot; &amp; fils'])
      expect(text).toContain(name)
  })

  it.each([
    ['en', '7,654,321', '77.8 %', '33.3'],
    ['fr', '7 654 321', '77,8 %', '33,3'],
    ['sw', '7,654,321', '77.8 %', '33.3'],
  ] as const)('in %s writes figures as people do: %s', (language, amount, rate, days) => {
    const text = textOf(assemblyPage(reportWith(), language))
    expect(text).toContain(amount)
    expect(text).toContain(rate)
    expect(text).toContain(days)
  })

  it.each([
    [{ isFinal: true }, en.final.replace('{day}', '31/12/2026')],
    [{ isFinal: false }, en.open],
    [
      { isFinal: false, to: date('2026-12-31'), today: date('2026-12-31') },
      en.underWay.replace('{day}', '31/12/2026'),
    ],
    [
      { isFinal: false, to: date('2026-05-04'), today: date('2026-05-04') },
      en.underWay.replace('{day}', '04/05/2026'),
    ],
    [{ isDistributed: true }, en.decided],
    [{ isDistributed: false }, en.proposed],
  ])('says how sure it is: %j', (changes, said) => {
    expect(textOf(assemblyPage(reportWith(changes), 'en'))).toContain(said)
  })

  it('has the names of accounts that the mutual gave them, and ours in its language', () => {
    const text = textOf(assemblyPage(reportWith(), 'sw'))
    expect(text).toContain('622 Loyer &lt;b&gt;&amp; eau&lt;/b&gt;')
    expect(text).toContain('601 Matibabu')
  })
})

describe('the figures as CSV', () => {
  it.each(LANGUAGES)('in %s are those of the page, in plain notation', (language) => {
    const lines = parseCsv(assemblyCsv(reportWith(), language).join('\r\n'))
    const [head, ...rows] = lines
    expect(head).toEqual(['section', 'table', 'line', 'column', 'value', 'unit'])
    const values = rows.map((row) => `${row[4]} ${row[5]}`)
    for (const value of ['7654321 XOF', '77.8 %', '33.3 days', '911 ', '580000 XOF'])
      expect(values).toContain(value)
    const shown = textOf(assemblyPage(reportWith(), language)).replace(/[^0-9]+/g, ' ')
    const plain = (value: string) => value.replace(/\D/g, '')
    for (const row of rows.filter(([, , , , , unit]) => unit === ''))
      expect(shown.split(' '), row.join()).toContain(plain(row[4] ?? ''))
  })
})

describe('the steps of a chart', () => {
  it.each([
    [[], [0, 1]],
    [
      [0, 0],
      [0, 1],
    ],
    [[1], [0, 1]],
    [[3], [0, 1, 2, 3]],
    [[8], [0, 2, 4, 6, 8]],
    [[9], [0, 5, 10]],
    [[100], [0, 50, 100]],
    [
      [41, 80],
      [0, 20, 40, 60, 80],
    ],
    [
      [-10, 30],
      [-10, 0, 10, 20, 30],
    ],
    [[-1], [-1, 0]],
    [[1_000_000], [0, 500_000, 1_000_000]],
  ])('of %j are %j', (values, ticks) => {
    expect(ticksOf(values)).toEqual(ticks)
  })

  it('draw a column below nought where less than nothing came', () => {
    const chart = { id: 'a', title: 'A', tells: 'B', labels: ['x', 'y'], format: String }
    const svg = columnChart({ ...chart, series: [{ name: 's', values: [-10, 10] }] })
    const [below, above] = [
      ...svg.matchAll(/<rect x="[^"]+" y="([^"]+)" width="[^"]+" height="([^"]+)"/g),
    ]
    expect(below?.[2]).toBe(above?.[2])
    expect(Number(below?.[1])).toBe(Number(above?.[1]) + Number(above?.[2]))
  })

  it('put what is of one label on each other where it is stacked, up to what they come to', () => {
    // Seen red: side by side, the axis ended at the largest of them.
    const chart = { id: 'a', title: 'A', tells: 'B', labels: ['x', 'y'], format: String }
    const series = [{ name: 's', values: [30, 10] }, { name: 't', values: [20, 0] }] // prettier-ignore
    const svg = columnChart({ ...chart, series, isStacked: true })
    const bars = [...svg.matchAll(/<rect x="([^"]+)" y="([^"]+)" width="[^"]+" height="([^"]+)"[^>]*><title>/g)] // prettier-ignore
    const [s, , t] = bars.map(([, x, y, height]) => ({ x, y: Number(y), height: Number(height) }))
    expect(t?.x).toBe(s?.x)
    expect(s?.y).toBeCloseTo((t?.y ?? 0) + (t?.height ?? 0), 0)
    expect(svg).toContain('>60<')
  })

  it.each([
    ['beside each other', ['due', 'paid'], 1],
    ['below each other where there is no room', ['Iliyodaiwa', 'Walicholipa wanachama wote'], 2],
  ])('say what their colours mean %s', (_, names, rows) => {
    const chart = { id: 'a', title: 'A', tells: 'B', labels: ['x'], format: String, letters: 15 }
    const svg = columnChart({ ...chart, series: names.map((name) => ({ name, values: [1] })) })
    const places = names.map((name) => {
      const [, x, y] = new RegExp(`<text x="([^"]+)" y="([^"]+)" [^>]*>${name}<`).exec(svg) ?? []
      return { right: Number(x) + name.length * 9, y: Number(y) }
    })
    expect(new Set(places.map(({ y }) => y)).size).toBe(rows)
    expect(Math.max(...places.map(({ right }) => right))).toBeLessThan(360)
  })

  it('draw no bar of less than nothing', () => {
    const chart = { id: 'a', title: 'A', tells: 'B', labels: ['x', 'y'], format: String }
    const svg = barChart({ ...chart, series: [{ name: 's', values: [4, -4] }] })
    expect(
      [...svg.matchAll(/width="([^"]+)" height="11"/g)].map(([, width]) => Number(width))[1],
    ).toBe(0)
  })
})
