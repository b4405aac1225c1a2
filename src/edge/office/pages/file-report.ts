import { date } from '../../../core/dates.ts'
import { formatMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import { subtract, ZERO } from '../../../core/money.ts'
import type { LineFault } from '../../files/lines-file.ts'
import type { FileReport, MembersReport, OpeningReport } from '../file-kinds.ts'
import { changeText, faultText } from '../fault-words.ts'
import { fieldWords } from '../field-words.ts'
import { type Html, html } from '../html.ts'
import { partOf } from '../list-part.ts'
import { PER_PAGE, table } from '../parts.ts'
import type { Visit } from '../visit.ts'

/** Letters of a value that are shown: a cell may hold a page of text. */
const VALUE_MAX = 60

/**
 * What is wrong in a file, by line, with what stands there; at most twenty of a kind, and a page of them at once.
 * Of kinds that go on, those with most faults.
 */
export function faultsPart(
  visit: Visit,
  { faults, more }: Extract<FileReport, { readonly kind: 'faults' }>,
): Html {
  const { words, language } = visit
  const say = words('files')
  const path = visit.at(`/files/${visit.asked.param('file')}`)
  const { shown, links } = partOf(visit, { all: faults, path })
  const columns = [
    {
      name: say('line'),
      cell: ({ line }: LineFault) => (line > 0 ? line : say('whole')),
      isHead: true,
    },
    { name: say('column'), cell: ({ field }: LineFault) => columnName({ words }, field) },
    { name: say('household'), cell: ({ household }: LineFault) => household },
    {
      name: say('value'),
      cell: ({ value }: LineFault) => value && html`<q>${value.slice(0, VALUE_MAX)}</q>`,
    },
    { name: say('why'), cell: ({ why }: LineFault) => faultText(language, why) },
  ] as const
  const many = [...more].sort((a, b) => b.count - a.count).slice(0, PER_PAGE)
  const lines = many.map(
    ({ field, why, count }) =>
      html`<li>${say('more', { count, what: field })} ${faultText(language, why)}</li>`,
  )
  return html`<h2>${say('faults')}</h2>
    <p class="soft">${say('faultsAbout')}</p>
    ${table(say('faults'), columns, shown)} ${links}
    ${
      lines.length > 0 &&
      html`<ul class="list">
        ${lines}
      </ul>`
    }
    ${rest(visit, { first: many, count: more.length })}`
}

/** A column as the file has it, and a field of statutes in words beside it. */
function columnName({ words }: Pick<Visit, 'words'>, field: string): Html {
  const told = /[.[]/.test(field) ? fieldWords({ words }, field) : ''
  return html`${told !== '' && html`${told}<br />`}<code class="small">${field}</code>`
}

/** What a members file would register and change, or did. */
export function membersPart(visit: Visit, report: MembersReport, isDone: boolean): Html {
  const say = visit.words('files')
  const { members, people, updated } = report
  const isNothing = members + updated === 0
  return html`<h2>${say(isDone ? 'did' : 'would')}</h2>
    ${isNothing && html`<p>${say('nothing')}</p>`}
    ${members > 0 && html`<p>${say('householdsCount', { members, people })}</p>`}
    ${updated > 0 && html`<p>${say('updatedCount', { count: updated })}</p>`}
    ${isDone ? numbersTable(visit, report) : html`${alikePart(visit, report)} ${readingsPart(visit, report)} ${householdsTable(visit, report)}`}
    ${updatesTable(visit, report)}`
}

function rest(
  { words }: Visit,
  { first, count }: { readonly first: readonly unknown[]; readonly count: number },
): Html | null {
  if (count <= first.length) return null
  return html`<p class="soft">${words('files')('first', { shown: first.length, count })}</p>`
}

function householdsTable(visit: Visit, { households }: MembersReport): Html | null {
  if (households.count === 0) return null
  const { words, write } = visit
  const say = words('files')
  type Row = MembersReport['households']['first'][number]
  const columns = [
    { name: say('line'), cell: ({ line }: Row) => line },
    { name: words('frame')('name'), cell: ({ name }: Row) => name, isHead: true },
    { name: say('size'), cell: ({ size }: Row) => size, isNumber: true },
    { name: say('plan'), cell: ({ plan }: Row) => plan },
    { name: say('since'), cell: ({ joinedOn }: Row) => write.day(date(joinedOn)) },
  ] as const
  return html`<h3>${say('households')}</h3>
    ${table(say('households'), columns, households.first)} ${rest(visit, households)}`
}

function numbersTable(visit: Visit, { numbers }: MembersReport): Html | null {
  if (numbers.count === 0) return null
  const { words } = visit
  const say = words('files')
  type Row = MembersReport['numbers']['first'][number]
  const columns = [
    { name: say('line'), cell: ({ line }: Row) => line },
    { name: say('number'), cell: ({ number }: Row) => linkTo(visit, number) },
    { name: words('frame')('name'), cell: ({ name }: Row) => name },
  ] as const
  return html`<h3>${say('households')}</h3>
    ${table(say('households'), columns, numbers.first)} ${rest(visit, numbers)}`
}

function updatesTable(visit: Visit, { updates }: MembersReport): Html | null {
  if (updates.count === 0) return null
  const say = visit.words('files')
  type Row = MembersReport['updates']['first'][number]
  const columns = [
    { name: say('line'), cell: ({ line }: Row) => line },
    { name: say('number'), cell: ({ number }: Row) => linkTo(visit, number) },
    {
      name: say('change'),
      cell: ({ what }: Row) => {
        // A report of older days has one text.
        return [what].flat().map((one) => html`<div>${changeText(visit, one)}</div>`)
      },
    },
  ] as const
  return html`<h3>${say('changes')}</h3>
    ${table(say('changes'), columns, updates.first)} ${rest(visit, updates)}`
}

function linkTo({ at }: Visit, number: MemberNumber): Html {
  return html`<a href="${at(`/member/${number}`)}">${formatMemberNumber(number)}</a>`
}

/** Rows that may be somebody else's: no fault, and to be looked at before. */
function alikePart(visit: Visit, { alike }: MembersReport): Html | null {
  if (alike.count === 0) return null
  const say = visit.words('files')
  const lines = alike.named.map(
    ({ line, like }) => html`<li>${say('line')} ${line}: ${say('like', { like })}</li>`,
  )
  return html`<h3>${say('alike')}</h3>
    <p class="warn">${say('alikeAbout')}</p>
    <ul class="list">
      ${lines}
    </ul>
    ${rest(visit, { first: alike.named, count: alike.count })}`
}

/** What was understood otherwise than it stands there, such as a day. */
function readingsPart({ words }: Visit, { readings }: MembersReport): Html | null {
  if (readings.length === 0) return null
  const say = words('files')
  const lines = readings.map(
    ({ count, ...reading }) =>
      html`<li>${say('reading', reading)}${count > 1 && `, ${say('times', { count })}`}</li>`,
  )
  return html`<h3>${say('readings')}</h3>
    <ul class="list">
      ${lines}
    </ul>`
}

/** The opening balance sheet. */
export function openingPart(
  { words, write, at }: Visit,
  report: OpeningReport,
  isDone: boolean,
): Html {
  const say = words('files')
  const { owing, ahead, fund, proposal } = report
  const rows = [
    { name: say('owing', { count: owing.count }), amount: owing.amount },
    ...report.lines.map(({ what, of, amount }) => ({ name: `${what} ${of}`.trim(), amount })),
    { name: say('ahead', { count: ahead.count }), amount: subtract(ZERO, ahead.amount) },
    { name: say('fund'), amount: fund },
  ]
  type Row = (typeof rows)[number]
  const columns = [
    { name: words('frame')('name'), cell: ({ name }: Row) => name, isHead: true },
    {
      name: words('frame')('amount'),
      cell: ({ amount }: Row) => write.money(amount),
      isNumber: true,
    },
  ] as const
  const isBelow = report.lines.some(({ what, amount }) => what === 'bank' && amount < 0)
  const title = say('balance', { day: write.day(date(report.on)) })
  const waits =
    proposal !== null &&
    html`<p>
      ${say('waits')} <a href="${at(`/decisions/${proposal}`)}">${say('proposal', { proposal })}</a>
    </p>`
  return html`<h2>${title}</h2>
    ${table(title, columns, rows)}
    ${isBelow && !isDone && html`<p class="warn">${say('below')}</p>`} ${waits}`
}
