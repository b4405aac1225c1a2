import { readStatementAt, type StatementHead } from '../../../app/books/read-statement.ts'
import { earlierOf, firstOfYear, dayBefore, parseDate, yearOf } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import type { Minor } from '../../../core/money.ts'
import type { OfficeWords } from '../../../core/wording/spoken-language.ts'
import type { StatementEntry } from '../../../store/books/statements.ts'
import { type Html, html } from '../html.ts'
import { pairs, table } from '../parts.ts'
import type { Shown, Visit } from '../visit.ts'
import { householdHere, pageOf } from './register/here.ts'

type Line = StatementEntry & { readonly owed: Minor }

/** What a member was charged and paid in a year by the books, with the balance after each; to be printed. */
export async function showMemberStatement(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write } = visit
  const household = await householdHere(visit)
  if (!household) return 'not-found'
  const say = words('statement')
  const year = yearAsked(asked.query('year'), yearOf(desk.today))
  const to = earlierOf(desk.today, dayBefore(firstOfYear(year + 1)))
  const lines: Line[] = []
  let head: StatementHead | null = null
  const after = await readStatementAt(
    desk,
    { kind: 'member', number: household.number },
    { from: firstOfYear(year), to },
    { head: (one) => (head = one), entry: (entry, owed) => lines.push({ ...entry, owed }) },
  )
  const of = head as StatementHead | null
  if (!after.ok || !of) return 'not-found'
  const title = say('title', { year })
  const body = html`<h1>${title}</h1>
    <p class="paper">${desk.mutual.name}</p>
    <p>
      <strong>${of.name}</strong> ${formatMemberNumber(household.number)}<br />
      ${write.day(of.from)} – ${write.day(of.to)}
    </p>
    ${pairs([balance(visit, 'before', of.opening)])}
    ${lines.length > 0 ? linesTable(visit, lines) : html`<p>${say('nothing')}</p>`}
    ${pairs([balance(visit, 'after', after.value)])} ${years(visit, year, pageOf(household.number))}`
  return { title: `${title}, ${of.name}`, body, shows: [household.number] }
}

/** No mutual that is kept here is older. */
const FIRST_YEAR = 1990

/** The year that is asked for, if it is one that has begun. */
function yearAsked(text: string, thisYear: number): number {
  const year = /^\d{4}$/.test(text) ? Number(text) : thisYear
  return year >= FIRST_YEAR && year <= thisYear ? year : thisYear
}

/** What is owed, or what there is ahead, in words that need no sign. */
function balance({ words, write }: Visit, when: 'before' | 'after', owed: Minor) {
  const say = words('statement')
  const amount = write.money(Math.abs(owed) as Minor)
  return [
    say(when),
    html`<strong>${say(owed < 0 ? 'ahead' : 'owed', { amount })}</strong>`,
  ] as const
}

function linesTable(visit: Visit, lines: readonly Line[]): Html {
  const { words, write } = visit
  const say = words('statement')
  const columns = [
    { name: words('frame')('day'), cell: ({ event }: Line) => write.day(event), isHead: true },
    {
      name: say('what'),
      cell: ({ what, about }: Line) => html`${kindOf(visit, what)} ${aboutOf(visit, about)}`,
    },
    {
      name: say('charged'),
      cell: ({ change }: Line) => change > 0 && write.money(change),
      isNumber: true,
    },
    {
      name: say('paid'),
      cell: ({ change }: Line) => change < 0 && write.money(Math.abs(change) as Minor),
      isNumber: true,
    },
    { name: say('balance'), cell: ({ owed }: Line) => write.money(owed), isNumber: true },
  ] as const
  return table(say('table'), columns, lines)
}

/** What is said of an entry of the books. */
function kindOf({ words }: Visit, what: string): string {
  const say = words('statement')
  const key = `kind.${what}` as keyof OfficeWords['statement']
  return say(key) || what
}

/** The first day of a period, or the number of a receipt. */
function aboutOf({ write }: Visit, about: string): string {
  const day = parseDate(about)
  return day ? write.day(day) : about
}

function years({ words, at, desk }: Visit, year: number, page: string): Html {
  const say = words('statement')
  const to = (one: number) => at(`${page}/statement?year=${one}`)
  const isLast = year >= yearOf(desk.today)
  return html`<p class="row noprint">
    <a href="${to(year - 1)}">${year - 1}</a>
    ${!isLast && html`<a href="${to(year + 1)}">${year + 1}</a>`}
    <a href="${at(page)}">${say('back')}</a>
  </p>`
}
