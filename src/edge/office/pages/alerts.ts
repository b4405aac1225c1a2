import { alertsDone } from '../../../app/acts/alerts.ts'
import { loadAlertList } from '../../../app/office/read-alerts.ts'
import type { ListedAlert } from '../../../core/alerts/alert-list.ts'
import { readMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import { alertLine } from '../../../core/messages/alert-line.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import { type Html, html } from '../html.ts'
import type { Answer, Page, Sent, Visit } from '../visit.ts'

/** What happened and nobody has settled, and what waits, in the words that phones are told. */
export async function showAlerts(visit: Visit): Promise<Page> {
  const { desk, words } = visit
  const say = words('staff')
  const all = await loadAlertList(desk, desk.mutual)
  const [happened, waiting] = [all.filter(({ recorded }) => recorded), all.filter(({ recorded }) => !recorded)] // prettier-ignore
  const body = html`<h1>${say('alertsTitle')}</h1>
    <p class="soft">${say('alertsAbout')}</p>
    ${all.length === 0 && html`<p>${say('noAlerts')}</p>`}
    ${
      waiting.length > 0 &&
      html`<h2>${say('waiting')}</h2>
        ${list(visit, waiting)}`
    }
    ${
      happened.length > 0 &&
      html`<h2>${say('happened')}</h2>
        ${list(visit, happened)}`
    }`
  return { title: say('alertsTitle'), body, shows: all.flatMap(numberIn) }
}

/** The member that an alert is about, where it is about one. */
function numberIn({ cause }: ListedAlert): MemberNumber[] {
  const number = readMemberNumber(/^\d{8,10}/.exec(cause)?.[0] ?? '')
  return number ? [number] : []
}

function list(visit: Visit, alerts: readonly ListedAlert[]): Html {
  return html`<ul class="list">
    ${alerts.map((one) => line(visit, one))}
  </ul>`
}

function line({ roles, words, write, form, at }: Visit, alert: ListedAlert): Html {
  const say = words('staff')
  const text = alertLine({ say: write.phone, money: write.money, isPage: true }, alert)
  const [number] = numberIn(alert)
  const isSettled = alert.recorded !== null && may(ruleOf('alerts done'), roles)
  const button = html`<input type="hidden" name="alert" value="${alert.recorded?.number ?? ''}" />
    <button class="second">${say('done')}<span class="sr"> ${text}</span></button>`
  return html`<li>
    <div class="row">
      <span>${number ? html`<a href="${at(`/member/${number}`)}">${text}</a>` : text}</span>
      ${isSettled && form(at('/alerts/done'), button)}
    </div>
  </li>`
}

/** Notes that somebody has looked at it. */
export async function sendAlertDone(sent: Sent): Promise<Answer> {
  const { desk, actor, by, typed, words, at } = sent
  const alert = typed('alert')
  if (!/^\d{1,9}$/.test(alert))
    return { kind: 'refused', refusal: { code: 'unknown-alert', alert } }
  const asked = { alert: Number(alert), mutual: desk.mutual.code, by }
  const came = await alertsDone.run({ ...desk, actor }, asked)
  if (!came.ok) return { kind: 'refused', refusal: came.refusal }
  return { kind: 'done', to: at('/alerts'), notice: words('staff')('settled') }
}
