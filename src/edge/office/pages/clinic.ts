import { type ClinicSeen, monthAsked, readClinic } from '../../../app/office/read-clinics.ts'
import { monthOf } from '../../../core/dates.ts'
import { mayRead } from '../../../core/staff/reading.ts'
import { type CareKey, householdsOf } from '../../../store/office/care.ts'
import { type Html, html } from '../html.ts'
import { pairs, PER_PAGE } from '../parts.ts'
import type { Shown, Visit } from '../visit.ts'
import { billsTable, checksTable, lettersTable, undecidedList } from './clinic-lists.ts'
import { monthLinks } from './clinics.ts'

/** One clinic: what it is owed, its bills that wait, and its letters, checks and bills of a month. */
export async function showClinic(visit: Visit): Promise<Shown> {
  const { desk, asked, words } = visit
  const say = words('clinics')
  const seen = await readClinic(desk, asked.param('clinic'), {
    month: monthAsked(asked.query('month'), desk.today),
    checksBefore: keyRead(asked.query('checks')),
    billsBefore: keyRead(asked.query('bills')),
    limit: PER_PAGE,
  })
  if (!seen) return 'not-found'
  const { provider, month, open, letters, checks, bills } = seen
  const path = `/clinics/${provider.code}`
  const body = html`<h1>${provider.name}</h1>
    ${about(visit, seen)} ${ways(visit, seen)} ${open.length > 0 && undecidedList(visit, open)}
    ${monthLinks(visit, path, month)} ${numbers(visit, seen)}
    <section id="checks">
      <h2>${say('checks')}</h2>
      ${checks.rows.length > 0 ? checksTable(visit, checks.rows) : html`<p>${say('noChecks')}</p>`}
      ${moreLinks(visit, seen, 'checks')}
    </section>
    <section id="bills">
      <h2>${say('bills')}</h2>
      ${bills.rows.length > 0 ? billsTable(visit, bills.rows) : html`<p>${say('noBills')}</p>`}
      ${moreLinks(visit, seen, 'bills')}
    </section>
    <section id="letters">
      <h2>${say('letters')}</h2>
      ${letters.length > 0 ? lettersTable(visit, letters) : html`<p>${say('noLetters')}</p>`}
    </section>`
  const shows = householdsOf([...open, ...checks.rows, ...bills.rows, ...letters])
  return { title: provider.name, body, shows }
}

function about({ words, write }: Visit, { provider, owed }: ClinicSeen): Html {
  const say = words('clinics')
  const { agreement, services } = provider
  const { from, to } = agreement
  const agreed = to
    ? say('until', { from: write.day(from), to: write.day(to) })
    : say('since', { day: write.day(from) })
  return pairs([
    [say('owed'), html`<strong>${write.money(owed)}</strong>`],
    [say('agreement'), agreed],
    [say('services'), services.join(', ')],
  ])
}

/** What else there is of a clinic. */
function ways({ words, at, roles }: Visit, { provider, month }: ClinicSeen): Html {
  const say = words('clinics')
  const path = at(`/clinics/${provider.code}`)
  return html`<p class="row noprint">
    ${mayRead('clinic-statement', roles) && html`<a href="${path}/statement?month=${monthOf(month)}">${say('statement')}</a>`}
    ${mayRead('pay-clinic', roles) && html`<a href="${path}/pay">${say('pay')}</a>`}
    ${mayRead('issue-letter', roles) && html`<a href="${path}/letter">${say('issue')}</a>`}
  </p>`
}

function numbers({ words, write }: Visit, { count }: ClinicSeen): Html | null {
  if (!count) return null
  const say = words('clinics')
  const { yes, no, 'cannot-tell': cannot } = count.checks
  return pairs([
    [say('checks'), say('checksOf', { yes, no, cannot })],
    [say('bills'), count.bills],
    [say('billed'), write.money(count.amount)],
    [say('share'), write.money(count.share)],
  ])
}

function moreLinks(
  { words, at, asked }: Visit,
  { provider, month, ...lists }: ClinicSeen,
  list: 'checks' | 'bills',
): Html {
  const say = words('clinics')
  const here = at(`/clinics/${provider.code}?month=${monthOf(month)}`)
  const { next } = lists[list]
  return html`<p class="row noprint">
    ${next && html`<a href="${here}&${list}=${keyText(next)}#${list}">${say('more')}</a>`}
    ${asked.query(list) !== '' && html`<a href="${here}#${list}">${say('newest')}</a>`}
  </p>`
}

function keyText({ at, id }: CareKey): string {
  return `${at}.${encodeURIComponent(id)}`
}

/** A key as `keyText` wrote it; anything else is none, and the list begins anew. */
function keyRead(text: string): CareKey | null {
  const [, at, id] = /^(\d{1,15})\.(\S{1,64})$/.exec(text) ?? []
  return at !== undefined && id !== undefined ? { at: Number(at), id } : null
}
