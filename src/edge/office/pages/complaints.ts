import { complaintsAnswer, complaintsClose } from '../../../app/acts/complaints.ts'
import { tellComplaint, toldComplaints } from '../../../app/complaints/read-complaints.ts'
import { loadCallRequests } from '../../../app/help/call-requests.ts'
import { readComplaintCode } from '../../../core/complaints/complaint.ts'
import type { ComplaintTold } from '../../../core/complaints/told.ts'
import { complaintAbout } from '../../../core/errands/complaints.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { kindText, placeText } from '../../../core/messages/complaint-sms.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import { loadComplaint } from '../../../store/complaints/complaints.ts'
import { type Html, html } from '../html.ts'
import { textIn } from '../inputs.ts'
import { pairs, PER_PAGE } from '../parts.ts'
import { whyRefused } from '../refused.ts'
import type { Answer, Page, Sent, Shown, Visit } from '../visit.ts'
import { callsPart, phoneLink } from './calls.ts'
import { pageOf } from './register/here.ts'

/** Letters of an answer that are taken: one SMS, of which the act counts what is left for them. */
const ANSWER_LETTERS_MAX = 160

/** Who asked to be called, and what members complain of: whoever waits longest stands first. */
export async function showComplaints(visit: Visit): Promise<Page> {
  const { desk, asked, words, at } = visit
  const say = words('complaints')
  const after = readComplaintCode(asked.query('after')) ?? 0
  const found = await toldComplaints(desk.tx, desk.mutual, { all: false, limit: PER_PAGE + 1, after }) // prettier-ignore
  const shown = found.slice(0, PER_PAGE)
  const calls = await loadCallRequests(desk.tx, desk.mutual.code, { all: false, limit: PER_PAGE })
  const body = html`<h1>${say('title')}</h1>
    ${await callsPart(visit, calls)}
    <section>
      <h2>${say('complaints')}</h2>
      ${shown.length === 0 && html`<p>${say('noComplaints')}</p>`}
      ${
        shown.length > 0 &&
        html`<ul class="list">
          ${shown.map((told) => lineOf(visit, told))}
        </ul>`
      }
      ${
        found.length > shown.length &&
        html`<p>
          <a href="${at(`/complaints?after=${shown.at(-1)?.code}`)}">${words('frame')('next')}</a>
        </p>`
      }
    </section>`
  const called = calls.flatMap(({ number }) => number ?? [])
  return { title: say('title'), body, shows: [...called, ...shown.map(({ number }) => number)] }
}

function lineOf({ write, at }: Visit, told: ComplaintTold): Html {
  const { code, name, state, filedOn } = told
  const isNew = state === 'open'
  const about = [name, write.day(filedOn), !isNew && write.phone(`complain.state.${state}`)]
  return html`<li>
    <a href="${at(`/complaints/${code}`)}">${code} ${whatOf(write, told)}</a><br />
    <span class="soft small">${about.filter(Boolean).join(' · ')}</span>
  </li>`
}

/** `Charged although covered, Uhuru Clinic 02/03` */
function whatOf(write: Visit['write'], told: ComplaintTold): string {
  return [kindText(write.phone, told.kind), placeText(told)].filter(Boolean).join(', ')
}

/** One complaint with what it is about, and what can be done: an answer, or closing it. */
export async function showComplaint(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write, roles, at } = visit
  const say = words('complaints')
  const number = readComplaintCode(asked.param('complaint'))
  const row = number && (await loadComplaint(desk.tx, desk.mutual.code, number))
  if (!row) return 'not-found'
  const told = await tellComplaint(desk.tx, desk.mutual, row)
  const title = `${told.code} ${whatOf(write, told)}`
  const body = html`<h1>${title}</h1>
    ${pairs([
      [
        words('money')('member'),
        html`<a href="${at(pageOf(told.number))}"
          >${told.name} ${formatMemberNumber(told.number)}</a
        >`,
      ],
      [words('member')('phone'), phoneLink(visit, told.phone)],
      [say('filed'), write.day(told.filedOn)],
      [say('words'), told.words],
      [say('about'), complaintAbout(told, write.phone, write.money)],
      [say('state'), write.phone(`complain.state.${told.state}`)],
      [say('answer'), told.answer],
    ])}
    ${told.state !== 'closed' && may(ruleOf('complaints answer'), roles) && ways(visit, told)}`
  return { title, body, shows: [told.number] }
}

function ways({ words, typed, errors, form, at }: Visit, { code }: ComplaintTold): Html {
  const say = words('complaints')
  const answer = {
    ...{ name: 'text', label: say('type'), hint: say('typeHint') },
    ...{ value: typed('text'), error: errors['text'] },
  }
  return html`<section class="noprint">
      ${form(
        at(`/complaints/${code}/answer`),
        html`${textIn(answer, { rows: 4, most: ANSWER_LETTERS_MAX })}
          <p><button>${say('send')}</button></p>`,
      )}
    </section>
    <section class="noprint">
      <p class="soft">${say('closeThen')}</p>
      ${form(at(`/complaints/${code}/close`), html`<button class="second">${say('close')}</button>`)}
    </section>`
}

/** What whoever answers or closes a complaint says of it. */
function complaintOf({ asked, desk, by }: Sent) {
  const complaint = readComplaintCode(asked.param('complaint')) ?? 0
  return { complaint, mutual: desk.mutual.code, by }
}

/** Answers a complaint by one SMS; it stays on the list until somebody closes it. */
export async function sendComplaintAnswer(sent: Sent): Promise<Answer> {
  const { desk, actor, typed, words, at, asked } = sent
  const of = { ...complaintOf(sent), text: typed('text') }
  const came = await complaintsAnswer.run({ ...desk, actor }, of)
  if (came.ok) {
    const phone = desk.ports.writePhone(came.value.phone, desk.mutual.country)
    const to = at(`/complaints/${asked.param('complaint')}`)
    return { kind: 'done', to, notice: words('complaints')('answered', { phone }) }
  }
  const isOfWords = came.refusal.code === 'answer-empty' || came.refusal.code === 'answer-too-long'
  if (!isOfWords) return { kind: 'refused', refusal: came.refusal }
  return { kind: 'wrong', errors: { text: whyRefused(sent, came.refusal) } }
}

/** Closes it: it leaves the list, and the member hears nothing. */
export async function sendComplaintClose(sent: Sent): Promise<Answer> {
  const { desk, actor, words, at } = sent
  const came = await complaintsClose.run({ ...desk, actor }, complaintOf(sent))
  if (!came.ok) return { kind: 'refused', refusal: came.refusal }
  return { kind: 'done', to: at('/complaints'), notice: words('complaints')('closed') }
}
