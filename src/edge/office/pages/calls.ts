import { callsDone } from '../../../app/acts/calls.ts'
import type { WantsCall } from '../../../app/help/call-requests.ts'
import { doingText } from '../../../core/help/doing.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import { countCallRequests } from '../../../store/help/call-requests.ts'
import { type Html, html } from '../html.ts'
import type { Answer, Sent, Visit } from '../visit.ts'
import { pageOf } from './register/here.ts'

/** Whoever asked to be called, whoever waits longest first. */
export async function callsPart(visit: Visit, calls: readonly WantsCall[]): Promise<Html> {
  const { desk, words } = visit
  const say = words('complaints')
  const more = (await countCallRequests(desk.tx, desk.mutual.code)) - calls.length
  return html`<section>
    <h2>${say('calls')}</h2>
    ${calls.length === 0 && html`<p>${say('noCalls')}</p>`}
    ${
      calls.length > 0 &&
      html`<ul class="list">
        ${calls.map((call) => callLine(visit, call))}
      </ul>`
    }
    ${more > 0 && html`<p>${words('money')('others', { count: more })}</p>`}
  </section>`
}

function callLine(visit: Visit, call: WantsCall): Html {
  const { words, write, roles, form, at } = visit
  const say = words('complaints')
  const { number, name, phone, doing, asked_at: when, call_number: id } = call
  const who = name ?? words('member')('noName')
  const done = html`<input type="hidden" name="call" value="${id}" />
    <button class="second">${say('called')}<span class="sr"> ${who}</span></button>`
  return html`<li>
    <div class="row">
      <span
        ><strong>${number ? html`<a href="${at(pageOf(number))}">${who}</a>` : who}</strong>
        ${phoneLink(visit, phone)}<br /><span class="soft small"
          >${write.moment(when)} · ${say('doing', { what: doingText(write.phone, doing) })}</span
        ></span
      >
      ${may(ruleOf('calls done'), roles) && form(at('/calls/done'), done)}
    </div>
  </li>`
}

/** A phone that a telephone calls when it is touched. */
export function phoneLink({ desk }: Visit, phone: PhoneNumber): Html {
  return html`<a href="tel:${phone}">${desk.ports.writePhone(phone, desk.mutual.country)}</a>`
}

/** Takes somebody who was called off the list. */
export async function sendCallDone(sent: Sent): Promise<Answer> {
  const { desk, actor, by, typed, words, at } = sent
  const call = typed('call')
  if (!/^\d{1,9}$/.test(call)) return { kind: 'refused', refusal: { code: 'unknown-call', call } }
  const asked = { call: Number(call), mutual: desk.mutual.code, by }
  const came = await callsDone.run({ ...desk, actor }, asked)
  if (!came.ok) return { kind: 'refused', refusal: came.refusal }
  return { kind: 'done', to: at('/complaints'), notice: words('complaints')('wasCalled') }
}
