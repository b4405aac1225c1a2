import { visitDecide, visitReverse } from '../../../app/acts/visits.ts'
import { readVisit, type VisitSeen } from '../../../app/office/read-visit.ts'
import type { Refusal } from '../../../core/refusals.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import type { Bill } from '../../../store/visits/bills.ts'
import { type Html, html } from '../html.ts'
import { pairs } from '../parts.ts'
import type { Answer, Sent, Shown, Visit } from '../visit.ts'
import { outcomeOf, person } from './clinic-lists.ts'

/** One visit: what was asked, its bill, and why that waits. */
export async function showVisit(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write, at } = visit
  const say = words('clinics')
  const seen = await readVisit(desk, asked.param('code'))
  if (!seen) return 'not-found'
  const { visit: opened, name, state, checks, bill } = seen
  const { number, ordinal, provider_code: provider, visit_code: code } = opened
  const questions = checks.map(
    ({ asked_at: when, service_code: service, answer }) =>
      html`<li>${write.moment(when)} · ${service ?? say('anyService')} · ${say(answer)}</li>`,
  )
  const title = say('visit', { code })
  const body = html`<h1>${title}</h1>
    ${pairs([
      [say('person'), person(visit, { number, ordinal, name })],
      [say('clinic'), html`<a href="${at(`/clinics/${provider}`)}">${seen.clinic}</a>`],
      [say('opened'), write.day(opened.opened_on)],
      [say('lapses'), !bill && write.day(opened.lapses_on)],
      [say('outcome'), say(`is.${state}`)],
    ])}
    <h2>${say('asked')}</h2>
    <ul class="list small">
      ${questions}
    </ul>
    ${seen.bills.length === 0 && html`<p>${say('noBill')}</p>`}
    ${seen.bills.map((one) => billPart(visit, seen, one))}`
  return { title, body, shows: [number] }
}

function billPart(visit: Visit, { bill: standing, ceiling, state, owed }: VisitSeen, bill: Bill) {
  const { words, write, at } = visit
  const say = words('clinics')
  const isStanding = bill.bill_id === standing?.bill_id
  const limit =
    isStanding && ceiling
      ? ceiling.amount === null
        ? say('ceilingVisits', { limit: ceiling.count ?? '', used: ceiling.used.count })
        : say('ceilingUsed', {
            ...{ limit: write.money(ceiling.amount), used: write.money(ceiling.used.amount) },
          })
      : null
  const letter = bill.letter_number
  const waits = isStanding && state === 'undecided'
  return html`<section>
    <h2>${say('bill')}</h2>
    ${pairs([
      [words('frame')('day'), write.moment(bill.billed_at)],
      [say('service'), bill.service_code],
      [words('frame')('amount'), html`<strong>${write.money(bill.amount)}</strong>`],
      [say('patient'), write.money(bill.patient_amount)],
      [say('share'), html`<strong>${write.money(bill.mutual_amount)}</strong>`],
      [say('ceiling'), limit],
      [say('letter'), letter && html`<a href="${at(`/letters/${letter}`)}">${letter}</a>`],
      [say('by'), billedBy(visit, bill)],
      [say('outcome'), outcomeOf(visit, bill)],
      [
        say('why'),
        waits && (owed > 0 ? say('whySuspended', { owed: write.money(owed) }) : say('whySettled')),
      ],
    ])}
    ${waits ? deciding(visit, bill) : isStanding && reversing(visit, bill)}
  </section>`
}

/** The phone of a clinic that billed by itself, as people here dial it; else the name of whoever entered it. */
function billedBy({ desk }: Visit, { billed_by: by }: Bill): string {
  const phone = desk.ports.readPhone(by, desk.mutual.country)
  return phone ? desk.ports.writePhone(phone, desk.mutual.country) : by
}

function deciding({ words, write, form, at, roles }: Visit, bill: Bill): Html | null {
  if (!may(ruleOf('visit decide'), roles)) return null
  const say = words('clinics')
  const choice = (decision: string, button: Html) =>
    form(
      at(`/visits/${bill.visit_code}/decide`),
      html`<input type="hidden" name="decision" value="${decision}" />
        <p>${button}</p>`,
    )
  const share = write.money(bill.mutual_amount)
  return html`<div class="note noprint">
    <h3>${say('decide')}</h3>
    <p>${say('acceptThen')}</p>
    <div class="row">
      ${choice('accepted', html`<button>${say('accept', { share })}</button>`)}
      ${choice('refused', html`<button class="second">${say('refuse')}</button>`)}
    </div>
  </div>`
}

function reversing({ words, form, at, roles }: Visit, bill: Bill): Html | null {
  if (!may(ruleOf('visit reverse'), roles)) return null
  const say = words('clinics')
  return html`<details class="noprint">
    <summary>${say('reverse')}</summary>
    <p>${say('reverseThen')}</p>
    ${form(
      at(`/visits/${bill.visit_code}/reverse`),
      html`<p><button class="second">${say('reverse')}</button></p>`,
    )}
  </details>`
}

/** Accepts or refuses the bill of an emergency, by the act that the command line has. */
export async function sendBillDecision(sent: Sent): Promise<Answer> {
  const { desk, typed, actor } = sent
  const decision = typed('decision') === 'accepted' ? 'accepted' : 'refused'
  return decided(sent, decision, (of) => visitDecide.run({ ...desk, actor }, { ...of, decision }))
}

/** Takes a bill back, so that the code takes a corrected one. */
export async function sendBillBack(sent: Sent): Promise<Answer> {
  const { desk, actor } = sent
  return decided(sent, 'reversed', (of) => visitReverse.run({ ...desk, actor }, of))
}

type Named = { readonly code: string; readonly mutual: string; readonly by: string }

async function decided(
  { desk, asked, who, words, at }: Sent,
  kind: 'accepted' | 'refused' | 'reversed',
  decide: (of: Named) => ReturnType<typeof visitDecide.run>,
): Promise<Answer> {
  const say = words('clinics')
  const code = asked.param('code')
  const came = await decide({ code, mutual: desk.mutual.code, by: who.name })
  if (came.ok) return { kind: 'done', to: at('/clinics'), notice: say(kind, { code }) }
  const key = WHY_NOT[came.refusal.code]
  return key
    ? { kind: 'wrong', errors: { '': say(key) } }
    : { kind: 'refused', refusal: came.refusal }
}

const WHY_NOT: Partial<
  Record<Refusal['code'], 'no.same-person' | 'no.decided-bill' | 'no.undecided-bill' | 'no.no-bill'>
> = {
  'same-person': 'no.same-person',
  'decided-bill': 'no.decided-bill',
  'undecided-bill': 'no.undecided-bill',
  'no-bill': 'no.no-bill',
}
