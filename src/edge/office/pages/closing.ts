import { perform } from '../../../app/acts/act.ts'
import { close } from '../../../app/acts/books.ts'
import { readMonth } from '../../../app/month/read-month.ts'
import type { MonthLine } from '../../../app/month/open.ts'
import { type CivilDate, dayBefore, firstOfMonth, lastOfMonth, monthOf, parseDate, plusDays } from '../../../core/dates.ts' // prettier-ignore
import { mayRead, type ReadingErrand } from '../../../core/staff/reading.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { type Html, html } from '../html.ts'
import { pairs, table } from '../parts.ts'
import type { Answer, SentAfter, Shown, Visit } from '../visit.ts'

/** What a month has left open, and the way to close it. */
export async function showClosing(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write, at } = visit
  const say = words('closing')
  const { month, closedThrough } = await monthMeant(visit, asked.query('month'))
  const read = month && (await readMonth(desk, desk.mutual.code, month))
  if (!month || !read?.ok) return 'not-found'
  const open = read.value.lines.filter(({ count }) => count > 0)
  const around = [dayBefore(month), plusDays(lastOfMonth(month), 1)] as const
  const link = (day: CivilDate, key: 'before' | 'after') =>
    html`<a href="${at(`/books/closing?month=${monthOf(day)}`)}">${say(key)}</a>`
  const body = html`<h1>${say('title')}</h1>
    <p class="soft">${say('about')}</p>
    <p>
      ${closedThrough ? say('closedThrough', { day: write.day(closedThrough) }) : say('neverClosed')}
    </p>
    <h2>${say('month')} ${monthText(month)}</h2>
    ${open.length === 0 ? html`<p>${say('allDone')}</p>` : openTable(visit, open)}
    ${wayToClose(visit, month, closedThrough)}
    <p class="row noprint">
      ${link(around[0], 'before')} ${around[1] <= desk.today && link(around[1], 'after')}
      <a href="${at('/books/year')}">${say('year')}</a>
    </p>`
  return { title: say('title'), body }
}

/** `03/2026` */
function monthText(day: CivilDate): string {
  return `${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** The month that is asked for, else the first that is not closed, or the one before this. */
async function monthMeant({ desk }: Pick<Visit, 'desk'>, text: string) {
  const { tx, mutual, today } = desk
  const closedThrough = (await loadMutual(tx, mutual.code))?.closedThrough ?? null
  const last = dayBefore(firstOfMonth(today))
  const next = closedThrough ? plusDays(closedThrough, 1) : last
  const month = text === '' ? firstOfMonth(next) : parseDate(`${text.slice(0, 7)}-01`)
  return { month: month && month <= today ? month : null, closedThrough }
}

/** Pages where what is open is looked after. */
const PLACES: Partial<Record<MonthLine['subject'], readonly [ReadingErrand, path: string]>> = {
  'money of nobody': ['money', '/money'],
  'cash not brought to the bank': ['cash', '/money/cash'],
  'bank below nought': ['account', '/books/account?id=521'],
  'statements missing': ['wallets', '/money/wallets'],
  'accounts that do not agree with statements': ['wallets', '/money/wallets'],
  'bills undecided': ['clinics', '/clinics'],
  'applications undecided': ['applications', '/applications'],
  'complaints unanswered': ['complaints', '/complaints'],
  'proposals undecided': ['decisions', '/decisions'],
  'year not in the funds': ['year', '/books/year'],
}

/** `12`, or `100+` where there is more than was counted. */
function countText({ count, isMore }: MonthLine): string {
  return `${count}${isMore ? '+' : ''}`
}

function openTable({ words, write, at, roles }: Visit, open: readonly MonthLine[]): Html {
  const say = words('closing')
  const nameOf = ({ subject }: MonthLine) => {
    const [errand, path] = PLACES[subject] ?? []
    return errand && path && mayRead(errand, roles)
      ? html`<a href="${at(path)}">${say(subject)}</a>`
      : say(subject)
  }
  const columns = [
    { name: say('what'), cell: nameOf },
    { name: say('oldest'), cell: ({ oldest }: MonthLine) => oldest && write.day(oldest) },
    { name: say('count'), cell: countText, isNumber: true },
    {
      name: words('frame')('amount'),
      cell: ({ amount }: MonthLine) => amount !== null && write.money(amount),
      isNumber: true,
    },
  ] as const
  return table(say('isOpen'), columns, open)
}

function wayToClose(
  { desk, words, write, at, roles }: Visit,
  month: CivilDate,
  closed: CivilDate | null,
) {
  const say = words('closing')
  const through = lastOfMonth(month)
  if (closed !== null && through <= closed) return html`<p><strong>${say('isClosed')}</strong></p>`
  if (through >= desk.today)
    return html`<p>${say('notOver', { day: write.day(plusDays(through, 1)) })}</p>`
  if (!may(ruleOf('close'), roles)) return null
  return html`<p class="noprint">
    <a class="button" href="${at(`/books/closing/check?month=${monthOf(month)}`)}"
      >${say('goClose', { day: write.day(through) })}</a
    >
  </p>`
}

/** What closing a month will do, before it is done: it cannot be taken back. */
export async function showCloseCheck(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write, form, at, who, typed } = visit
  const say = words('closing')
  const text = typed('month') || asked.query('month')
  const { month, closedThrough } = await monthMeant(visit, text)
  const through = month && lastOfMonth(month)
  if (!month || !through || through >= desk.today) return 'not-found'
  if (closedThrough !== null && through <= closedThrough)
    return { to: at(`/books/closing?month=${monthOf(month)}`) }
  const read = await readMonth(desk, desk.mutual.code, month)
  const open = read.ok ? read.value.lines.filter(({ count }) => count > 0) : []
  // That it is not closed is what is about to be mended.
  const left = open.filter(({ subject }) => subject !== 'books not closed')
  const facts = pairs([
    [say('through'), write.day(through)],
    [say('firstOpen'), write.day(plusDays(through, 1))],
    [say('by'), who.name],
    [say('openLines'), left.length > 0 && left.map((line) => html`${say(line.subject)}: ${countText(line)}<br />`)], // prettier-ignore
  ])
  const fields = html`<input type="hidden" name="month" value="${monthOf(month)}" />
    <p><button>${say('close')}</button></p>`
  const body = html`<h1>${say('check')}</h1>
    ${facts}
    <p>${say('then')}</p>
    ${form(at('/books/closing/close'), fields)}
    <p><a href="${at(`/books/closing?month=${monthOf(month)}`)}">${words('frame')('back')}</a></p>`
  return { title: say('check'), body }
}

/** Closes the books through a month: done again it does nothing. */
export async function sendClose(sent: SentAfter): Promise<Answer> {
  const { desk, actor, who, typed, words, write, at } = sent
  const say = words('closing')
  const month = parseDate(`${typed('month').slice(0, 7)}-01`)
  if (!month) return { kind: 'wrong', errors: { '': say('wrongMonth') } }
  const input = { mutual: desk.mutual.code, through: lastOfMonth(month), by: who.name }
  const closed = await perform(close, { ports: desk.ports, actor }, input)
  if (!closed.ok) return { kind: 'wrong', errors: { '': say('wrongMonth') } }
  const { closing, isNew, charges } = closed.value
  const notice = say(isNew ? 'done' : 'doneBefore', { day: write.day(closing.through), charges })
  return { kind: 'done', to: at('/books/closing'), notice }
}
