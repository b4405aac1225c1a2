import type { AssemblyReport } from '../../app/bookkeeping/read-assembly.ts'
import { formatDate } from '../../core/dates.ts'
import { exponentOf, minor } from '../../core/money.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import { barChart, columnChart, escape } from './chart.ts'
import { STYLE } from './style.ts'
import { type Cell, keyFigures, type Line, sectionsOf, type Table, type Words } from './sections.ts'
import { counted, money, wordsIn, written } from './words.ts'

/**
 * The report to the assembly as one page: printed on A4, read on a phone, without a script and without
 * anything that is fetched. Charts have the same numbers in a table below.
 */
export function assemblyPage(report: AssemblyReport, language: Language): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(`${report.mutual.name}: ${assemblyTitle(report, language)}`)}</title>`,
    `<style>${STYLE}</style></head>`,
    '<body>',
    assemblyBody(report, language),
    '</body></html>',
  ].join('\n')
}

export function assemblyTitle({ year }: AssemblyReport, language: Language): string {
  const { say } = wordsIn(language)
  return `${say('title')}, ${say('year', { year: String(year) })}`
}

/** All of it that stands on a page; `letters` in the units of a drawing, larger for a narrow screen. */
export function assemblyBody(report: AssemblyReport, language: Language, letters?: number): string {
  const words = wordsIn(language)
  const { say } = words
  const on: On = { words, language, currency: report.mutual.currency, letters }
  return [
    header(report, words),
    `<section><h2>${escape(say('keyFigures'))}</h2>`,
    `<dl class="key">${keyFigures(report, words)
      .map((one) => keyFigure(one, on))
      .join('')}</dl></section>`,
    ...sectionsOf(report, words).map(
      ({ title: name, tables }, at) =>
        `<section><h2>${escape(name)}</h2>\n${bodyOf(tables, `s${at}`, on)}</section>`,
    ),
    footer(words),
  ].join('\n')
}

type On = {
  readonly words: Words
  readonly language: Language
  readonly currency: AssemblyReport['mutual']['currency']
  readonly letters?: number | undefined
}

function header({ mutual, year, to, today, isFinal }: AssemblyReport, { say }: Words): string {
  const isOver = to === `${year}-12-31` && to < today
  const state = isFinal
    ? say('final', { day: formatDate(to) })
    : isOver
      ? say('open')
      : say('underWay', { day: formatDate(to) })
  const drawn = say('drawn', { day: formatDate(today), currency: mutual.currency })
  return [
    `<header><p class="mutual">${escape(mutual.name)}</p>`,
    `<h1>${escape(say('title'))}</h1>`,
    `<p class="year">${escape(say('year', { year: String(year) }))}</p>`,
    `<p>${escape(drawn)}</p>`,
    `<p class="${isFinal ? 'final' : 'open'}">${escape(state)}</p></header>`,
  ].join('\n')
}

function keyFigure([name, cell]: readonly [string, Cell], on: On): string {
  const unit =
    typeof cell === 'object' && cell.kind === 'money' ? ` <small>${on.currency}</small>` : ''
  return `<div><dt>${escape(name)}</dt><dd>${text(cell, on)}${unit}</dd></div>`
}

/** Tables first; charts stand beside each other where there is room. */
function bodyOf(tables: readonly Table[], id: string, on: On): string {
  const plain = tables.filter(({ chart }) => !chart).map((one) => tableOf(one, on))
  const charts = tables.filter(({ chart, lines }) => chart && lines.length > 0)
  const drawn = charts.map((one, at) => figureOf(one, `${id}-${at}`, on))
  return [
    ...plain,
    ...(drawn.length > 0 ? [`<div class="charts">${drawn.join('')}</div>`] : []),
  ].join('\n')
}

function tableOf({ title, head, lines, before }: Table, on: On): string {
  const isNamed = head.some((one) => one !== '')
  return [
    ...(before ? [`<p>${escape(before)}</p>`] : []),
    // Whoever has a keyboard only must be able to move it.
    '<div class="scroll" tabindex="0"><table>',
    ...(title ? [`<caption>${escape(title)}</caption>`] : []),
    ...(isNamed
      ? [
          `<thead><tr>${head.map((one) => `<th scope="col">${text(one, on)}</th>`).join('')}</tr></thead>`,
        ]
      : []),
    `<tbody>${lines.map((line) => rowOf(line, on)).join('\n')}</tbody></table></div>`,
  ].join('\n')
}

function rowOf({ cells, is }: Line, on: On): string {
  const [name = '', ...rest] = cells
  const others = rest.map((cell) => `<td>${text(cell, on)}</td>`).join('')
  return `<tr${is ? ` class="${is}"` : ''}><th scope="row">${text(name, on)}</th>${others}</tr>`
}

function figureOf(table: Table, id: string, on: On): string {
  const { title, chart, head, lines } = table
  const series = head.slice(1).map((name, at) => ({
    name,
    values: lines.map(({ cells }) => valueOf(cells[at + 1])),
  }))
  const { format, note } = axisOf(
    series.flatMap(({ values }) => values),
    lines[0]?.cells[1],
    on,
  )
  const drawn = {
    ...{ id, title: title ?? '', tells: chart?.tells ?? '', series, format },
    ...(on.letters !== undefined && { letters: on.letters, nameEvery: 2 }),
    labels: lines.map(({ cells: [name = ''] }) => written(name, on.language, on.currency)),
  }
  const name = `${title ?? ''}${note ? ` (${note})` : ''}`
  return [
    `<figure><figcaption>${escape(name)}</figcaption>`,
    chart?.kind === 'bars' ? barChart(drawn) : columnChart(drawn),
    tableOf({ ...table, title: null }, on),
    '</figure>',
  ].join('\n')
}

function valueOf(cell: Cell | undefined): number {
  if (typeof cell !== 'object') return 0
  return cell.kind === 'money' ? cell.amount : cell.kind === 'count' ? cell.count : 0
}

/** From so many whole units on a chart counts in thousands of them. */
const THOUSANDS_FROM = 1_000_000

/** How a chart writes its values, and in what. */
function axisOf(
  values: readonly number[],
  like: Cell | undefined,
  { words, language, currency }: On,
): { readonly format: (value: number) => string; readonly note: string | null } {
  const isMoney = typeof like === 'object' && like.kind === 'money'
  if (!isMoney) return { format: (value) => counted(Math.round(value), language), note: null }
  const thousand = 10 ** exponentOf(currency) * 1000
  const isLarge = Math.max(...values.map(Math.abs)) >= (THOUSANDS_FROM / 1000) * thousand
  if (!isLarge)
    return {
      format: (value) => money(minor(Math.round(value)), language, currency),
      note: currency,
    }
  return {
    format: (value) => counted(Math.round(value / thousand), language),
    note: `${currency}, ${words.say('thousands')}`,
  }
}

function footer({ say }: Words): string {
  const people = (['president', 'treasurer', 'auditors'] as const).map(
    (who) => `<div>${escape(say(who))}</div>`,
  )
  const notes = ['noteBooks', 'noteCollection', 'notePaying', 'noteDays', 'noteSeen'] as const
  return [
    `<section class="signed"><h2>${escape(say('signatures'))}</h2><div class="people">${people.join('')}</div></section>`,
    `<section class="notes"><h2>${escape(say('notes'))}</h2>`,
    ...notes.map((note) => `<p>${escape(say(note))}</p>`),
    '</section>',
  ].join('\n')
}

function text(cell: Cell, { language, currency }: On): string {
  return escape(written(cell, language, currency))
}
