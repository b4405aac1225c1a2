import { isAnyOf, WHO } from '../../../core/staff/office-role.ts'
import { sessionsEnd } from '../../../app/acts/signing.ts'
import { listSessions, type SessionListed } from '../../../app/signing/sessions.ts'
import { type Html, html } from '../html.ts'
import { PER_PAGE } from '../parts.ts'
import type { Answer, Page, Sent, Visit } from '../visit.ts'

/** Who signed in for the mutual in the last month; a collector sees the own sign-ins. */
export async function showSignIns(visit: Visit): Promise<Page> {
  const { desk, who, roles, words } = visit
  const say = words('signIn')
  const all = await listSessions(desk)
  const seen = isAnyOf(WHO.readsStaff, roles) ? all : all.filter(({ phone }) => phone === who.phone)
  const shown = seen.slice(0, 4 * PER_PAGE)
  const body = html`<h1>${say('listTitle')}</h1>
    <p class="soft">${say('listAbout')}</p>
    <ul class="list">
      ${shown.map((row) => line(visit, row))}
    </ul>`
  return { title: say('listTitle'), body }
}

function line({ who, write, words, form, at }: Visit, row: SessionListed): Html {
  const say = words('signIn')
  const isOwn = row.session_id === who.session
  const way = say(row.way === 'call' ? 'byCall' : 'bySms')
  const end = html`<input type="hidden" name="session" value="${row.session_id}" />
    <button class="second">
      ${say('end')}<span class="sr"> ${row.name} ${row.session_id}</span>
    </button>`
  return html`<li>
    <div class="row">
      <span
        ><strong>${row.name}</strong>${isOwn && html` (${say('own')})`}<br />
        <span class="soft small"
          >${write.moment(row.begun_at)} · ${say(row.door)}, ${way} · ${row.session_id}</span
        ><br />
        <span class="small">${stateOf(row, { write, words })}</span></span
      >
      ${row.holds && form(at('/sign-ins/end'), end)}
    </div>
  </li>`
}

function stateOf(row: SessionListed, { write, words }: Pick<Visit, 'write' | 'words'>): string {
  const say = words('signIn')
  if (row.holds) return say('holds', { when: write.moment(row.ends_at) })
  if (row.ended_at === null) return say('wasOver')
  return say('wasEnded', { name: row.ended_by ?? '', when: write.moment(row.ended_at) })
}

/** Ends one at once: the own, or a manager that of a colleague. */
export async function sendEndSignIn(sent: Sent): Promise<Answer> {
  const { desk, actor, by, typed, words, at } = sent
  const asked = { session: typed('session'), mutual: desk.mutual.code, by }
  const ended = await sessionsEnd.run({ ...desk, actor }, asked)
  if (!ended.ok) return { kind: 'refused', refusal: ended.refusal }
  const notice = words('signIn')('ended', { name: ended.value.name })
  return { kind: 'done', to: at('/sign-ins'), notice }
}
