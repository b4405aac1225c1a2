import { messagesIn, type MessageReport } from '../../../app/messages/read-messages.ts'
import { budgetUse } from '../../../app/sending/sms-budget.ts'
import { type CivilDate, dayOfWeek, plusDays, WEEK_DAYS } from '../../../core/dates.ts'
import { formatPrice } from '../../../core/sms/price.ts'
import { isOpen } from '../../../core/statutes/opening.ts'
import { isUsedUp, PARTS } from '../../../core/statutes/sms-budget.ts'
import { textAbout } from '../../../store/messages/outbox.ts'
import { loadStaffRoles } from '../../../store/staff/phones.ts'
import { type Html, html } from '../html.ts'
import { table } from '../parts.ts'
import type { Page, Visit } from '../visit.ts'
import type { PageSay } from '../words.ts'

/** A week: more is in the report of a command. */
const DAYS = 7

/** What left in the last week and what waits, what of today's budget is used, and the last digest. */
export async function showMessages(visit: Visit): Promise<Page> {
  const { desk, words, write, at } = visit
  const say = words('messages')
  const from = plusDays(desk.today, 1 - DAYS)
  const report = await messagesIn(desk, { from, to: desk.today })
  const span = { from: write.day(from), to: write.day(desk.today) }
  const body = html`<h1>${say('title')}</h1>
    ${openNote(visit)}
    <p class="soft">${say('about', span)}</p>
    ${kindsTable(visit, report)}
    <p class="row noprint">
      <a href="${at('/messages/reminders')}">${say('reminders')}</a>
      <a href="${at('/messages/wording')}">${say('wording')}</a>
    </p>
    ${await budgetPart(visit)} ${await digestPart(visit)}`
  return { title: say('title'), body }
}

/** Before its first day a mutual says nothing by itself. */
function openNote({ desk, words, write }: Visit): Html | null {
  const { mutual, today } = desk
  if (isOpen(mutual, today)) return null
  const say = words('messages')
  const { messagesFrom: day } = mutual
  const why = day === null ? say('notOpen') : say('waits', { day: write.day(day) })
  return html`<p class="note">${why}</p>`
}

function kindsTable({ words }: Visit, { kinds, total }: MessageReport): Html {
  const say = words('messages')
  const some = kinds.filter(({ sent, waiting, failed, unknown, cancelled }) => {
    return sent + waiting + failed + unknown + cancelled > 0
  })
  const rows = [...some, { ...total, kind: 'all' as const }]
  type Row = (typeof rows)[number]
  const number = (name: 'sent' | 'waiting' | 'failed' | 'unknown' | 'parts') =>
    ({ name: say(name), cell: (row: Row) => row[name], isNumber: true }) as const
  const columns = [
    { name: say('kind'), cell: ({ kind }: Row) => say(kind), isHead: true },
    ...(['sent', 'waiting', 'failed', 'unknown', 'parts'] as const).map(number),
    { name: say('cost'), cell: ({ cost }: Row) => cost.map(formatPrice).join(', ') || '–' },
  ] as const
  return table(say('title'), columns, rows)
}

async function budgetPart({ desk, words }: Visit): Promise<Html> {
  const say = words('messages')
  return html`<section>
    <h2>${say('budget')}</h2>
    ${await budgetText(desk, say)}
  </section>`
}

async function budgetText(
  { tx, mutual, today }: Visit['desk'],
  say: PageSay<'messages'>,
): Promise<Html> {
  const budget = mutual.smsBudget
  if (!budget) return html`<p>${say('noBudget')}</p>`
  const use = await budgetUse(tx, mutual.code, today, budget)
  if (!use) return html`<p>${say('noPrice')}</p>`
  const { unit, most } = budget
  const price = (tenThousandths: number) => formatPrice({ currency: unit, tenThousandths })
  const told =
    unit === PARTS
      ? say('usedParts', { used: use.used, most })
      : say('used', { used: price(use.used), most: price(most) })
  return html`<p>${told}</p>
    ${isUsedUp(budget, use, 1) && html`<p class="warn">${say('usedUp')}</p>`}`
}

/** The last digest as managers got it; in each language that one of them has. */
async function digestPart({ desk, words, write }: Visit): Promise<Html> {
  const { tx, mutual, today } = desk
  const say = words('messages')
  const day = lastDigestDay(mutual.alerts.digestDay, today)
  const roles = day === null ? [] : await loadStaffRoles(tx, mutual.code)
  const texts = new Set<string>()
  for (const { role, phone } of roles) {
    if (role !== 'manager') continue
    const text = await textAbout(tx, `alert/${mutual.code}/digest/${day}/${phone}`)
    if (text !== null) texts.add(text)
  }
  const said = [...texts].map((text) => html`<p class="note">${text}</p>`)
  return html`<section>
    <h2>${say('digest')}</h2>
    ${
      day !== null && said.length > 0
        ? html`<p class="soft">${say('digestOf', { day: write.day(day) })}</p>
            ${said}`
        : html`<p>${say('noDigest')}</p>`
    }
  </section>`
}

/** The last day of this name, today included; null where the statutes name none. */
function lastDigestDay(
  name: (typeof WEEK_DAYS)[number] | null,
  today: CivilDate,
): CivilDate | null {
  if (name === null) return null
  const ago = (dayOfWeek(today) - 1 - WEEK_DAYS.indexOf(name) + DAYS) % DAYS
  return plusDays(today, -ago)
}
