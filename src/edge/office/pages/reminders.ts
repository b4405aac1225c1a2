import { type ReportedWording, remindersIn } from '../../../app/reminders/report-reminders.ts'
import { firstOfMonth } from '../../../core/dates.ts'
import { perMille } from '../../../core/indicators/ratio.ts'
import { FOLLOWED_DAYS } from '../../../core/reminders/followed.ts'
import { hasMoreMembers } from '../../../store/membership/arrears.ts'
import { readDay } from '../days.ts'
import { type Html, html } from '../html.ts'
import { field, table } from '../parts.ts'
import type { Page, Visit } from '../visit.ts'

/** Of so many members it takes a quarter of a second; of more a command counts elsewhere. */
const MEMBERS_MAX = 20_000

function commandFor(code: string, { from, to }: { readonly from: string; readonly to: string }) {
  return `mutual-line report reminders --mutual ${code} --from ${from} --to ${to}`
}

/** The reminders that left in a span of days, and how many members paid within a week of them. */
export async function showReminders(visit: Visit): Promise<Page> {
  const { desk, asked, words, write } = visit
  const say = words('messages')
  const [from, to] = [asked.query('from'), asked.query('to')]
  const read = (text: string) => readDay(text.slice(0, 20), desk.today)
  const days = { from: read(from), to: read(to) }
  const errors = {
    from: from !== '' && !days.from ? say('mistyped') : undefined,
    to: to !== '' && !days.to ? say('mistyped') : undefined,
  }
  const last = days.to ?? desk.today
  const span = { from: days.from ?? firstOfMonth(last), to: last }
  const { code } = desk.mutual
  const isLarge = await hasMoreMembers(desk.tx, code, MEMBERS_MAX)
  const wordings = isLarge ? [] : (await remindersIn(desk, span)).wordings
  const about = { from: write.day(span.from), to: write.day(span.to), days: FOLLOWED_DAYS }
  const input = (name: 'from' | 'to') =>
    field({
      ...{ name, label: say(name), value: write.day(span[name]), error: errors[name] },
    })
  const body = html`<h1>${say('reminders')}</h1>
    <p class="soft">${say('remindersAbout', about)}</p>
    <form class="row noprint">
      ${input('from')}${input('to')}
      <p><button class="second">${say('show')}</button></p>
    </form>
    ${
      wordings.length === 0
        ? html`<p>
            ${isLarge ? say('remindersLarge', { command: commandFor(code, span) }) : say('noReminders')}
          </p>`
        : html`${stagesTable(visit, wordings)} ${wordsOf(visit, wordings)}`
    }`
  return { title: say('reminders'), body }
}

function stagesTable({ words, write }: Visit, all: readonly ReportedWording[]): Html {
  const say = words('messages')
  const columns = [
    { name: say('stage'), cell: (row: ReportedWording) => stageOf({ words }, row), isHead: true },
    { name: say('left'), cell: ({ left }: ReportedWording) => left, isNumber: true },
    { name: say('members'), cell: ({ members }: ReportedWording) => members, isNumber: true },
    {
      name: say('paid'),
      cell: ({ paid, members, open }: ReportedWording) =>
        html`${paid}
        (${shareOf(paid, members)})${open > 0 && html`<br /><span class="small soft">${say('open', { count: open })}</span>`}`,
      isNumber: true,
    },
    {
      name: say('amount'),
      cell: ({ amount }: ReportedWording) => write.money(amount),
      isNumber: true,
    },
  ] as const
  return table(say('reminders'), columns, all)
}

function stageOf(
  { words }: Pick<Visit, 'words'>,
  { kind, step, words: said }: ReportedWording,
): string {
  const parts = [words('messages')(kind), step > 0 ? String(step) : '', said?.language ?? '']
  return parts.filter(Boolean).join(' ')
}

function shareOf(paid: number, members: number): string {
  const share = perMille(paid, members) ?? 0
  return `${Math.floor(share / 10)}.${share % 10} %`
}

/** The words that were used, each once; values stand in braces. */
function wordsOf({ words }: Visit, all: readonly ReportedWording[]): Html {
  const say = words('messages')
  const said = all.flatMap((row) => row.words ?? [])
  const lines = [...new Map(said.map((one) => [one.text, one])).values()].map(
    ({ text, language, own }) =>
      html`<li lang="${language}">
        ${text}${own === 1 && html` <span class="soft small">${say('own')}</span>`}
      </li>`,
  )
  return html`<h2>${say('words')}</h2>
    <ul class="list">
      ${lines}
    </ul>`
}
