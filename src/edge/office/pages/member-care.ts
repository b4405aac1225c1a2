import type { CareSeen } from '../../../app/office/read-member.ts'
import { type Html, html } from '../html.ts'
import { table } from '../parts.ts'
import { type MemberVisit, older, rowsOf } from './member-page.ts'

const ANSWERS = { yes: 'covered', no: 'not-covered', 'cannot-tell': 'cannotTell' } as const

/** What clinics asked about the household and billed, newest first. */
export function careSection(here: MemberVisit, care: readonly CareSeen[]): Html {
  const { words, write, seen } = here
  const say = words('member')
  const shown = care.slice(0, rowsOf(here, 'care'))
  const next = care.length > shown.length && String(shown.at(-1)?.at ?? '')
  const nameOf = (ordinal: number | null) =>
    seen.people.find((one) => one.ordinal === (ordinal ?? 0))?.name ?? ''
  const bills = ({ bills }: CareSeen) =>
    bills.map(
      (bill) =>
        html`<div>
          ${bill.service_code}
          ${write.money(bill.mutual_amount)}${bill.decisions.some(({ kind }) => kind !== 'accepted') && ` (${say('takenBack')})`}
        </div>`,
    )
  const columns = [
    { name: words('frame')('day'), cell: ({ at }: CareSeen) => write.moment(at), isHead: true },
    { name: say('clinic'), cell: ({ provider }: CareSeen) => provider },
    { name: words('frame')('name'), cell: ({ ordinal }: CareSeen) => nameOf(ordinal) },
    { name: say('answer'), cell: ({ answer }: CareSeen) => say(ANSWERS[answer]) },
    { name: say('code'), cell: ({ code }: CareSeen) => code },
    { name: say('billed'), cell: bills },
  ] as const
  return html`<section id="care">
    <h2>${say('care')}</h2>
    ${care.length === 0 ? html`<p>${say('noCare')}</p>` : table(say('care'), columns, shown)}
    ${older(here, 'care', next)}
  </section>`
}
