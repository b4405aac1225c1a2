import { exportHledger } from '../../../app/books/export-journal.ts'
import { journalRegister } from '../../../app/books/registers/journal.ts'
import type { Register, RegisterColumn } from '../../../app/books/registers/register.ts'
import { readRegister, REGISTERS } from '../../../app/books/write-register.ts'
import { type CivilDate, type Days, LAST_DAY } from '../../../core/dates.ts'
import { type MemberNumber, readMemberNumber } from '../../../core/member-number.ts'
import { exponentOf } from '../../../core/money.ts'
import { type Cell, csvLine } from '../../../core/registers/csv.ts'
import type { OfficeWords } from '../../../core/wording/spoken-language.ts'
import { readDay } from '../days.ts'
import { type Html, html } from '../html.ts'
import { field } from '../parts.ts'
import type { Spool } from '../spool.ts'
import { drawSpreadsheet, SHEET_LINES_MAX } from '../spreadsheet.ts'
import type { FileMade, Page, Taking, Visit } from '../visit.ts'

const FORMATS = ['csv', 'xlsx', 'hledger'] as const

type Format = (typeof FORMATS)[number]

const TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  hledger: 'text/plain; charset=utf-8',
}

const ENDS: Readonly<Record<Format, string>> = { csv: 'csv', xlsx: 'xlsx', hledger: 'journal' }

/** Lines of a file that is made while somebody waits; more are a command's. */
const LINES_MAX = 100_000

const ALL: readonly Register[] = [...REGISTERS, journalRegister]

/** What can be taken out, for which days, and as what. */
export async function showExports(visit: Visit): Promise<Page> {
  const { words, at, asked, errors } = visit
  const say = words('exports')
  const day = (name: 'from' | 'to') =>
    field({
      ...{ name, label: say(name), hint: say('dayHint'), value: asked.query(name).slice(0, 20) },
      error: errors[name],
      input: html`maxlength="20" size="12" autocomplete="off"`,
    })
  const body = html`<h1>${say('title')}</h1>
    <p class="soft">${say('about')}</p>
    <form action="${at('/books/exports/file')}">
      ${choice(
        visit,
        'what',
        ALL.map(({ name }) => name as keyof OfficeWords['exports']),
      )}
      ${choice(visit, 'format', FORMATS)} ${day('from')} ${day('to')}
      <p><button>${say('get')}</button></p>
    </form>`
  return { title: say('title'), body }
}

function choice(
  { words, asked, errors }: Visit,
  name: 'what' | 'format',
  values: readonly (keyof OfficeWords['exports'])[],
): Html {
  const say = words('exports')
  const chosen = asked.query(name)
  const error = errors[name]
  return html`<div class="field">
    <label for="${name}">${say(name)}</label>
    ${error && html`<p class="error" id="${name}-error">${error}</p>`}
    <select id="${name}" name="${name}" ${error && html` aria-describedby="${name}-error"`}>
      ${values.map(
        (value) =>
          html`<option value="${value}" ${value === chosen && html` selected`}>
            ${say(value)}
          </option>`,
      )}
    </select>
  </div>`
}

/** Makes the file that was asked for, and says whom it shows. */
export async function makeExport(visit: Taking, spool: Spool): Promise<FileMade> {
  const { asked, words, desk } = visit
  const say = words('exports')
  const format = FORMATS.find((one) => one === asked.query('format'))
  const register = ALL.find(({ name }) => name === asked.query('what'))
  if (!format || !register) return { errors: { what: say('notThere') } }
  if (format === 'hledger' && register !== journalRegister)
    return { errors: { format: say('onlyJournal') } }
  const days = { from: dayIn(asked.query('from')), to: dayIn(asked.query('to')) }
  for (const name of ['from', 'to'] as const)
    if (days[name] === undefined) return { errors: { [name]: say('notADay') } }
  const span = { from: days.from ?? null, to: days.to ?? null }
  if (span.from && span.to && span.from > span.to) return { errors: { from: say('reversed') } }
  const numbers = new Set<MemberNumber>()
  try {
    await written(desk, { register, format, span }, spool, numbers)
  } catch (error) {
    if (!(error instanceof TooLong)) throw error
    const command = commandFor(desk.mutual.code, register, format)
    return { errors: { what: say('tooLong', { lines: error.lines, command }) } }
  }
  const name = `${desk.mutual.code}-${register.name}-${desk.today}.${ENDS[format]}`
  return { name, type: TYPES[format], numbers }
}

type Wanted = { readonly register: Register; readonly format: Format; readonly span: Days }

class TooLong extends Error {
  readonly lines: number

  constructor(lines: number) {
    super(`more than ${lines} lines`)
    this.lines = lines
  }
}

async function written(
  { ports, mutual }: Pick<Visit['desk'], 'ports' | 'mutual'>,
  { register, format, span }: Wanted,
  spool: Spool,
  numbers: Set<MemberNumber>,
): Promise<void> {
  const max = format === 'xlsx' ? SHEET_LINES_MAX : LINES_MAX
  let count = 0
  const one = () => {
    count += 1
    if (count > max) throw new TooLong(max)
  }
  if (format === 'hledger') {
    await exportHledger(ports, mutual.code, span, (text) => spool.write(`${text}\n`), (journal) => {
      one()
      for (const { debit, credit } of journal.transfers) noteIn(`${debit} ${credit}`, numbers)
    }) // prettier-ignore
    return
  }
  let columns: readonly RegisterColumn[] = []
  const lines: (readonly Cell[])[] = []
  await readRegister(ports, mutual.code, register, span, {
    begin: (all) => {
      columns = all
      if (format === 'csv') void spool.write(`${csvLine(all.map(({ name }) => name))}\n`)
    },
    line: (cells) => {
      one()
      cells.forEach((cell, at) => columns[at]?.is === 'members' && noteIn(String(cell), numbers))
      if (format === 'csv') return spool.write(`${csvLine(cells)}\n`)
      lines.push(cells)
    },
  })
  if (format === 'csv') return
  const digits = exponentOf(mutual.currency)
  await spool.write(await drawSpreadsheet({ name: register.name, columns, lines, digits }))
}

/** Members that a cell names: a number, several, or an account of one. */
function noteIn(text: string, numbers: Set<MemberNumber>): void {
  for (const [found] of text.matchAll(/(?<!\d)\d{7}-?\d(?!\d)/g)) {
    const number = readMemberNumber(found)
    if (number) numbers.add(number)
  }
}

/** Null for no bound, undefined for what is no day. */
function dayIn(text: string): CivilDate | null | undefined {
  return text.trim() === '' ? null : (readDay(text.slice(0, 20), LAST_DAY) ?? undefined)
}

function commandFor(mutual: string, { name }: Register, format: Format): string {
  return name === journalRegister.name
    ? `mutual-line export journal --mutual ${mutual} --format ${format === 'hledger' ? 'hledger' : 'csv'} > books`
    : `mutual-line report registers --mutual ${mutual} --register ${name} --output ${name}.csv`
}
