import { bookCloseYear, bookReopenYear } from '../../../app/acts/bookkeeping.ts'
import { readYear, type YearProposed } from '../../../app/bookkeeping/close-year.ts'
import { yearOf } from '../../../core/dates.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import type { Result } from '../../../core/refusals.ts'
import { type Html, html } from '../html.ts'
import { field, pairs } from '../parts.ts'
import type { Answer, Sent, Shown, Visit } from '../visit.ts'

/** Longest reason that is taken. */
const REASON_MAX = 80

/** Earliest year that commands take. */
const FIRST_YEAR = 2000

/** What would become of the result of a year, and what was done with it. */
export async function showYear(visit: Visit): Promise<Shown> {
  const { desk, asked, words, at, typed } = visit
  const say = words('closing')
  const now = yearOf(desk.today)
  const year = yearIn(typed('year') || asked.query('year') || String(now - 1), now)
  if (year === null) return 'not-found'
  const link = (of: number) => html`<a href="${at(`/books/year?year=${of}`)}">${of}</a>`
  const body = html`<h1>${say('year')}</h1>
    <p class="soft">${say('yearAbout')}</p>
    <h2>${say('yearOf', { year })}</h2>
    ${await stateOf(visit, year)}
    <p class="row noprint">
      <a href="${at(`/books/assembly?year=${year}`)}">${say('report')} ${year}</a>
      ${link(year - 1)} ${year < now && link(year + 1)}
    </p>`
  return { title: say('year'), body }
}

async function stateOf(visit: Visit, year: number): Promise<Html> {
  const { desk, words, write, form, at, roles } = visit
  const say = words('closing')
  const seen = await readYear(desk, year)
  if (seen.is === 'done')
    return html`<p><strong>${say(seen.isLast ? 'yearDone' : 'yearLater', { year })}</strong></p>
      ${seen.isLast && may(ruleOf('book reopen-year'), roles) && backForm(visit, year)}`
  if (seen.is !== 'open')
    return html`<p>${say(seen.is === 'empty' ? 'yearEmpty' : 'yearOpen', { year })}</p>`
  const { result, legalReserve, carried } = seen.distribution
  const facts = pairs([
    [say('result'), write.money(result)],
    [say('legalReserve'), write.money(legalReserve)],
    [say('carried'), write.money(carried)],
  ])
  const fields = html`<input type="hidden" name="year" value="${year}" />
    <p><button>${say('propose')}</button></p>`
  return html`<h3>${say('proposeCheck')}</h3>
    ${facts}
    <p>${say('thenYear')}</p>
    ${may(ruleOf('book close-year'), roles) && form(at('/books/year/close'), fields)}`
}

function backForm({ words, form, at, typed, errors }: Visit, year: number): Html {
  const say = words('closing')
  const why = field({
    ...{ name: 'reason', label: say('why'), hint: say('whyHint'), value: typed('reason') },
    ...{ error: errors['reason'], input: html`maxlength="${REASON_MAX}" autocomplete="off"` },
  })
  const fields = html`<input type="hidden" name="year" value="${year}" />${why}
    <p><button class="second">${say('reopenIt')}</button></p>`
  return html`<h3>${say('reopen')}</h3>
    <p>${say('reopenAbout')}</p>
    ${form(at('/books/year/reopen'), fields)}`
}

/** Proposes that the result of a year goes into the funds. */
export async function sendYearEnd(sent: Sent): Promise<Answer> {
  const { desk, actor, by } = sent
  const year = yearTyped(sent)
  if (year === null) return noYear(sent)
  const asked = { year, mutual: desk.mutual.code, by }
  return proposed(sent, await bookCloseYear.run({ ...desk, actor }, asked))
}

/** Proposes to take back that the last year went there. */
export async function sendYearBack(sent: Sent): Promise<Answer> {
  const { desk, actor, by, typed, words } = sent
  const year = yearTyped(sent)
  if (year === null) return noYear(sent)
  const reason = typed('reason').trim().replace(/\s+/g, ' ').slice(0, REASON_MAX)
  if (reason === '') return { kind: 'wrong', errors: { reason: words('closing')('whyMissing') } }
  const asked = { year, mutual: desk.mutual.code, by, reason }
  return proposed(sent, await bookReopenYear.run({ ...desk, actor }, asked))
}

function yearTyped({ typed, desk }: Sent): number | null {
  return yearIn(typed('year'), yearOf(desk.today))
}

/** A year that commands take, up to the present one; null for anything else. */
function yearIn(text: string, now: number): number | null {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0
  return year < FIRST_YEAR || year > now ? null : year
}

function noYear({ words }: Sent): Answer {
  return { kind: 'wrong', errors: { '': words('closing')('wrongYear') } }
}

function proposed({ words, at }: Sent, came: Result<YearProposed>): Answer {
  const say = words('closing')
  if (!came.ok) return { kind: 'refused', refusal: came.refusal }
  const { proposal } = came.value
  return proposal
    ? { kind: 'done', to: at(`/decisions/${proposal.proposal_id}`), notice: say('proposed') }
    : { kind: 'done', to: at('/books/closing'), notice: say('nothingToDo') }
}
