import { letterApprove, letterWithdraw } from '../../../app/acts/letters.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import type { LetterState } from '../../../core/states.ts'
import { letterState } from '../../../core/visits/letter.ts'
import { loadProvider } from '../../../store/coverage/checks.ts'
import { loadHousehold } from '../../../store/membership/households.ts'
import { type Letter, letterFacts, loadLetter } from '../../../store/visits/letters.ts'
import { type Html, html } from '../html.ts'
import { pairs } from '../parts.ts'
import type { Answer, Sent, Shown, Visit } from '../visit.ts'
import { letterWhyNot } from './letter-why-not.ts'

/** One guarantee letter, to be printed and given along. */
export async function showLetter(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write, at } = visit
  const { tx, mutual, today } = desk
  const letter = await loadLetter(tx, mutual.code, asked.param('letter'))
  const household = letter && (await loadHousehold(tx, mutual.code, letter.number))
  if (!letter || !household) return 'not-found'
  const say = words('letters')
  const { number, ordinal, provider_code: provider } = letter
  const clinic = (await loadProvider(tx, mutual.code, provider))?.name ?? provider
  const name = household.people.find((one) => one.ordinal === ordinal)?.name ?? ''
  const state = letterState(letterFacts(letter), today)
  const title = say('title', { letter: letter.letter_number })
  const suffix = ordinal === 0 ? '' : `/${ordinal}`
  const body = html`<h1>${title}</h1>
    <p class="paper"><strong>${mutual.name}</strong></p>
    <p>${say('promise', { mutual: mutual.name, clinic })}</p>
    ${pairs([
      [words('clinics')('clinic'), html`<a href="${at(`/clinics/${provider}`)}">${clinic}</a>`],
      [words('clinics')('person'), html`<strong>${name}</strong>`],
      [
        say('number'),
        html`<a href="${at(`/member/${number}`)}">${formatMemberNumber(number)}${suffix}</a>`,
      ],
      [words('clinics')('service'), letter.service_code],
      [say('upTo'), html`<strong>${write.money(letter.amount)}</strong>`],
      [
        say('valid'),
        say('validDays', { from: write.day(letter.valid_from), to: write.day(letter.valid_to) }),
      ],
      [words('clinics')('outcome'), words('clinics')(`is.${state}`)],
      [say('issuedBy'), `${letter.issued_by}, ${write.moment(letter.issued_at)}`],
      [say('approvedBy'), letter.approved_by],
      [say('withdrawnBy'), letter.withdrawn_by],
    ])}
    <p class="paper sign">${say('signature')}</p>
    ${decisions(visit, letter, state)}`
  return { title, body, shows: [number] }
}

function decisions(visit: Visit, letter: Letter, state: LetterState): Html {
  const { words, at, form, roles } = visit
  const say = words('letters')
  const path = at(`/letters/${letter.letter_number}`)
  const isApprovable = state === 'unapproved' && may(ruleOf('letter approve'), roles)
  const isOver = state === 'withdrawn' || state === 'used' || state === 'expired'
  return html`${
    isApprovable &&
    html`<div class="note noprint">
      <p>${say('approveThen')}</p>
      ${form(`${path}/approve`, html`<p><button>${say('approve')}</button></p>`)}
    </div>`
  }${
    !isOver &&
    may(ruleOf('letter withdraw'), roles) &&
    html`<details class="noprint">
      <summary>${say('withdraw')}</summary>
      <p>${say('withdrawThen')}</p>
      ${form(`${path}/withdraw`, html`<p><button class="second">${say('withdraw')}</button></p>`)}
    </details>`
  }`
}

/** Approves a letter above the limit of the statutes, as a second person. */
export async function sendLetterApproval(sent: Sent): Promise<Answer> {
  return decided(sent, 'approved', letterApprove)
}

/** Takes back a letter that no bill has used. */
export async function sendLetterBack(sent: Sent): Promise<Answer> {
  return decided(sent, 'withdrawn', letterWithdraw)
}

async function decided(
  { desk, actor, asked, who, words, at }: Sent,
  kind: 'approved' | 'withdrawn',
  act: typeof letterApprove | typeof letterWithdraw,
): Promise<Answer> {
  const letter = asked.param('letter')
  const named = { letter, mutual: desk.mutual.code, by: who.name }
  const came = await act.run({ ...desk, actor }, named)
  if (!came.ok) return letterWhyNot(words, came.refusal)
  return { kind: 'done', to: at(`/letters/${letter}`), notice: words('letters')(kind, { letter }) }
}
