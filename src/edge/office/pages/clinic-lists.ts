import type { ClinicSeen, LetterSeen } from '../../../app/office/read-clinics.ts'
import { isUndecided } from '../../../app/coverage/visit-codes.ts'
import { formatMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import { mayRead } from '../../../core/staff/reading.ts'
import type { BillSeen, CheckSeen } from '../../../store/office/care.ts'
import type { Bill } from '../../../store/visits/bills.ts'
import { type Html, html } from '../html.ts'
import { table } from '../parts.ts'
import type { Visit } from '../visit.ts'

/** Lists of what clinics asked and billed, and of letters to them. */

/** Bills that wait for a decision, the oldest first. */
export function undecidedList({ words, write, at }: Visit, open: readonly BillSeen[]): Html {
  const say = words('clinics')
  const lines = open.map(
    (bill) =>
      html`<li>
        <div class="row">
          <span
            ><a href="${at(`/visits/${bill.visit_code}`)}">${bill.visit_code}</a> ${bill.name}</span
          >
          <strong>${write.money(bill.mutual_amount)}</strong>
        </div>
        <span class="soft small"
          >${[write.day(bill.on_date), bill.provider_code, bill.service_code].join(' · ')}</span
        >
      </li>`,
  )
  return html`<section>
    <h2>${say('toDecide')}</h2>
    ${
      lines.length > 0
        ? html`<p class="soft">${say('toDecideAbout')}</p>
            <ul class="list">
              ${lines}
            </ul>`
        : html`<p>${say('nothingToDecide')}</p>`
    }
  </section>`
}

/** A person by name, with the way to the household for whoever reads it. */
export function person(
  { at, roles }: Pick<Visit, 'at' | 'roles'>,
  { number, ordinal, name }: { number: MemberNumber; ordinal: number | null; name: string },
): Html {
  const suffix = ordinal ? `/${ordinal}` : ''
  const named = mayRead('member', roles)
    ? html`<a href="${at(`/member/${number}`)}">${name}</a>`
    : name
  return html`${named} <span class="soft small">${formatMemberNumber(number)}${suffix}</span>`
}

export function checksTable(visit: Visit, checks: ClinicSeen['checks']['rows']): Html {
  const { words, write, at } = visit
  const say = words('clinics')
  const who = ({ number, ordinal, name }: CheckSeen) =>
    number && name !== null
      ? person(visit, { number, ordinal, name })
      : html`<span class="soft">${say('nobody')}</span>`
  const columns = [
    {
      name: words('frame')('day'),
      cell: ({ asked_at: asked }: CheckSeen) => write.moment(asked),
      isHead: true,
    },
    { name: say('person'), cell: who },
    {
      name: say('service'),
      cell: ({ service_code: service }: CheckSeen) => service ?? say('anyService'),
    },
    { name: say('answer'), cell: ({ answer }: CheckSeen) => say(answer) },
    {
      name: say('code'),
      cell: ({ visit_code: code }: CheckSeen) =>
        code && html`<a href="${at(`/visits/${code}`)}">${code}</a>`,
    },
  ] as const
  return table(say('checks'), columns, checks)
}

export function billsTable(visit: Visit, bills: readonly BillSeen[]): Html {
  const { words, write, at } = visit
  const say = words('clinics')
  const columns = [
    {
      name: words('frame')('day'),
      cell: ({ billed_at: billed }: BillSeen) => write.moment(billed),
      isHead: true,
    },
    { name: say('person'), cell: (bill: BillSeen) => person(visit, bill) },
    {
      name: say('code'),
      cell: ({ visit_code: code }: BillSeen) =>
        html`<a href="${at(`/visits/${code}`)}">${code}</a>`,
    },
    { name: say('service'), cell: ({ service_code: service }: BillSeen) => service },
    { name: say('bill'), cell: ({ amount }: BillSeen) => write.money(amount), isNumber: true },
    {
      name: say('share'),
      cell: ({ mutual_amount: share }: BillSeen) => write.money(share),
      isNumber: true,
    },
    { name: say('outcome'), cell: (bill: BillSeen) => outcomeOf(visit, bill) },
  ] as const
  return table(say('bills'), columns, bills)
}

/** What became of a bill, in a word. */
export function outcomeOf({ words }: Pick<Visit, 'words'>, bill: Bill): string {
  const say = words('clinics')
  if (isUndecided(bill)) return say('is.undecided')
  return say(`is.${bill.decisions.at(-1)?.kind ?? 'billed'}`)
}

export function lettersTable(visit: Visit, letters: readonly LetterSeen[]): Html {
  const { words, write, at } = visit
  const say = words('clinics')
  const columns = [
    {
      name: say('letter'),
      cell: ({ letter_number: number }: LetterSeen) =>
        html`<a href="${at(`/letters/${number}`)}">${number}</a>`,
      isHead: true,
    },
    { name: say('person'), cell: (letter: LetterSeen) => person(visit, letter) },
    { name: say('service'), cell: ({ service_code: service }: LetterSeen) => service },
    {
      name: words('frame')('amount'),
      cell: ({ amount }: LetterSeen) => write.money(amount),
      isNumber: true,
    },
    {
      name: words('letters')('valid'),
      cell: ({ valid_from: from, valid_to: to }: LetterSeen) =>
        `${write.day(from)} – ${write.day(to)}`,
    },
    { name: say('outcome'), cell: ({ state }: LetterSeen) => say(`is.${state}`) },
  ] as const
  return table(say('letters'), columns, letters)
}
